/// Names and ids in the fields of exports.
extension Span<UInt8> {
  private static var accountKeys: [StaticString] {
    ["username", "screen_name", "userName", "screenName"]
  }

  /// Where a name stands in a field with an account: the field itself without `@`, the value of its
  /// `username` or `screen_name` where it holds a structure, the end of a link's path. Empty where it
  /// names nobody, as `undefined` does.
  var accountName: Range<Int> {
    let name = trimmed
    if name.isEmpty || extracting(name).isNobody { return name.lowerBound..<name.lowerBound }
    if self[name.lowerBound] == UInt8(ascii: "@") {
      if let inner = nameOnLine(name) { return inner }
      return name.lowerBound + 1..<(nameBeforeBrackets(name) ?? name.upperBound)
    }
    if let inner = listedName(name) ?? nameOnLine(name) { return inner }
    if position(of: UInt8(ascii: "="), from: name.lowerBound) < count
      || self[name.lowerBound] == UInt8(ascii: "{")
    {
      for key in Self.accountKeys { if let value = value(ofKey: key) { return value } }
      return name
    }
    guard extracting(name).starts(with: "http") else { return name }
    var end = position(of: UInt8(ascii: "?"), from: name.lowerBound)
    end = Swift.min(end, name.upperBound)
    while end > name.lowerBound, self[end - 1] == UInt8(ascii: "/") { end -= 1 }
    var start = end
    while start > name.lowerBound, self[start - 1] != UInt8(ascii: "/") { start -= 1 }
    return start..<end
  }

  /// Whether a name cannot be an account's, but is one that is shown: it has spaces, letters beyond ASCII, signs of sentences, or
  /// no letter and no digit.
  var isShownName: Bool {
    var hasName = false
    for index in indices {
      let byte = self[index]
      if byte.isNameByte {
        hasName = true
        continue
      }
      if byte <= .space || byte >= 0x80 || "?!(),;&\"'|<>".utf8.contains(byte) { return true }
    }
    return !hasName && !isEmpty
  }

  /// Whether there are several words, where no white space stands around them.
  var isPhrase: Bool { position(of: .space) < count }

  /// Where the name ends in a cell such as `@name (Name that is shown)`.
  func nameBeforeBrackets(_ cell: Range<Int>) -> Int? {
    guard self[cell.upperBound - 1] == UInt8(ascii: ")") else { return nil }
    let end = nameEnd(from: cell.lowerBound + 1)
    let isFollowed =
      end > cell.lowerBound + 1 && end + 1 < cell.upperBound && self[end] == .space
      && self[end + 1] == UInt8(ascii: "(")
    return isFollowed ? end : nil
  }

  /// The name in a list of one, as Python writes it: `['name']`.
  private func listedName(_ cell: Range<Int>) -> Range<Int>? {
    guard cell.count > 4, self[cell.lowerBound] == UInt8(ascii: "["),
      self[cell.upperBound - 1] == UInt8(ascii: "]"), self[cell.lowerBound + 1].isQuote,
      self[cell.upperBound - 2].isQuote
    else { return nil }
    var name = cell.lowerBound + 2..<cell.upperBound - 2
    if self[name.lowerBound] == UInt8(ascii: "@") { name = name.lowerBound + 1..<name.upperBound }
    for index in name where !self[index].isNameByte { return nil }
    return name
  }

  /// The one name with `@` on a line of its own among several: what programs copy from a page, with the name that is shown
  /// above it.
  private func nameOnLine(_ cell: Range<Int>) -> Range<Int>? {
    if position(of: .lineFeed, from: cell.lowerBound) >= cell.upperBound { return nil }
    var start = cell.lowerBound
    var found: Range<Int>?
    while start < cell.upperBound {
      let end = Swift.min(position(of: .lineFeed, from: start), cell.upperBound)
      let inside = extracting(start..<end).trimmed
      let line = start + inside.lowerBound..<start + inside.upperBound
      if line.count > 1, self[line.lowerBound] == UInt8(ascii: "@"),
        (line.lowerBound + 1..<line.upperBound).allSatisfy({ self[$0].isNameByte })
      {
        if found != nil { return nil }
        found = line.lowerBound + 1..<line.upperBound
      }
      start = end + 1
    }
    return found
  }

