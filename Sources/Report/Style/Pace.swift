/// How far a long run is, in a line for a terminal.
public struct Pace: Sendable {
  /// The line, such as `1,204,224 tweets, 61,200 a second, 1:05 left`.
  public let text: String

  /// - Parameters:
  ///   - tweets: the tweets so far.
  ///   - seconds: the time that they took.
  ///   - fraction: how much of the input they are, 0 to 1; nil where nobody knows, as in a pipe.
  public init(tweets: Int, seconds: Double, fraction: Double?) {
    let style = NumberStyle(.english)
    var parts = ["\(style.number(tweets)) tweets"]
    if seconds > 0 {
      parts.append("\(style.number(Int((Double(tweets) / seconds).rounded()))) a second")
    }
    // A guess from the first few would jump.
    if let fraction, fraction >= 0.01 {
      parts.append("\(Self.clock(seconds * (1 - min(fraction, 1)) / fraction)) left")
    }
    text = parts.joined(separator: ", ")
  }

  /// Minutes and seconds, with hours where there are some.
  private static func clock(_ seconds: Double) -> String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let all = Int(seconds.rounded(.up))
    let (hours, minutes) = (all / 3600, all / 60 % 60)
    return hours > 0
      ? "\(hours):\(padded(minutes)):\(padded(all % 60))" : "\(minutes):\(padded(all % 60))"
  }
}
