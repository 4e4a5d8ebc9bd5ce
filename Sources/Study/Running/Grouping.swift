public import Corpus

/// What tweets are grouped by.
public enum Grouping: String, CaseIterable, Sendable {
  /// The quarter in which they were written.
  case quarter
  /// Their label.
  case label
  /// The account that wrote them.
  case account
  /// Tweet, retweet, reply or quote.
  case kind

  /// The group of a tweet.
  ///
  /// - Parameters:
  ///   - index: the tweet in `batch`.
  ///   - clock: the time zone of quarters.
  ///   - label: the tweet's label; asked for only where tweets are grouped by it.
  public func group(
    of index: Int, in batch: TweetBatch, _ clock: LocalClock, label: () -> String
  ) -> String {
    switch self {
    case .quarter: batch.createdAt(of: index).map { clock.quarter(at: $0).code } ?? "undated"
    case .account: batch.string(.username, of: index)
    case .kind: batch.kind(of: index).name
    case .label: label()
    }
  }
}
