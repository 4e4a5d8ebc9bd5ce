public import Corpus
internal import Foundation
internal import Hashing

/// How often names occur, each in several spellings, in memory that does not grow with their number.
///
/// Up to ``defaultCapacity`` spellings are all kept, and their counts are exact. Where there are more, those of
/// rare names are left out by chance, and the counts of the others may be a little too high:
///
/// - Every tweet has a level, given by its hash: half of all tweets have level 0, a quarter 1, and so on. A
///   spelling has the highest level of the tweets that it stands in, so that what is frequent has a high one.
///   Spellings below a level are dropped, which rises until the others fit.
/// - Counts come from a count–min sketch, in which all are, and the number of names from a sample of hashes.
///
/// So the result depends on the tweets alone. Two summaries add up to that of both inputs: neither the order of
/// tweets nor how they are divided among threads, files or machines matters.
public struct FrequentNames: Codable, Equatable, Sendable {
  /// A name in one spelling, with a hash of both, so that a dictionary hashes a number each time and no texts.
  private struct Key: Hashable {
    let name: String
    let spelling: String
    let hash: UInt64

    init(_ name: String, _ spelling: String) {
      self.name = name
      self.spelling = spelling
      hash = hash64(HashedName(name).hash, HashedName(spelling).hash)
    }

    static func == (a: Key, b: Key) -> Bool {
      a.hash == b.hash && a.name == b.name && a.spelling == b.spelling
    }

    func hash(into hasher: inout Hasher) { hasher.combine(hash) }
  }

  /// What is known of a spelling, in eight bytes, since there may be a hundred thousand.
  private struct Entry: Equatable {
    /// Higher counts than any archive has are that.
    static let highest = 1 << 55

    private var bits: UInt64

    init(count: Int, level: UInt8) {
      bits = UInt64(max(0, min(count, Self.highest))) << 8 | UInt64(level)
    }

    /// Its occurrences as long as all spellings are kept, then 0.
    var count: Int { Int(bits >> 8) }
    var level: UInt8 { UInt8(truncatingIfNeeded: bits) }

    mutating func add(_ count: Int, _ level: UInt8) {
      self = Entry(count: self.count + count, level: max(self.level, level))
    }

    mutating func forgetCount() { self = Entry(count: 0, level: level) }
  }

  /// How many spellings are kept by default.
  public static let defaultCapacity = 1 << 17

  /// How many spellings are kept; nil for all.
  public let capacity: Int?
  /// All occurrences.
  public private(set) var total = 0
  private var entries: [Key: Entry] = [:]
  /// The lowest level that is kept.
  private var level: UInt8 = 0
  /// The counts of names and of spellings, once some are left out.
  private var names: CountSketch?
  private var spellings: CountSketch?
  private var distinct = DistinctCount()

  /// Makes the summary of nothing.
  ///
  /// - Parameter capacity: how many spellings are kept; nil for all, so that everything is exact.
  public init(capacity: Int? = defaultCapacity) { self.capacity = capacity }

  /// The level of a tweet, by its id, or by its text where it has none.
  public static func level(of identity: Span<UInt8>) -> UInt8 {
    UInt8(truncatingIfNeeded: hash64(identity, seed: 1).trailingZeroBitCount)
  }

  /// The level of the tweet at `index`.
  public static func level(of index: Int, _ batch: TweetBatch) -> UInt8 {
    batch.withBytes(.id, of: index) { id in
      id.isEmpty ? nil : level(of: id)
    } ?? batch.withBytes(.text, of: index) { level(of: $0) }
  }

  /// Counts a name in a spelling so often; `level` is the highest of the tweets that it stands in.
  public mutating func add(_ count: Int, _ name: String, as spelling: String, level: UInt8) {
    let key = Key(name, spelling)
    total += count
    addToSketches(count, key)
    if level < self.level { return }
    entries[key, default: Entry(count: 0, level: 0)].add(names == nil ? count : 0, level)
    thin()
  }

  /// Adds all that `other` has counted.
  public mutating func add(_ other: FrequentNames) {
    if let otherNames = other.names, let otherSpellings = other.spellings {
      makeSketches()
      names?.add(otherNames)
      spellings?.add(otherSpellings)
      distinct.add(other.distinct)
    }
    total += other.total
    if other.level > level {
      level = other.level
      entries = entries.filter { $0.value.level >= level }
    }
    let isExact = other.names == nil
    for (key, entry) in other.entries {
      if isExact { addToSketches(entry.count, key) }
      if entry.level < level { continue }
      entries[key, default: Entry(count: 0, level: 0)]
        .add(names == nil ? entry.count : 0, entry.level)
    }
    thin()
  }

  /// What both have counted.
  func adding(_ other: FrequentNames) -> FrequentNames {
    var sum = self
    sum.add(other)
    return sum
  }

  /// Leaves out spellings until the others fit.
  private mutating func thin() {
    guard let capacity, entries.count > capacity else { return }
    makeSketches()
    while entries.count > capacity {
      level += 1
      entries = entries.filter { $0.value.level >= level }
    }
  }

  /// Goes over from exact counts to sketches.
  private mutating func makeSketches() {
    if names != nil { return }
    (names, spellings) = (CountSketch(), CountSketch())
    for (key, entry) in entries {
      addToSketches(entry.count, key)
      entries[key]?.forgetCount()
    }
  }

  private mutating func addToSketches(_ count: Int, _ key: Key) {
    if names == nil { return }
    let name = HashedName(key.name).hash
    names?.add(count, of: name)
    spellings?.add(count, of: key.hash)
    distinct.add(name)
  }
}

