/// What the cells of tables say.
extension Span<UInt8> {
  /// Whether the bytes are those of `text`, which is in lower case, in any case.
  func equals(anyCaseOf text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    for index in indices {
      if self[index].lowercased != text.utf8Start[index] { return false }
    }
    return true
  }

  /// Whether a field holds a value, and none of the words that programs write for nothing.
  var saysSomething: Bool {
    let value = extracting(trimmed)
    return !value.isEmpty && ExportWords.nothing.value(of: value) == nil
  }

  /// Whether a field says yes.
  var saysYes: Bool { ExportWords.yes.value(of: extracting(trimmed)) != nil }

  /// Whether `text` stands anywhere in the bytes.
  func has(_ text: StaticString) -> Bool {
    var start = 0
    while start < count {
      start = position(of: text.utf8Start[0], from: start)
      if extracting(start..<count).starts(with: text) { return true }
      start += 1
    }
    return false
  }

  /// Whether an apostrophe keeps a spreadsheet from taking the cell for a formula: where another follows it may be a person's
  /// quotation mark.
  @inline(__always)
  var isGuardedFormula: Bool {
    let apostrophe = UInt8(ascii: "'")
    return count > 2 && self[0] == apostrophe && "@=+-".utf8.contains(self[1])
      && position(of: apostrophe, from: 1) == count
  }

  /// The number behind `/status/` in a link to a tweet; empty where there is none.
  var statusNumber: Range<Int> {
    var start = 0
    while start < count {
      start = position(of: UInt8(ascii: "/"), from: start)
      let rest = extracting(start..<count)
      if rest.starts(with: "/status/") || rest.starts(with: "/statuses/") {
        start = position(of: UInt8(ascii: "/"), from: start + 1) + 1
        var end = start
        while end < count, self[end].isDigit { end += 1 }
        return start..<end
      }
      start += 1
    }
    return 0..<0
  }

  /// The account before `/status/` in a link to a tweet; empty where there is none.
  var statusAccount: Range<Int> {
    let number = statusNumber
    if number.isEmpty { return 0..<0 }
    var end = number.lowerBound - 1
    while end > 0, self[end - 1] != UInt8(ascii: "/") { end -= 1 }
    end = Swift.max(0, end - 1)
    var start = end
    while start > 0, self[start - 1].isNameByte { start -= 1 }
    let name = start..<end
    // `/i/status/` and `/i/web/status/` name none.
    return name.count < 2 || extracting(name).equals("web") ? 0..<0 : name
  }

  /// The account in a link to its page, as `https://x.com/name`; empty where there is none.
  var profileAccount: Range<Int> {
    guard starts(with: "http") else { return 0..<0 }
    let whole = trimmed
    for site in ["//x.com/", "//twitter.com/", "//www.twitter.com/", "//mobile.twitter.com/"]
      as [StaticString]
    {
      let slash = position(of: UInt8(ascii: "/"))
      guard extracting(slash..<count).starts(with: site) else { continue }
      let start = slash + site.utf8CodeUnitCount
      let end = nameEnd(from: start)
      let isEnd =
        end == whole.upperBound || end + 1 == whole.upperBound && self[end] == UInt8(ascii: "/")
      // `x.com/i` is none.
      return isEnd && (2...15).contains(end - start) ? start..<end : 0..<0
    }
    return 0..<0
  }

  /// Whether the bytes are the digits of a tweet's id, as the platform has given them since 2010.
  var isTweetID: Bool {
    guard count >= 15, count <= 20 else { return false }
    return allSatisfy(\.isDigit)
  }

  /// Whether the bytes are digits with one point among them at most.
  var isNumber: Bool {
    var points = 0
    for index in indices where !self[index].isDigit {
      if self[index] != UInt8(ascii: ".") { return false }
      points += 1
    }
    return points <= 1
  }

  /// A count, also as spreadsheets and pages write it: `12`, `12.0`, `1,234`, `2.3K`, `2,3 rb`; nil
  /// where it is none.
  var count32: Int32? {
    let value = extracting(trimmed)
    var number: Int64 = 0
    var index = 0
    while index < value.count, value[index].isDigit {
      number = Swift.min(number * 10 + Int64(value[index] &- 0x30), Int64(Int32.max))
      index += 1
    }
    if index == 0 { return nil }
    if index == value.count || value.extracting(index..<value.count).equals(".0") {
      return Int32(number)
    }
    return value.writtenCount
  }

  /// A count with points or commas between its digits, or a word for thousands or millions behind.
  private var writtenCount: Int32? {
    var end = 0
    while end < count, self[end].isDigit || self[end] == .comma || self[end] == UInt8(ascii: ".") {
      end += 1
    }
    let digits = extracting(0..<end).text
    let groups = digits.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    let areDigits = groups.allSatisfy { !$0.isEmpty }
    let unit = extracting(end..<count)
    let factor = unit.isEmpty ? 1 : ExportWords.units.value(ofLetters: unit)
    guard areDigits, count < 20, let factor else { return nil }
    let isGrouped = groups.count > 1 && groups.dropFirst().allSatisfy { $0.count == 3 }
    let number =
      isGrouped || groups.count == 1
      ? Double(groups.joined())
      : groups.count == 2 && factor > 1
        ? Double(groups.joined(separator: ".")) : nil
    return number.map { Int32(Swift.min(($0 * Double(factor)).rounded(), Double(Int32.max))) }
  }

  /// The count that a key has in a structure as Python or JSON writes it.
  func count32(ofKey key: StaticString) -> Int32? {
    var start = 0
    while start < count {
      start = position(of: key.utf8Start[0], from: start)
      guard extracting(start..<count).starts(with: key) else {
        start += 1
        continue
      }
      start += key.utf8CodeUnitCount
      while start < count, !self[start].isNameByte { start += 1 }
      var end = start
      while end < count, self[end].isDigit { end += 1 }
      return extracting(start..<end).count32
    }
    return nil
  }
}
