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
  ///   - archive: the tweets.
  ///   - selection: which of them count.
  ///   - tie: what joins accounts.
  ///   - threads: how many work; nil for one a core. The network does not depend on it.
  ///   - onRead: is told how many tweets were read since it was last called.
  /// - Throws: `CorpusError` and `LexiconError`.
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
    var ties = counts.ties
    commonHashtags = tie == .hashtags ? counts.shareHashtags(into: &ties) : 0
    // Names in their order, and edges by the places of their ends there.
    var isVertex = [Bool](repeating: false, count: counts.names.count)
    for account in counts.tweets.keys { isVertex[Int(account)] = true }
    for tie in ties.counted { isVertex[Int(tie.to)] = true }
    let named = isVertex.indices.lazy.filter { isVertex[$0] }
      .map { (name: counts.names[Int32($0)], number: $0) }.sorted { $0.name < $1.name }
    var places = [Int32](repeating: 0, count: isVertex.count)
    for (place, account) in named.enumerated() { places[account.number] = Int32(place) }
    let edges = ties.renumbered(by: places).joined
    accounts = named.map(\.name)
    tweets = named.map { counts.tweets[Int32($0.number), default: 0] }
    graph = Graph(
      vertices: named.count,
      edges: edges.map { Graph.Edge(from: Int($0.from), to: Int($0.to), weight: $0.count) },
      isDirected: tie != .hashtags)
    dates = tie == .hashtags ? [] : edges.map { ($0.first, $0.last) }
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
  private var others: [Int32] = []
  private(set) var counts = TieCounts()

  init(_ tie: AccountNetwork.Tie) { self.tie = tie }

  mutating func count(_ batch: TweetBatch, _ isNew: [Bool]) {
    for index in 0..<batch.count where isNew[index] {
      var account: Int32?
      batch.withBytes(.username, of: index) { name in
        if !name.isEmpty { targets.lower(name) { account = counts.names.insert($0) } }
      }
      guard let account else { continue }
      counts.tweets[account, default: 0] += 1
      findOthers(index, of: batch)
      for other in others where other != account {
        counts.ties.add(TieTable.Tie(from: account, to: other, at: batch.createdAt(of: index)))
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
    targets.forEach(tie, index, of: batch, tokens: tokens) {
      others.append(counts.names.insert($0))
    }
    // A hashtag counts once a tweet.
    if tie == .hashtags { others = Array(Set(others)) }
  }
}
