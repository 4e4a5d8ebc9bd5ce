/// A count of tweets on standard error while work goes on; silent unless that is a terminal.
final class Progress {
  private let isShown: Bool
  private var tweets = 0
  private var shownAt = ContinuousClock.now

  init(isQuiet: Bool) { isShown = !isQuiet && StandardError.isTerminal }

  func add(_ count: Int) {
    tweets += count
    guard isShown, shownAt.duration(to: .now) > .milliseconds(100) else { return }
    shownAt = .now
    StandardError.write("\r\(tweets) tweets")
  }

  func finish() {
    if isShown { StandardError.write("\r\u{1B}[K") }
  }
}
