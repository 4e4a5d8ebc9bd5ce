internal import Corpus
internal import Lexicon
internal import Study

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

/// Occurrences of each form of an analyzer by label, and the highest level of the tweets that it stands in with that
/// label (see ``FrequentNames``).
struct FormCounts {
  private let categories: Int
  private var counts: [Int32] = []
  private var levels: [UInt8] = []

  init(categories: Int) { self.categories = max(1, categories) }

  mutating func count(_ form: SurfaceForm, _ label: Int, level: UInt8) {
    let place = form.index * categories + label
    if place >= counts.count {
      let missing = (form.index + 1) * categories - counts.count
      counts.append(contentsOf: repeatElement(0, count: missing))
      levels.append(contentsOf: repeatElement(0, count: missing))
    }
    counts[place] += 1
    levels[place] = max(levels[place], level)
  }

  func level(of form: SurfaceForm, _ label: Int) -> UInt8 {
    levels[form.index * categories + label]
  }

  /// The highest level with any label.
  func level(of form: SurfaceForm) -> UInt8 {
    levels[form.index * categories..<(form.index + 1) * categories].max() ?? 0
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

/// Occurrences, and the highest level of the tweets that they are in (see ``FrequentNames``).
struct LevelCount {
  // Four bytes, since there is one for each account, kind and label.
  private var tweets: UInt32 = 0
  private(set) var level: UInt8 = 0

  /// The occurrences.
  var count: Int { Int(tweets) }

  /// Counts one in a tweet of this level.
  mutating func add(level: UInt8) {
    tweets += 1
    self.level = max(self.level, level)
  }
}

/// Counts of names, kept as bytes until someone reads them.
struct NameCounts {
  private var names = Vocabulary()
  private var counts: [LevelCount] = []

  /// How many different names there are.
  var distinct: Int { names.count }

  /// Counts a name and gives its number; the empty one, which says that there is none, is not counted.
  @discardableResult
  mutating func add(_ name: Span<UInt8>, level: UInt8) -> Int? {
    if name.isEmpty { return nil }
    let number = Int(names.insert(name))
    if number == counts.count { counts.append(LevelCount()) }
    counts[number].add(level: level)
    return number
  }

  /// Numbers a name without counting it.
  mutating func number(_ name: Span<UInt8>) -> Int { Int(names.insert(name)) }

  /// The name with this number.
  func name(_ number: Int) -> String { names[Int32(number)] }

  func forEach(_ body: (_ number: Int, _ name: String, _ count: LevelCount) -> Void) {
    for (number, count) in counts.enumerated() { body(number, names[Int32(number)], count) }
  }
}

/// What is in one tweet together, by number.
struct CoOccurrences {
  /// The tweets that each is in.
  private(set) var tweets: [Int: LevelCount] = [:]
  private var pairs: [UInt64: LevelCount] = [:]
  private var current: [Int] = []

  /// Adds one of the tweet at hand.
  mutating func add(_ number: Int) {
    if !current.contains(number), current.count <= Tally.mostPaired { current.append(number) }
  }

  /// Counts what was added since the last tweet.
  mutating func endTweet(level: UInt8) {
    defer { current.removeAll(keepingCapacity: true) }
    guard current.count <= Tally.mostPaired else { return }
    for (place, first) in current.enumerated() {
      tweets[first, default: LevelCount()].add(level: level)
      for second in current[(place + 1)...] {
        pairs[UInt64(first) << 32 | UInt64(second), default: LevelCount()].add(level: level)
      }
    }
  }

  /// How many different pairs there are.
  var distinct: Int { pairs.count }

  func forEachPair(_ body: (_ first: Int, _ second: Int, _ tweets: LevelCount) -> Void) {
    for (pair, tweets) in pairs { body(Int(pair >> 32), Int(pair & 0xFFFF_FFFF), tweets) }
  }
}

extension Tally {
  /// Adds the tweets of accounts that are mentioned together.
  mutating func add(_ mentions: CoOccurrences, _ name: (Int) -> String) {
    for (number, tweets) in mentions.tweets {
      let account = name(number)
      mentionTweets.add(tweets.count, account, as: account, level: tweets.level)
    }
    mentions.forEachPair { first, second, tweets in
      let (a, b) = (name(first), name(second))
      if a != b { mentionPairs.add(tweets.count, min(a, b), as: max(a, b), level: tweets.level) }
    }
  }
}

/// Tweets of each account by label and kind, and by the spelling of its name.
struct AccountCells {
  private var spellings = NameCounts()
  private var cells: [LevelCount] = []
  /// The folded names, and for each spelling the number of its one.
  private var names = Vocabulary()
  private var numbers: [Int] = []

  /// How many spellings there are.
  var distinct: Int { spellings.distinct }

  /// Counts a tweet in the cell of an account that has `count` of them, and gives the account's number; nil where
  /// it has no name.
  mutating func count(_ account: Span<UInt8>, _ cell: Int, of count: Int, level: UInt8) -> Int? {
    guard let spelling = spellings.add(account, level: level) else { return nil }
    if spelling == numbers.count {
      cells.append(contentsOf: repeatElement(LevelCount(), count: count))
      var folded: [UInt8] = []
      AccountSpelling.fold(account, into: &folded)
      numbers.append(Int(names.insert(folded.span)))
    }
    cells[spelling * count + cell].add(level: level)
    return numbers[spelling]
  }

  /// The folded name of the account with this number.
  func name(_ number: Int) -> String { names[Int32(number)] }

  func forEach(of count: Int, _ body: (_ spelling: String, _ cell: Int, LevelCount) -> Void) {
    for number in 0..<spellings.distinct {
      let name = spellings.name(number)
      for cell in 0..<count where cells[number * count + cell].count > 0 {
        body(name, cell, cells[number * count + cell])
      }
    }
  }
}

/// Whom and which hashtags accounts are tied to, as long as there are few accounts.
struct LinkCounts {
  private var names = Vocabulary()
  private var counts: [UInt64: LevelCount] = [:]
  private var accounts = 0
  private var targets = TieTargets()

  /// Counts the ties of a tweet.
  mutating func count(
    _ index: Int, of batch: TweetBatch, tokens: ArraySlice<Token>, account: Int, level: UInt8
  ) {
    accounts = max(accounts, account + 1)
    if accounts > Tally.mostCompared {
      counts = [:]
      return
    }
    for (number, tie) in AccountNetwork.Tie.allCases.enumerated() {
      targets.forEach(tie, index, of: batch, tokens: tokens) { name in
        let target = UInt64(names.insert(name))
        let key = UInt64(account) << 48 | UInt64(number) << 32 | target
        counts[key, default: LevelCount()].add(level: level)
      }
    }
  }

  /// How many different ties there are.
  var distinct: Int { counts.count }

  func forEach(
    _ body: (_ account: Int, _ tie: AccountNetwork.Tie, _ name: String, LevelCount) -> Void
  ) {
    for (key, count) in counts {
      body(
        Int(key >> 48), AccountNetwork.Tie.allCases[Int(key >> 32 & 0xFFFF)],
        names[Int32(key & 0xFFFF_FFFF)],
        count)
    }
  }
}

/// Occurrences of forms by account, as long as there are few accounts.
struct AccountForms {
  private var counts: [UInt64: LevelCount] = [:]
  private var accounts = 0

  mutating func count(_ forms: ArraySlice<SurfaceForm>, of account: Int, level: UInt8) {
    accounts = max(accounts, account + 1)
    if accounts > Tally.mostCompared {
      counts = [:]
      return
    }
    for form in forms {
      counts[UInt64(account) << 32 | UInt64(form.index), default: LevelCount()].add(level: level)
    }
  }

  func forEach(_ body: (_ account: Int, SurfaceForm, _ count: LevelCount) -> Void) {
    for (cell, count) in counts {
      body(Int(cell >> 32), SurfaceForm(index: Int(cell & 0xFFFF_FFFF)), count)
    }
  }
}
