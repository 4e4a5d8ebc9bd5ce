/// Distinct byte strings, numbered from 0 in the order in which they were first seen.
///
/// All strings lie in one buffer; looking one up allocates nothing, and for strings of up to 15
/// bytes, which nearly all words are, it reads one place of memory: the slot holds the string.
public struct Vocabulary: Sendable, Equatable {
  private var bytes: [UInt8] = []
  private var ends: [Int32] = []
  /// Where the first strings are, which are the frequent ones: it is small enough to stay near the processor.
  private var early = SlotTable()
  /// Where the others are.
  private var late = SlotTable()

  /// How many strings ``early`` takes: two thirds of 8,192 slots, which take 196 kB.
  private var earlyLimit = 5461

  /// Makes an empty vocabulary.
  public init() {}

  /// Makes an empty vocabulary for a list of so many strings, in which the first are no more frequent than others.
  init(minimumCapacity count: Int) {
    ends.reserveCapacity(count)
    bytes.reserveCapacity(count * 8)
    earlyLimit = 0
    late.reserve(count)
  }

  /// Makes a vocabulary of `strings`, numbered in their order.
  public init(_ strings: some Sequence<String>) {
    for string in strings {
      var string = string
      string.withUTF8 { _ = insert(Span(_unsafeElements: $0)) }
    }
  }

  /// The number of distinct strings.
  public var count: Int { ends.count }

  /// The memory that the first `count` strings take, roughly, in bytes: not that of room without a string.
  func footprint(first count: Int) -> Int {
    (count == 0 ? 0 : Int(ends[count - 1])) + count * (4 + 2 * SlotTable.stride)
  }

  /// The string with this number.
  public subscript(number: Int32) -> String {
    String(decoding: bytes[range(of: number)], as: UTF8.self)
  }

  /// Calls `body` with the UTF-8 of the string with this number.
  public func withBytes<R>(of number: Int32, _ body: (Span<UInt8>) -> R) -> R {
    body(bytes.span.extracting(range(of: number)))
  }

  /// The number of `string`, or nil when it was never inserted.
  public func number(of string: Span<UInt8>) -> Int32? { number(of: string, StringKey(string)) }

  /// The number of `string`, or nil when it was never inserted.
  public func number(of string: String) -> Int32? {
    var string = string
    return string.withUTF8 { number(of: Span(_unsafeElements: $0)) }
  }

  /// Whether the bytes of `text` in `range`, once their ASCII letters are in lower case, were inserted.
  func containsLowercased(_ range: Range<Int>, of text: Span<UInt8>) -> Bool {
    if range.count > StringKey.longest {
      let lowercased = range.map { ASCII.lower(text[$0]) }
      return number(of: lowercased.span) != nil
    }
    // A key this short is the string; `text` is not compared.
    return number(of: text, StringKey(at: range, of: text).lowercased) != nil
  }

  /// The number of `string`, which is added when it is new.
  public mutating func insert(_ string: Span<UInt8>) -> Int32 {
    insert(string, StringKey(string))
  }

  /// The number of the string with this key, which is added when it is new.
  mutating func insert(_ string: Span<UInt8>, _ key: StringKey) -> Int32 {
    let place = place(of: string, key)
    if let number = place.number { return number }
    string.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    return add(key, at: place.index)
  }

  /// The number of the ASCII bytes of `text` in `range` with their letters in lower case, which are
  /// added when they are new.
  mutating func insertLowercased(_ range: Range<Int>, of text: Span<UInt8>) -> Int32 {
    if range.count > StringKey.longest {
      let lowercased = range.map { ASCII.lower(text[$0]) }
      return insert(lowercased.span)
    }
    let key = StringKey(at: range, of: text).lowercased
    // A key this short is the string; `text` is not compared.
    let place = place(of: text, key)
    if let number = place.number { return number }
    withUnsafeBytes(of: (key.low.littleEndian, key.high.littleEndian)) {
      bytes.append(contentsOf: $0.prefix(range.count))
    }
    return add(key, at: place.index)
  }

  /// Looks a key up among the first strings; see ``SlotTable/guess(_:)``.
  @inline(__always)
  func guessEarly(_ key: StringKey) -> SlotTable.Guess { early.guess(key) }

  /// Looks a key up among the others.
  @inline(__always)
  func guessLate(_ key: StringKey) -> SlotTable.Guess { late.guess(key) }

  /// Gives a string that has a number a value, which a guess finds with it.
  mutating func setValue(_ value: Int32, of number: Int32, _ key: StringKey) {
    if number < earlyLimit {
      early.setValue(value, of: number, key)
    } else {
      late.setValue(value, of: number, key)
    }
  }

  /// Forgets all strings and keeps the room.
  public mutating func removeAll() { keep(first: 0) }

  /// Forgets all strings but the first so many, and keeps the room.
  mutating func keep(first count: Int) {
    ends.keep(first: count)
    bytes.keep(first: Int(ends.last ?? 0))
    early.keep(below: count)
    late.keep(below: count)
  }

  private func range(of number: Int32) -> Range<Int> {
    (number == 0 ? 0 : Int(ends[Int(number) - 1]))..<Int(ends[Int(number)])
  }

  private func number(of string: Span<UInt8>, _ key: StringKey) -> Int32? {
    place(of: string, key).number
  }

  /// The number of a string; where it has none, the slot of the table at hand where it belongs.
  private func place(of string: Span<UInt8>, _ key: StringKey) -> SlotTable.Place {
    let first = early.place(of: key) { isEqual(string, to: $0) }
    if count < earlyLimit || first.number != nil { return first }
    return late.place(of: key) { isEqual(string, to: $0) }
  }

  /// Gives the string that ends the bytes a number, and its place.
  private mutating func add(_ key: StringKey, at index: Int) -> Int32 {
    let number = Int32(ends.count)
    ends.append(Int32(bytes.count))
    if number < earlyLimit {
      early.add(number, key, at: index)
    } else {
      late.add(number, key, at: index)
    }
    return number
  }

  private func isEqual(_ string: Span<UInt8>, to number: Int32) -> Bool {
    let range = range(of: number)
    guard range.count == string.count else { return false }
    for i in string.indices where string[i] != bytes[range.lowerBound + i] { return false }
    return true
  }
}

extension Array {
  /// Removes what stands behind the first `count`, if there is as much, and keeps the room.
  mutating func keep(first count: Int) {
    if count < self.count { removeSubrange(count...) }
  }
}
