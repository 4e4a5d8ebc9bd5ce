import Corpus

/// What could not be read, for standard error: nothing is lost silently.
struct LossesNote {
  /// The most records named for each file.
  private static let named = 5

  private let losses: Losses

  init(_ losses: Losses) { self.losses = losses }

  func print() {
    for file in losses.files {
      for skipped in file.firstSkipped.prefix(LossesNote.named) {
        StandardError.print("\(file.name):\(skipped.line): skipped: \(skipped.reason)")
      }
      let parts = [
        file.skipped > 0 ? "\(file.skipped) of \(file.records) records skipped" : nil,
        file.others > 0 ? "\(file.others) json values that are no tweets" : nil,
        file.repaired > 0 ? "\(file.repaired) texts repaired" : nil,
        file.rounded > 0 ? "\(file.rounded) ids rounded by a spreadsheet, left out" : nil,
        // Where no tweet has a date, the export has no dates to read.
        file.undated > 0 && file.undated < file.tweets
          ? "\(file.undated) tweets without a date that can be read" : nil,
      ].compactMap(\.self)
      if !parts.isEmpty { StandardError.print("\(file.name): \(parts.joined(separator: ", "))") }
    }
  }
}
