internal import Corpus
internal import Lexicon

/// Tweets by label and kind, in one row.
typealias CellCounts = [Int]

/// Tweets by day, label and kind.
struct DayCounts {
  private(set) var counted: [(day: CivilDay?, cells: CellCounts)] = []
  private var places: [CivilDay?: Int] = [:]
  private var last = -1

  /// Counts a tweet in the cell of a day that has `count` of them.
  mutating func count(_ day: CivilDay?, _ cell: Int, of count: Int) {
    // The day of the tweet before is nearly always the right one.
    if last < 0 || counted[last].day != day {
      last = places[day] ?? counted.count
      if last == counted.count {
        places[day] = last
        counted.append((day, CellCounts(repeating: 0, count: count)))
      }
    }
    counted[last].cells[cell] += 1
  }
}

/// Occurrences of each form of an analyzer by label.
struct FormCounts {
  private let categories: Int
  private var counts: [Int32] = []

  init(categories: Int) { self.categories = max(1, categories) }

  mutating func count(_ form: SurfaceForm, _ label: Int) {
    let place = form.index * categories + label
    if place >= counts.count {
      let missing = (form.index + 1) * categories - counts.count
      counts.append(contentsOf: repeatElement(0, count: missing))
    }
    counts[place] += 1
  }

  func count(of form: SurfaceForm, _ label: Int) -> Int {
    Int(counts[form.index * categories + label])
  }

  func total(of form: SurfaceForm) -> Int {
    counts[form.index * categories..<(form.index + 1) * categories].reduce(0) { $0 + Int($1) }
  }

  /// The forms that occur.
  var counted: [SurfaceForm] {
    (0..<counts.count / categories).map(SurfaceForm.init(index:)).filter { total(of: $0) > 0 }
  }
}

/// Counts of names, kept as bytes until someone reads them.
struct NameCounts {
  private var names = Vocabulary()
  private var counts: [Int] = []

  /// Counts a name and gives its number; the empty one, which says that there is none, is not counted.
  @discardableResult
  mutating func add(_ name: Span<UInt8>) -> Int? {
    if name.isEmpty { return nil }
    let number = Int(names.insert(name))
    if number == counts.count { counts.append(0) }
    counts[number] += 1
    return number
  }

  /// Counts the names in a list joined by spaces, and says whether there is any.
  mutating func addEach(of list: Span<UInt8>) -> Bool {
    var start = 0
    for end in 0...list.count where end == list.count || list[end] == UInt8(ascii: " ") {
      add(list.extracting(start..<end))
      start = end + 1
    }
    return !list.isEmpty
  }

  /// Numbers the names in a list joined by spaces, without counting them.
  mutating func forEachName(in list: Span<UInt8>, _ body: (Int) -> Void) {
    var start = 0
    for end in 0...list.count where end == list.count || list[end] == UInt8(ascii: " ") {
      if start < end { body(Int(names.insert(list.extracting(start..<end)))) }
      start = end + 1
    }
  }

  /// The name with this number.
  func name(_ number: Int) -> String { names[Int32(number)] }

  func forEach(_ body: (_ number: Int, _ name: String, _ count: Int) -> Void) {
    for (number, count) in counts.enumerated() { body(number, names[Int32(number)], count) }
  }
}

/// What is in one tweet together, by number.
struct CoOccurrences {
  /// The tweets that each is in.
  private(set) var tweets: [Int: Int] = [:]
  private var pairs: [UInt64: Int] = [:]
  private var current: [Int] = []

  /// Adds one of the tweet at hand.
  mutating func add(_ number: Int) {
    if !current.contains(number), current.count <= Tally.mostPaired { current.append(number) }
  }

  /// Counts what was added since the last tweet.
  mutating func endTweet() {
    defer { current.removeAll(keepingCapacity: true) }
    guard current.count <= Tally.mostPaired else { return }
    for (place, first) in current.enumerated() {
      tweets[first, default: 0] += 1
      for second in current[(place + 1)...] {
        pairs[UInt64(first) << 32 | UInt64(second), default: 0] += 1
      }
    }
  }

  func forEachPair(_ body: (_ first: Int, _ second: Int, _ tweets: Int) -> Void) {
    for (pair, tweets) in pairs { body(Int(pair >> 32), Int(pair & 0xFFFF_FFFF), tweets) }
  }
}

extension Tally {
  /// Adds the tweets of accounts that are mentioned together.
  mutating func add(_ mentions: CoOccurrences, _ name: (Int) -> String) {
    for (number, tweets) in mentions.tweets { mentionTweets[name(number), default: 0] += tweets }
    mentions.forEachPair { first, second, tweets in
      let (a, b) = (name(first), name(second))
      if a != b { mentionPairs[min(a, b), default: [:]][max(a, b), default: 0] += tweets }
    }
  }
}

/// Occurrences of forms by account, as long as there are few accounts.
struct AccountForms {
  private var counts: [UInt64: Int32] = [:]
  private var accounts = 0

  mutating func count(_ forms: ArraySlice<SurfaceForm>, of account: Int) {
    accounts = max(accounts, account + 1)
    if accounts > Tally.mostCompared {
      counts = [:]
      return
    }
    for form in forms { counts[UInt64(account) << 32 | UInt64(form.index), default: 0] += 1 }
  }

  func forEach(_ body: (_ account: Int, SurfaceForm, _ count: Int) -> Void) {
    for (cell, count) in counts {
      body(Int(cell >> 32), SurfaceForm(index: Int(cell & 0xFFFF_FFFF)), Int(count))
    }
  }
}
