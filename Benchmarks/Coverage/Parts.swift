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
  let classifier: (name: String, tpr: Double, fpr: Double)

  static let fewest = 10
  static let tweets = 5_000

  private static let archives: [(part: Double, rest: Double)] = [
    (0.02, 0.1), (0.05, 0.05), (0.1, 0.3), (0.3, 0.1),
  ]
  private static let classifiers: [(name: String, tpr: Double, fpr: Double)] = [
    ("poor", 0.4, 0.15), ("fair", 0.7, 0.04), ("good", 0.85, 0.02),
  ]

  static var all: [PartCell] {
    var cells: [PartCell] = []
    for codes in [50, 100, 200, 400] {
      for size in [0.05, 0.1, 0.25, 0.5] where Double(codes) * size >= Double(fewest) {
        for shares in archives {
          for classifier in classifiers {
            cells.append(
              PartCell(codes: codes, size: size, shares: shares, classifier: classifier))
          }
        }
      }
    }
    return cells
  }

  /// How many tweets of a part each label has, and how many of those are truly of the category.
  private struct Half {
    let labelled: [Int]
    let inside: [Int]

    var tweets: Int { labelled.reduce(0, +) }
    var truth: Double { Double(inside.reduce(0, +)) / Double(tweets) }
  }

  /// The label of the category, and three others.
  private func half(_ tweets: Int, _ share: Double, _ generator: inout SeededGenerator) -> Half {
    let truth = Int((Double(tweets) * share).rounded())
    let hits = generator.binomial(truth, classifier.tpr)
    let alarms = generator.binomial(tweets - truth, classifier.fpr)
    var (labelled, inside) = ([hits + alarms], [hits])
    var (missed, others) = (truth - hits, tweets - truth - alarms)
    for part in [0.6, 0.75, 1] {
      let (some, rest) = (generator.binomial(missed, part), generator.binomial(others, part))
      labelled.append(some + rest)
      inside.append(some)
      (missed, others) = (missed - some, others - rest)
    }
    return Half(labelled: labelled, inside: inside)
  }

  /// Scores of the part's share and of its difference from the rest.
  func run(_ options: Options, seed: UInt64) -> (part: Score, difference: Score) {
    var generator = SeededGenerator(seed: 15, stream: seed)
    var (partScore, differenceScore) = (Score(), Score())
    let tweets = Int(size * Double(Self.tweets))
    var halves: [Half] = []
    var tries = 0
    while partScore.repeats < options.repeats, tries < 20 * options.repeats {
      if tries % 20 == 0 {
        halves = [
          half(tweets, shares.part, &generator),
          half(Self.tweets - tweets, shares.rest, &generator),
        ]
      }
      tries += 1
      let samples = sample(halves, &generator)
      guard samples.allSatisfy({ $0.coded >= Self.fewest }) else { continue }
      let (part, rest) = (samples[0], samples[1])
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

  /// A sample of the whole archive by label, as it falls on the part and on the rest.
  /// Codes weigh as much as the whole stratum that they were drawn from lets them.
  private func sample(_ halves: [Half], _ generator: inout SeededGenerator) -> [StratifiedSample] {
    let labels = halves[0].labelled.indices
    let all = labels.map { label in halves.reduce(0) { $0 + $1.labelled[label] } }
    let inside = labels.map { label in halves.reduce(0) { $0 + $1.inside[label] } }
    let shares = zip(inside, all).map { Double($0) / Double(max(1, $1)) }
    let sizes = Allocation.neyman(codes, tweets: all, shares: shares)
    var strata: [[Stratum]] = [[], []]
    for label in labels {
      // Of all tweets with this label: those of the part first, in each the category's first.
      let ofPart = generator.inside(halves[0].labelled[label], of: all[label], drawn: sizes[label])
      for (half, drawn) in [(0, ofPart), (1, sizes[label] - ofPart)] {
        let found = generator.inside(
          halves[half].inside[label], of: halves[half].labelled[label], drawn: drawn)
        var stratum = Stratum(tweets: halves[half].labelled[label], categories: 2)
        let weight = Double(all[label]) / Double(sizes[label])
        for _ in 0..<drawn - found { stratum.add([0], weight: weight) }
        for _ in 0..<found { stratum.add([1], weight: weight) }
        strata[half].append(stratum)
      }
    }
    return strata.map { StratifiedSample($0, fewest: 5) }
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
