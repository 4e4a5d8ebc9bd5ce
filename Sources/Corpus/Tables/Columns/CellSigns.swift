// What the cells of a column are told by: see ``ColumnSample``.

extension String {
  /// Whether it is rather the name of a person or an office: each word but a short one is capitalised.
  var isName: Bool {
    split(separator: " ").allSatisfy { word in
      let letters = word.filter(\.isLetter)
      guard letters.count == word.count || word.last == "," || word.last == "." else {
        return false
      }
      return letters.count <= 3 && letters.first?.isLowercase == true && letters.count > 0
        || letters.first?.isUppercase == true && letters.dropFirst().allSatisfy(\.isLowercase)
    }
  }
}

extension Span<UInt8> {
  /// Whether there are ten characters or more of writing that has no spaces: Chinese, Japanese, Thai and its like.
  var hasManyWordsWithoutSpaces: Bool {
    var characters = 0
    for index in indices {
      let byte = self[index]
      let isThai = byte == 0xE0 && index + 1 < count && (0xB8...0xBB).contains(self[index + 1])
      if (0xE3...0xE9).contains(byte) || isThai { characters += 1 }
    }
    return characters >= 10
  }

  /// Whether it is a time of day such as `7:05` or `16:01:00`.
  var isTimeOfDay: Bool {
    guard (4...12).contains(count), self[0].isDigit else { return false }
    let colon = position(of: UInt8(ascii: ":"))
    return (1...2).contains(colon)
      && allSatisfy { $0.isDigit || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
  }

  /// Whether they have the form of an account's name without `@`.
  var isAccountName: Bool {
    guard count >= 3, count <= 15 else { return false }
    return allSatisfy(\.isNameByte) && !isNumber
  }

  /// Whether a name has a digit, a `_`, or a capital behind its first letter, as words do not.
  var isOddName: Bool {
    for index in indices {
      let byte = self[index]
      if byte.isDigit || byte == UInt8(ascii: "_") || byte.isCapital && index > 0 { return true }
    }
    return false
  }
}

extension UInt8 {
  /// Whether it is a capital letter, or a sign of ASCII that is neither a space nor a hyphen.
  var isCapitalOrSign: Bool {
    if isLetter { return isCapital }
    return self > .space && self < 0x80 && !isDigit && self != UInt8(ascii: "-")
  }

  /// Whether it stands in numbers and in lists of numbers besides the digits.
  var isOfNumbers: Bool { ".,- []'\"".utf8.contains(self) }
}

/// The words of a text by their hashes: one that has a word that another has not nearly always has a bit that it has not.
typealias WordBits = SIMD8<UInt64>

extension Span<UInt8> {
  /// A hash without regard to the case of ASCII letters; 0 of nothing.
  var nameHash: UInt64 {
    var hash: UInt64 = 0
    for index in indices { hash = (hash ^ UInt64(self[index].lowercased)) &* 0x100_0000_01B3 }
    return hash
  }

  /// A bit for each word, without regard to case.
  var wordBits: WordBits {
    var (bits, start) = (WordBits.zero, 0)
    for end in 0...count
    where end == count || !(self[end].isLetter || self[end].isDigit || self[end] >= 0x80) {
      if start < end {
        let hash = extracting(start..<end).nameHash
        bits[Int(hash &>> 32 & 7)] |= 1 &<< (hash &>> 40)
      }
      start = end + 1
    }
    return bits
  }
}
