internal import Synchronization

/// What all threads that look for the patterns of a set know of its regular expressions: each is opened once, when the
/// first thread looks for it, and the texts in which it took too long are counted together.
final class SharedExpressions: Sendable {
  private let shared = Mutex<[Int32: Expression]>([:])

  /// It is a class because an expression itself cannot be copied.
  private final class Expression {
    let opened: RegularExpression?
    var slowTexts = 0

    init(_ text: String) { opened = try? RegularExpression(text) }
  }

  /// The expression of a pattern, for one thread; nil where ICU cannot compile it, which was tried when the set was made.
  func expression(of pattern: Int32, _ text: String) -> RegularExpression? {
    shared.withLock { shared in
      let known = shared[pattern] ?? Expression(text)
      shared[pattern] = known
      return known.opened?.clone()
    }
  }

  /// Counts a text in which a pattern took too long.
  func countSlow(_ pattern: Int32) { shared.withLock { $0[pattern]?.slowTexts += 1 } }

  /// The number of such texts of a pattern.
  func slowTexts(of pattern: Int32) -> Int { shared.withLock { $0[pattern]?.slowTexts ?? 0 } }
}
