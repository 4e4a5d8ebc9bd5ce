internal import CArchive
internal import Glibc

/// The bytes of one file, or of one file inside a compressed file or a zip.
///
/// Plain files are read with read(2); the rest goes through libarchive. Nothing but libarchive's
/// own blocks is kept in memory.
final class ByteStream: ByteSource {
  /// The ways in which a file is packed, told by its first bytes.
  enum Packing: String {
    case plain, gzip, zstd, xz, bzip2, zip

    init(_ head: Span<UInt8>) {
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

  /// The name for messages.
  let name: String
  let packing: Packing
  private let descriptor: Int32
  private let ownsDescriptor: Bool
  /// What was read ahead to tell the packing of a pipe, and how much of it was handed on.
  private let head: [UInt8]
  private var headRead = 0
  private var archive: OpaquePointer?
  /// Outlives the calls of libarchive that read through it.
  private var feed: Feed?

  /// Opens `path`, or standard input where it is nil.
  init(path: String?, name: String) throws(CorpusError) {
    self.name = name
    ownsDescriptor = path != nil
    descriptor = path.map { open($0, O_RDONLY | O_CLOEXEC) } ?? 0
    if descriptor < 0 { throw .failed(file: name, action: .open, code: errno) }
    var first = [UInt8](repeating: 0, count: 512)
    let count = Self.fill(&first, descriptor)
    first.removeLast(first.count - max(0, count))
    head = first
    packing = Packing(first.span)
    // From here on deinit closes the descriptor.
    if count < 0 { throw .failed(file: name, action: .read, code: errno) }
    if packing != .plain && packing != .zip { try openCompressed() }
  }

  /// Opens the file `entry` inside the zip at `path`.
  init(zip path: String, entry: String, name: String) throws(CorpusError) {
    self.name = name
    packing = .zip
    descriptor = -1
    ownsDescriptor = false
    head = []
    let directory = try ZipDirectory(path: path, name: name)
    guard try directory.seek(entry) else { throw .truncated(file: name, container: "zip") }
    archive = directory.takeArchive()
  }

  deinit {
    if let archive { archive_read_free(archive) }
    if ownsDescriptor { close(descriptor) }
  }

  /// Reads up to `target.count` bytes; 0 at the end.
  func read(into target: UnsafeMutableRawBufferPointer) throws(CorpusError) -> Int {
    if let archive {
      let count = archive_read_data(archive, target.baseAddress, target.count)
      if count < 0 { throw damage() }
      return count
    }
    if headRead < head.count {
      let count = min(target.count, head.count - headRead)
      head.withUnsafeBytes {
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[headRead..<headRead + count]))
      }
      headRead += count
      return count
    }
    let count = readSome(descriptor, target)
    if count < 0 { throw .failed(file: name, action: .read, code: errno) }
    return count
  }

  /// What a failed read means: the system's error where there is one, else a damaged file.
  private func damage() -> CorpusError {
    if let code = feed?.failure { return .failed(file: name, action: .read, code: code) }
    return .truncated(file: name, container: packing.rawValue)
  }

  /// Reads until `bytes` are full or there are no more; -1 with errno on failure.
  private static func fill(_ bytes: inout [UInt8], _ descriptor: Int32) -> Int {
    bytes.withUnsafeMutableBytes { bytes in
      var filled = 0
      while filled < bytes.count {
        let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[filled...])
        let count = readSome(descriptor, rest)
        if count < 0 { return -1 }
        if count == 0 { break }
        filled += count
      }
      return filled
    }
  }

  private func openCompressed() throws(CorpusError) {
    let opened = archive_read_new()
    archive = opened
    archive_read_support_filter_all(opened)
    archive_read_support_format_raw(opened)
    let feed = Feed(descriptor: descriptor, head: head)
    self.feed = feed
    let context = Unmanaged.passUnretained(feed).toOpaque()
    var entry: OpaquePointer?
    guard archive_read_open(opened, context, nil, feedArchive, nil) == ARCHIVE_OK,
      archive_read_next_header(opened, &entry) == ARCHIVE_OK, archive_filter_count(opened) > 1
    else { throw damage() }
  }
}

/// read(2), begun again when a signal interrupted it; -1 with errno on failure.
private func readSome(_ descriptor: Int32, _ target: UnsafeMutableRawBufferPointer) -> Int {
  while true {
    let count = read(descriptor, target.baseAddress, target.count)
    if count >= 0 || errno != EINTR { return count }
  }
}

/// Gives libarchive the bytes of a descriptor, those read ahead first.
private final class Feed {
  let descriptor: Int32
  var block: [UInt8]
  var isHeadGiven = false
  let headCount: Int
  var failure: Int32?

  init(descriptor: Int32, head: [UInt8]) {
    self.descriptor = descriptor
    headCount = head.count
    block = head + [UInt8](repeating: 0, count: 1 << 17)
  }

  func next(_ start: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
    block.withUnsafeMutableBytes { bytes in
      start?.pointee = UnsafeRawPointer(bytes.baseAddress)
      if !isHeadGiven {
        isHeadGiven = true
        return headCount
      }
      let count = readSome(descriptor, bytes)
      if count < 0 { failure = errno }
      return count
    }
  }
}

private func feedArchive(
  _: OpaquePointer?, context: UnsafeMutableRawPointer?,
  start: UnsafeMutablePointer<UnsafeRawPointer?>?
) -> Int {
  guard let context else { return -1 }
  return Unmanaged<Feed>.fromOpaque(context).takeUnretainedValue().next(start)
}
