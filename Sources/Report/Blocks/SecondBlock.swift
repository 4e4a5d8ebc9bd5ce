internal import Classifier

/// The block on a second coding, such as whom the tweets address. It has nothing to do with the share of service
/// content and never stands above it.
extension ReportHTML {
  private var numbers: NumberStyle { prose.numbers }

  /// Nil where there is no second coding.
  var secondBlock: Block? {
    guard let second = contents.second else { return nil }
    let labels = secondLabels(second)
    let title = second.title[prose.language]
    return Block(
      id: "second", finding: finding(title, labels),
      picture: BarChart(
        id: "picture-second", title: title, description: title, nothing: prose.noTweets,
        names: .above,
        bars: labels.map { label in
          BarChart.Bar(
            name: label.title[prose.language], value: label.tweets,
            figure: numbers.percent(label.tweets, of: figures.tweets), style: "plain")
        }
      ).picture,
      reading: prose.say(
        "Bagian dari semua tweet menurut kata kunci buku kode \(second.codebook), tidak dikoreksi. Ini pengodean "
          + "kedua, terpisah dari bagian konten layanan.",
        "Shares of all tweets by the keywords of the codebook \(second.codebook), not corrected. This is a second "
          + "coding, apart from the share of service content."),
      tables: [("second", table(title, labels))],
      more: definitions(of: second.categories))
  }

  private struct SecondLabel {
    let id: String
    let title: Wording
    let tweets: Int
    let own: Int
  }

  /// By size.
  private func secondLabels(_ second: SecondCoding) -> [SecondLabel] {
    let (all, own) = (contents.tally.second.labels, contents.tally.second.own.labels)
    return second.categories.enumerated().map { place, category in
      (
        place,
        SecondLabel(
          id: category.id, title: category.title, tweets: all[category.id, default: 0],
          own: own[category.id, default: 0])
      )
    }
    .sorted { ($1.1.tweets, $0.0) < ($0.1.tweets, $1.0) }.map(\.1)
  }

  private func finding(_ title: String, _ labels: [SecondLabel]) -> Markup {
    guard let first = labels.first, first.tweets > 0 else {
      return prose.say("\(title): tidak ada tweet", "\(title): no tweets")
    }
    let share = numbers.percent(first.tweets, of: figures.tweets)
    return prose.say(
      "\(title): terbanyak \(first.title.indonesian) (\(share))",
      "\(title): most often \(first.title.english) (\(share))")
  }

  private func table(_ title: String, _ labels: [SecondLabel]) -> DataTable {
    DataTable(
      caption: title,
      columns: [
        .init(title: prose.category, isNumeric: false), .init(title: prose.tweets),
        .init(title: prose.share), .init(title: prose.own), .init(title: prose.retweets),
      ],
      rows: labels.map { label in
        [
          DataTable.Cell("\(label.title[prose.language]) (\(label.id))"),
          DataTable.Cell(label.tweets, numbers),
          DataTable.Cell(label.tweets, of: figures.tweets, numbers),
          DataTable.Cell(label.own, numbers), DataTable.Cell(label.tweets - label.own, numbers),
        ]
      })
  }
}
