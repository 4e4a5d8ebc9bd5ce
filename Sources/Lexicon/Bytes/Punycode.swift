/// How long a host's label is in Punycode, by which the domain name system counts.
enum Punycode {
  /// The longest label that the domain name system allows, in ASCII characters.
  static let longestLabel = 63

  /// Whether `xn--` stands at `start`.
  static func hasPrefix(at start: Int, of text: Span<UInt8>, to limit: Int) -> Bool {
    start + 4 < limit && ASCII.lower(text[start]) == UInt8(ascii: "x")
      && ASCII.lower(text[start + 1]) == UInt8(ascii: "n")
      && text[start + 2] == ASCII.hyphen && text[start + 3] == ASCII.hyphen
  }

  /// Whether the label is longer than 63 characters once encoded (RFC 3492, section 6.3, where only
  /// the digits are counted).
  ///
  /// - Complexity: linear; a label of more than 63 scalars is not encoded.
  static func isTooLong(label: Range<Int>, of text: Span<UInt8>) -> Bool {
    // No scalar takes more than six digits, and each but ASCII takes two bytes at least.
    if label.count * 3 + 5 <= longestLabel { return false }
    var scalars: [UInt32] = []
    var at = label.lowerBound
    while at < label.upperBound {
      let scalar = UTF8Scalar(startingAt: at, of: text, to: label.upperBound)
      scalars.append(scalar.value)
      at += scalar.count
      if scalars.count > longestLabel { return true }
    }
    let basic = scalars.count { $0 < 0x80 }
    var length = 4 + basic + (basic > 0 ? 1 : 0)
    var (next, delta, handled): (UInt32, Int, Int) = (0x80, 0, basic)
    var bias = 72
    while handled < scalars.count, let smallest = scalars.filter({ $0 >= next }).min() {
      delta += Int(smallest - next) * (handled + 1)
      next = smallest
      for scalar in scalars {
        if scalar < next { delta += 1 }
        if scalar == next {
          length += digitCount(of: delta, bias)
          bias = adapted(delta, handled + 1, isFirst: handled == basic)
          delta = 0
          handled += 1
        }
      }
      delta += 1
      next += 1
    }
    return length > longestLabel
  }

  private static func digitCount(of delta: Int, _ bias: Int) -> Int {
    var (rest, count, k) = (delta, 1, 36)
    while true {
      let threshold = min(max(k - bias, 1), 26)
      if rest < threshold { return count }
      rest = (rest - threshold) / (36 - threshold)
      count += 1
      k += 36
    }
  }

  private static func adapted(_ delta: Int, _ points: Int, isFirst: Bool) -> Int {
    var rest = isFirst ? delta / 700 : delta / 2
    rest += rest / points
    var k = 0
    while rest > 455 {
      rest /= 35
      k += 36
    }
    return k + 36 * rest / (rest + 38)
  }
}
