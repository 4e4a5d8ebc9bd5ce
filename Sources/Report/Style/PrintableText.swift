/// Text from outside as a page or terminal can show it without being led astray.
extension String {
  /// The text with every character that could act rather than show, U+FFFD in its place: control
  /// characters (a terminal obeys them), bidi embeddings, overrides and isolates (they reorder what
  /// stands beside them), line and paragraph separators, and noncharacters (HTML forbids them).
  /// A tab or line break becomes a space.
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

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: true
    case 0...0x1F, 0x7F...0x9F: false
    case 0x2028...0x202E, 0x2066...0x2069: false
    case 0xFDD0...0xFDEF: false
    default: scalar.value & 0xFFFE != 0xFFFE
    }
  }

  /// The columns that the text takes on a terminal, nearly: 2 for East Asian wide characters and
  /// emoji, 0 for marks on other characters, 1 for all others.
  var columns: Int { reduce(0) { $0 + Self.columns(of: $1) } }

  private static func columns(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x20...0x2FF: return 1
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F000...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default:
      if scalar.properties.isEmojiPresentation || character.unicodeScalars.contains("\u{FE0F}") {
        return 2
      }
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: return 0
      default: return 1
      }
    }
  }

  /// The text cut to at most `limit` columns, with … at the end if it was cut.
  func shortened(to limit: Int) -> String {
    guard columns > limit else { return self }
    var text = ""
    var used = 1
    for character in self {
      used += Self.columns(of: character)
      if used > limit { break }
      text.append(character)
    }
    return text + "…"
  }

  /// The text with spaces behind it up to `width` columns, or before it if `leading`.
  func padded(to width: Int, leading: Bool = false) -> String {
    let spaces = String(repeating: " ", count: max(0, width - columns))
    return leading ? spaces + self : self + spaces
  }
}
