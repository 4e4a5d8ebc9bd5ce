import Corpus

/// What could not be read, for standard error: nothing is lost silently.
struct ReadNotes {
  /// The most records named for each file.
  private static let named = 5

  private let summary: ReadSummary

  init(_ summary: ReadSummary) { self.summary = summary }

  func print() {
    for file in summary.files {
      for skipped in file.firstSkipped.prefix(Self.named) {
        StandardError.print("\(file.name):\(skipped.line): skipped: \(skipped.reason)")
      }
      for note in file.notes {
        let remedy = if case .stages = note { "; name one with --sheet to read it" } else { "" }
        StandardError.print("\(file.name): \(note)\(remedy)")
      }
    }
  }
}
