/// The bytes of a source in UTF-8 with lines that end in a line feed: UTF-16 of either order, with
/// a byte-order mark or without, is decoded, and lines that end in a lone carriage return get the
/// other ending. Anything else comes as it is.
final class DecodedStream: ByteSource {
  private enum Encoding { case plain, carriageReturns, utf16(isBigEndian: Bool) }

  let name: String
  private let source: any ByteSource
  private let encoding: Encoding
  private var ahead: [UInt8]
  private var aheadUsed = 0
  /// Units read and not yet decoded, and what was decoded and not yet handed on.
  private var units: [UInt8] = []
  private var decoded: [UInt8] = []
  private var decodedUsed = 0
  private var isAtEnd = false
  /// Whether the last byte that was read is a carriage return that became a line feed.
  private var isBehindReturn = false

  init(_ source: any ByteSource) throws(CorpusError) {
    self.source = source
    name = source.name
    ahead = [UInt8](repeating: 0, count: 1 << 16)
    var filled = 0
    while filled < ahead.count {
      let count = try Self.fill(&ahead, from: filled, source)
      if count == 0 { break }
      filled += count
    }
    ahead.removeLast(ahead.count - filled)
    encoding = Self.encoding(of: ahead.span)
    if case .utf16 = encoding,
      ahead.starts(with: [0xFF, 0xFE]) || ahead.starts(with: [0xFE, 0xFF])
    {
      aheadUsed = 2
    }
  }

