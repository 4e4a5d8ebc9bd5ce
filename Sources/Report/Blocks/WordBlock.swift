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
        let word: Markup = "<bdi>\($0.spelling)</bdi>"
        let address = contents.links?.word($0.spelling)
        return
          "<li>\(word.linked(to: address)) <span class=\"soft\">\(numbers.number($0.count))</span></li>"
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

  /// The most frequent words as a cloud; nil without words. It is a picture that many know, and says little:
  /// the page has it where it is asked for.
  var cloudBlock: Block? {
    let words = Ranking(contents.tally.words, shown: Self.cloudWords)
    guard let first = words.rows.first else { return nil }
    let typical = Set(
      figures.labels.filter(\.isService).flatMap { figures.keywords[$0.id ?? "", default: []] }
        .map(\.spelling))
    func cloud(_ id: Markup, width: Int, _ count: Int) -> Picture {
      CloudChart(
        id: id, title: prose.say("Awan kata", "Cloud of words"), description: cloudReading,
        nothing: "–", width: width,
        words: words.rows.prefix(count).map { row in
          CloudChart.Word(
            text: row.spelling, count: row.count,
            style: typical.contains(row.spelling) ? "accent" : "word",
            description: "\(row.spelling): \(numbers.number(row.count))")
        }
      ).picture
    }
    return Block(
      id: "cloud",
      finding: prose.say(
        "Kata tersering: “\(first.spelling)”, \(numbers.number(first.count)) kali",
        "The most frequent word: “\(first.spelling)”, \(prose.count(first.count, "", "time", "times"))"
      ),
      picture: cloud("picture-cloud", width: 720, Self.cloudWords),
      narrow: cloud("picture-cloud-narrow", width: 350, Self.cloudWords / 2), reading: cloudReading
    )
  }

  /// The words of a cloud.
  private static let cloudWords = 100

  private var cloudReading: String {
    prose.say(
      "Makin besar, makin sering; berwarna: kata yang khas untuk kategori layanan.",
      "The larger, the more frequent; coloured: words typical of the categories of service.")
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
          DataTable.Cell(
            sign + row.spelling, sign + row.spelling, to: contents.links?.word(sign + row.spelling)),
          DataTable.Cell(row.count, numbers),
          DataTable.Cell(others.joined(separator: ", ")),
        ]
      })
  }
}
