internal import Glibc
internal import Hashing

/// The size and SHA-256 of a file, taken while it is read.
final class FileDigest {
  private var checksum = Checksum()
  private var bytes = 0
  private var isWhole = false

  /// Takes in the next bytes of the file; none at its end.
  func add(_ read: UnsafeRawBufferPointer) {
    if read.isEmpty { isWhole = true }
    if isWhole { return }
    bytes += read.count
    checksum.add(Span(_unsafeBytes: read))
  }

  /// What was read. A file that was not read in one go to its end, such as a zip, is read once more; nil
  /// where it cannot be.
  func sum(of path: String?) -> FileSum? {
    if !isWhole {
      guard let path, readAgain(path) else { return nil }
    }
    return FileSum(bytes: bytes, checksum: checksum.finishHex())
  }

  private func readAgain(_ path: String) -> Bool {
    checksum = Checksum()
    bytes = 0
    let file = open(path, O_RDONLY | O_CLOEXEC)
    if file < 0 { return false }
    defer { close(file) }
    return withUnsafeTemporaryAllocation(byteCount: 1 << 20, alignment: 16) { buffer in
      while !isWhole {
        let count = read(file, buffer.baseAddress, buffer.count)
        if count < 0 && errno != EINTR { return false }
        if count >= 0 { add(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
      }
      return true
    }
  }
}

/// The size and the SHA-256 of a file.
public struct FileSum: Equatable, Sendable {
  /// The size in bytes.
  public let bytes: Int
  /// The SHA-256 in hexadecimal digits.
  public let checksum: String

  /// Makes a sum that was computed before.
  public init(bytes: Int, checksum: String) {
    (self.bytes, self.checksum) = (bytes, checksum)
  }
}

extension FileSum {
  /// The size and the SHA-256 of the file at `path`; nil where it cannot be read twice, as a pipe cannot.
  public init?(ofFile path: String) {
    guard let sum = FileDigest().sum(of: path) else { return nil }
    self = sum
  }
}
