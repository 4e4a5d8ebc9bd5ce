public import Foundation
internal import Glibc

/// A file that is held as a whole: a codebook, a list of words, a model.
///
/// Tweets are not read this way: see ``TweetInput``.
public struct WholeFile {
  /// The most bytes of a file that is held: far more than any needs.
  static let limit = 1 << 30

  private let path: String

  /// Names a file; it is opened when it is read.
  public init(_ path: String) { self.path = path }

  /// Whether there is a file, itself or by a link; a folder is none, nor a pipe, which can be read once.
  public var isFile: Bool { status.map { $0.st_mode & S_IFMT == S_IFREG } ?? false }

  /// Whether there is something that is read once and onwards: a pipe, a terminal.
  public var isPipe: Bool {
    status.map { ![S_IFREG, S_IFDIR].contains($0.st_mode & S_IFMT) } ?? false
  }

  /// Whether the file begins with these bytes; false of a pipe, which would lose what is read of it.
  public func begins(with bytes: some Collection<UInt8>) -> Bool {
    guard isFile, let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    return (try? file.read(upToCount: bytes.count))?.elementsEqual(bytes) ?? false
  }

  private var status: stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

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
    guard let status else { throw .missing(file: path) }
    if status.st_mode & S_IFMT == S_IFDIR { throw .isFolder(path) }
    if status.st_size > Self.limit { throw .tooLarge(file: path, limit: Self.limit) }
    guard let data = try? Data(contentsOf: URL(filePath: path), options: options) else {
      throw .failed(file: path, action: .open, code: EACCES)
    }
    return data
  }
}
