internal import Statistics

/// The block on accounts that are alike.
extension ReportHTML {
  private var numbers: NumberStyle { prose.numbers }

  /// Nil where there are fewer than two accounts to compare.
  var similarityBlock: Block? {
    guard let alike = AlikeAccounts(contents, figures) else { return nil }
    return Block(
      id: "similarity", finding: finding(alike), picture: circle(alike).picture,
      narrow: pairBars(alike), reading: reading(alike),
      others: [tree(alike)], tables: [("similarities", table(alike))])
  }

  private func finding(_ alike: AlikeAccounts) -> Markup {
    let limit = numbers.number(alike.threshold, decimals: 2)
    guard let first = alike.joined.first else {
      return prose.say(
        "Tidak ada dua akun yang serupa (ambang \(limit))",
        "No two accounts are alike (threshold \(limit))")
    }
    let pair =
      "@\(alike.names[first.first]) \(prose.say("dan", "and")) @\(alike.names[first.second])"
    let value = numbers.number(first.similarity, decimals: 2)
    return prose.say("Paling serupa: \(pair) (\(value))", "Most alike: \(pair) (\(value))")
  }

  private func reading(_ alike: AlikeAccounts) -> String {
    let measure = name(of: alike.measure)
    let limit = numbers.number(alike.threshold, decimals: 2)
    let lines = prose.count(alike.joined.count, "garis", "line", "lines")
    return alike.areWriters
      ? prose.say(
        "Akun yang dihubungkan memakai kata serupa (\(measure) ≥ \(limit)): \(lines).",
        "Accounts that are joined use similar words (\(measure) ≥ \(limit)): \(lines).")
      : prose.say(
        "Akun yang dihubungkan disebut dalam tweet yang sama (\(measure) ≥ \(limit)): \(lines).",
        "Accounts that are joined are mentioned in the same tweets (\(measure) ≥ \(limit)): \(lines)."
      )
  }

  private func name(of measure: SimilarityMeasure) -> String {
    switch measure {
    case .jaccard: "Jaccard"
    case .sorensen: "Sørensen"
    case .pearson: "Pearson"
    }
  }

  private var similarityTitle: String {
    prose.say("Keserupaan akun", "Similarity of accounts")
  }

  private func circle(_ alike: AlikeAccounts) -> CircleChart {
    // Round the circle as in the tree, so that what is alike stands together.
    let order = alike.dendrogram.order
    var places = [Int](repeating: 0, count: order.count)
    for (place, item) in order.enumerated() { places[item] = place }
    return CircleChart(
      id: "picture-similarity", title: similarityTitle, description: reading(alike), nothing: "–",
      names: order.map { "@\(alike.names[$0])" },
      lines: alike.joined.map { pair in
        let range = max(0.01, 1 - alike.threshold)
        return CircleChart.Line(
          first: places[pair.first], second: places[pair.second],
          strength: min(1, (pair.similarity - alike.threshold) / range),
          description: describe(pair, alike))
      })
  }

  private func describe(_ pair: AlikeAccounts.Pair, _ alike: AlikeAccounts) -> String {
    "@\(alike.names[pair.first]) – @\(alike.names[pair.second]): "
      + numbers.number(pair.similarity, decimals: 2)
  }

  /// For a telephone: the pairs, most alike first.
  private func pairBars(_ alike: AlikeAccounts) -> Picture {
    ShareChart(
      id: "picture-similarity-narrow", title: similarityTitle, axis: .whole, numbers: numbers,
      nothing: prose.say("Tidak ada yang serupa.", "None are alike."),
      rows: alike.joined.prefix(20).map { pair in
        ShareChart.Row(
          name: "@\(alike.names[pair.first]) – @\(alike.names[pair.second])",
          value: pair.similarity, figure: numbers.number(pair.similarity, decimals: 2),
          description: describe(pair, alike))
      }
    ).picture
  }

  private func table(_ alike: AlikeAccounts) -> DataTable {
    DataTable(
      caption: similarityTitle,
      columns: [
        .init(title: prose.account, isNumeric: false),
        .init(title: prose.say("Akun lain", "Other account"), isNumeric: false),
        .init(title: name(of: alike.measure)),
      ],
      rows: alike.pairs.map { pair in
        [
          DataTable.Cell("@\(alike.names[pair.first])", alike.names[pair.first]),
          DataTable.Cell("@\(alike.names[pair.second])", alike.names[pair.second]),
          DataTable.Cell(
            "\(numbers.number(pair.similarity, decimals: 3))", "\(pair.similarity.toSixDecimals)"),
        ]
      }, shown: 20)
  }

  private func tree(
    _ alike: AlikeAccounts
  ) -> (name: String, title: String, picture: Picture) {
    let title = prose.say("Dendrogram (pautan lengkap)", "Dendrogram (complete linkage)")
    let chart = DendrogramChart(
      id: "picture-dendrogram", title: title,
      description: prose.say(
        "Makin ke kanan sambungannya, makin kurang serupa",
        "The further right joined, the less alike"),
      nothing: "–", names: alike.names.map { "@\($0)" }, dendrogram: alike.dendrogram,
      threshold: alike.threshold, numbers: numbers)
    return ("dendrogram", title, chart.picture)
  }
}
