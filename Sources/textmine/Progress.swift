import Report

/// How far a run is, on standard error; silent unless that is a terminal, and in the first second.
final class Progress {
  /// The tweets that were read so far.
  private(set) var tweets = 0
  private let isShown: Bool
  private let begun = ContinuousClock.now
  private var next = ContinuousClock.now.advanced(by: .seconds(1))

  init(isQuiet: Bool) { isShown = !isQuiet && StandardError.isTerminal }

  /// Counts tweets that were read; `fraction` is how much of the input that makes, 0 to 1, where it is known.
  func add(_ count: Int, _ fraction: @autoclosure () -> Double?) {
    tweets += count
    guard isShown, .now >= next else { return }
    next = .now.advanced(by: .milliseconds(200))
    let pace = Pace(
      tweets: tweets, seconds: begun.duration(to: .now) / .seconds(1), fraction: fraction())
    StandardError.write("\r\(pace.text)\u{1B}[K")
  }

  func finish() {
    if isShown { StandardError.write("\r\u{1B}[K") }
  }
}
