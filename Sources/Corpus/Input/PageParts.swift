/// Pages of the API that a program wrote in two parts: academictwitteR's `data_7.json` has a page's
/// tweets, `users_7.json` beside it the accounts and tweets that the page includes.
struct PageParts {
  /// Pages of more bytes are read without what they include: those of the API have at most 500 tweets.
  private static let limit = 8 << 20

  /// The names of the parts with what is included, by those of the parts with the tweets.
  private let included: [String: String]
  private let others: Set<String>

  /// Finds the pages whose both parts are among the files `names`.
  init(_ names: [String]) {
    let all = Set(names)
    var included: [String: String] = [:]
    for name in names {
      if let other = Self.included(by: name), all.contains(other) { included[name] = other }
    }
    self.included = included
    others = Set(included.values)
  }

  /// The part that goes with the tweets in `name`.
  subscript(name: String) -> String? { included[name] }

  /// Whether what is in `name` belongs to the tweets of another file.
  func isIncluded(_ name: String) -> Bool { others.contains(name) }

  /// What the other part of the page with the tweets in `name` is called; nil where that is no name of
  /// such a part.
  static func included(by name: String) -> String? {
    let start = name.lastIndex(of: "/").map(name.index(after:)) ?? name.startIndex
    let file = name[start...]
    guard file.hasPrefix("data_"), file.hasSuffix(".json") else { return nil }
    let number = file.dropFirst(5).dropLast(5)
    guard !number.isEmpty, number.allSatisfy(\.isNumber) else { return nil }
    return "\(name[..<start])users_\(number).json"
  }

  /// The page as the API gave it; nil where the parts are no list and no object, are damaged or too
  /// long. Its lines are those of the part with the tweets.
  static func joined(
    _ tweets: any ByteSource, _ included: any ByteSource
  ) throws(CorpusError) -> MemoryBytes? {
    var page = Array("{\"data\":".utf8)
    guard try append(tweets, to: &page, from: UInt8(ascii: "[")) else { return nil }
    page += ",\"includes\":".utf8
    guard try append(included, to: &page, from: UInt8(ascii: "{")) else { return nil }
    page.append(UInt8(ascii: "}"))
    guard TweetParser().isDocument(page) else { return nil }
    return MemoryBytes(page, name: tweets.name)
  }

  /// Adds the bytes of `part`; false where the first is another than `first`, or they are too many.
  private static func append(
    _ part: any ByteSource, to page: inout [UInt8], from first: UInt8
  ) throws(CorpusError) -> Bool {
    var buffer = InputBuffer(part)
    var isFirst = true
    while try buffer.fill() {
      let bytes = buffer.bytes[buffer.window]
      if isFirst, bytes.first != first { return false }
      isFirst = false
      page += bytes
      if page.count > limit { return false }
      buffer.use(upTo: buffer.window.upperBound)
    }
    return !isFirst
  }
}

/// Bytes in memory.
final class MemoryBytes: ByteSource {
  let name: String
  private let bytes: [UInt8]
  private var used = 0

  init(_ bytes: [UInt8], name: String) {
    self.bytes = bytes
    self.name = name
  }

  func read(into target: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(target.count, bytes.count - used)
    bytes.withUnsafeBytes {
      target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[used..<used + count]))
    }
    used += count
    return count
  }
}
