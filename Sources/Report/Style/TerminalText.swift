internal import CICU

/// Text from outside, made safe for a page or a terminal. Everything that prints goes through here.
extension String {
  /// The text on one line, with every character that could act instead of being shown replaced by
  /// U+FFFD: control characters (a terminal obeys them), bidirectional embeddings, overrides and
  /// isolates (they reorder the text beside them), line and paragraph separators, and noncharacters
  /// (HTML forbids them). A tab or line break becomes a space.
  public var printable: String {
    guard unicodeScalars.contains(where: { !Self.isPrintable($0) }) else { return self }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if Self.isPrintable(scalar) {
        text.append(scalar)
      } else {
        text.append("\t\n\r".unicodeScalars.contains(scalar) ? " " : "\u{FFFD}")
      }
    }
    return String(text)
  }

  /// Whether a scalar is only shown, and changes nothing around it.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: true
    case 0...0x1F, 0x7F...0x9F: false
    case 0x2028...0x202E, 0x2066...0x2069: false
    case 0xFDD0...0xFDEF: false
    default: scalar.value & 0xFFFE != 0xFFFE
    }
  }
}

/// Text measured in the columns of a terminal, so that tables stay straight: an ideograph or an emoji
/// takes two, a combining mark none (Unicode Standard Annex #11, through ICU).
extension StringProtocol {
  /// The columns of the whole text.
  public var columns: Int { reduce(0) { $0 + $1.columns } }

  /// The longest beginning that fits in `limit` columns.
  public func prefix(columns limit: Int) -> SubSequence {
    var room = limit
    return prefix { character in
      room -= character.columns
      return room >= 0
    }
  }

  /// The longest end that fits in `limit` columns.
  public func suffix(columns limit: Int) -> SubSequence {
    suffix(String(reversed()).prefix(columns: limit).count)
  }

  /// The text in at most `limit` columns, with … at its end if it was cut.
  public func shortened(to limit: Int) -> String {
    columns > limit ? prefix(columns: limit - 1) + "…" : String(self)
  }

  /// The text filled up to `width` columns: with spaces after it, or before it if `leading`.
  public func padded(to width: Int, leading: Bool = false) -> String {
    let spaces = String(repeating: " ", count: Swift.max(0, width - columns))
    return leading ? spaces + self : self + spaces
  }
}

extension Character {
  /// The columns of the character. An emoji of several scalars takes two; other clusters take the sum
  /// of their scalars.
  var columns: Int {
    if isASCII { return 1 }
    if unicodeScalars.contains("\u{FE0F}") { return 2 }
    if let first = unicodeScalars.first, first.properties.isEmojiPresentation { return 2 }
    return unicodeScalars.reduce(0) { $0 + Int(textmine_columns($1.value)) }
  }
}
