internal import Glibc

/// The bytes of one file, or of one file inside a zip, unpacked however often they are packed.
/// Only blocks of them are kept in memory.
final class ByteStream: ByteSource {
  /// The ways in which a file is packed, told by its first bytes.
  enum Packing: String {
    case plain, gzip, zstd, xz, bzip2, zip

    init(_ head: [UInt8]) {
      let magics: [(Packing, [UInt8])] = [
        (.gzip, [0x1F, 0x8B]), (.zstd, [0x28, 0xB5, 0x2F, 0xFD]), (.xz, [0xFD, 0x37, 0x7A, 0x58]),
        (.bzip2, [0x42, 0x5A, 0x68]), (.zip, [0x50, 0x4B, 0x03, 0x04]),
        (.zip, [0x50, 0x4B, 0x05, 0x06]),
      ]
      let found = magics.first { magic in
        head.count >= magic.1.count && magic.1.indices.allSatisfy { head[$0] == magic.1[$0] }
      }
      self = found?.0 ?? .plain
    }
  }

  /// The most times that a file is packed one way within another.
  private static let layerLimit = 4

  /// The name for messages.
  let name: String
  /// Whether the bytes are those of a zip: any other packing is taken off.
  let isZip: Bool
  /// Whether the bytes stand in a file just as they come here.
  let isPlain: Bool
  private let source: any ByteSource
  private let expansion: Expansion

  /// Opens `path`, or standard input where it is nil.
  convenience init(
    path: String?, name: String, _ expansion: Expansion = Expansion(ReadingOptions()),
    _ digest: FileDigest? = nil
  ) throws(CorpusError) {
    let file = try FileBytes(path: path, name: name, expansion, digest)
    try self.init(file, name: name, isPlain: true, expansion)
  }

  /// Opens the file `entry` inside a zip.
  convenience init(
    _ zip: ZipFile, _ entry: ZipFile.Entry, name: String,
    _ expansion: Expansion = Expansion(ReadingOptions())
  ) throws(CorpusError) {
    expansion.packed = try fileSize(zip.path, name)
    let entry = try EntryBytes(zip, entry, name: name)
    try self.init(entry, name: name, isPlain: false, expansion)
  }

  private init(
    _ source: any ByteSource, name: String, isPlain: Bool, _ expansion: Expansion
  ) throws(CorpusError) {
    self.name = name
    self.expansion = expansion
    var peeked = try PeekedBytes(source)
    var layers = 0
    var packing = Packing(peeked.head)
    while packing != .plain, packing != .zip, layers < Self.layerLimit {
      let unpacked: any ByteSource =
        packing == .gzip
        ? try GzipBytes(peeked, name: name) : try FilterBytes(peeked, packing, name: name)
      peeked = try PeekedBytes(unpacked)
      packing = Packing(peeked.head)
      layers += 1
    }
    self.source = peeked
    self.isPlain = isPlain && layers == 0
    isZip = packing == .zip
  }

  /// Reads up to `target.count` bytes; 0 at the end.
  func read(into target: UnsafeMutableRawBufferPointer) throws(CorpusError) -> Int {
    let count = try source.read(into: target)
    if !isPlain, !expansion.allows(count) {
      throw .expandsTooFar(file: name, limit: expansion.limit)
    }
    return count
  }
}

/// How many bytes a file unpacks to, all that it holds together: the guard against zip bombs.
final class Expansion {
  /// How many times as large as the file its contents may be.
  let limit: Int
  /// Contents smaller than this are never too large.
  private let floor: Int
  /// The bytes of the file, or those read of it so far.
  var packed = 0
  /// The bytes that it unpacked to so far.
  private(set) var unpacked = 0

  init(_ options: ReadingOptions) {
    limit = options.expansionLimit
    floor = options.expansionFloor
  }

  /// Adds `count` bytes; whether they are not too many.
  func allows(_ count: Int) -> Bool {
    unpacked += count
    return unpacked <= max(floor, packed.multipliedReportingOverflow(by: limit).partialValue)
  }
}

/// The size of the file at `path`.
func fileSize(_ path: String, _ name: String) throws(CorpusError) -> Int {
  var status = stat()
  if stat(path, &status) != 0 { throw .failed(file: name, action: .open, code: errno) }
  return Int(status.st_size)
}
