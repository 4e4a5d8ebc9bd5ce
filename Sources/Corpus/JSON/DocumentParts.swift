/// Goes through a document that is too long to be held, value by value.
///
/// The document is entered, and the elements of its lists and the members of its objects come out whole,
/// each with its place. A value that is too long itself is entered in turn.
struct DocumentParts {
  /// Where a value stands.
  enum Place {
    /// A list of tweets, or in one.
    case listed
    /// Under the name of a tweet.
    case wrapped
    /// Anywhere else where a tweet may be.
    case any
    /// Where none is.
    case none
    /// What a page includes, the lists in it, and the accounts and tweets in those.
    case includes, accounts, originals, account, original

    /// Whether what stands there may be a tweet or hold one.
    fileprivate var mayBeTweet: Bool { self == .listed || self == .wrapped || self == .any }
  }

  /// What was found.
  enum Outcome {
    /// An object or list that is not too long.
    case value(Range<Int>, Place)
    /// A number, text or word in a list of tweets.
    case scalar(end: Int)
    /// The keys show that what was entered is one tweet, and nothing to go through.
    case tweet(end: Int)
    /// What begins at `from` goes on behind the bytes.
    case needsMore(from: Int)
    /// What hinders going on there.
    case bad(at: Int, SkipReason)
    case end(Int)

    /// Where to go on.
    var position: Int {
      switch self {
      case .value(let range, _): range.upperBound
      case .scalar(let end), .tweet(let end), .end(let end): end
      case .needsMore(let from): from
      case .bad(let position, _): position
      }
    }
  }

  /// A value that was entered.
  private struct Container {
    let isObject: Bool
    var place: Place
  }

  /// No export nests its lists of tweets more deeply.
  private static let depthLimit = 32
  /// Keys that a tweet has, and what is around tweets has not.
  private static let tweetKeys = ColumnName.keys(
    of: ["text", "full_text", "raw_content", "id_text", "legacy"])
  /// Keys under which no tweet of the document's own is.
  private static let passedKeys = ColumnName.keys(of: ["includes", "notice", "users"])
  /// Keys of lists of tweets.
  private static let listKeys = ColumnName.keys(of: ["list", "data", "tweets"])

  private let limit: Int
  private var containers: [Container] = []
  private var scanner = ValueScanner()
  /// What the scanner is in: text, object or list.
  private var value: (isText: Bool, place: Place)?
  private var isBegun = false

  /// Begins with the document itself. Values of more than `limit` bytes do not come out whole.
  init(limit: Int) { self.limit = limit }

  /// The next value at or behind `from`, the end of the last outcome.
  mutating func next(_ bytes: Span<UInt8>, from: Int) -> Outcome {
    var position = from
    while true {
      let outcome = value == nil ? begin(bytes, &position) : finish(bytes, &position)
      if let outcome { return outcome }
    }
  }

  /// Goes to the next value.
  private mutating func begin(_ bytes: Span<UInt8>, _ position: inout Int) -> Outcome? {
    if isBegun && containers.isEmpty { return .end(position) }
    while position < bytes.count, bytes[position].isSpace || bytes[position] == .comma {
      position += 1
    }
    guard position < bytes.count else { return .needsMore(from: position) }
    guard let container = containers.last else {
      isBegun = true
      return begin(bytes[position], .listed, bytes, &position)
    }
    switch bytes[position] {
    case UInt8(ascii: "}") where container.isObject, UInt8(ascii: "]") where !container.isObject:
      containers.removeLast()
      position += 1
      return nil
    case .quote where container.isObject: return beginMember(bytes, &position)
    case _ where container.isObject: return .bad(at: position, .notJSON)
    case let byte: return begin(byte, elementPlace(in: container), bytes, &position)
    }
  }

