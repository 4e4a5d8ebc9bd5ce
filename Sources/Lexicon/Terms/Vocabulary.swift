internal import CPrefetch

/// Distinct byte strings, numbered from 0 in the order in which they were first seen.
///
/// All strings lie in one buffer; looking one up allocates nothing, and for strings of up to 15
/// bytes, which nearly all words are, it reads one place of memory: the slot holds the string.
public struct Vocabulary: Sendable, Equatable {
  private var bytes: [UInt8] = []
  private var ends: [Int32] = []
  /// Open addressing with linear probing; at most two thirds are taken.
  private var slots = [Slot](repeating: Slot(), count: 64)

  private struct Slot: Sendable, Equatable {
    var key = Key.none
    /// The string's number + 1, or 0 where the slot is free.
    var number: Int32 = 0
    /// What the string was given when it was inserted.
    var value: Int32 = 0

    /// The number and the value if the slot has this key, else 0; without a branch.
    @inline(__always)
    func match(_ other: Key) -> UInt64 {
      let difference = (key.low ^ other.low) | (key.high ^ other.high)
      let both = UInt64(UInt32(bitPattern: number)) | UInt64(UInt32(bitPattern: value)) << 32
      // All bits where nothing differs; the compiler makes a branch of `?:` here.
      return both & (((difference | (0 &- difference)) &>> 63) &- 1)
    }
  }

  /// Makes an empty vocabulary.
  public init() {}

  /// Makes an empty vocabulary with room for so many strings.
  init(minimumCapacity count: Int) {
    ends.reserveCapacity(count)
    bytes.reserveCapacity(count * 8)
    var room = slots.count
    while room * 2 < count * 3 { room *= 2 }
    slots = [Slot](repeating: Slot(), count: room)
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
    (count == 0 ? 0 : Int(ends[count - 1])) + count * (4 + 2 * MemoryLayout<Slot>.stride)
  }

  /// The string with this number.
  public subscript(number: Int32) -> String {
    String(decoding: bytes[range(of: number)], as: UTF8.self)
  }

  /// Calls `body` with the UTF-8 of the string with this number.
  public func withBytes<R>(of number: Int32, _ body: (Span<UInt8>) -> R) -> R {
    body(bytes.span.extracting(range(of: number)))
  }

  /// Calls `body` with the UTF-8 of each string.
  func forEach(_ body: (Span<UInt8>) -> Void) {
    for number in 0..<Int32(count) { withBytes(of: number, body) }
  }

  /// The number of `string`, or nil when it was never inserted.
  public func number(of string: Span<UInt8>) -> Int32? {
    let slot = slots[slotIndex(of: string, Vocabulary.key(of: string))]
    return slot.number == 0 ? nil : slot.number - 1
  }

  /// The number of `string`, or nil when it was never inserted.
  public func number(of string: String) -> Int32? {
    var string = string
    return string.withUTF8 { number(of: Span(_unsafeElements: $0)) }
  }

  /// Whether the bytes of `text` in `range`, once their ASCII letters are in lower case, were inserted.
  func containsLowercased(_ range: Range<Int>, of text: Span<UInt8>) -> Bool {
    if range.count > Key.longest {
      let lowercased = range.map { ASCII.lower(text[$0]) }
      return number(of: lowercased.span) != nil
    }
    let key = Vocabulary.key(at: range, of: text).lowercased
    // A key this short is the string; `text` is not compared.
    return slots[slotIndex(of: text, key)].number != 0
  }

  /// The number of `string`, which is added when it is new.
  public mutating func insert(_ string: Span<UInt8>) -> Int32 {
    let place = place(of: string)
    return place.number ?? insert(string, at: place)
  }

  /// Where a string is or belongs, until another one is inserted.
  struct Place {
    fileprivate let slot: Int
    fileprivate let key: Key
    /// The string's number; nil where it was never inserted.
    let number: Int32?
  }

  /// Where `string` is or belongs.
  func place(of string: Span<UInt8>) -> Place {
    let key = Vocabulary.key(of: string)
    let slot = slotIndex(of: string, key)
    let number = slots[slot].number
    return Place(slot: slot, key: key, number: number == 0 ? nil : number - 1)
  }

  /// Adds a string that is new, with a value that a guess finds with its number. Returns the number.
  mutating func insert(_ string: Span<UInt8>, at place: Place, value: Int32 = 0) -> Int32 {
    string.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    return takeSlot(place.slot, place.key, value)
  }

