internal import Glibc

/// A copy of a stream in a file without a name, for what cannot be read from a pipe. It is gone
/// with the process, however that ends.
final class Spool {
  let descriptor: Int32
  /// A path under which the file can be opened by this process.
  var path: String { "/proc/self/fd/\(descriptor)" }

  /// Makes an empty file.
  init() throws(CorpusError) {
    let folder = Self.folder
    var template = Array("\(folder)/textmine-XXXXXX".utf8CString)
    descriptor = template.withUnsafeMutableBufferPointer { path in
      guard let start = path.baseAddress else { return -1 }
      let descriptor = mkstemp(start)
      if descriptor >= 0 { unlink(start) }
      return descriptor
    }
    if descriptor < 0 { throw .failed(file: folder, action: .create, code: errno) }
  }

  /// Copies a stream.
  convenience init(_ stream: ByteStream) throws(CorpusError) {
    try self.init()
    var buffer = InputBuffer(stream)
    while try buffer.fill() {
      let written = buffer.bytes.withUnsafeBytes { bytes in
        writeAll(descriptor, UnsafeRawBufferPointer(rebasing: bytes[buffer.window]))
      }
      if written != 0 { throw .failed(file: Self.folder, action: .write, code: written) }
      buffer.use(upTo: buffer.window.upperBound)
    }
  }

  /// Adds `bytes` behind what was written last.
  func append(_ bytes: Span<UInt8>) throws(CorpusError) {
    let status = bytes.withUnsafeBytes { writeAll(descriptor, $0) }
    if status != 0 { throw .failed(file: Self.folder, action: .write, code: status) }
  }

  private static var folder: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/var/tmp" }

  /// Writes `bytes` at this place.
  func write(_ bytes: [UInt8], at place: Int) throws(CorpusError) {
    var status: Int32 = 0
    if lseek(descriptor, place, SEEK_SET) < 0 { status = errno }
    if status == 0 { status = bytes.withUnsafeBytes { writeAll(descriptor, $0) } }
    if status != 0 { throw .failed(file: Self.folder, action: .write, code: status) }
  }

  /// Adds the bytes in `range`, which were written before, to `target`.
  func append(_ range: Range<Int>, to target: inout [UInt8]) throws(CorpusError) {
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { space, count in
      while count < range.count {
        let read = pread(
          descriptor, space.baseAddress! + count, range.count - count, range.lowerBound + count)
        if read < 0 && errno == EINTR { continue }
        if read <= 0 { break }
        count += read
      }
    }
    if bytes.count < range.count {
      throw .failed(file: Self.folder, action: .read, code: errno)
    }
    target.append(contentsOf: bytes)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}

/// write(2) until all bytes are written; the errno of the failure, 0 if there is none.
func writeAll(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int32 {
  var written = 0
  while written < bytes.count {
    let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
    let count = write(descriptor, rest.baseAddress, rest.count)
    if count < 0 && errno != EINTR { return errno }
    written += max(0, count)
  }
  return 0
}
