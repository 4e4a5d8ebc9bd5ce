import Classifier
import Corpus
import Foundation
import Lexicon
import Report
import Statistics

/// From codes and a survey of the archive to shares with intervals.
struct ShareAnalysis {
  /// What is estimated: a category or all of service content.
  struct Target {
    let name: String
    let categories: Set<Int>
  }

  /// A share as the labels have it, as the codes alone have it, and as both make it.
  struct Estimate {
    let uncorrected: Double
    let codesAlone: ShareEstimate?
    let corrected: ShareEstimate?
  }

  /// Why the codes say something of this archive.
  enum Basis {
    /// A random sample of it.
    case sample
    /// Codes from elsewhere, and why they are taken for such.
    case elsewhere(reason: String)
  }

  let basis: Basis
  let survey: ArchiveSurvey
  let codes: SampleCodes
  let categories: [Classifier.Category]
  let intervals: IntervalArguments
  private let grouping: Grouping?
  /// The labels, by id, of coded tweets that the archive does not label rightly: all that come from
  /// elsewhere, and those that a model has learnt from.
  private let labels: [String: CodedLabel]

  /// Fewer codes than this in a part make it join its neighbour.
  static let fewest = 5

  init(
    _ basis: Basis, _ survey: ArchiveSurvey, _ codes: SampleCodes, _ source: LabelSource,
    _ grouping: Grouping?, _ intervals: IntervalArguments
  ) throws {
    self.basis = basis
    self.survey = survey
    self.codes = codes
    categories = source.codableCategories
    self.intervals = intervals
    self.grouping = grouping
    if case .sample = basis {
      labels = try CodedLabel.outOfFold(codes, source)
    } else {
      labels = try CodedLabel.labels(of: codes, source)
    }
    if case .sample = basis, let lost = codes.codes.first(where: { survey.found[$0.id] == nil }) {
      throw Failure(
        .data,
        "\(lost.place): no tweet of the archive has this id; ids must stay as they were, "
          + "formatted as text")
    }
  }

  /// Each category, in their order.
  var targets: [Target] {
    categories.enumerated().map { Target(name: $1.id, categories: [$0]) }
  }

  /// All service content; nil where no category is.
  var service: Target? {
    let places = Set(categories.indices.filter { categories[$0].isService })
    return places.isEmpty ? nil : Target(name: "service", categories: places)
  }

  /// The groups of `--by`; empty without it.
  var groups: [String] { grouping == nil ? [] : survey.groups }

  func tweets(in group: String?) -> Int {
    survey.parts.reduce(0) { $0 + (group == nil || $1.key.group == group ? $1.value.tweets : 0) }
  }

  func coded(in group: String?) -> Int {
    guard case .sample = basis else { return codes.codes.count }
    return codes.codes.count { group == nil || survey.found[$0.id]?.stratum.group == group }
  }

  /// The estimates of `targets` in the archive, or in one group of it.
  func estimates(_ targets: [Target], in group: String? = nil) -> [Estimate] {
    let sample: StratifiedSample?
    let bootstrap: PriorShift.Bootstrap?
    switch basis {
    case .sample: (sample, bootstrap) = (self.sample(in: group), nil)
    case .elsewhere:
      // Each draw is a whole fit; a thousand tell an interval well enough.
      let draws = min(intervals.draws, 1_000)
      (sample, bootstrap) = (nil, shift(in: group).bootstrap(draws: draws, seed: intervals.seed))
    }
    return targets.map { target in
      let corrected =
        sample?.share(
          of: target.categories, level: intervals.level, draws: intervals.draws,
          seed: intervals.seed)
        ?? bootstrap?.share(of: target.categories, level: intervals.level)
      return Estimate(
        uncorrected: uncorrected(target, in: group),
        codesAlone: sample == nil ? nil : codesAlone(target, in: group), corrected: corrected)
    }
  }

  private func uncorrected(_ target: Target, in group: String?) -> Double {
    let labelled = survey.parts.reduce(0) { sum, item in
      let isIn = group == nil || item.key.group == group
      return isIn && target.categories.contains(item.key.label) ? sum + item.value.tweets : sum
    }
    return Double(labelled) / Double(max(1, tweets(in: group)))
  }