// MARK: As a file has it

extension FrequentNames {
  /// Entries by column, sorted, so that equal summaries are equal bytes.
  private enum CodingKeys: CodingKey {
    case capacity, total, level, names, spellings, distinct
    case entryNames, entrySpellings, entryCounts, entryLevels
  }

  /// Writes the summary.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(capacity, forKey: .capacity)
    try values.encode(total, forKey: .total)
    try values.encode(level, forKey: .level)
    try values.encodeIfPresent(names, forKey: .names)
    try values.encodeIfPresent(spellings, forKey: .spellings)
    try values.encode(distinct, forKey: .distinct)
    let sorted = entries.sorted {
      ($0.key.name, $0.key.spelling) < ($1.key.name, $1.key.spelling)
    }
    try values.encode(sorted.map(\.key.name), forKey: .entryNames)
    try values.encode(sorted.map(\.key.spelling), forKey: .entrySpellings)
    try values.encode(sorted.map(\.value.count), forKey: .entryCounts)
    try values.encode(sorted.map(\.value.level), forKey: .entryLevels)
  }

  /// Reads a summary.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    capacity = try values.decode(Int?.self, forKey: .capacity)
    total = try values.decode(Int.self, forKey: .total)
    level = try values.decode(UInt8.self, forKey: .level)
    names = try values.decodeIfPresent(CountSketch.self, forKey: .names)
    spellings = try values.decodeIfPresent(CountSketch.self, forKey: .spellings)
    distinct = try values.decode(DistinctCount.self, forKey: .distinct)
    let names = try values.decode([String].self, forKey: .entryNames)
    let spellings = try values.decode([String].self, forKey: .entrySpellings)
    let counts = try values.decode([Int].self, forKey: .entryCounts)
    let levels = try values.decode([UInt8].self, forKey: .entryLevels)
    guard [spellings.count, counts.count, levels.count].allSatisfy({ $0 == names.count }),
      counts.allSatisfy({ (0...Entry.highest).contains($0) }),
      (self.names == nil) == (self.spellings == nil)
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .entryNames, in: values,
        debugDescription: "columns of different lengths, or a count that none has")
    }
    for place in names.indices {
      entries[Key(names[place], spellings[place])] = Entry(
        count: counts[place], level: levels[place])
    }
  }
}

// MARK: Results

extension FrequentNames {
  /// What a reader must know of counts that are not exact.
  public struct Bounds: Equatable, Encodable, Sendable {
    /// How many spellings were kept.
    public let kept: Int
    /// Counts may be too high by so much; 98 of 100 are not.
    public let error: Int
    /// Of names with so many tweets, fewer than one in a thousand is missing.
    public let surelyKept: Int
  }

  /// What a reader must know of the counts; nil where they are exact.
  public var bounds: Bounds? {
    guard let names, level > 0 else { return nil }
    // A name of n tweets is missing where all of them are below the level.
    let isBelow = 1 - 1 / Double(UInt64(1) << UInt64(min(level, 62)))
    return Bounds(
      kept: entries.count, error: names.error,
      surelyKept: Int((-6.9078 / log(isBelow)).rounded(.up)))
  }

  /// How many names there are; about, where counts are not exact.
  public var distinctNames: Int {
    names == nil ? Set(entries.keys.lazy.map { HashedName($0.name) }).count : distinct.estimate
  }

  /// The occurrences of the names that were kept, by name, then by spelling.
  public var counts: [String: [String: Int]] {
    var counts: [String: [String: Int]] = [:]
    forEachName { name, spellings in
      counts[name] = Dictionary(uniqueKeysWithValues: spellings.map { ($0.spelling, $0.count) })
    }
    return counts
  }

  /// The occurrences of the names that were kept, in the spellings that were, in no order.
  public var totals: [(name: String, count: Int)] {
    var totals: [HashedName: Int] = [:]
    for (key, entry) in entries { totals[HashedName(key.name), default: 0] += count(entry, key) }
    return totals.map { (name: $0.key.text, count: $0.value) }
  }

  /// The spellings of some names, by name.
  public func spellings(of names: some Collection<String>) -> [String: [String: Int]] {
    var found: [HashedName: [String: Int]] = [:]
    for name in names { found[HashedName(name)] = [:] }
    for (key, entry) in entries {
      // Most are not sought: to look first is quicker than to try.
      guard let place = found.index(forKey: HashedName(key.name)) else { continue }
      found.values[place][key.spelling] = count(entry, key)
    }
    return Dictionary(uniqueKeysWithValues: found.map { ($0.key.text, $0.value) })
  }

  /// Calls `body` with each name and its spellings that were kept, both in no order.
  public func forEachName(
    _ body: (_ name: String, _ spellings: [(spelling: String, count: Int)]) -> Void
  ) {
    var names: [HashedName: [(spelling: String, count: Int)]] = [:]
    for (key, entry) in entries {
      names[HashedName(key.name), default: []].append((key.spelling, count(entry, key)))
    }
    for (name, spellings) in names { body(name.text, spellings) }
  }

  private func count(_ entry: Entry, _ key: Key) -> Int {
    spellings.map { $0.count(of: key.hash) } ?? entry.count
  }

  /// The occurrences of a name in all spellings, also in those that were left out.
  public func count(of name: String) -> Int {
    if let names { return names.count(of: HashedName(name).hash) }
    return entries.reduce(0) { $1.key.name == name ? $0 + $1.value.count : $0 }
  }
}
