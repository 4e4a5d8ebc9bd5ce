/// The key in the first address of the page: who does not know it gets nothing, though every program and every user
/// of the machine can reach the port.
public struct AccessKey: Sendable {
  /// 32 hexadecimal digits, new in each run.
  public let text: String
  /// The name of the cookie; several servers may run beside each other.
  let cookieName: String

  /// Makes a random key.
  public init() {
    var generator = SystemRandomNumberGenerator()
    func digits() -> String {
      let text = String(generator.next(), radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }
    text = digits() + digits()
    cookieName = "textmine-" + digits().prefix(8)
  }

  /// Whether it is the key. It takes as long whatever is wrong, so that no digit can be found out by itself.
  func matches(_ other: some StringProtocol) -> Bool {
    let (own, other) = (Array(text.utf8), Array(other.utf8))
    guard own.count == other.count else { return false }
    return zip(own, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
