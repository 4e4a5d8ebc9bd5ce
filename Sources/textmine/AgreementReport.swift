import Classifier
import Foundation
import Report
import Statistics
import Study

/// What `agree` says: measures with intervals, overall and by category.
struct AgreementReport: Encodable {
  /// A statistic, nil where undefined.
  struct Measure: Encodable {
    let name: String
    let estimate: Estimate?

    private enum CodingKeys: String, CodingKey {
      case name
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      try estimate?.encode(to: encoder)
    }
  }

  /// A category against all others.
  struct Category: Encodable {
    let code: String
    /// For each coder how many tweets have the code.
    let tweets: [Int]
    let measures: [Measure]
    /// For each coder the share of the tweets coded by all that have the code.
    let shares: [Double?]
    /// What a share from one coder's codes may be off for who coded, either way.
    let coderMargin: Double?
  }

  let coders: [String]
  let units: Int
  let overlap: Int
  let disagreements: Int
  let level: Double
  let overall: [Measure]
  let ac1StandardError: Double?
  let categories: [Category]
  let service: Category?

  init(
    _ codes: CodeSet, isOrdered: Bool, _ codebook: Codebook?, _ intervals: IntervalArguments
  ) {
    let coding = codes.coding
    coders = codes.coders
    units = codes.tweets.count
    overlap = coding.overlap
    disagreements = codes.disputed
    level = intervals.level
    var statistics = AgreementReport.statistics
    let numbers = codes.categories.compactMap { Double($0) }
    let areNumbers = !isOrdered && numbers.count == codes.categories.count
    if isOrdered || areNumbers { statistics.append(("alpha ordinal", .alpha(.ordinal))) }
    if areNumbers {
      statistics.append(("alpha interval", .alpha(.interval(numbers))))
    }
    overall = AgreementReport.measures(of: coding, statistics, intervals)
    ac1StandardError = Agreement(coding).ac1StandardError
    categories = codes.categories.enumerated().map { place, name in
      AgreementReport.category(name, [place], coding, intervals)
    }
    let services = Set(
      codes.categories.enumerated().filter { _, name in
        codebook?.categories.contains { $0.isService && $0.id == name } == true
      }.map(\.offset))
    service =
      codebook == nil || services.isEmpty
      ? nil : AgreementReport.category("service", services, coding, intervals)
  }

  private static let statistics: [(String, Agreement.Statistic)] = [
    ("agreement", .percent), ("Cohen kappa", .cohen), ("Fleiss kappa", .fleiss),
    ("Krippendorff alpha", .alpha(.nominal)), ("Gwet AC1", .ac1),
  ]

  private static func measures(
    of coding: Coding, _ statistics: [(String, Agreement.Statistic)], _ intervals: IntervalArguments
  ) -> [Measure] {
    let agreement = Agreement(coding)
    return statistics.compactMap { name, statistic in
      if statistic == .cohen, coding.coders != 2 { return nil }
      return Measure(
        name: name,
        estimate: agreement.estimate(
          statistic, level: intervals.level, draws: intervals.draws, seed: intervals.seed))
    }
  }

  private static func category(
    _ name: String, _ places: Set<Int>, _ coding: Coding, _ intervals: IntervalArguments
  ) -> Category {
    let isolated = coding.isolating(places)
    return Category(
      code: name,
      tweets: (0..<coding.coders).map { coder in isolated.units.count { $0[coder] == 1 } },
      measures: measures(of: isolated, statistics, intervals),
      shares: coding.shares(of: places) ?? [Double?](repeating: nil, count: coding.coders),
      coderMargin: coding.coderMargin(of: places, level: intervals.level))
  }

  // MARK: Text

  func rendered() -> String {
    let names = overall.prefix(categories.first?.measures.count ?? 0).map(\.name)
    var table = TextTable(["", "value", "\(level.percent) interval"])
    for measure in overall {
      table.add([measure.name, number(measure.estimate?.value), range(measure)])
    }
    var byCategory = TextTable(["category"] + coders + names)
    var margins = TextTable(["category"] + coders + ["margin"])
    for category in categories + [service].compactMap(\.self) {
      byCategory.add(
        [category.code] + category.tweets.map { "\($0)" }
          + category.measures.map { number($0.estimate?.value) })
      margins.add(
        [category.code] + category.shares.map { percent($0) }
          + [category.coderMargin.map { "±" + percent($0) } ?? "–"])
    }
    return """
      coders  \(coders.joined(separator: ", "))
      tweets  \(overlap) of \(units) coded by two coders or more, \(disagreements) of them \
      differently

      \(table.rendered())
      Each category against all others, as in NVivo's coding comparison:
      \(byCategory.rendered())
      What this does to a share: one coder's codes carry that coder's habits into it. On the
      tweets that all have coded, shares may be off by the margin for who coded, beside what
      the sample's interval says:
      \(margins.rendered())
      """
  }

  private func number(_ value: Double?) -> String { value?.decimals(3) ?? "–" }

  private func percent(_ value: Double?) -> String {
    value.map { (100 * $0).decimals(1) + "%" } ?? "–"
  }

  private func range(_ measure: Measure) -> String {
    guard let interval = measure.estimate?.interval else { return "–" }
    return "\(interval.lower.decimals(3)) to \(interval.upper.decimals(3))"
  }
}
