import Corpus

/// What could not be read, for standard error: nothing is lost silently.
struct ReadNote {
  /// The most records named for each file.
  private static let named = 5

  private let summary: ReadSummary

  init(_ summary: ReadSummary) { self.summary = summary }

  func print() {
    for file in summary.files {
      for skipped in file.firstSkipped.prefix(ReadNote.named) {
        StandardError.print("\(file.name):\(skipped.line): skipped: \(skipped.reason)")
      }
      let parts = [
        file.skipped > 0 ? "\(file.skipped) of \(file.records) records skipped" : nil,
        file.others > 0 ? others(of: file) : nil,
        file.repaired > 0 ? "\(file.repaired) texts repaired" : nil,
        file.rounded > 0
          ? "\(file.rounded) ids rounded by a program, taken from the link where there is one"
          : nil,
        without(.text, "text", of: file), without(.id, "id", of: file),
        without(.account, "account", of: file),
        without(.date, "a date that can be read", of: file),
      ].compactMap(\.self)
      if !file.taken.isEmpty { StandardError.print("\(file.name): \(taken(file))") }
      if !file.stages.isEmpty {
        StandardError.print(
          "\(file.name): left out, since they hold the same tweets: "
            + "\(file.stages.joined(separator: ", ")); name one with --sheet to read it")
      }
      if !file.dateOffsets.isEmpty { StandardError.print("\(file.name): \(zone(of: file))") }
      if !parts.isEmpty { StandardError.print("\(file.name): \(parts.joined(separator: ", "))") }
    }
  }

  /// Which columns were taken for what by what is in them.
  private func taken(_ file: ReadSummary.File) -> String {
    let columns = file.taken.map { "\"\($0.column)\" for \($0.field.name)" }
    return
      "no name tells these columns, taken by what is in them: \(columns.joined(separator: ", "))"
  }

  /// That dates are those of a zone which only the ids tell.
  private func zone(of file: ReadSummary.File) -> String {
    let offsets = file.dateOffsets.map { seconds in
      let minutes = abs(seconds) / 60
      let rest = minutes % 60 == 0 ? "" : ":\(minutes % 60)"
      return "UTC\(seconds < 0 ? "-" : "+")\(minutes / 60)\(rest)"
    }
    return "the ids tell that the dates are in \(offsets.joined(separator: " or ")), "
      + "though no column says so; set right"
  }

  private func others(of file: ReadSummary.File) -> String {
    let isJSON = file.format == .json || file.format == .xArchive
    return isJSON
      ? "\(file.others) json values that are no tweets" : "\(file.others) repeated headers"
  }

  /// How many tweets lack a field; nothing where the export has no such field at all. There is no tweet
  /// without a text.
  private func without(_ field: TweetField, _ name: String, of file: ReadSummary.File) -> String? {
    let count = file.fields.without(field)
    if count == 0 { return nil }
    if count < file.tweets { return "\(count) tweets without \(name)" }
    let isThere = field == .text || !file.fields.origins(of: field).isEmpty
    return isThere && file.tweets > 1 ? "no tweet has \(name)" : nil
  }
}
