internal import CArchive
internal import CZlib
internal import Glibc

/// The bytes of a file or pipe.
final class FileBytes: ByteSource {
  let name: String
  private let descriptor: Int32
  private let owns: Bool
  private let expansion: Expansion
  private let digest: FileDigest?

  /// Opens `path`, or standard input where it is nil; what is read is summed in `digest`.
  init(
    path: String?, name: String, _ expansion: Expansion, _ digest: FileDigest? = nil
  ) throws(CorpusError) {
    self.name = name
    self.expansion = expansion
    self.digest = digest
    owns = path != nil
    descriptor = path.map { open($0, O_RDONLY | O_CLOEXEC) } ?? 0
    if descriptor < 0 { throw .failed(file: name, action: .open, code: errno) }
  }

  deinit { if owns, descriptor >= 0 { close(descriptor) } }

  func read(into target: UnsafeMutableRawBufferPointer) throws(CorpusError) -> Int {
    while true {
      let count = Glibc.read(descriptor, target.baseAddress, target.count)
      if count >= 0 {
        expansion.packed += count
        digest?.add(UnsafeRawBufferPointer(rebasing: target[..<count]))
        return count
      }
      if errno != EINTR { throw .failed(file: name, action: .read, code: errno) }
    }
  }
}

/// Bytes of which the first were read ahead.
final class PeekedBytes: ByteSource {
  let name: String
  /// What was read ahead.
  let head: [UInt8]
  private var used = 0
  private let source: any ByteSource

  /// Reads `count` bytes ahead, or all there are.
  init(_ source: any ByteSource, count: Int = 512) throws(CorpusError) {
    self.source = source
    name = source.name
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let read = try bytes.withUnsafeMutableBufferPointer { (bytes) throws(CorpusError) -> Int in
        let all = UnsafeMutableRawBufferPointer(bytes)
        return try source.read(into: UnsafeMutableRawBufferPointer(rebasing: all[filled...]))
      }
      if read == 0 { break }
      filled += read
    }
    bytes.removeLast(count - filled)
    head = bytes
  }

  func read(into target: UnsafeMutableRawBufferPointer) throws(CorpusError) -> Int {
    if used == head.count { return try source.read(into: target) }
    let count = min(target.count, head.count - used)
    head.withUnsafeBytes {
      target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[used..<used + count]))
    }
    used += count
    return count
  }
}

/// What a gzip holds, its checksums verified: libarchive does not look at them.
final class GzipBytes: ByteSource {
  let name: String
  private let source: any ByteSource
  /// At an address of its own, since zlib keeps it.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
  private var isBetweenMembers = false
  private var isFinished = false

  init(_ source: any ByteSource, name: String) throws(CorpusError) {
    self.source = source
    self.name = name
    stream.initialize(to: z_stream())
    // 16 more than the largest window: gzip, and nothing else.
    let status = inflateInit2_(
      stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    if status != Z_OK { throw .failed(file: name, action: .read, code: ENOMEM) }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    block.deallocate()
  }

  func read(into target: UnsafeMutableRawBufferPointer) throws(CorpusError) -> Int {
    let out = target.bindMemory(to: UInt8.self)
    let limit = min(out.count, 1 << 30)
    stream.pointee.next_out = out.baseAddress
    stream.pointee.avail_out = UInt32(limit)
    while stream.pointee.avail_out == UInt32(limit), !isFinished {
      if stream.pointee.avail_in == 0, try !refill() { break }
      if isBetweenMembers, !beginMember() { break }
      switch inflate(stream, Z_NO_FLUSH) {
      case Z_OK: break
      case Z_STREAM_END: isBetweenMembers = true
      default: throw .truncated(file: name, container: "gzip")
      }
    }
    return limit - Int(stream.pointee.avail_out)
  }

  /// Reads a block of packed bytes; false at the end, which may only come between two members.
  private func refill() throws(CorpusError) -> Bool {
    let count = try source.read(into: block)
    if count == 0 {
      if !isBetweenMembers { throw .truncated(file: name, container: "gzip") }
      isFinished = true
      return false
    }
    stream.pointee.next_in = block.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.avail_in = UInt32(count)
    return true
  }

  /// Goes on with the next member, if there is one: what else follows is padding.
  private func beginMember() -> Bool {
    guard stream.pointee.next_in.pointee == 0x1F else {
      isFinished = true
      return false
    }
    inflateReset(stream)
    isBetweenMembers = false
    return true
  }
}

/// What a file of zstd, xz or bzip2 holds.
final class FilterBytes: ByteSource {
  let name: String
  private let packing: ByteStream.Packing
  private let archive = archive_read_new()
  /// Outlives the calls of libarchive that read through it.
  private let feed: Feed

  init(
    _ source: any ByteSource, _ packing: ByteStream.Packing, name: String
  ) throws(CorpusError) {
    self.name = name
    self.packing = packing
    feed = Feed(source)
    archive_read_support_filter_zstd(archive)
    archive_read_support_filter_xz(archive)
    archive_read_support_filter_bzip2(archive)
    archive_read_support_format_raw(archive)
    let context = Unmanaged.passUnretained(feed).toOpaque()
    var entry: OpaquePointer?
    guard archive_read_open(archive, context, nil, feedArchive, nil) == ARCHIVE_OK,
      archive_read_next_header(archive, &entry) == ARCHIVE_OK, archive_filter_count(archive) > 1
    else { throw damage() }
  }

  deinit { archive_read_free(archive) }

  func read(into target: UnsafeMutableRawBufferPointer) throws(CorpusError) -> Int {
    let count = archive_read_data(archive, target.baseAddress, target.count)
    if count < 0 { throw damage() }
    return count
  }

  /// What a failed read means: what went wrong below, if something did, else a damaged file.
  private func damage() -> CorpusError {
    feed.failure ?? .truncated(file: name, container: packing.rawValue)
  }
}

/// Gives libarchive the bytes of a source.
private final class Feed {
  private let source: any ByteSource
  private let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
  private(set) var failure: CorpusError?

  init(_ source: any ByteSource) { self.source = source }

  deinit { block.deallocate() }

  func next(_ start: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
    start?.pointee = UnsafeRawPointer(block.baseAddress)
    do throws(CorpusError) {
      return try source.read(into: block)
    } catch {
      failure = error
      return -1
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
