public import Corpus
internal import Lexicon
public import Statistics

/// Which accounts have to do with which, as a graph. Names are lower-case, since handles have no case.
public struct AccountNetwork: Sendable {
  /// What joins two accounts.
  public enum Tie: String, CaseIterable, Sendable {
    /// One mentions the other in tweets of its own; retweets do not count.
    case mentions
    /// One passes on tweets of the other.
    case retweets
    /// One answers the other.
    case replies
    /// Both use the same hashtags; the weight is how many. This has no direction.
    case hashtags
  }

  /// When a tie was seen, in seconds since 1970 UTC; nil where no tweet of it has a date.
  public typealias Dates = (first: Int64?, last: Int64?)

  /// What joins them.
  public let tie: Tie
  /// The names, in their order.
  public let accounts: [String]
  /// The tweets that each account wrote in the archive.
  public let tweets: [Int]
  /// Who is joined to whom; the vertices are indices into ``accounts``.
  public let graph: Graph
  /// For each edge of ``graph`` when it was seen; empty for hashtags.
  public let dates: [Dates]
  /// Hashtags that more than ``mostSharing`` accounts use, which say little and are left out.
  public let commonHashtags: Int

  /// See ``commonHashtags``.
  public static let mostSharing = 500

  /// Finds the ties in the tweets of `archive` that `selection` keeps, each id once. What leads back to the
  /// account itself is left out.
  ///
  /// - Parameters:
  ///   - threads: how many work; nil for one a core. The network does not depend on it.
  ///   - onRead: is told how many tweets were read since it was last called.
  /// - Throws: ``CorpusError`` and ``LexiconError``.
  public init(
    of archive: TweetInput, _ selection: TweetSelection, by tie: Tie, threads: Int? = nil,
    onRead: (_ tweets: Int) -> Void = { _ in }
  ) async throws {
    let workers = Pipeline.workers(threads) { TieWorker(tie) }
    try await Pipeline.run(
      archive, workers: workers, selection: selection, countsIDsOnce: true, onRead: onRead
    ) { _ in }
    var counts = TieCounts()
    for worker in workers { counts.add(await worker.counts) }
    self.init(counts, by: tie)
  }

  /// Makes a network of what was counted.
  init(_ counts: TieCounts, by tie: Tie) {
    self.tie = tie
    var ties: [(from: String, to: String, weight: Int, dates: Dates)] = []
    var common = 0
    if tie == .hashtags {
      var sharing: [String: [String]] = [:]
      for (pair, _) in counts.ties { sharing[pair.to, default: []].append(pair.from) }
      common = sharing.values.count { $0.count > Self.mostSharing }
      var shared: [TieCounts.Pair: Int] = [:]
      for accounts in sharing.values where accounts.count <= Self.mostSharing {
        let accounts = accounts.sorted()
        for (place, first) in accounts.enumerated() {
          for second in accounts[(place + 1)...] {
            shared[TieCounts.Pair(from: first, to: second), default: 0] += 1
          }
        }
      }
      ties = shared.map { ($0.key.from, $0.key.to, $0.value, (nil, nil)) }
    } else {
      ties = counts.ties.map { pair, seen in
        (pair.from, pair.to, seen.count, (seen.first, seen.last))
      }
    }
    commonHashtags = common
    ties.sort { ($0.from, $0.to) < ($1.from, $1.to) }
    let names = Set(counts.tweets.keys).union(ties.map(\.to)).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    accounts = names
    tweets = names.map { counts.tweets[$0, default: 0] }
    graph = Graph(
      vertices: names.count,
      edges: ties.map {
        Graph.Edge(from: numbers[$0.from]!, to: numbers[$0.to]!, weight: $0.weight)
      }, isDirected: tie != .hashtags)
    dates = tie == .hashtags ? [] : ties.map(\.dates)
  }
}

/// Ties as they are counted: from an account to another, or to a hashtag.
struct TieCounts: Sendable {
  struct Pair: Hashable {
    let from: String
    let to: String
  }

  struct Seen {
    var count = 0
    var first: Int64?
    var last: Int64?

    mutating func add(_ count: Int, _ first: Int64?, _ last: Int64?) {
      self.count += count
      self.first = [self.first, first].compactMap(\.self).min()
      self.last = [self.last, last].compactMap(\.self).max()
    }
  }

  var ties: [Pair: Seen] = [:]
  var tweets: [String: Int] = [:]

  mutating func add(_ other: TieCounts) {
    for (pair, seen) in other.ties {
      ties[pair, default: Seen()].add(seen.count, seen.first, seen.last)
    }
    tweets.merge(other.tweets, uniquingKeysWith: +)
  }
}

/// Finds ties, for one core.
private actor TieWorker: BatchWorker {
  private var counter: TieCounter

  init(_ tie: AccountNetwork.Tie) { counter = TieCounter(tie) }

  func work(on batch: TweetBatch, isNew: [Bool]) { counter.count(batch, isNew) }

  var counts: TieCounts { counter.counts }
}

/// What a worker works with: numbers while it counts, names when it is asked.
private struct TieCounter: ~Copyable {
  private let tie: AccountNetwork.Tie
  private var tokenizer = Tokenizer()
  private var tokens: [Token] = []
  private var targets = TieTargets()
  private var names = Vocabulary()
  private var ties: [UInt64: TieCounts.Seen] = [:]
  private var tweets: [Int32: Int] = [:]
  private var others: [Int32] = []

  init(_ tie: AccountNetwork.Tie) { self.tie = tie }

  var counts: TieCounts {
    var counts = TieCounts()
    for (pair, seen) in ties {
      let names = (names[Int32(pair >> 32)], names[Int32(pair & 0xFFFF_FFFF)])
      counts.ties[TieCounts.Pair(from: names.0, to: names.1)] = seen
    }
    for (account, count) in tweets { counts.tweets[names[account]] = count }
    return counts
  }

  mutating func count(_ batch: TweetBatch, _ isNew: [Bool]) {
    for index in 0..<batch.count where isNew[index] {
      let account = batch.withBytes(.username, of: index) { name in
        name.isEmpty ? nil : names.insert(Self.lowered(name).span)
      }
      guard let account else { continue }
      tweets[account, default: 0] += 1
      findOthers(index, of: batch)
      for other in others where other != account {
        let date = batch.createdAt(of: index)
        ties[UInt64(account) << 32 | UInt64(other), default: TieCounts.Seen()].add(1, date, date)
      }
    }
  }

  /// Finds whom, or which hashtags, a tweet is tied to.
  private mutating func findOthers(_ index: Int, of batch: TweetBatch) {
    tokens.removeAll(keepingCapacity: true)
    if TieTargets.needsTokens(tie, index, of: batch) {
      batch.withBytes(.text, of: index) { tokenizer.tokenize($0, into: &tokens) }
    }
    others.removeAll(keepingCapacity: true)
    targets.forEach(tie, index, of: batch, tokens: tokens) { others.append(names.insert($0)) }
    // A hashtag counts once a tweet.
    if tie == .hashtags { others = Array(Set(others)) }
  }

  private static func lowered(_ name: Span<UInt8>) -> [UInt8] {
    name.indices.map { name[$0] &- 0x41 < 26 ? name[$0] | 0x20 : name[$0] }
  }
}
