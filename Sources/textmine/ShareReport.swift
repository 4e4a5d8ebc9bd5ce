import Corpus
import Classifier
import Foundation
import Lexicon
import Report
import Statistics

/// What `share` says.
struct ShareReport: Encodable {
  /// A share of the archive or of one group.
  struct Row: Encodable {
    let name: String
    let tweets: Int
    let coded: Int
    let share: Double?
    let lower: Double?
    let upper: Double?
    let uncorrected: Double
    let codesAlone: Double?
    let codesAloneLower: Double?
    let codesAloneUpper: Double?
  }

  /// The share of one group less that of another.
  struct Difference: Encodable {
    let first: String
    let second: String
    let difference: Double?
    let lower: Double?
    let upper: Double?
  }

  /// Sentences for a paper.
  struct Sentences: Encodable {
    let id: String
    let en: String
  }

  let method: CorrectedShare.Method
  let tweets: Int
  let coded: Int
  let notCoded: Int
  let level: Double
  let seed: UInt64
  let service: Row?
  let categories: [Row]
  let grouping: String?
  let groups: [Row]
  let difference: Difference?
  let sentences: Sentences?
  let warnings: [String]

  init(
    _ analysis: ShareAnalysis, _ source: LabelSource, _ by: Grouping?, _ pair: (String, String)?
  ) {
    method = if case .sample = analysis.basis { .sample } else { .priorShift }
    tweets = analysis.tweets(in: nil)
    coded = analysis.codes.codes.count
    notCoded = analysis.codes.uncoded
    level = analysis.intervals.level
    seed = analysis.intervals.seed
    let target = analysis.service
    func rows(_ targets: [ShareAnalysis.Target]) -> [Row] {
      zip(targets, analysis.estimates(targets)).map { Row($0.name, analysis, nil, $1) }
    }
    let all = rows([target].compactMap(\.self) + analysis.targets)
    service = target == nil ? nil : all[0]
    categories = target == nil ? all : Array(all.dropFirst())
    grouping = by?.rawValue
    groups =
      target.map { target in
        analysis.groups.map { Row($0, analysis, $0, analysis.estimates([target], in: $0)[0]) }
      } ?? []
    difference = pair.flatMap { first, second in
      target.map {
        let found = analysis.difference($0, first, second)
        return Difference(
          first: first, second: second, difference: found?.value, lower: found?.interval?.lower,
          upper: found?.interval?.upper)
      }
    }
    let corrected = CorrectedShare(analysis, source)
    sentences = corrected.map {
      Sentences(
        id: $0.sentence(in: .indonesian, version: Textmine.version),
        en: $0.sentence(in: .english, version: Textmine.version))
    }
    warnings = ShareReport.warnings(analysis, hasPair: pair != nil)
  }

  /// What a reader must know beside the figures.
  static func warnings(_ analysis: ShareAnalysis, hasPair: Bool) -> [String] {
    var warnings = elsewhereWarnings(analysis, hasPair: hasPair)
    let uncoded = analysis.codes.uncoded
    if uncoded > 0, analysis.codes.design != nil {
      warnings.append(
        "\(uncoded) \(uncoded == 1 ? "tweet" : "tweets") of the sample without a code or a row, taken "
          + "to be like the coded ones of the same stratum; true only if none was left out for what "
          + "it says")
    }
    warnings += thinStrataWarnings(analysis)
    let used = Set(analysis.codes.codes.flatMap { $0.categories.compactMap(\.self) })
    if used.count == 1, let only = used.first {
      warnings.append(
        "all codes are \"\(analysis.categories[only].id)\"; check that the column is the right one")
    }
    let disputed = analysis.codes.codes.count { Set($0.categories.compactMap(\.self)).count > 1 }
    if disputed > 0 {
      warnings.append(
        "coders differ on \(disputed) tweets, which widens the intervals; settle them with "
          + "\"textmine agree --merged\"")
    }
    return warnings
  }

  private static func elsewhereWarnings(_ analysis: ShareAnalysis, hasPair: Bool) -> [String] {
    guard case .elsewhere(let reason) = analysis.basis else { return [] }
    var warnings = [
      "\(reason); assuming that tweets of one category read alike there and here, only in other "
        + "shares (expectation-maximisation, bootstrap)"
    ]
    if let plausibility = analysis.plausibility, plausibility < 0.01 {
      warnings.append(
        "this assumption looks false: labels of this archive do not fit any shares of the "
          + "coded categories (p < 0.01); draw a sample of this archive")
    }
    if hasPair {
      warnings.append("the difference of two groups needs codes of a sample of this archive")
    }
    return warnings
  }

