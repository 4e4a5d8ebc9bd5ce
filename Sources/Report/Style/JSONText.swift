internal import Foundation

/// The one way in which results become JSON: keys sorted and in snake case, no non-finite numbers, and
/// no character that a terminal would obey.
public struct JSONText {
  private let encoder = JSONEncoder()

  /// Makes an encoder of indented documents, or of single lines.
  public init(isIndented: Bool = true) {
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if isIndented { encoder.outputFormatting.insert(.prettyPrinted) }
    encoder.keyEncodingStrategy = .convertToSnakeCase
  }

  /// The value as JSON with a line break at its end.
  ///
  /// - Throws: `EncodingError` for a number that is not finite.
  public func rendered(_ value: some Encodable) throws -> String {
    Self.escaped(String(decoding: try encoder.encode(value), as: UTF8.self)) + "\n"
  }

  /// JSON permits most characters as they are; here those that could act are written as `\u202e`. They
  /// occur in strings only, so that the document stays the same.
  private static func escaped(_ json: String) -> String {
    guard json.unicodeScalars.contains(where: { $0 != "\n" && !String.isPrintable($0) }) else {
      return json
    }
    var text = String.UnicodeScalarView()
    for scalar in json.unicodeScalars {
      if scalar == "\n" || String.isPrintable(scalar) {
        text.append(scalar)
      } else {
        for unit in UTF16.encode(scalar)! {
          let digits = String(unit, radix: 16)
          text += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars
        }
      }
    }
    return String(text)
  }
}

/// A share for JSON: `part / whole` to six decimals; nil if `whole` is 0.
func share(_ part: Int, of whole: Int) -> Double? {
  guard whole > 0 else { return nil }
  // In whole numbers, so that no machine rounds differently.
  return Double((2 * part * 1_000_000 + whole) / (2 * whole)) / 1_000_000
}

extension Double {
  /// The number to six decimals, for JSON.
  var toSixDecimals: Double { (self * 1e6).rounded() / 1e6 }

  /// The number with `count` decimals and a full stop in every locale; what rounds to zero has no sign.
  public func decimals(_ count: Int) -> String {
    let text = String(format: "%.\(count)f", locale: Locale(identifier: "en_US_POSIX"), self)
    return text.hasPrefix("-") && text.allSatisfy("-0.".contains) ? String(text.dropFirst()) : text
  }
}
