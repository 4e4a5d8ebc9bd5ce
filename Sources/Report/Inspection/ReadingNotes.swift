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
      }
        + file.notes.map { note in
          if case .stages = note {
            "\(file.name): \(note)\(remedy)"
          } else {
            "\(file.name): \(note)"
          }
        }
    }
    let parts = [
      leftOut.others > 0 ? "\(leftOut.others) tweets not asked for" : nil,
      leftOut.copies > 0 ? "\(leftOut.copies) copies" : nil,
    ].compactMap(\.self)
    return notes + (parts.isEmpty ? [] : ["left out: \(parts.joined(separator: ", "))"])
  }
}