  private static func thinStrataWarnings(_ analysis: ShareAnalysis) -> [String] {
    let fewest = ShareAnalysis.fewest
    var warnings: [String] = []
    let thin = analysis.thinStrata()
    if !thin.isEmpty {
      let named = thin.prefix(5).map { "\($0.name) (\($0.coded))" }.joined(separator: ", ")
      let more = thin.count > 5 ? " and \(thin.count - 5) more" : ""
      warnings.append(
        "fewer than \(fewest) codes of tweets labelled \(named)\(more): counted together with the "
          + "label beside it")
    }
    let inGroups = analysis.groups.reduce(0) { $0 + analysis.thinStrata(in: $1).count }
    if inGroups > 0 {
      warnings.append(
        "within groups, \(inGroups) labels have fewer than \(fewest) codes and are counted together "
          + "with another"
          + (analysis.groupsAreNew ? "; for good shares of groups, draw with \"sample --by\"" : ""))
    }
    return warnings
  }

  // MARK: Text

  func rendered() -> String {
    var table = TextTable([
      "category", "share", "\(level.percent) interval", "uncorrected", "codes alone", "",
    ])
    for row in [service].compactMap(\.self) + categories { table.add(row.cells(named: row.name)) }
    var text = """
      tweets  \(tweets), \(coded) of them coded\(method == .sample ? "" : " elsewhere")

      \(table.rendered())
      """
    if !groups.isEmpty {
      var table = TextTable([
        grouping ?? "", "tweets", "coded", "service", "\(level.percent) interval", "uncorrected",
      ])
      for row in groups {
        table.add([row.name, "\(row.tweets)", "\(row.coded)"] + row.cells(named: "")[1...3])
      }
      text += "\n" + table.rendered()
    }
    if let difference {
      text +=
        "\n\(difference.first) less \(difference.second): \(ShareReport.signed(difference.difference))"
        + " (\(level.percent) interval \(ShareReport.signed(difference.lower)) to "
        + "\(ShareReport.signed(difference.upper)))\n"
    }
    if let sentences { text += "\n\(sentences.id)\n\n\(sentences.en)\n" }
    return text
  }

  private static func signed(_ share: Double?) -> String {
    guard let share else { return "–" }
    return (share >= 0 ? "+" : "") + (100 * share).decimals(1) + "%"
  }
}

extension ShareReport.Row {
  fileprivate init(
    _ name: String, _ analysis: ShareAnalysis, _ group: String?,
    _ estimate: ShareAnalysis.Estimate
  ) {
    self.name = name
    tweets = analysis.tweets(in: group)
    coded = analysis.coded(in: group)
    share = estimate.corrected?.value
    lower = estimate.corrected?.interval?.lower
    upper = estimate.corrected?.interval?.upper
    uncorrected = estimate.uncorrected
    codesAlone = estimate.codesAlone?.value
    codesAloneLower = estimate.codesAlone?.interval?.lower
    codesAloneUpper = estimate.codesAlone?.interval?.upper
  }

  fileprivate func cells(named name: String) -> [String] {
    [
      name, percent(share), range(lower, upper), percent(uncorrected), percent(codesAlone),
      range(codesAloneLower, codesAloneUpper),
    ]
  }

  private func percent(_ share: Double?) -> String {
    share.map { (100 * $0).decimals(1) + "%" } ?? "–"
  }

  private func range(_ lower: Double?, _ upper: Double?) -> String {
    guard lower != nil, upper != nil else { return "–" }
    return "\(percent(lower)) – \(percent(upper))"
  }
}

extension CorrectedShare {
  /// The share of service content; nil where no category is or no code tells.
  init?(_ analysis: ShareAnalysis, _ source: LabelSource) {
    guard let service = analysis.service else { return nil }
    let estimate = analysis.estimates([service])[0]
    guard let corrected = estimate.corrected else { return nil }
    let coding = analysis.codes.coding(categories: analysis.categories.count)
      .isolating(service.categories)
    self.init(
      method: { if case .sample = analysis.basis { .sample } else { .priorShift } }(),
      tweets: analysis.tweets(in: nil), coded: analysis.codes.codes.count, estimate: corrected,
      level: analysis.intervals.level, uncorrected: estimate.uncorrected,
      codesAlone: estimate.codesAlone, labels: source.name, seed: analysis.intervals.seed,
      periods: analysis.groups.compactMap { name in
        Quarter(code: name).map { quarter in
          Period(quarter: quarter, estimate: analysis.estimates([service], in: name)[0].corrected)
        }
      },
      agreement: coding.overlap > 0 ? Agreement(coding).value(.alpha(.nominal)) : nil)
  }
}
