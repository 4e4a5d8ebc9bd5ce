import Statistics

/// The periods of a year, estimated from a sample of it: quarters where each has ten codes or none, else halves, else
/// the year, as the report joins them. Which are joined depends on the sample, so every period that is shown counts.
struct JoinedCell: Sendable {
  let codes: Int
  /// The quarters' parts of the archive, and the category's share in each.
  let quarters: [(size: Double, share: Double)]
  let name: String
  let classifier: Classifier

  private static let years: [(name: String, quarters: [(size: Double, share: Double)])] = [
    ("even, 2 %", [(0.25, 0.02), (0.25, 0.02), (0.25, 0.02), (0.25, 0.02)]),
    ("even, 5 to 20 %", [(0.25, 0.05), (0.25, 0.1), (0.25, 0.15), (0.25, 0.2)]),
    ("uneven, 2 to 30 %", [(0.05, 0.3), (0.15, 0.02), (0.3, 0.1), (0.5, 0.05)]),
    ("uneven, 10 to 50 %", [(0.4, 0.1), (0.08, 0.5), (0.12, 0.3), (0.4, 0.2)]),
  ]

  static var all: [JoinedCell] {
    [50, 100, 200, 400].flatMap { codes in
      years.flatMap { year in
        Classifier.all.map {
          JoinedCell(codes: codes, quarters: year.quarters, name: year.name, classifier: $0)
        }
      }
    }
  }

  /// The periods that are shown, as places of their quarters.
  private static func periods(_ codes: DrawnCodes) -> [[Int]] {
    func isEnough(_ places: [Int]) -> Bool {
      codes.coded(in: places) == 0 || codes.coded(in: places) >= PartCell.fewest
    }
    let halves = [[0, 1], [2, 3]]
    guard halves.allSatisfy(isEnough) else { return [[0, 1, 2, 3]] }
    return halves.flatMap { half in
      half.allSatisfy { isEnough([$0]) } ? half.map { [$0] } : [half]
    }.filter { codes.coded(in: $0) > 0 }
  }

  /// Scores of the periods by how many quarters they have: 1, 2 or 4.
  func run(_ options: Options, seed: UInt64) -> [Int: Score] {
    var generator = SeededGenerator(seed: 16, stream: seed)
    var scores: [Int: Score] = [:]
    var parts: [LabelledPart] = []
    for round in 0..<options.repeats {
      if round % 20 == 0 {
        parts = quarters.map {
          LabelledPart(Int($0.size * Double(PartCell.tweets)), $0.share, classifier, &generator)
        }
      }
      let drawn = DrawnCodes(codes, of: parts, &generator)
      for period in Self.periods(drawn) where drawn.coded(in: period) >= PartCell.fewest {
        let share = drawn.sample(of: period).share(
          of: [1], draws: options.draws, seed: generator.next())
        guard let interval = share?.interval else { continue }
        scores[period.count, default: Score()].add(interval, drawn.truth(of: period))
      }
    }
    return scores
  }
}

/// The results of joined periods in Markdown.
struct JoinedTable {
  let cells: [JoinedCell]
  let results: [[Int: Score]]
  let repeats: Int

  func print() {
    Swift.print(
      "| codes | year | classifier | quarters | held | halves | held | years | held |\n"
        + "|---|---|---|---|---|---|---|---|---|")
    var shown: [Double] = []
    for (cell, result) in zip(cells, results) {
      let columns = [1, 2, 4].map { size in
        guard let score = result[size] else { return "0 | –" }
        if score.repeats >= repeats / 4 { shown.append(score.coverage) }
        return "\(score.repeats) | \(decimals(score.coverage, 3))"
      }
      Swift.print(
        "| \(cell.codes) | \(cell.name) | \(cell.classifier.name) | \(columns.joined(separator: " | ")) |"
      )
    }
    let mean = shown.reduce(0, +) / Double(max(1, shown.count))
    Swift.print(
      "\nOf \(shown.count) with at least \(repeats / 4) periods: lowest \(decimals(shown.min() ?? 0, 3)), "
        + "mean \(decimals(mean, 3)).")
  }
}