  /// The range of the text that a key has in a structure as Python or JSON writes it, such as
  /// `{'key': 'text'}` or `User(key='text')`, at or behind `start`.
  func value(ofKey key: StaticString, from start: Int = 0) -> Range<Int>? {
    var position = start
    while position + key.utf8CodeUnitCount < count {
      position = self.position(of: key.utf8Start[0], from: position)
      let rest = extracting(position..<count)
      let isWhole = position == 0 || !self[position - 1].isNameByte
      position += 1
      guard isWhole, rest.starts(with: key) else { continue }
      var opening = position - 1 + key.utf8CodeUnitCount
      if opening < count, self[opening].isNameByte { continue }
      while opening < count, !self[opening].isNameByte {
        let byte = self[opening]
        let isValue = byte == .quote || byte == UInt8(ascii: "'")
        opening += 1
        if isValue, opening < count, self[opening].isNameByte || self[opening] >= 0x80 {
          return opening..<self.position(of: byte, from: opening)
        }
      }
    }
    return nil
  }

  /// The digits of an id behind what programs put before it to keep it from being a number:
  /// `x123`, `'123`, `="123"`, `ID:123`, `tweet_id:123`. Empty where rounding has left no id, as in
  /// `1.25E+18`, `1,25e18` and `1541980805198077953.0`.
  var wholeID: Range<Int> {
    let id = trimmed
    if id.isEmpty || isRounded(id) { return id.upperBound..<id.upperBound }
    if self[id.lowerBound].isDigit && self[id.upperBound - 1].isDigit { return withoutFraction(id) }
    var end = id.upperBound
    while end > id.lowerBound, self[end - 1].isQuote { end -= 1 }
    var start = end
    while start > id.lowerBound, self[start - 1].isDigit { start -= 1 }
    let before = id.lowerBound..<start
    // A quote behind the digits alone, or another sign before them, is damage: a digit may be missing.
    let isOpened = end == id.upperBound || before.contains { self[$0].isQuote }
    let isWrapped =
      before.count <= 12 && isOpened
      && before.allSatisfy { self[$0].isLetter || "'\"`=:_#-/ ".utf8.contains(self[$0]) }
    // A short number behind a letter or a word is more likely a part of a name; an x keeps programs from rounding.
    let isBare =
      before.allSatisfy { !self[$0].isLetter }
      || before.count == 1 && self[start - 1] | 0x20 == UInt8(ascii: "x")
    let isMarked =
      isBare || end - start >= 10 && (before.count == 1 || !self[start - 1].isLetter)
    return start < end && isWrapped && isMarked ? start..<end : id
  }

  /// The digits before a point behind which only zeros stand, as in `12345.0`.
  private func withoutFraction(_ id: Range<Int>) -> Range<Int> {
    var end = id.upperBound
    while end > id.lowerBound, self[end - 1] == UInt8(ascii: "0") { end -= 1 }
    return end > id.lowerBound && self[end - 1] == UInt8(ascii: ".") ? id.lowerBound..<end - 1 : id
  }

  /// Whether they are the digits of an id of which the last are zeros, as where a program has rounded it.
  var endsWithZeros: Bool {
    count >= 17 && extracting(count - 2..<count).equals("00") && allSatisfy(\.isDigit)
  }

  /// Whether the id at `range` has more digits than a floating-point number holds, and a fraction behind it as one has.
  func isFloatingPoint(_ range: Range<Int>) -> Bool {
    range.count > 16 && range.upperBound < count && self[range.upperBound] == UInt8(ascii: ".")
  }

  private func isRounded(_ id: Range<Int>) -> Bool {
    // Floating-point numbers hold no more than 16 digits.
    if id.count > 18, extracting(id.upperBound - 2..<id.upperBound).equals(".0") { return true }
    var index = id.lowerBound
    func pass(_ isOfSort: (UInt8) -> Bool) -> Bool {
      let start = index
      while index < id.upperBound, isOfSort(self[index]) { index += 1 }
      return index > start
    }
    guard pass({ $0.isDigit || $0 == UInt8(ascii: ".") || $0 == .comma }),
      pass({ $0 | 0x20 == UInt8(ascii: "e") })
    else { return false }
    // Without a sign or a fraction it may be a part of a hash.
    let mantissa = extracting(id.lowerBound..<index)
    let hasFraction =
      mantissa.position(of: UInt8(ascii: ".")) < mantissa.count
      || mantissa.position(of: .comma) < mantissa.count
    let hasSign = pass { $0 == UInt8(ascii: "+") }
    return (hasSign || hasFraction) && pass(\.isDigit) && index == id.upperBound
  }
}

extension UInt8 {
  fileprivate var isQuote: Bool {
    self == .quote || self == UInt8(ascii: "'") || self == UInt8(ascii: "`")
  }
}
