internal import Glibc

/// A copy of a stream in a file without a name, for what cannot be read from a pipe. It is gone
/// with the process, however that ends.
final class Spool {
  private let descriptor: Int32
  /// A path under which the file can be opened by this process.
  var path: String { "/proc/self/fd/\(descriptor)" }

  init(_ stream: ByteStream) throws(CorpusError) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/var/tmp"
    var template = Array("\(folder)/textmine-XXXXXX".utf8CString)
    descriptor = template.withUnsafeMutableBufferPointer { path in
      guard let start = path.baseAddress else { return -1 }
      let descriptor = mkstemp(start)
      if descriptor >= 0 { unlink(start) }
      return descriptor
    }
    if descriptor < 0 { throw .failed(file: folder, action: .create, code: errno) }
    var buffer = InputBuffer(stream)
    while try buffer.fill() {
      let written = buffer.bytes.withUnsafeBytes { bytes in
        writeAll(descriptor, UnsafeRawBufferPointer(rebasing: bytes[buffer.window]))
      }
      if written != 0 { throw .failed(file: folder, action: .write, code: written) }
      buffer.use(upTo: buffer.window.upperBound)
    }
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
