/// The numbers of strings by their keys: open addressing with linear probing; at most two thirds are taken.
struct SlotTable: Sendable, Equatable {
  private var slots = [Slot](repeating: Slot(), count: 64)
  private var count = 0

  private struct Slot: Sendable, Equatable {
    var key = StringKey(low: 0, high: 0)
    /// The string's number + 1, or 0 where the slot is free.
    var number: Int32 = 0
    /// What the string was given with ``SlotTable/setValue(_:of:_:)``.
    var value: Int32 = 0

    /// The number and the value if the slot has this key, else 0; without a branch.
    @inline(__always)
    func match(_ other: StringKey) -> UInt64 {
      let difference = (key.low ^ other.low) | (key.high ^ other.high)
      let both = UInt64(UInt32(bitPattern: number)) | UInt64(UInt32(bitPattern: value)) << 32
      return difference == 0 ? both : 0
    }
  }

  /// What a string takes.
  static let stride = MemoryLayout<Slot>.stride

  /// What a guess found: the string's number and the value it was given; -1 and 0 if another look is
  /// needed.
  struct Guess {
    let number: Int32
    let value: Int32
  }

  /// Makes room for so many strings.
  mutating func reserve(_ count: Int) {
    while slots.count * 2 < count * 3 { grow() }
  }

  /// Looks a key up in the first two places where it may be. Another look is needed if the string is
  /// new, long, or not in these.
  ///
  /// Nearly all the time of a look-up is waiting for memory. Here nothing depends on what is read, so
  /// the processor waits for those of many keys at the same time.
  @inline(__always)
  func guess(_ key: StringKey) -> Guess {
    let mask = slots.count &- 1
    let home = key.hash & mask
    let slots = slots.span
    // The mask keeps both places inside.
    let here = slots[unchecked: home].match(key)
    let next = slots[unchecked: (home &+ 1) & mask].match(key)
    let found = key.isLong ? 0 : here | next
    return Guess(
      number: Int32(truncatingIfNeeded: found) &- 1, value: Int32(truncatingIfNeeded: found >> 32))
  }

  /// Where a string is or belongs, and its number; nil where it is not there.
  struct Place {
    let index: Int
    let number: Int32?
  }

  /// The place of a string.
  ///
  /// - Parameter isString: whether the string with this number is the one; asked where a key does not tell.
  @inline(__always)
  func place(of key: StringKey, where isString: (Int32) -> Bool) -> Place {
    let index = index(of: key, where: isString)
    let number = slots[index].number
    return Place(index: index, number: number == 0 ? nil : number - 1)
  }

  /// Gives a string that is not there its number, in the slot where it belongs.
  mutating func add(_ number: Int32, _ key: StringKey, at index: Int) {
    slots[index] = Slot(key: key, number: number + 1)
    count += 1
    if count * 3 > slots.count * 2 { grow() }
  }

  /// Gives a string a value, which a guess finds with its number; nothing where the string is not there.
  mutating func setValue(_ value: Int32, of number: Int32, _ key: StringKey) {
    let index = index(of: key) { $0 == number }
    if slots[index].number != 0 { slots[index].value = value }
  }

  /// Forgets all strings but those whose number is below `end`, and keeps the room.
  mutating func keep(below end: Int) {
    let kept = slots.filter { $0.number > 0 && $0.number <= end }
    for i in slots.indices { slots[i] = Slot() }
    for slot in kept { place(slot) }
    count = kept.count
  }

  /// Where the string is, or the free slot where it belongs.
  @inline(__always)
  private func index(of key: StringKey, where isString: (Int32) -> Bool) -> Int {
    let mask = slots.count - 1
    var index = key.hash & mask
    while slots[index].number != 0 {
      if slots[index].key == key, !key.isLong || isString(slots[index].number - 1) { break }
      index = (index + 1) & mask
    }
    return index
  }

  private mutating func grow() {
    let smaller = slots
    slots = [Slot](repeating: Slot(), count: smaller.count * 2)
    for slot in smaller where slot.number != 0 { place(slot) }
  }

  private mutating func place(_ slot: Slot) {
    let mask = slots.count - 1
    var index = slot.key.hash & mask
    while slots[index].number != 0 { index = (index + 1) & mask }
    slots[index] = slot
  }
}
