internal import Foundation
internal import Resources

extension Model {
  /// The names of the models that come with textmine; the first is what labels where nothing is named.
  public static let standardNames = ["konten"]

  /// A model that comes with textmine, or nil when there is none of this name. It stays where it is in
  /// the program; only its header is read, and its tables are trusted.
  public static func standard(_ name: String) throws(ModelError) -> Model? {
    guard standardNames.contains(name) else { return nil }
    let found = textmine_resource("models/\(name).model")
    guard let bytes = UnsafeMutableRawPointer(mutating: found.bytes) else { return nil }
    return try Model(
      trusting: Data(bytesNoCopy: bytes, count: found.count, deallocator: .none))
  }
}
