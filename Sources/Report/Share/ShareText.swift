internal import Statistics
public import Study

/// The result of a share for a terminal.
public struct ShareText {
  private let result: ShareResult
  private let version: String

  /// Makes the text of `result`, with sentences that name this `version` of textmine.
  public init(_ result: ShareResult, version: String) {
    self.result = result
    self.version = version
  }

  /// The text.
  public func rendered() -> String {
    let level = result.intervals.level.percent
    var table = TextTable([
      "category", "share", "\(level) interval", "uncorrected", "codes alone", "",
    ])
    for row in [result.service].compactMap(\.self) + result.categories {
      table.add([row.name] + cells(row.share))
    }
    let elsewhere = CorrectedShare.Method(result.basis) == .sample ? "" : " elsewhere"
    var text = """
      tweets  \(result.tweets), \(result.coded) of them coded\(elsewhere)

      \(table.rendered())
      """
    if !result.groups.isEmpty { text += "\n" + groups(level) }
    if let difference = result.difference { text += "\n" + line(difference, level) }
    if let corrected = CorrectedShare(result) {
      text += """

        \(corrected.sentence(in: .indonesian, version: version))

        \(corrected.sentence(in: .english, version: version))

        """
    }
    return text
  }

  private func groups(_ level: String) -> String {
    var table = TextTable([
      result.grouping?.rawValue ?? "", "tweets", "coded", "service", "\(level) interval",
      "uncorrected",
    ])
    for row in result.groups {
      table.add([row.name, "\(row.tweets)", "\(row.coded)"] + cells(row.share)[...2])
    }
    return table.rendered()
  }

  private func line(_ difference: ShareResult.Difference, _ level: String) -> String {
    let interval = difference.estimate?.interval
    return "\(difference.first) less \(difference.second): \(signed(difference.estimate?.value))"
      + " (\(level) interval \(signed(interval?.lower)) to \(signed(interval?.upper)))\n"
  }

  /// Share, interval, uncorrected, codes alone and their interval.
  private func cells(_ share: ShareStudy.TargetShare) -> [String] {
    [
      percent(share.corrected?.value), range(share.corrected?.interval),
      percent(share.uncorrected), percent(share.codesAlone?.value),
      range(share.codesAlone?.interval),
    ]
  }

  private func percent(_ share: Double?) -> String {
    share.map { (100 * $0).decimals(1) + "%" } ?? "–"
  }

  private func range(_ interval: Interval?) -> String {
    interval.map { "\(percent($0.lower)) – \(percent($0.upper))" } ?? "–"
  }

  private func signed(_ share: Double?) -> String {
    guard let share else { return "–" }
    return (share >= 0 ? "+" : "") + percent(share)
  }
}

extension Double {
  /// A share as `95%` or `97.5%`.
  var percent: String {
    let text = (self * 100).decimals(1)
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + "%"
  }
}
