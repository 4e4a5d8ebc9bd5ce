internal import Statistics
public import Study

/// The result of a share for a terminal.
public struct ShareText {
  private let result: ShareResult
  private let version: String
  private let words: MeasureWords

  /// Makes the text of `result` in `language`, with sentences in both that name this `version` of
  /// textmine.
  public init(_ result: ShareResult, version: String, language: ReportLanguage) {
    self.result = result
    self.version = version
    words = MeasureWords(language)
  }

  /// The text.
  public func rendered() -> String {
    var table = TextTable([
      words.category, words.say("bagian", "share"), words.interval(result.intervals.level),
      words.say("tanpa koreksi", "uncorrected"), words.say("kode saja", "codes alone"), "",
    ])
    for row in [result.service].compactMap(\.self) + result.categories {
      table.add([row.name] + cells(row.share))
    }
    let isSample = CorrectedShare.Method(result.basis) == .sample
    let elsewhere = isSample ? "" : words.say(" di tempat lain", " elsewhere")
    let coded = words.say(
      "\(result.coded) di antaranya dikode", "\(result.coded) of them coded")
    var text = """
      tweet\(words.say("", "s"))  \(result.tweets), \(coded)\(elsewhere)

      \(table.rendered())
      """
    if !result.groups.isEmpty { text += "\n" + groups() }
    if let difference = result.difference { text += "\n" + line(difference) }
    if let corrected = CorrectedShare(result) {
      text += """

        \(corrected.sentence(in: .indonesian, version: version))

        \(corrected.sentence(in: .english, version: version))

        """
    }
    let notes = result.caveats.map { $0.text.printable + "\n" }
    return notes.isEmpty ? text : text + "\n" + notes.joined()
  }

  private func groups() -> String {
    var table = TextTable([
      result.grouping?.name(in: words.language) ?? "", words.say("tweet", "tweets"),
      words.say("dikode", "coded"), words.say("layanan", "service"),
      words.interval(result.intervals.level),
      words.say("tanpa koreksi", "uncorrected"),
    ])
    for row in result.groups {
      table.add([row.name, "\(row.tweets)", "\(row.coded)"] + cells(row.share)[...2])
    }
    return table.rendered()
  }

  private func line(_ difference: ShareResult.Difference) -> String {
    let interval = difference.estimate?.interval
    let range =
      "\(words.points(interval?.lower)) \(words.say("sampai", "to")) \(words.points(interval?.upper))"
    return "\(difference.first) \(words.say("dikurangi", "less")) \(difference.second): "
      + "\(words.points(difference.estimate?.value)) \(words.say("poin persen", "percentage points")) (\(words.interval(result.intervals.level)) \(range))\n"
  }

  /// Share, interval, uncorrected, codes alone and their interval.
  private func cells(_ share: ShareStudy.TargetShare) -> [String] {
    [
      words.percent(share.corrected?.value), range(share.corrected?.interval),
      words.percent(share.uncorrected), words.percent(share.codesAlone?.value),
      range(share.codesAlone?.interval),
    ]
  }

  private func range(_ interval: Interval?) -> String {
    interval.map { "\(words.percent($0.lower)) – \(words.percent($0.upper))" } ?? "–"
  }
}
