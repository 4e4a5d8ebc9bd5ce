/// The columns that a terminal gives to text, so that tables stay straight: two to ideographs and
/// emoji, none to marks and invisible characters (Unicode Standard Annex #11, wide and full-width).
extension StringProtocol {
  /// The columns of all characters.
  var columns: Int { reduce(0) { $0 + $1.columns } }

  /// As much of the beginning as fits.
  func prefix(columns limit: Int) -> SubSequence {
    var rest = limit
    return prefix { character in
      rest -= character.columns
      return rest >= 0
    }
  }

  /// As much of the end as fits.
  func suffix(columns limit: Int) -> SubSequence {
    let kept = String(reversed()).prefix(columns: limit)
    return suffix(kept.count)
  }

  /// The text in so many columns, with spaces behind it or before it.
  func padded(to width: Int, isRight: Bool = false) -> String {
    let spaces = String(repeating: " ", count: Swift.max(0, width - columns))
    return isRight ? spaces + self : self + spaces
  }

  /// The text on one line, without what a terminal would obey: control characters, and those that turn
  /// the direction of writing.
  var onOneLine: String {
    var line = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: line.append(" ")
      case .format where scalar.properties.isBidiControl: break
      default: line.append(scalar)
      }
    }
    return String(line)
  }
}

extension Character {
  /// The columns of the character.
  var columns: Int {
    guard let first = unicodeScalars.first, first.value >= 0x300 else { return 1 }
    if unicodeScalars.contains("\u{FE0F}") || first.properties.isEmojiPresentation { return 2 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return Character.isWide(first.value) ? 2 : 1
    }
  }

  private static func isWide(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
