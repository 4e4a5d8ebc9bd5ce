/// What an account's own warnings tell, and how soon they come.
public struct WarningCounts: Codable, Equatable, Sendable {
  /// The warnings that the account wrote itself.
  public var tweets = 0
  /// Warnings by the ids of the rules that they keep; see `WarningRules`.
  public var kept: Tally.Counts = [:]
  /// Warnings that keep all rules.
  public var complete = 0
  /// Warnings by the minutes since the moment that they name, of those that name one of the ``longestDelay`` before.
  public var delays: [Int: Int] = [:]
  /// Warnings that name a moment to come.
  public var ahead = 0
  /// A small random sample of those that keep all rules.
  public var completeExamples = TweetSample(limit: 2)
  /// A small random sample of the others.
  public var otherExamples = TweetSample(limit: 2)

  /// A moment longer ago, in seconds, is not what the warning is about.
  public static let longestDelay: Int64 = 86_400
  /// And one later than this.
  private static let longestLead: Int64 = 7 * 86_400

  /// Makes the counts of nothing.
  public init() {}

  /// Counts a warning.
  ///
  /// - Parameters:
  ///   - kept: the ids of the rules that it keeps.
  ///   - isComplete: whether these are all.
  ///   - moment: when it was written, in seconds since 1970 UTC, and the first moment that it names; nil where one
  ///     of them is unknown.
  ///   - key: what decides whether it is an example.
  ///   - item: makes the example.
  mutating func count(
    _ kept: [String], isComplete: Bool, moment: (written: Int64, named: Int64)?, key: UInt64,
    item: () -> TweetSample.Item
  ) {
    tweets += 1
    for id in kept { self.kept[id, default: 0] += 1 }
    if isComplete {
      complete += 1
      if completeExamples.takes(key) { completeExamples.add(item()) }
    } else if otherExamples.takes(key) {
      otherExamples.add(item())
    }
    guard let moment else { return }
    let delay = moment.written - moment.named
    if (0...Self.longestDelay).contains(delay) {
      delays[Int(delay / 60), default: 0] += 1
    } else if (-Self.longestLead..<0).contains(delay) {
      ahead += 1
    }
  }

  /// Adds all counts of `other`.
  public mutating func add(_ other: WarningCounts) {
    tweets += other.tweets
    kept.merge(other.kept, uniquingKeysWith: +)
    complete += other.complete
    delays.merge(other.delays, uniquingKeysWith: +)
    ahead += other.ahead
    completeExamples.add(other.completeExamples)
    otherExamples.add(other.otherExamples)
  }
}