  /// The number of the ASCII bytes of `text` in `range` with their letters in lower case, which are
  /// added when they are new.
  mutating func insertLowercased(_ range: Range<Int>, of text: Span<UInt8>) -> Int32 {
    if range.count > Key.longest {
      let lowercased = range.map { ASCII.lower(text[$0]) }
      return insert(lowercased.span)
    }
    let key = Vocabulary.key(at: range, of: text).lowercased
    // A key this short is the string; `text` is not compared.
    let index = slotIndex(of: text, key)
    if slots[index].number != 0 { return slots[index].number - 1 }
    withUnsafeBytes(of: (key.low.littleEndian, key.high.littleEndian)) {
      bytes.append(contentsOf: $0.prefix(range.count))
    }
    return takeSlot(index, key, 0)
  }

  /// Gives the string that ends the bytes the slot where it belongs, and a number.
  private mutating func takeSlot(_ index: Int, _ key: Key, _ value: Int32) -> Int32 {
    ends.append(Int32(bytes.count))
    slots[index] = Slot(key: key, number: Int32(ends.count), value: value)
    if ends.count * 3 > slots.count * 2 { grow() }
    return Int32(ends.count - 1)
  }

  /// What a string is looked up by: a string of up to 15 bytes with its length; of a longer one, a
  /// hash and its length.
  struct Key: Sendable, Equatable {
    /// The length in bytes up to which a key holds the string itself.
    static let longest = 15
    /// The key of the empty string.
    static let none = Key(low: 0, high: 0)

    fileprivate let low: UInt64
    fileprivate let high: UInt64

    /// The key of the string with its ASCII letters in lower case, for strings that the key holds.
    fileprivate var lowercased: Key {
      Key(low: ASCII.lower(eight: low), high: ASCII.lower(eight: high))
    }

    fileprivate var isLong: Bool { high >> 56 == 0xFF }
    fileprivate var hash: Int {
      Int(truncatingIfNeeded: mix(low ^ mix(high ^ 0x9E37_79B9_7F4A_7C15)))
    }
  }

  /// What a guess found: the string's number and the value it was given; -1 and 0 if another look is
  /// needed.
  struct Guess {
    let number: Int32
    let value: Int32
  }

  /// What a guess looks for.
  struct Sought: Sendable {
    fileprivate(set) var key = Key.none
    fileprivate(set) var hash = 0
  }

  /// Refills `sought` with `count` keys, and asks for the places where guesses look, which are to be made soon.
  @inline(__always)
  func seek(_ count: Int, into sought: inout [Sought], _ key: (Int) -> Key) {
    if sought.count < count {
      sought += repeatElement(Sought(), count: count - sought.count)
    }
    let mask = slots.count &- 1
    var sought = sought.mutableSpan
    slots.withUnsafeBytes { slots in
      for index in 0..<count {
        let key = key(index)
        let hash = key.hash
        textmine_prefetch(slots.baseAddress! + MemoryLayout<Slot>.stride &* (hash & mask))
        sought[index] = Sought(key: key, hash: hash)
      }
    }
  }

  /// Looks a key up in the first two places where it may be. Another look is needed if the string is
  /// new, long, or not in these.
  ///
  /// Nearly all the time of a look-up is waiting for memory. Here nothing depends on what is read, so
  /// the processor waits for those of many keys at the same time.
  @inline(__always)
  func guess(_ sought: Sought) -> Guess {
    let mask = slots.count &- 1
    let home = sought.hash & mask
    let slots = slots.span
    // The mask keeps both places inside.
    let here = slots[unchecked: home].match(sought.key)
    let next = slots[unchecked: (home &+ 1) & mask].match(sought.key)
    let found = sought.key.isLong ? 0 : here | next
    return Guess(
      number: Int32(truncatingIfNeeded: found) &- 1, value: Int32(truncatingIfNeeded: found >> 32))
  }

  /// Forgets all strings and keeps the room.
  public mutating func removeAll() { keep(first: 0) }

  /// Forgets all strings but the first so many, and keeps the room.
  mutating func keep(first count: Int) {
    ends.keep(first: count)
    bytes.keep(first: Int(ends.last ?? 0))
    let kept = slots.filter { $0.number > 0 && $0.number <= count }
    for i in slots.indices { slots[i] = Slot() }
    for slot in kept { Self.place(slot, in: &slots) }
  }

