/// Distinct byte strings, numbered from 0 in the order in which they were first seen.
///
/// All strings lie in one buffer; looking one up allocates nothing.
public struct Vocabulary: Sendable, Equatable {
  private var bytes: [UInt8] = []
  private var ends: [Int32] = []
  /// Open addressing: the hash's upper half and the string's number + 1, or 0 where a slot is free.
  private var slots = [Slot](repeating: Slot(), count: 64)

  private struct Slot: Sendable, Equatable {
    var hash: UInt32 = 0
    var number: Int32 = 0
  }

  /// Makes an empty vocabulary.
  public init() {}

  /// Makes a vocabulary of `strings`, numbered in their order.
  public init(_ strings: some Sequence<String>) {
    for string in strings {
      var string = string
      string.withUTF8 { _ = insert(Span(_unsafeElements: $0)) }
    }
  }

  /// The number of distinct strings.
  public var count: Int { ends.count }

  /// The size of all strings together, in bytes.
  public var byteCount: Int { bytes.count }

  /// The string with this number.
  public subscript(number: Int32) -> String {
    String(decoding: bytes[range(of: number)], as: UTF8.self)
  }

  /// Calls `body` with the UTF-8 of the string with this number.
  public func withBytes<R>(of number: Int32, _ body: (Span<UInt8>) -> R) -> R {
    body(bytes.span.extracting(range(of: number)))
  }

  /// The number of `string`, or nil when it was never inserted.
  public func number(of string: Span<UInt8>) -> Int32? {
    let slot = slots[slotIndex(of: string, hash: Vocabulary.hash(string))]
    return slot.number == 0 ? nil : slot.number - 1
  }

  /// The number of `string`, or nil when it was never inserted.
  public func number(of string: String) -> Int32? {
    var string = string
    return string.withUTF8 { number(of: Span(_unsafeElements: $0)) }
  }

  /// The number of `string`, which is added when it is new.
  public mutating func insert(_ string: Span<UInt8>) -> Int32 {
    let hash = Vocabulary.hash(string)
    let index = slotIndex(of: string, hash: hash)
    if slots[index].number != 0 { return slots[index].number - 1 }
    for i in string.indices { bytes.append(string[i]) }
    ends.append(Int32(bytes.count))
    slots[index] = Slot(hash: hash, number: Int32(ends.count))
    if ends.count * 2 > slots.count { grow() }
    return Int32(ends.count - 1)
  }

  /// Forgets all strings and keeps the room.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    for i in slots.indices { slots[i] = Slot() }
  }

  private func range(of number: Int32) -> Range<Int> {
    (number == 0 ? 0 : Int(ends[Int(number) - 1]))..<Int(ends[Int(number)])
  }

  /// Where `string` is, or the free slot where it belongs.
  private func slotIndex(of string: Span<UInt8>, hash: UInt32) -> Int {
    let mask = slots.count - 1
    var index = Int(hash) & mask
    while slots[index].number != 0 {
      if slots[index].hash == hash, isEqual(string, to: slots[index].number - 1) { break }
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
    let mask = larger.count - 1
    for slot in slots where slot.number != 0 {
      var index = Int(slot.hash) & mask
      while larger[index].number != 0 { index = (index + 1) & mask }
      larger[index] = slot
    }
    slots = larger
  }

  /// A multiplicative hash over eight bytes at a time; numbers do not depend on it.
  private static func hash(_ string: Span<UInt8>) -> UInt32 {
    let raw = string.bytes
    var hash = UInt64(truncatingIfNeeded: string.count) &* 0x9E37_79B9_7F4A_7C15
    var at = 0
    while at + 8 <= string.count {
      let word = raw.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self)
      hash = mix(hash ^ UInt64(littleEndian: word))
      at += 8
    }
    var rest: UInt64 = 0
    while at < string.count {
      rest = rest << 8 | UInt64(string[at])
      at += 1
    }
    hash = mix(hash ^ rest)
    return UInt32(truncatingIfNeeded: hash >> 32)
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
