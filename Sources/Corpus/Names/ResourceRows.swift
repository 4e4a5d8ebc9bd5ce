internal import Resources

/// The rows of an embedded file of Resources/ whose cells stand between tabs, without its comments.
func resourceRows(_ path: String) -> [[Substring]] {
  let found = textmine_resource(path)
  guard let bytes = found.bytes else { preconditionFailure("no resource \(path) is embedded") }
  let text = String(
    decoding: UnsafeBufferPointer(start: bytes, count: found.count), as: UTF8.self)
  return text.utf8.split(separator: UInt8(ascii: "\n")).filter { $0.first != UInt8(ascii: "#") }
    .map { row in
      row.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map(Substring.init)
    }
}
