internal import CExpat
internal import Glibc

/// Something that is told of the elements of an XML file as they are read. Names come without
/// their namespaces' prefixes.
class XMLVisitor {
  /// What makes the rest of the file useless; reading stops at once.
  var failure: CorpusError?
  /// The number of calls so far.
  fileprivate var events = 0
  fileprivate var hasDocumentType = false
  fileprivate var parser: XML_Parser?

  func begin(_ element: XMLName, _ attributes: XMLAttributes) {}
  func end(_ element: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  fileprivate final func count() {
    events &+= 1
    if failure != nil { XML_StopParser(parser, XML_Bool(XML_FALSE)) }
  }
}

/// The name of an element or attribute, which lives as long as the call that hands it over.
struct XMLName {
  private let start: UnsafePointer<CChar>

  init(_ qualified: UnsafePointer<CChar>) {
    start = strchr(qualified, Int32(UInt8(ascii: ":"))).map { UnsafePointer($0) + 1 } ?? qualified
  }

  static func == (name: XMLName, text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes in
      strncmp(
        name.start, UnsafeRawPointer(bytes.baseAddress!).assumingMemoryBound(to: CChar.self),
        bytes.count) == 0 && name.start[bytes.count] == 0
    }
  }
}

/// The attributes of an element, which live as long as the call that hands them over.
struct XMLAttributes {
  /// Names and values in turn, ended by a null pointer.
  fileprivate let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The value of an attribute.
  func value(_ name: StaticString) -> UnsafePointer<CChar>? {
    guard var pair = list else { return nil }
    while let key = pair[0], let value = pair[1] {
      if XMLName(key) == name { return value }
      pair += 2
    }
    return nil
  }

  /// The value of an attribute as text.
  func text(_ name: StaticString) -> String? { value(name).map { String(cString: $0) } }

  /// The value of an attribute as a number.
  func number(_ name: StaticString) -> Int? { value(name).map { strtol($0, nil, 10) } }
}

/// Reads an XML file block by block and tells a visitor what is in it.
///
/// Document types are refused: spreadsheets have none, and their entities can be made to expand
/// without bounds.
final class XMLParser {
  /// The most bytes without an element or a text: far more than any tag has.
  private static let tagLimit = 16 << 20
  private static let block = 1 << 16

  private let source: any ByteSource
  private let visitor: XMLVisitor
  private let container: String
  private let parser: XML_Parser?
  private var block = [UInt8](repeating: 0, count: XMLParser.block)
  private var quietBytes = 0
  private(set) var isAtEnd = false

  /// Reads `source`, of whose `container` messages speak.
  init(_ source: any ByteSource, _ visitor: XMLVisitor, container: String) {
    self.source = source
    self.visitor = visitor
    self.container = container
    parser = XML_ParserCreate(nil)
    XML_SetUserData(parser, Unmanaged.passUnretained(visitor).toOpaque())
    visitor.parser = parser
    XML_SetElementHandler(
      parser,
      { context, name, attributes in
        guard let visitor = XMLParser.visitor(context), let name else { return }
        visitor.begin(XMLName(name), XMLAttributes(list: attributes))
        visitor.count()
      },
      { context, name in
        guard let visitor = XMLParser.visitor(context), let name else { return }
        visitor.end(XMLName(name))
        visitor.count()
      })
    XML_SetCharacterDataHandler(parser) { context, text, count in
      guard let visitor = XMLParser.visitor(context) else { return }
      let bytes = UnsafeRawBufferPointer(start: text, count: Int(count))
      visitor.text(bytes.bindMemory(to: UInt8.self))
      visitor.count()
    }
    XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
      guard let visitor = XMLParser.visitor(context) else { return }
      visitor.hasDocumentType = true
      XML_StopParser(visitor.parser, XML_Bool(XML_FALSE))
    }
  }

  deinit { XML_ParserFree(parser) }

  private static func visitor(_ context: UnsafeMutableRawPointer?) -> XMLVisitor? {
    context.map { Unmanaged<XMLVisitor>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Reads one more block; false at the end.
  func advance() throws(CorpusError) -> Bool {
    if isAtEnd { return false }
    let source = source
    let count = try block.withUnsafeMutableBufferPointer { (bytes) throws(CorpusError) -> Int in
      try source.read(into: UnsafeMutableRawBufferPointer(bytes))
    }
    let before = visitor.events
    let status = block.withUnsafeBytes { bytes in
      XML_Parse(
        parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(count),
        count == 0 ? 1 : 0)
    }
    if visitor.hasDocumentType {
      throw .unknownFormat(
        file: source.name, found: "xml with a document type, which a spreadsheet has not")
    }
    if let failure = visitor.failure { throw failure }
    quietBytes = visitor.events == before ? quietBytes + count : 0
    if status != XML_STATUS_OK || quietBytes > Self.tagLimit {
      throw .truncated(file: source.name, container: container)
    }
    isAtEnd = count == 0
    return !isAtEnd
  }
}
