public import Foundation

/// A file that is held as a whole: a codebook, a list of words, a model.
///
/// Tweets are not read this way: see ``TweetInput``.
public struct WholeFile {
  /// The most bytes of a file that is held: far more than any needs.
  static let limit = 1 << 30

  private let path: String

  /// Names a file; it is opened when it is read.
  public init(_ path: String) { self.path = path }

  /// The bytes.
  ///
  /// - Throws: ``CorpusError`` where there is no such file, or it cannot be read.
  public func bytes() throws(CorpusError) -> [UInt8] { Array(try data([])) }

  /// The bytes, mapped: they are read where they are looked at.
  ///
  /// - Throws: ``CorpusError`` where there is no such file, or it cannot be read.
  public func mapped() throws(CorpusError) -> Data { try data(.alwaysMapped) }

  /// The text, without a byte-order mark.
  ///
  /// - Throws: ``CorpusError`` where there is no such file, it cannot be read, or is no UTF-8.
  public func text() throws(CorpusError) -> String {
    guard let text = String(validating: try bytes(), as: UTF8.self) else {
      throw .notUTF8(file: path)
    }
    return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
  }

  private func data(_ options: Data.ReadingOptions) throws(CorpusError) -> Data {
    let files = FileManager.default
    var isFolder: ObjCBool = false
    guard files.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .missing(file: path)
    }
    if isFolder.boolValue { throw .isFolder(path) }
    let size = (try? files.attributesOfItem(atPath: path)[.size]) as? Int
    if let size, size > Self.limit { throw .tooLarge(file: path, limit: Self.limit) }
    guard let data = try? Data(contentsOf: URL(filePath: path), options: options) else {
      throw .failed(file: path, action: .open, code: EACCES)
    }
    return data
  }
}
