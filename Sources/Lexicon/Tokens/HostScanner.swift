/// Finds where a host ends: labels between full stops, the last of them a known top-level domain.
struct HostScanner {
  /// Whether labels may be of any script, as they may behind a protocol.
  let allowsAnyScript: Bool

  /// The top-level domains, with those that were given up since but stand in older tweets.
  private static let topLevelDomains = WordSet(resource("tlds.txt"))

  /// The domain name system allows 253 characters of ASCII, none of which stands for more than four
  /// bytes of a host of other letters.
  private static let longestHost = 4 * 253

  /// Where the longest host that begins at `start` ends; nil when there is none, or when it or a label
  /// is longer than the domain name system allows.
  func end(from start: Int, of text: Span<UInt8>, to limit: Int) -> Int? {
    var best: Int?
    var labelStart = start
    while let label = label(from: labelStart, of: text, to: limit) {
      guard label.end < limit, text[label.end] == ASCII.fullStop else { break }
      if label.isTooLong || label.end - start > HostScanner.longestHost { return nil }
      if !label.hasUnderscore, let end = topLevelDomainEnd(from: label.end + 1, of: text, to: limit)
      {
        best = end
      }
      labelStart = label.end + 1
    }
    guard let best, !isMixedPunycode(start..<best, of: text) else { return nil }
    return best
  }

  /// Whether `scalar` may stand in the host of a link without a protocol.
  static func isHostCharacter(_ scalar: UTF8Scalar) -> Bool {
    guard scalar.value < 0x80 else { return scalar.isAccentedLatin }
    let byte = UInt8(scalar.value)
    return ASCII.isWord(byte) || byte == ASCII.hyphen
  }

  private struct Label {
    var end: Int
    var hasUnderscore = false
    var isTooLong = false
  }

  /// The label that begins at `start`; nil when there is none or `-` or `_` begins or ends it.
  private func label(from start: Int, of text: Span<UInt8>, to limit: Int) -> Label? {
    var label = Label(end: start)
    var isASCII = true
    while label.end < limit {
      let scalar = UTF8Scalar(startingAt: label.end, of: text, to: limit)
      guard isLabelCharacter(scalar) else { break }
      if scalar.value == 0x5F { label.hasUnderscore = true }
      if scalar.value >= 0x80 { isASCII = false }
      label.end += scalar.count
    }
    guard label.end > start, !ASCII.isOne(of: "-_", text[start]),
      !ASCII.isOne(of: "-_", text[label.end - 1])
    else { return nil }
    label.isTooLong =
      isASCII
      ? label.end - start > Punycode.longestLabel
      : Punycode.isTooLong(label: start..<label.end, of: text)
    return label
  }

  private func isLabelCharacter(_ scalar: UTF8Scalar) -> Bool {
    if scalar.value < 0x80 || !allowsAnyScript { return HostScanner.isHostCharacter(scalar) }
    switch scalar.value {
    case 0xFFFD, 0xFFFE, 0xFFFF, 0xFEFF, 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
      return false
    default:
      return !scalar.isSpace
    }
  }

  /// Where the longest top-level domain that begins at `start` ends. No ASCII letter or digit, `@`,
  /// `+` or `-` may follow it; letters of other scripts may.
  private func topLevelDomainEnd(from start: Int, of text: Span<UInt8>, to limit: Int) -> Int? {
    var best: Int?
    var end = start
    while end < limit, end - start <= HostScanner.topLevelDomains.longest {
      let scalar = UTF8Scalar(startingAt: end, of: text, to: limit)
      guard scalar.value >= 0x80 || ASCII.isLetter(text[end]) || ASCII.isDigit(text[end]) else {
        break
      }
      end += scalar.count
      if mayEndDomain(at: end, of: text, to: limit),
        HostScanner.topLevelDomains.contains(text, start..<end)
      {
        best = end
      }
    }
    return best ?? punycodeEnd(from: start, of: text, to: limit)
  }

  private func mayEndDomain(at end: Int, of text: Span<UInt8>, to limit: Int) -> Bool {
    guard end < limit else { return true }
    let byte = text[end]
    return !ASCII.isLetter(byte) && !ASCII.isDigit(byte) && !ASCII.isOne(of: "@+-", byte)
  }

  /// A label such as `xn--p1ai` stands for a top-level domain of another script.
  private func punycodeEnd(from start: Int, of text: Span<UInt8>, to limit: Int) -> Int? {
    guard Punycode.hasPrefix(at: start, of: text, to: limit) else { return nil }
    var end = start + 4
    while end < limit,
      ASCII.isLetter(text[end]) || ASCII.isDigit(text[end]) || text[end] == ASCII.hyphen
    {
      end += 1
    }
    return end > start + 4 ? end : nil
  }

  /// Whether a host in Punycode holds letters of other scripts too, which no real one does.
  private func isMixedPunycode(_ host: Range<Int>, of text: Span<UInt8>) -> Bool {
    guard Punycode.hasPrefix(at: host.lowerBound, of: text, to: host.upperBound) else {
      return false
    }
    for i in host where text[i] >= 0x80 { return true }
    return false
  }
}
