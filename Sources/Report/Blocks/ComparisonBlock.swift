internal import Statistics

/// The block on two parts of the archive: their shares, and what the difference says.
extension ReportHTML {
  private var numbers: NumberStyle { prose.numbers }

  /// Nil where nothing is compared.
  var comparisonBlock: Block? {
    guard let comparison = figures.comparison else { return nil }
    let rows = comparison.sides.enumerated().compactMap { row($1, "compared-\($0 + 1)") }
    let largest = comparison.sides.compactMap { $0.estimate?.interval?.upper ?? $0.value }.max()
    return Block(
      id: "comparison", finding: "\(ComparisonProse(comparison, prose).finding)",
      picture: ShareChart(
        id: "picture-comparison", title: prose.serviceShare, axis: Axis(through: largest ?? 1),
        numbers: numbers, nothing: prose.noTweets, rows: rows
      ).picture,
      reading: ComparisonProse(comparison, prose).reading,
      tables: [("comparison", table(comparison))])
  }

  private func row(_ side: Comparison.Side, _ measure: String) -> ShareChart.Row? {
    guard let value = side.value else { return nil }
    if let estimate = side.estimate, let coded = side.coded {
      return estimated(
        side.part.name(prose), measure, estimate, coded, side.counted.estimate)
    }
    let figure = numbers.percent(side.counted.service, of: side.counted.labelled)
    return ShareChart.Row(
      name: side.part.name(prose), value: value, figure: figure, measure: measure,
      description: "\(side.part.name(prose)): \(figure)")
  }

  private func table(_ comparison: Comparison) -> DataTable {
    DataTable(
      caption: prose.say("Perbandingan", "Comparison"),
      columns: [
        .init(title: prose.say("Bagian arsip", "Part"), isNumeric: false),
        .init(title: prose.tweets), .init(title: prose.say("Kode", "Codes")),
        .init(title: prose.share), .init(title: prose.say("Dari", "From")),
        .init(title: prose.say("Sampai", "To")),
      ],
      rows: comparison.sides.map { side in
        let decimals = NumberStyle.decimals(for: side.coded ?? side.counted.labelled)
        let interval = side.value == nil ? nil : side.estimate?.interval
        return [
          DataTable.Cell("\(side.part.name(prose))", side.part.code),
          DataTable.Cell(side.tweets, numbers),
          side.coded.map { DataTable.Cell($0, numbers) } ?? DataTable.Cell("–", ""),
          DataTable.Cell(side.value, numbers, decimals: decimals),
          DataTable.Cell(interval?.lower, numbers, decimals: decimals),
          DataTable.Cell(interval?.upper, numbers, decimals: decimals),
        ]
      })
  }
}

/// What a comparison says, in words.
struct ComparisonProse {
  private let comparison: Comparison
  private let prose: Prose
  private let first: String
  private let second: String

  init(_ comparison: Comparison, _ prose: Prose) {
    (self.comparison, self.prose) = (comparison, prose)
    (first, second) = (
      comparison.sides[0].part.name(prose), comparison.sides[1].part.name(prose)
    )
  }

  /// The verdict as a sentence without its full stop.
  var finding: String {
    guard let difference = comparison.difference, comparison.verdict != .tooFew else {
      return prose.say(
        "\(first) dan \(second) tidak dapat dibandingkan: datanya terlalu sedikit",
        "\(first) and \(second) cannot be compared: there is too little to go by")
    }
    let points = prose.numbers.points(abs(difference.value))
    let size = points.first == "+" ? String(points.dropFirst()) : points
    let isMore = difference.value > 0
    switch comparison.verdict {
    case .more, .less:
      return prose.say(
        "Bagian layanan \(places.second) \(size) poin persentase \(isMore ? "lebih tinggi" : "lebih rendah") daripada \(places.first)",
        "The share of service content \(places.second) is \(size) percentage points \(isMore ? "higher" : "lower") than \(places.first)"
      )
    case .notShown:
      return prose.say(
        "Perbedaan antara \(first) dan \(second) tidak terbukti",
        "No difference between \(first) and \(second) can be shown")
    case .unchecked, .tooFew:
      return prose.say(
        "Menurut label program, \(second) \(size) poin persentase \(isMore ? "di atas" : "di bawah") \(first); belum diperiksa orang",
        "By the program’s labels, \(second) is \(size) percentage points \(isMore ? "above" : "below") \(first); nobody has checked"
      )
    }
  }

  private var places: (first: String, second: String) {
    (comparison.sides[0].part.place(prose), comparison.sides[1].part.place(prose))
  }

  /// The difference with its interval, or why there is none.
  var reading: String {
    guard let difference = comparison.difference else {
      return comparison.sides[0].coded == nil
        ? prose.say(
          "Tiap bagian memerlukan paling sedikit \(prose.tweets(Figures.fewestTweets)).",
          "Each part needs at least \(prose.tweets(Figures.fewestTweets)).")
        : prose.say(
          "Tiap bagian memerlukan paling sedikit \(CorrectedShare.fewestCodes) kode dari sampel acak.",
          "Each part needs at least \(CorrectedShare.fewestCodes) codes of a random sample.")
    }
    let numbers = prose.numbers
    let points = numbers.points(difference.value)
    guard let interval = difference.interval else {
      return prose.say(
        "\(second) dikurangi \(first): \(points) poin persentase, menurut label program.",
        "\(second) less \(first): \(points) percentage points, by the program’s labels.")
    }
    let (lower, upper) = (numbers.points(interval.lower), numbers.points(interval.upper))
    return prose.say(
      "\(second) dikurangi \(first): \(points) poin persentase (selang: \(lower) sampai \(upper)).",
      "\(second) less \(first): \(points) percentage points (interval: \(lower) to \(upper)).")
  }
}