  /// Goes to the value of the key at `position`.
  private mutating func beginMember(_ bytes: Span<UInt8>, _ position: inout Int) -> Outcome? {
    let keyStart = position
    var scanner = ValueScanner()
    let end = scanner.end(bytes, from: keyStart)
    if (end ?? bytes.count) - keyStart > limit { return .bad(at: keyStart, .tooLong(limit: limit)) }
    let colon = bytes.trimmedStart(from: end ?? bytes.count)
    let start = bytes.trimmedStart(from: colon + 1)
    guard let end, start < bytes.count else { return .needsMore(from: keyStart) }
    guard bytes[colon] == UInt8(ascii: ":") else { return .bad(at: colon, .notJSON) }
    let key = bytes.extracting(keyStart + 1..<end - 1).text
    let isOfTweet = Self.tweetKeys.contains(key) && containers.last?.place.mayBeTweet == true
    let place = isOfTweet ? .none : memberPlace(key, bytes[start])
    position = start
    let outcome = begin(bytes[start], place, bytes, &position)
    if case .needsMore = outcome { return .needsMore(from: keyStart) }
    if outcome != nil || !isOfTweet { return outcome }
    containers[containers.count - 1].place = .none
    return .tweet(end: position)
  }

  /// Begins the value at `position`, which begins with `byte`.
  private mutating func begin(
    _ byte: UInt8, _ place: Place, _ bytes: Span<UInt8>, _ position: inout Int
  ) -> Outcome? {
    switch byte {
    case .quote: value = (true, place)
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      value = (false, place)
      // What is included is looked at one by one, however long it is.
      if [.includes, .accounts, .originals].contains(place) { return enter(bytes, &position) }
    default:
      let end = bytes.endOfWord(from: position)
      if end == position { return .bad(at: position, .notJSON) }
      if end == bytes.count { return .needsMore(from: position) }
      position = end
      if place == .listed { return .scalar(end: end) }
    }
    return nil
  }

  /// Goes on to the end of the value at hand, or into it where it is too long.
  private mutating func finish(_ bytes: Span<UInt8>, _ position: inout Int) -> Outcome? {
    guard let (isText, place) = value else { return nil }
    let start = position
    let end = scanner.end(bytes, from: start)
    // What is passed over may be of any length: it is not kept.
    let isPassed = isText || place == .none
    if !isPassed, (end ?? bytes.count) - start > limit { return enter(bytes, &position) }
    guard let end else {
      if !isPassed { return .needsMore(from: start) }
      let looked = start + scanner.looked
      scanner.drop(upTo: looked, from: start)
      return .needsMore(from: looked)
    }
    value = nil
    position = end
    if isText { return place == .listed ? .scalar(end: end) : nil }
    return isPassed ? nil : .value(start..<end, place)
  }

  /// Goes into the object or list at `position`.
  private mutating func enter(_ bytes: Span<UInt8>, _ position: inout Int) -> Outcome? {
    guard let value, containers.count < Self.depthLimit else {
      return .bad(at: position, .tooDeep)
    }
    let isObject = bytes[position] == UInt8(ascii: "{")
    containers.append(Container(isObject: isObject, place: value.place))
    self.value = nil
    scanner = ValueScanner()
    position += 1
    return nil
  }

  private func elementPlace(in container: Container) -> Place {
    switch container.place {
    case .accounts: .account
    case .originals: .original
    case .listed, .none: container.place
    default: .any
    }
  }

  private mutating func memberPlace(_ key: String, _ first: UInt8) -> Place {
    let last = containers.count - 1
    let isObject = first == UInt8(ascii: "{")
    if containers[last].place == .includes {
      return key == "users" ? .accounts : key == "tweets" ? .originals : .none
    }
    if !containers[last].place.mayBeTweet { return .none }
    if key == "includes", isObject { return .includes }
    if Self.passedKeys.contains(key) { return .none }
    if first == UInt8(ascii: "["), Self.listKeys.contains(key) { return .listed }
    // What has numbers for keys is a list.
    if isObject, !key.isEmpty, key.utf8.allSatisfy(\.isDigit) { return .listed }
    let isEnvelope = containers[last].place != .any
    return isObject && (key == "tweet" || (key == "data" && isEnvelope)) ? .wrapped : .any
  }
}

extension Span<UInt8> {
  /// Where the number or word at `start` ends.
  fileprivate func endOfWord(from start: Int) -> Int {
    var position = start
    while position < count, self[position].isWordByte { position += 1 }
    return position
  }
}

extension UInt8 {
  /// Whether JSON's numbers and words have it.
  fileprivate var isWordByte: Bool { isNameByte || "+-.".utf8.contains(self) }
}
