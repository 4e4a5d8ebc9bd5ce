public import Corpus

/// What could not be read, and what was taken for what: nothing is lost silently.
public struct ReadingNotes {
  /// The most records named for each file.
  private static let named = 5

  private let summary: ReadSummary
  private let leftOut: TweetSelection.Counts

  /// Makes the notes on what was read, and on what a selection left out of it.
  public init(
    _ summary: ReadSummary, leftOut: TweetSelection.Counts = TweetSelection.Counts()
  ) {
    self.summary = summary
    self.leftOut = leftOut
  }

  /// One line for each note.
  ///
  /// - Parameter remedy: how to read another sheet, where some of a workbook were left out.
  public func lines(toReadASheet remedy: String) -> [String] {
    let notes = summary.files.flatMap { file in
      file.firstSkipped.prefix(Self.named).map {
        "\(file.name):\($0.line): skipped: \($0.reason)"
      } + self.notes(on: file, remedy).map { "\(file.name): \($0)" }
    }
    let parts = [
      leftOut.others > 0 ? "\(leftOut.others) tweets not asked for" : nil,
      leftOut.copies > 0 ? "\(leftOut.copies) copies" : nil,
    ].compactMap(\.self)
    return notes + (parts.isEmpty ? [] : ["left out: \(parts.joined(separator: ", "))"])
  }

  private func notes(on file: ReadSummary.File, _ remedy: String) -> [String] {
    let counts = [
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
    return [
      file.taken.isEmpty ? nil : taken(file),
      file.stages.isEmpty
        ? nil
        : "left out, since they hold the same tweets: \(file.stages.joined(separator: ", "))"
          + remedy,
      file.dateOffsets.isEmpty ? nil : zone(of: file),
      counts.isEmpty ? nil : counts.joined(separator: ", "),
    ].compactMap(\.self)
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
