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
    let codesAlone: Statistics.Estimate?
    let corrected: Statistics.Estimate?
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
    let bootstrap: BootstrappedShares?
    switch basis {
    case .sample: (sample, bootstrap) = (self.sample(in: group), nil)
    case .elsewhere:
      // Each draw is a whole fit; a thousand tell an interval well enough.
      let draws = min(intervals.draws, 1_000)
      let seed = intervals.seed
      (sample, bootstrap) = (
        nil,
        posteriorShift(in: group)?.bootstrap(draws: draws, seed: seed)
          ?? labelShift(in: group).bootstrap(draws: draws, seed: seed)
      )
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
  func difference(_ target: Target, _ first: String, _ second: String) -> Statistics.Estimate? {
    guard case .sample = basis else { return nil }
    return sample(in: first).difference(
      of: target.categories, from: sample(in: second), level: intervals.level,
      draws: intervals.draws, seed: intervals.seed)
  }

  /// A stratum with too few codes to stand alone.
  struct ThinStratum {
    let name: String
    let coded: Int
  }

  /// The strata that are counted together with a neighbour: in the whole archive, or in one group.
  func thinStrata(in group: String? = nil) -> [ThinStratum] {
    guard case .sample = basis else { return [] }
    return strata(in: group).filter {
      $0.value.coded < min(ShareAnalysis.fewest, $0.value.tweets)
    }.map { key, stratum in
      let label = categories[key.label].id
      return ThinStratum(
        name: key.group.isEmpty ? label : "\(label) in \(key.group)", coded: stratum.coded)
    }
  }

  /// Whether groups are wanted of which the sample's design knows nothing.
  var groupsAreNew: Bool { grouping != nil && grouping != codes.design?.grouping }

  /// How likely such an archive is if codes from elsewhere fit it; nil for a sample.
  var plausibility: Double? {
    guard case .elsewhere = basis else { return nil }
    return posteriorShift(in: nil)?.plausibility(seed: intervals.seed)
      ?? labelShift(in: nil).plausibility(seed: intervals.seed)
  }

  // MARK: Codes of this archive

  private func sample(in group: String?) -> StratifiedSample {
    StratifiedSample(strata(in: group).map(\.value), fewest: ShareAnalysis.fewest)
  }

  /// The strata that have tweets, neighbours with the same label.
  private func strata(
    in group: String?
  ) -> [(key: ArchiveSurvey.Stratum, value: Stratum)] {
    // Groups of which the design knows nothing split strata into ever smaller ones; the whole
    // archive does without them.
    let isSplit = group != nil || !groupsAreNew
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
    return strata.filter { $0.value.tweets > 0 }.sorted {
      ($0.key.label, $0.key.group) < ($1.key.label, $1.key.group)
    }
  }

  private func codesAlone(_ target: Target, in group: String?) -> Statistics.Estimate? {
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
    return Statistics.Estimate(
      inside / all,
      .wilson(inside / all * effective, of: effective, level: intervals.level))
  }

  // MARK: Codes from elsewhere

  /// By a model's probabilities; nil for keywords, and where codes are of categories that the model
  /// does not know.
  private func posteriorShift(in group: String?) -> PosteriorShift? {
    var archive: PosteriorTally?
    for (stratum, part) in survey.parts where group == nil || stratum.group == group {
      guard let posteriors = part.posteriors else { return nil }
      if archive == nil { archive = posteriors } else { archive?.add(posteriors) }
    }
    guard let archive else { return nil }
    var coded: [PosteriorShift.Coded] = []
    for code in codes.codes {
      guard let label = labels[code.id], label.posterior.count == archive.categories else {
        return nil
      }
      let given = code.categories.compactMap(\.self)
      guard given.allSatisfy({ $0 < archive.categories }) else { return nil }
      coded += given.map {
        PosteriorShift.Coded(
          posterior: label.posterior, category: $0, weight: 1 / Double(given.count))
      }
    }
    return PosteriorShift(coded: coded, archive: archive)
  }

  /// By labels, in bands of how strongly something spoke for them.
  private func labelShift(in group: String?) -> PriorShift {
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
