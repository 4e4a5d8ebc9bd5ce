internal import CSimdjson

/// A window on a stream of bytes: what was read and not yet used, at most one record and a block.
///
/// Behind the window stand always as many bytes as simdjson may look at behind a document.
struct InputBuffer {
  /// The size of blocks that are read: large enough that the system calls do not count, small enough
  /// for the processor's caches.
  static let block = 1 << 18
  private static let padding = Int(TEXTMINE_JSON_PADDING)

  let stream: any ByteSource
  private(set) var bytes: [UInt8]
  /// The bytes that are not yet used.
  private(set) var window: Range<Int> = 0..<0
  /// Whether the stream has no more bytes than the window.
  private(set) var isAtEnd = false
  private let block: Int
  /// The number of line feeds before `counted`.
  private var lines = 0
  private var counted = 0

  /// Reads `block` bytes at a time; few of them serve tests.
  init(_ stream: any ByteSource, block: Int = InputBuffer.block) {
    self.stream = stream
    self.block = max(1, block)
    bytes = [UInt8](repeating: 0, count: max(1, block) + Self.padding)
  }

  /// Marks the bytes before `position` as used.
  @inline(__always)
  mutating func use(upTo position: Int) { window = position..<window.upperBound }

  /// Marks the bytes before `position`, which lies on `line`, as used.
  mutating func use(upTo position: Int, line: Int) {
    use(upTo: position)
    counted = position
    lines = line - 1
  }

  /// The line, from 1, on which `position` lies.
  mutating func line(at position: Int) -> Int {
    if position >= counted {
      lines += bytes.span.lines(in: counted..<position)
      counted = position
      return lines + 1
    }
    return lines + 1 - bytes.span.lines(in: position..<counted)
  }

  /// Reads one more block behind the window; false at the end of the stream.
  mutating func fill() throws(CorpusError) -> Bool {
    if isAtEnd { return false }
    moveToFront()
    if window.upperBound + Self.padding == bytes.count { grow() }
    let free = window.upperBound..<min(bytes.count - Self.padding, window.upperBound + block)
    let stream = stream
    let count = try bytes.withUnsafeMutableBufferPointer { (bytes) throws(CorpusError) -> Int in
      try stream.read(
        into: UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(bytes)[free]))
    }
    window = window.lowerBound..<window.upperBound + count
    isAtEnd = count == 0
    return count > 0
  }

  /// Reads on until the window holds `count` bytes or all there are.
  mutating func fill(to count: Int) throws(CorpusError) {
    while window.count < count, try fill() {}
  }

  /// Takes twice the memory, but never as much as an array would by itself: what is not yet written
  /// to costs nothing.
  private mutating func grow() {
    let count = window.upperBound
    let larger = [UInt8](unsafeUninitializedCapacity: 2 * count + Self.padding) { new, filled in
      bytes.withUnsafeBytes { old in
        UnsafeMutableRawBufferPointer(new).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: old[0..<count]))
      }
      filled = 2 * count + Self.padding
    }
    bytes = larger
  }

  private mutating func moveToFront() {
    let start = window.lowerBound
    if start == 0 { return }
    _ = line(at: max(start, counted))
    let kept = window
    bytes.withUnsafeMutableBytes { bytes in
      bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[kept]))
    }
    counted -= start
    window = 0..<kept.count
  }
}
