import CZlib

/// A zip whose files are not packed, so that what is in them can be anything.
struct StoredZip {
  private(set) var bytes: [UInt8] = []

  init(_ files: [(name: String, bytes: [UInt8])]) {
    var directory: [UInt8] = []
    for file in files {
      let checksum = crc32(0, file.bytes, uInt(file.bytes.count))
      let name = Array(file.name.utf8)
      let common =
        Self.little(20, 2) + Self.little(0, 8) + Self.little(Int(checksum), 4)
        + Self.little(file.bytes.count, 4) + Self.little(file.bytes.count, 4)
        + Self.little(name.count, 2) + Self.little(0, 2)
      directory += [0x50, 0x4B, 0x01, 0x02, 20, 0] + common + Self.little(0, 10)
      directory += Self.little(bytes.count, 4) + name
      bytes += [0x50, 0x4B, 0x03, 0x04] + common + name + file.bytes
    }
    let start = bytes.count
    bytes += directory + [0x50, 0x4B, 0x05, 0x06] + Self.little(0, 4)
    bytes += Self.little(files.count, 2) + Self.little(files.count, 2)
    bytes += Self.little(directory.count, 4) + Self.little(start, 4) + Self.little(0, 2)
  }

  /// A number in so many bytes, the lowest first.
  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> ($0 * 8)) : 0 }
  }
}
