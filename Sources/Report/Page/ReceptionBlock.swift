/// The block on how own tweets were received.
extension ReportHTML {
  private var numbers: NumberStyle { prose.numbers }

  /// Nil where the export tells no likes and no retweets.
  var receptionBlock: Block? {
    let rows = receptions
    guard rows.contains(where: { ($0.retweets?.count ?? 0) >= Figures.fewestTweets }) else {
      return nil
    }
    return Block(
      id: "reception", finding: receptionFinding(rows),
      picture: BarChart(
        id: "picture-reception", title: receptionTitle, description: receptionTitle,
        nothing: prose.noTweets, names: .above,
        bars: rows.compactMap { row in
          row.retweets.map { median in
            BarChart.Bar(
              name: title(row.label), value: median.value, figure: figure(median),
              style: row.label.isService ? "accent" : "plain")
          }
        }
      ).picture,
      reading: prose.say(
        """
        Median retweet atas tweet sendiri: separuh tweet kategori itu mendapat paling sedikit sekian; \
        dalam kurung selang kepercayaan 95%. Kategori dengan kurang dari \
        \(prose.tweets(Figures.fewestTweets)) tidak digambar.
        """,
        """
        Median retweets of own tweets: half of a category’s tweets got at least so many; in brackets the \
        95% confidence interval. Categories of fewer than \(prose.tweets(Figures.fewestTweets)) are not \
        drawn.
        """),
      tables: [("reception", receptionTable(rows))])
  }

  private struct Row {
    let label: Figures.Label
    let retweets: Median?
    let likes: Median?
  }

  private var receptionTitle: String {
    prose.say("Median retweet per kategori", "Median retweets by category")
  }

  private var receptions: [Row] {
    figures.labels.compactMap { label in
      guard let reception = label.id.flatMap({ contents.tally.reception[$0] }) else { return nil }
      func enough(_ counts: [Int: Int]) -> Median? {
        Median(counts).flatMap { $0.count >= Figures.fewestTweets ? $0 : nil }
      }
      let row = Row(
        label: label, retweets: enough(reception.retweets), likes: enough(reception.likes))
      return row.retweets == nil && row.likes == nil ? nil : row
    }
    .sorted { ($0.retweets?.value ?? -1) > ($1.retweets?.value ?? -1) }
  }

  private func figure(_ median: Median) -> String {
    "\(numbers.number(median.value)) (\(numbers.number(median.lower))–\(numbers.number(median.upper)))"
  }

  private func receptionFinding(_ rows: [Row]) -> Markup {
    guard let first = rows.first, let most = first.retweets, most.value > 0 else {
      return prose.say(
        "Separuh tweet atau lebih tidak diteruskan sama sekali",
        "Half of the tweets or more were not passed on at all")
    }
    let rest = rows.dropFirst().compactMap(\.retweets)
    if rest.contains(where: { $0.upper >= most.lower }) {
      return prose.say(
        "Tidak ada kategori yang terbukti paling banyak diteruskan",
        "No category can be shown to be passed on most")
    }
    return prose.say(
      "Paling banyak diteruskan: \(title(first.label)), median \(numbers.number(most.value)) retweet",
      "Passed on most: \(title(first.label)), a median of \(numbers.number(most.value)) retweets")
  }

  private func receptionTable(_ rows: [Row]) -> DataTable {
    func cells(_ median: Median?) -> [DataTable.Cell] {
      guard let median else { return Array(repeating: DataTable.Cell("–", ""), count: 3) }
      return [median.value, median.lower, median.upper].map { DataTable.Cell($0, numbers) }
    }
    let (from, to) = (prose.say("dari", "from"), prose.say("sampai", "to"))
    return DataTable(
      caption: prose.say("Retweet dan suka, median", "Retweets and likes, medians"),
      columns: [
        .init(title: prose.category, isNumeric: false), .init(title: prose.tweets),
        .init(title: prose.retweets), .init(title: from), .init(title: to),
        .init(title: prose.say("Suka", "Likes")), .init(title: from), .init(title: to),
      ],
      rows: rows.map { row in
        [
          DataTable.Cell(title(row.label)),
          DataTable.Cell(row.retweets?.count ?? row.likes?.count ?? 0, numbers),
        ] + cells(row.retweets) + cells(row.likes)
      })
  }
}