  /// The share of one group less that of another.
  func difference(_ target: Target, _ first: String, _ second: String) -> ShareEstimate? {
    guard case .sample = basis else { return nil }
    return sample(in: first).difference(
      of: target.categories, from: sample(in: second), level: intervals.level,
      draws: intervals.draws, seed: intervals.seed)
  }

  /// How many strata had too few codes to stand alone: in the whole archive, and in all groups.
  var merged: (overall: Int, inGroups: Int) {
    guard case .sample = basis else { return (0, 0) }
    return (sample(in: nil).merged, groups.reduce(0) { $0 + sample(in: $1).merged })
  }

  /// How likely the archive's labels are if codes from elsewhere fit it; nil for a sample.
  var plausibility: Double? {
    if case .elsewhere = basis { shift(in: nil).plausibility(seed: intervals.seed) } else { nil }
  }

  // MARK: Codes of this archive

  private func sample(in group: String?) -> StratifiedSample {
    // Groups of which the design knows nothing split strata into ever smaller ones; the whole
    // archive does without them.
    let isSplit = group != nil || grouping == nil || grouping == codes.design?.grouping
    func place(_ stratum: ArchiveSurvey.Stratum) -> ArchiveSurvey.Stratum {
      isSplit ? stratum : ArchiveSurvey.Stratum(group: "", label: stratum.label)
    }
    var tweets: [ArchiveSurvey.Stratum: Int] = [:]
    for (stratum, part) in survey.parts where group == nil || stratum.group == group {
      tweets[place(stratum), default: 0] += part.tweets
    }
    // A tweet that a model has learnt from moves to the stratum that others would put it in.
    let coded = codes.codes.compactMap { code -> (SampleCodes.Code, ArchiveSurvey.Stratum)? in
      guard let found = survey.found[code.id], group == nil || found.stratum.group == group else {
        return nil
      }
      let own = ArchiveSurvey.Stratum(
        group: found.stratum.group, label: labels[code.id]?.label ?? found.stratum.label)
      tweets[place(found.stratum), default: 0] -= 1
      tweets[place(own), default: 0] += 1
      return (code, place(own))
    }
    var strata = tweets.mapValues { Stratum(tweets: $0, categories: max(2, categories.count)) }
    for (code, stratum) in coded {
      strata[stratum]?.add(code.categories.compactMap(\.self), weight: code.weight)
    }
    // Neighbours have the same label.
    let sorted = strata.sorted { ($0.key.label, $0.key.group) < ($1.key.label, $1.key.group) }
    return StratifiedSample(sorted.map(\.value), fewest: ShareAnalysis.fewest)
  }

  private func codesAlone(_ target: Target, in group: String?) -> ShareEstimate? {
    var (inside, all, squares) = (0.0, 0.0, 0.0)
    for code in codes.codes
    where group == nil || survey.found[code.id]?.stratum.group == group {
      let given = code.categories.compactMap(\.self)
      let part = Double(given.count { target.categories.contains($0) }) / Double(given.count)
      inside += code.weight * part
      all += code.weight
      squares += code.weight * code.weight
    }
    guard all > 0 else { return nil }
    let effective = all * all / squares
    return ShareEstimate(
      point: inside / all,
      interval: .wilson(inside / all * effective, of: effective, level: intervals.level))
  }

  // MARK: Codes from elsewhere

  private func shift(in group: String?) -> PriorShift {
    var archive = [Int](repeating: 0, count: categories.count * Prediction.bands)
    for (stratum, part) in survey.parts where group == nil || stratum.group == group {
      for (band, tweets) in part.bands.enumerated() {
        archive[stratum.label * Prediction.bands + band] += tweets
      }
    }
    var cells = [[Int]](repeating: archive.map { _ in 0 }, count: categories.count)
    for code in codes.codes {
      // A tweet on which coders differ counts for the first of them.
      guard let label = labels[code.id],
        let category = code.categories.lazy.compactMap(\.self).first
      else { continue }
      cells[category][label.label * Prediction.bands + label.band] += 1
    }
    return PriorShift(codes: cells, archive: archive)
  }
}
