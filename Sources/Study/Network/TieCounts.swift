internal import Lexicon

/// Ties as they are counted, by number: from an account to another, or to a hashtag.
struct TieCounts: Sendable {
  /// Accounts and hashtags.
  var names = Vocabulary()
  var ties = TieTable()
  /// The tweets of each account.
  var tweets: [Int32: Int] = [:]

  mutating func add(_ other: TieCounts) {
    let numbers = (0..<other.names.count).map { number in
      other.names.withBytes(of: Int32(number)) { names.insert($0) }
    }
    ties.add(other.ties.renumbered(by: numbers))
    for (account, count) in other.tweets { tweets[numbers[Int(account)], default: 0] += count }
  }

  /// Puts ties between accounts that use the same hashtags in the place of their ties to hashtags, the smaller
  /// name first, and tells how many hashtags too many accounts use.
  func shareHashtags(into shared: inout TieTable) -> Int {
    var sharing: [Int32: [Int32]] = [:]
    for tie in ties.joined { sharing[tie.to, default: []].append(tie.from) }
    shared = TieTable()
    for accounts in sharing.values where accounts.count <= AccountNetwork.mostSharing {
      let accounts = accounts.map { (name: names[$0], number: $0) }.sorted { $0.name < $1.name }
      for (place, first) in accounts.enumerated() {
        for second in accounts[(place + 1)...] {
          shared.add(TieTable.Tie(from: first.number, to: second.number, at: nil))
        }
      }
    }
    return sharing.values.count { $0.count > AccountNetwork.mostSharing }
  }
}

/// How often each of two numbers was tied to the other: a list that is sorted and joined whenever it has doubled,
/// which costs less than looking each tie up.
struct TieTable: Sendable {
  /// A tie, and when it was seen.
  struct Tie: Sendable {
    /// Both ends in one number, by which ties are sorted.
    fileprivate(set) var ends: UInt64
    private(set) var count = 1
    /// Seconds since 1970; nil where no tweet of it has a date.
    private var dates: ClosedRange<Int64>?

    var from: Int32 { Int32(truncatingIfNeeded: ends >> 32) }
    var to: Int32 { Int32(truncatingIfNeeded: ends) }
    var first: Int64? { dates?.lowerBound }
    var last: Int64? { dates?.upperBound }

    init(from: Int32, to: Int32, at date: Int64?) {
      ends = Self.ends(from, to)
      dates = date.map { $0...$0 }
    }

    fileprivate static func ends(_ from: Int32, _ to: Int32) -> UInt64 {
      UInt64(UInt32(bitPattern: from)) << 32 | UInt64(UInt32(bitPattern: to))
    }

    fileprivate mutating func add(_ other: Tie) {
      count += other.count
      guard let more = other.dates else { return }
      dates =
        dates.map { min($0.lowerBound, more.lowerBound)...max($0.upperBound, more.upperBound) }
        ?? more
    }
  }

  /// As many as are not worth joining.
  private static let few = 1 << 16

  /// The ties as they were counted, some of them several times.
  private(set) var counted: [Tie] = []
  private var limit = Self.few

  mutating func add(_ tie: Tie) {
    counted.append(tie)
    if counted.count >= limit {
      counted = joined
      limit = max(Self.few, 2 * counted.count)
    }
  }

  mutating func add(_ other: TieTable) {
    for tie in other.counted { add(tie) }
  }

  /// The same with other numbers for what is tied.
  func renumbered(by numbers: [Int32]) -> TieTable {
    var table = self
    for index in counted.indices {
      table.counted[index].ends = Tie.ends(
        numbers[Int(counted[index].from)], numbers[Int(counted[index].to)])
    }
    return table
  }

  /// Each tie once, by its ends.
  var joined: [Tie] {
    var joined: [Tie] = []
    for tie in counted.sorted(by: { $0.ends < $1.ends }) {
      if joined.last?.ends == tie.ends {
        joined[joined.count - 1].add(tie)
      } else {
        joined.append(tie)
      }
    }
    return joined
  }
}
