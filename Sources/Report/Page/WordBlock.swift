/// The block on the words that set the categories apart, and on the most frequent ones.
extension ReportHTML {
  private var numbers: NumberStyle { prose.numbers }

  /// Hashtags are shown from so many uses on.
  private static let fewestUses = 3

  var wordBlock: Block {
    let labels = figures.labels.filter { label in
      label.id.map { figures.keywords[$0, default: []].isEmpty == false } ?? false
    }
    let items: [Markup] = labels.map { label in
      let words: [Markup] = figures.keywords[label.id ?? "", default: []].map {
        "<li><bdi>\($0.spelling)</bdi> <span class=\"soft\">\(numbers.number($0.count))</span></li>"
      }
      return "<dt>\(title(label))</dt>\n<dd><ul class=\"words\">\(words)</ul></dd>"
    }
    let reading = prose.say(
      "Kata yang jauh lebih sering dalam kategori itu daripada di luarnya (log-likelihood, p < 0,001), "
        + "dengan jumlahnya.",
      "Words that are far more frequent in a category than outside it (log-likelihood, p < .001), with "
        + "their counts.")
    return Block(
      id: "words", finding: wordFinding,
      body: items.isEmpty
        ? "" : "<dl class=\"keywords\">\n\(items)\n</dl>\n<p class=\"soft\">\(reading)</p>",
      tables: [("words", table(figures.words, prose.word, "")), ("hashtags", hashtagTable)])
  }

  private var wordFinding: Markup {
    guard figures.words.total > 0 else {
      return prose.say("Tidak ada kata yang dihitung", "There are no words to count")
    }
    let service = figures.labels.first { label in
      label.isService && label.id.map { !figures.keywords[$0, default: []].isEmpty } ?? false
    }
    if let service, let words = figures.keywords[service.id ?? ""] {
      let list = prose.list(words.prefix(3).map { "“\($0.spelling)”" })
      return prose.say(
        "Khas untuk \(title(service)): \(list)", "Typical of \(title(service)): \(list)")
    }
    let first = figures.words.rows[0]
    return prose.say(
      "Kata tersering: “\(first.spelling)”, \(numbers.number(first.count)) kali",
      "The most frequent word: “\(first.spelling)”, \(prose.count(first.count, "", "time", "times"))"
    )
  }

  private var hashtagTable: DataTable {
    table(
      figures.hashtags, prose.hashtag, "#",
      rows: figures.hashtags.rows.filter { $0.count >= Self.fewestUses })
  }

  private func table(
    _ ranking: Ranking, _ name: String, _ sign: String, rows: [Ranking.Row]? = nil
  ) -> DataTable {
    DataTable(
      caption: name,
      columns: [
        .init(title: name, isNumeric: false), .init(title: prose.occurrences),
        .init(title: prose.otherSpellings, isNumeric: false),
      ],
      rows: (rows ?? ranking.rows).map { row in
        let others = row.spellings.dropFirst().prefix(5).map {
          "\(sign)\($0.spelling) \(numbers.number($0.count))"
        }
        return [
          DataTable.Cell(sign + row.spelling), DataTable.Cell(row.count, numbers),
          DataTable.Cell(others.joined(separator: ", ")),
        ]
      })
  }
}
