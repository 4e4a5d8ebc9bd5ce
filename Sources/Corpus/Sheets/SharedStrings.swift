internal import Glibc

/// The strings of a spreadsheet that its cells refer to by number.
///
/// They are read only as far as they are asked for, which is nearly in their order. The first 64 MB
/// stay in memory; those behind lie in a file without a name, with 8 bytes a string in memory.
final class SharedStrings {
  private let residentLimit: Int
  private let tailLimit: Int
  private let collector = SharedStringCollector()
  private let parser: XMLParser
  private var resident: [UInt8] = []
  private var residentCount = 0
  /// The end of each string, as if all lay behind one another.
  private var ends: [Int] = []
  /// The bytes from `tailStart` that are not yet in the file.
  private var tail: [UInt8] = []
  private var tailStart = 0
  private var spool: Spool?
  /// Whether reading has failed, so that what stands here may lack some.
  private(set) var isBroken = false

  /// Reads `source`; of other limits tests have use.
  init(_ source: any ByteSource, residentLimit: Int = 64 << 20, tailLimit: Int = 1 << 20) {
    self.residentLimit = residentLimit
    self.tailLimit = tailLimit
    collector.name = source.name
    parser = XMLParser(source, collector, container: "xlsx")
  }

  /// Adds the string at `index` to `value`; one that is not there adds nothing.
  func append(_ index: Int, to value: inout [UInt8]) throws(CorpusError) {
    guard index >= 0 else { return }
    while index >= ends.count, !parser.isAtEnd { try readOn() }
    guard index < ends.count else { return }
    let range = (index == 0 ? 0 : ends[index - 1])..<ends[index]
    if index < residentCount {
      value.append(contentsOf: resident[range])
    } else if range.lowerBound >= tailStart {
      value.append(contentsOf: tail[range.lowerBound - tailStart..<range.upperBound - tailStart])
    } else if let spool {
      try spool.append(range, to: &value)
    }
  }

  private func readOn() throws(CorpusError) {
    isBroken = true
    _ = try parser.advance()
    var start = 0
    for end in collector.ends {
      let string = collector.bytes[start..<end]
      if resident.count <= residentLimit {
        resident.append(contentsOf: string)
        residentCount += 1
        tailStart = resident.count
      } else {
        tail.append(contentsOf: string)
      }
      ends.append((ends.last ?? 0) + string.count)
      start = end
    }
    collector.removeFinished()
    if tail.count > tailLimit { try moveTail() }
    isBroken = false
  }

  private func moveTail() throws(CorpusError) {
    if spool == nil { spool = try Spool() }
    try spool?.write(tail, at: tailStart)
    tailStart += tail.count
    tail.removeAll(keepingCapacity: true)
  }
}

/// Collects the texts of `<si>` elements, those of their runs joined.
private final class SharedStringCollector: XMLVisitor {
  private(set) var bytes: [UInt8] = []
  /// The ends of the whole strings in `bytes`.
  private(set) var ends: [Int] = []
  private var isText = false
  private var isReading = false

  override func begin(_ element: XMLName, _ attributes: XMLAttributes) {
    if element == "t" { isText = !isReading }
    if element == "rPh" { isReading = true }
  }

  override func end(_ element: XMLName) {
    if element == "t" { isText = false }
    if element == "rPh" { isReading = false }
    guard element == "si" else { return }
    let start = ends.last ?? 0
    bytes.unescape(from: start)
    ends.append(bytes.count)
  }

  override func text(_ text: UnsafeBufferPointer<UInt8>) {
    guard isText else { return }
    bytes.append(contentsOf: text)
    if bytes.count - (ends.last ?? 0) > SheetBuffer.cellLimit {
      failure = .recordTooLong(file: name, line: 1, limit: SheetBuffer.cellLimit)
    }
  }

  /// The file's name for messages.
  var name = ""

  /// Forgets the whole strings.
  func removeFinished() {
    bytes.removeFirst(ends.last ?? 0)
    ends.removeAll(keepingCapacity: true)
  }
}
