internal import Synchronization

/// Counts the texts in which regular expressions took too long, so that they were not searched to their end; all threads that
/// look for the patterns of a set count together.
final class SlowExpressions: Sendable {
  private let texts = Mutex<[Int32: Int]>([:])

  /// Counts a text for a pattern.
  func count(_ pattern: Int32) { texts.withLock { $0[pattern, default: 0] += 1 } }

  /// The number of such texts of a pattern.
  func count(of pattern: Int32) -> Int { texts.withLock { $0[pattern] ?? 0 } }
}
