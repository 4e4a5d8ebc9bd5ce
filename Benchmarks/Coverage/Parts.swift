import Statistics
internal import Glibc

/// A part of an archive (a year, an account, what is asked for), estimated from a sample of the whole, and its
/// difference from the rest. Counts only the samples in which both have at least ten codes: others are not
/// shown, but joined.
struct PartCell: Sendable {
  let codes: Int
  /// The part's share of the archive.
  let size: Double
  /// The category's share in the part, and in the rest.
  let shares: (part: Double, rest: Double)
  let classifier: Classifier

  static let fewest = 10
  static let tweets = 5_000

  private static let archives: [(part: Double, rest: Double)] = [
    (0.02, 0.1), (0.05, 0.05), (0.1, 0.3), (0.3, 0.1),
  ]

  static var all: [PartCell] {
    var cells: [PartCell] = []
    for codes in [50, 100, 200, 400] {
      for size in [0.05, 0.1, 0.25, 0.5] where Double(codes) * size >= Double(fewest) {
        for shares in archives {
          for classifier in Classifier.all {
            cells.append(
              PartCell(codes: codes, size: size, shares: shares, classifier: classifier))
          }
        }
      }
    }
    return cells
  }

  /// Scores of the part's share and of its difference from the rest.
  func run(_ options: Options, seed: UInt64) -> (part: Score, difference: Score) {
    var generator = SeededGenerator(seed: 15, stream: seed)
    var (partScore, differenceScore) = (Score(), Score())
    let tweets = Int(size * Double(Self.tweets))
    var halves: [LabelledPart] = []
    var tries = 0
    while partScore.repeats < options.repeats, tries < 20 * options.repeats {
      if tries % 20 == 0 {
        halves = [
          LabelledPart(tweets, shares.part, classifier, &generator),
          LabelledPart(Self.tweets - tweets, shares.rest, classifier, &generator),
        ]
      }
      tries += 1
      let drawn = DrawnCodes(codes, of: halves, &generator)
      guard drawn.coded(in: [0]) >= Self.fewest, drawn.coded(in: [1]) >= Self.fewest else {
        continue
      }
      let (part, rest) = (drawn.sample(of: [0]), drawn.sample(of: [1]))
      let seed = generator.next()
      if let interval = part.share(of: [1], draws: options.draws, seed: seed)?.interval {
        partScore.add(interval, halves[0].truth)
      }
      let difference = part.difference(of: [1], from: rest, draws: options.draws, seed: seed)
      if let interval = difference?.interval {
        differenceScore.add(interval, halves[0].truth - halves[1].truth)
      }
    }
    return (partScore, differenceScore)
  }
}

/// The results of parts in Markdown.
struct PartTable {
  let cells: [PartCell]
  let results: [(part: Score, difference: Score)]
  let repeats: Int

  func print() {
    Swift.print(
      "| codes | part | its share | rest | classifier | samples | part | width | difference | width |\n"
        + "|---|---|---|---|---|---|---|---|---|---|")
    let shown = zip(cells, results).filter { $0.1.part.repeats >= repeats / 4 }
    for (cell, result) in shown {
      Swift.print(
        "| \(cell.codes) | \(decimals(100 * cell.size, 0)) % | \(decimals(100 * cell.shares.part, 0)) % "
          + "| \(decimals(100 * cell.shares.rest, 0)) % | \(cell.classifier.name) "
          + "| \(result.part.repeats) | \(decimals(result.part.coverage, 3)) "
          + "| \(decimals(result.part.meanWidth, 3)) | \(decimals(result.difference.coverage, 3)) "
          + "| \(decimals(result.difference.meanWidth, 3)) |")
    }
    func summary(_ score: ((part: Score, difference: Score)) -> Score) -> String {
      let values = shown.map { score($0.1).coverage }
      let mean = values.reduce(0, +) / Double(max(1, values.count))
      return "lowest \(decimals(values.min() ?? 0, 3)), mean \(decimals(mean, 3))"
    }
    Swift.print(
      "\nCells: \(shown.count). Part: \(summary(\.part)); difference: \(summary(\.difference)).")
  }
}
