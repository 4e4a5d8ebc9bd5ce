import Statistics

/// How often labels find what they should, and what they should not.
struct Classifier: Sendable {
  let name: String
  let tpr: Double
  let fpr: Double

  static let all = [
    Classifier(name: "poor", tpr: 0.4, fpr: 0.15), Classifier(name: "fair", tpr: 0.7, fpr: 0.04),
    Classifier(name: "good", tpr: 0.85, fpr: 0.02),
  ]
}

/// A part of an archive: how many of its tweets each label has, and how many of those are truly of the category.
struct LabelledPart: Sendable {
  let labelled: [Int]
  let inside: [Int]

  var tweets: Int { labelled.reduce(0, +) }
  var truth: Double { Double(inside.reduce(0, +)) / Double(tweets) }

  /// Labels tweets of which this share is of the category: with its label, and with three others.
  init(
    _ tweets: Int, _ share: Double, _ classifier: Classifier, _ generator: inout SeededGenerator
  ) {
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
    (self.labelled, self.inside) = (labelled, inside)
  }
}

/// The codes of a sample of an archive by label, as they fall on its parts.
struct DrawnCodes {
  private let parts: [LabelledPart]
  /// By part and label, the codes and those of the category among them.
  private var drawn: [[Int]]
  private var found: [[Int]]
  /// By label, how many tweets a code stands for.
  private var weights: [Double] = []

  /// Draws `codes` tweets of all parts together.
  init(_ codes: Int, of parts: [LabelledPart], _ generator: inout SeededGenerator) {
    self.parts = parts
    drawn = parts.map { _ in [] }
    found = drawn
    let labels = parts[0].labelled.indices
    let all = labels.map { label in parts.reduce(0) { $0 + $1.labelled[label] } }
    let inside = labels.map { label in parts.reduce(0) { $0 + $1.inside[label] } }
    let shares = zip(inside, all).map { Double($0) / Double(max(1, $1)) }
    let sizes = Allocation.neyman(codes, tweets: all, shares: shares)
    for label in labels {
      weights.append(Double(all[label]) / Double(max(1, sizes[label])))
      var (left, size) = (all[label], sizes[label])
      for (place, part) in parts.enumerated() {
        // Of the tweets with this label that are left, those of this part first; in it the category's first.
        let here = generator.inside(part.labelled[label], of: left, drawn: size)
        drawn[place].append(here)
        found[place].append(
          generator.inside(part.inside[label], of: part.labelled[label], drawn: here))
        left -= part.labelled[label]
        size -= here
      }
    }
  }

  /// The codes of some parts.
  func coded(in places: [Int]) -> Int { places.reduce(0) { $0 + drawn[$1].reduce(0, +) } }

  /// The true share of some parts.
  func truth(of places: [Int]) -> Double {
    let inside = places.reduce(0) { $0 + parts[$1].inside.reduce(0, +) }
    return Double(inside) / Double(places.reduce(0) { $0 + parts[$1].tweets })
  }

  /// The sample of some parts together. Codes weigh as much as the whole stratum that they were drawn from lets
  /// them.
  func sample(of places: [Int]) -> StratifiedSample {
    let strata = weights.indices.map { label in
      let tweets = places.reduce(0) { $0 + parts[$1].labelled[label] }
      let (codes, ours) = (
        places.reduce(0) { $0 + drawn[$1][label] }, places.reduce(0) { $0 + found[$1][label] }
      )
      var stratum = Stratum(tweets: tweets, categories: 2)
      for _ in 0..<codes - ours { stratum.add([0], weight: weights[label]) }
      for _ in 0..<ours { stratum.add([1], weight: weights[label]) }
      return stratum
    }
    return StratifiedSample(strata, fewest: 5)
  }
}
