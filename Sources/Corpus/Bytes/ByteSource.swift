/// Something that gives bytes in their order: a file, what is packed in one, or what another
/// source's bytes are turned into.
protocol ByteSource: AnyObject {
  /// The name for messages.
  var name: String { get }

  /// Reads up to `target.count` bytes; 0 at the end.
  func read(into target: UnsafeMutableRawBufferPointer) throws(CorpusError) -> Int
}
