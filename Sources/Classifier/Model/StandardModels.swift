internal import Foundation
internal import Resources

extension Model {
  /// The names of the models that come with textmine; the first is what labels where nothing is named.
  public static let standardNames = ["konten"]

  /// A model that comes with textmine, or nil when there is none of this name. It stays where it is in
  /// the program; only its header is read, and its tables and its checksum are trusted.
  public static func standard(_ name: String) throws(ModelError) -> Model? {
    guard standardNames.contains(name) else { return nil }
    let (found, sum) = (
      textmine_resource("models/\(name).model"), textmine_resource("models/\(name).sha256")
    )
    guard let bytes = UnsafeMutableRawPointer(mutating: found.bytes), let digits = sum.bytes else {
      return nil
    }
    let model = try Model(
      trusting: Data(bytesNoCopy: bytes, count: found.count, deallocator: .none))
    // 64 digits; what sha256sum writes behind them is no part of the sum.
    return model.known(
      by: String(
        decoding: UnsafeBufferPointer(start: digits, count: min(64, sum.count)), as: UTF8.self))
  }
}
