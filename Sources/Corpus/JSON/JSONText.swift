internal import Foundation

/// A text that stands in JSON for itself, and not in a document.
enum JSONText {
  /// The text, without quotes and escapes, also of one that was written as JSON twice; nil of what is no text.
  static func decoded(_ bytes: Span<UInt8>) -> [UInt8]? {
    guard bytes.count > 2, bytes[0] == .quote else { return nil }
    let once = bytes.withUnsafeBufferPointer { decoded(Data($0)) }
    guard let once, once.first == .quote, once.last == .quote, once.count > 2 else { return once }
    return decoded(Data(once)) ?? once
  }

  private static func decoded(_ data: Data) -> [UInt8]? {
    (try? JSONDecoder().decode(String.self, from: data)).map { Array($0.utf8) }
  }
}
