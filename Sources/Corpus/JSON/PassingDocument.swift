/// A document that is too long to be held: its bytes go by, into a file without a name where it may have parts.
struct PassingDocument {
  private let spool: Spool?

  /// Begins one that stands at `position` of `bytes`, none of which it takes.
  init(_ bytes: Span<UInt8>, at position: Int) throws(CorpusError) {
    let first = bytes[bytes.trimmedStart(from: position)]
    let hasParts = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    spool = hasParts ? try Spool() : nil
  }

  /// Takes its next bytes.
  func append(_ bytes: Span<UInt8>) throws(CorpusError) { try spool?.append(bytes) }

  /// Takes its last bytes. Returns where all of them are; nil where it has no parts.
  func end(_ bytes: Span<UInt8>) throws(CorpusError) -> Spool? {
    try append(bytes)
    return spool
  }
}