  private static func fill(
    _ bytes: inout [UInt8], from start: Int, _ source: any ByteSource
  ) throws(CorpusError) -> Int {
    try bytes.withUnsafeMutableBufferPointer { (bytes) throws(CorpusError) -> Int in
      try source.read(
        into: UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(bytes)[start...]))
    }
  }

  /// Texts have no zero bytes; in UTF-16 every other byte of an ASCII character is one.
  private static func encoding(of head: Span<UInt8>) -> Encoding {
    if head.count >= 2, head[0] == 0xFF, head[1] == 0xFE { return .utf16(isBigEndian: false) }
    if head.count >= 2, head[0] == 0xFE, head[1] == 0xFF { return .utf16(isBigEndian: true) }
    var zeros = [0, 0]
    for index in head.indices where head[index] == 0 { zeros[index & 1] += 1 }
    if max(zeros[0], zeros[1]) * 8 > head.count, min(zeros[0], zeros[1]) * 64 < head.count {
      return .utf16(isBigEndian: zeros[0] > zeros[1])
    }
    let hasLineFeed = head.position(of: .lineFeed) < head.count
    let hasReturn = head.position(of: .carriageReturn) < head.count
    if !hasReturn { return .plain }
    return !hasLineFeed || endsLinesWithReturns(head) ? .carriageReturns : .plain
  }

  /// Whether lines end in lone carriage returns, the first at least, and line feeds stand in quotes, as spreadsheets of older
  /// Macs write cells with several lines, or behind such lines, as where files were put together.
  private static func endsLinesWithReturns(_ head: Span<UInt8>) -> Bool {
    var (isQuoted, returns, feeds, firstEnds) = (false, 0, 0, [Int]())
    for index in head.indices {
      let byte = head[index]
      if byte == .quote { isQuoted.toggle() }
      if isQuoted || byte != .lineFeed && byte != .carriageReturn { continue }
      if firstEnds.count < 2 { firstEnds.append(index) }
      let isPair = byte == .carriageReturn && index + 1 < head.count && head[index + 1] == .lineFeed
      if firstEnds == [index], isPair || byte == .lineFeed { return false }
      if byte == .carriageReturn, !isPair { returns += 1 } else { feeds += 1 }
    }
    if returns > 1 && returns > feeds { return true }
    guard let first = firstEnds.first else { return false }
    let second = firstEnds.dropFirst().first ?? head.count
    return areRowsOfOneWidth(head.extracting(0..<first), head.extracting(first + 1..<second))
  }

  /// Whether both lines have a delimiter as often.
  private static func areRowsOfOneWidth(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Bool {
    [.comma, .semicolon, .tab, UInt8(ascii: "|")].contains { delimiter in
      func count(_ line: Span<UInt8>) -> Int {
        var (isQuoted, count) = (false, 0)
        for index in line.indices {
          if line[index] == .quote { isQuoted.toggle() }
          if line[index] == delimiter, !isQuoted { count += 1 }
        }
        return count
      }
      return count(first) > 0 && count(first) == count(second)
    }
  }

  func read(into target: UnsafeMutableRawBufferPointer) throws(CorpusError) -> Int {
    switch encoding {
    case .plain: return try readBytes(into: target)
    case .carriageReturns:
      while true {
        let count = try readBytes(into: target)
        let kept = replaceReturns(in: target, count)
        if kept > 0 || count == 0 { return kept }
      }
    case .utf16(let isBigEndian): return try decode(into: target, isBigEndian: isBigEndian)
    }
  }

  /// Makes line feeds of carriage returns, also of those that have one behind them, and returns how many bytes are left.
  private func replaceReturns(in bytes: UnsafeMutableRawBufferPointer, _ count: Int) -> Int {
    var kept = 0
    for index in 0..<count {
      let byte = bytes[index]
      let isSecond = isBehindReturn && byte == .lineFeed
      isBehindReturn = byte == .carriageReturn
      if isSecond { continue }
      bytes[kept] = byte == .carriageReturn ? .lineFeed : byte
      kept += 1
    }
    return kept
  }

  private func readBytes(
    into target: UnsafeMutableRawBufferPointer
  ) throws(CorpusError) -> Int {
    if aheadUsed == ahead.count { return try source.read(into: target) }
    let count = min(target.count, ahead.count - aheadUsed)
    ahead.withUnsafeBytes {
      target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[aheadUsed..<aheadUsed + count]))
    }
    aheadUsed += count
    if aheadUsed == ahead.count {
      ahead = []
      aheadUsed = 0
    }
    return count
  }

  private func decode(
    into target: UnsafeMutableRawBufferPointer, isBigEndian: Bool
  ) throws(CorpusError) -> Int {
    while decodedUsed == decoded.count, !isAtEnd {
      decoded.removeAll(keepingCapacity: true)
      decodedUsed = 0
      try readUnits()
      decodeUnits(isBigEndian: isBigEndian)
    }
    let count = min(target.count, decoded.count - decodedUsed)
    decoded.withUnsafeBytes {
      target.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: $0[decodedUsed..<decodedUsed + count]))
    }
    decodedUsed += count
    return count
  }

  private func readUnits() throws(CorpusError) {
    let start = units.count
    units.append(contentsOf: repeatElement(0, count: 1 << 16))
    let count = try units.withUnsafeMutableBufferPointer { (bytes) throws(CorpusError) -> Int in
      try readBytes(
        into: UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(bytes)[start...]))
    }
    units.removeLast(units.count - start - count)
    isAtEnd = count == 0
  }

  /// Decodes the units read but for the first half of a pair at their end; other halves become U+FFFD.
  private func decodeUnits(isBigEndian: Bool) {
    var count = units.count / 2
    func unit(_ at: Int) -> UInt16 {
      let (one, other) = (UInt16(units[2 * at]), UInt16(units[2 * at + 1]))
      return isBigEndian ? one << 8 | other : other << 8 | one
    }
    if count > 0, !isAtEnd, UTF16.isLeadSurrogate(unit(count - 1)) { count -= 1 }
    _ = transcode(
      (0..<count).lazy.map(unit).makeIterator(), from: UTF16.self, to: UTF8.self,
      stoppingOnError: false, into: { decoded.append($0) })
    units.removeFirst(2 * count)
  }
}