  private func range(of number: Int32) -> Range<Int> {
    (number == 0 ? 0 : Int(ends[Int(number) - 1]))..<Int(ends[Int(number)])
  }

  /// Where `string` is, or the free slot where it belongs.
  private func slotIndex(of string: Span<UInt8>, _ key: Key) -> Int {
    let mask = slots.count - 1
    var index = key.hash & mask
    while slots[index].number != 0 {
      if slots[index].key == key,
        !key.isLong || isEqual(string, to: slots[index].number - 1)
      {
        break
      }
      index = (index + 1) & mask
    }
    return index
  }

  private func isEqual(_ string: Span<UInt8>, to number: Int32) -> Bool {
    let range = range(of: number)
    guard range.count == string.count else { return false }
    for i in string.indices where string[i] != bytes[range.lowerBound + i] { return false }
    return true
  }

  private mutating func grow() {
    var larger = [Slot](repeating: Slot(), count: slots.count * 2)
    for slot in slots where slot.number != 0 { Self.place(slot, in: &larger) }
    slots = larger
  }

  /// Puts the slot of a string that is not in `slots` where it belongs.
  private static func place(_ slot: Slot, in slots: inout [Slot]) {
    let mask = slots.count - 1
    var index = slot.key.hash & mask
    while slots[index].number != 0 { index = (index + 1) & mask }
    slots[index] = slot
  }

  /// The key of the string at `range` of `text`. Faster than that of the string alone where 15 bytes
  /// at most have 16 bytes of text from their first on: there is no branch on the length, which no
  /// processor foresees.
  @inline(__always)
  static func key(at range: Range<Int>, of text: Span<UInt8>) -> Key {
    let length = range.upperBound &- range.lowerBound
    guard length <= Key.longest, range.lowerBound <= text.count &- 16 else {
      return key(of: text.extracting(range))
    }
    let count = UInt64(truncatingIfNeeded: length)
    if count == 0 { return .none }
    let lowMask: UInt64 = .max &>> (64 &- 8 &* min(count, 8))
    let highMask: UInt64 = (1 &<< (8 &* (max(count, 8) &- 8))) &- 1
    return Key(
      low: word(text, range.lowerBound) & lowMask,
      high: word(text, range.lowerBound + 8) & highMask | count << 56)
  }

  /// The key of any string, read in overlapping words.
  static func key(of string: Span<UInt8>) -> Key {
    let count = string.count
    let length = UInt64(truncatingIfNeeded: count)
    switch count {
    case 0: return .none
    case 1...3:
      let middle = UInt64(string[count / 2]) << UInt64(count / 2 * 8)
      let last = UInt64(string[count - 1]) << UInt64((count - 1) * 8)
      return Key(low: UInt64(string[0]) | middle | last, high: length << 56)
    case 4...7:
      let last = half(string, count - 4) << UInt64((count - 4) * 8)
      return Key(low: half(string, 0) | last, high: length << 56)
    case 8...15:
      let rest = word(string, count - 8) >> UInt64(8 * (16 - count))
      return Key(low: word(string, 0), high: rest | length << 56)
    default:
      var hash = length &* 0x9E37_79B9_7F4A_7C15
      var at = 0
      while at + 8 < count {
        hash = mix(hash ^ word(string, at))
        at += 8
      }
      hash = mix(hash ^ word(string, count - 8))
      return Key(low: hash, high: length & 0xFF_FFFF_FFFF_FFFF | 0xFF << 56)
    }
  }

  private static func word(_ string: Span<UInt8>, _ at: Int) -> UInt64 {
    UInt64(littleEndian: string.bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self))
  }

  private static func half(_ string: Span<UInt8>, _ at: Int) -> UInt64 {
    let bytes = string.bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt32.self)
    return UInt64(UInt32(littleEndian: bytes))
  }
}

/// Folds the 128 bits of a product, so that every bit of `value` stirs all others.
private func mix(_ value: UInt64) -> UInt64 {
  let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
  return product.high ^ product.low
}

extension Array {
  /// Removes what stands behind the first `count`, if there is as much, and keeps the room.
  mutating func keep(first count: Int) {
    if count < self.count { removeSubrange(count...) }
  }
}
