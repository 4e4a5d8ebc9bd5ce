public import Corpus
public import Lexicon

/// Looks for a word, phrase or expression in the tweets of an archive, and shows each place in its
/// context.
public struct ContextSearch: Sendable {
  /// What is looked for.
  public enum Query: Sendable {
    /// As in codebooks: a word, a `"phrase"`, a `prefix*`, a `#hashtag` or an `@account`.
    case pattern(String)
    /// A regular expression of ICU.
    case expression(String)
  }

  /// A place where it was found.
  public struct Place: Equatable, Encodable, Sendable {
    /// The tweet's id; empty where it has none.
    public let id: String
    /// When it was written, in seconds since 1970.
    public let createdAt: Int64?
    /// Who wrote it; empty where that is not known.
    public let username: String
    /// The text before the match.
    public let before: String
    /// What was found.
    public let match: String
    /// The text behind it.
    public let after: String
  }

  /// What was found in a batch of tweets.
  public struct Found: Sendable {
    /// The places, in the order of the tweets.
    public internal(set) var places: [Place] = []
    /// The tweets on which an expression took so long that the search was given up.
    public internal(set) var givenUp = 0
  }

  private let query: Query
  private let analysis: AnalysisOptions

  /// Prepares a search.
  ///
  /// - Parameters:
  ///   - query: what is looked for.
  ///   - analysis: how texts are analysed, on which the stems of a pattern depend.
  public init(_ query: Query, analysis: AnalysisOptions) {
    self.query = query
    self.analysis = analysis
  }

  /// Looks through `input`.
  ///
  /// - Parameters:
  ///   - input: the archive, which is read to its end.
  ///   - selection: which of its tweets are looked at.
  ///   - threads: how many work; nil for one a core.
  ///   - onRead: is told how many tweets each batch holds.
  ///   - deliver: gets what each batch holds, in the order of the input.
  /// - Throws: `LexiconError` for an expression that is none.
  public func run(
    in input: TweetInput, _ selection: TweetSelection = TweetSelection(.init()),
    threads: Int? = nil,
    onRead: (Int) -> Void = { _ in }, deliver: (Found) throws -> Void
  ) async throws {
    let workers = try Pipeline.workers(threads) { try SearchWorker(query, analysis) }
    try await Pipeline.run(
      input, workers: workers, selection: selection, countsIDsOnce: false, onRead: onRead,
      deliver: deliver)
  }
}

/// Looks for places, for one thread.
private actor SearchWorker: BatchWorker {
  private var finder: PlaceFinder

  init(_ query: ContextSearch.Query, _ analysis: AnalysisOptions) throws {
    finder = try PlaceFinder(query, analysis)
  }

  func work(on batch: TweetBatch, isNew: [Bool]) -> ContextSearch.Found {
    var found = ContextSearch.Found()
    for index in 0..<batch.count { finder.find(in: batch, index, into: &found) }
    return found
  }
}

/// Finds the places of one tweet after the other.
private struct PlaceFinder: ~Copyable {
  private var analyzer: Analyzer
  private var analysis = Analysis()
  private var finder: PatternFinder
  private let expression: RegularExpression?

  init(_ query: ContextSearch.Query, _ options: AnalysisOptions) throws {
    var analyzer = try Analyzer(options)
    var patterns = PatternSet()
    if case .pattern(let text) = query { _ = try patterns.add(Pattern(text: text), &analyzer) }
    let finder = PatternFinder(patterns)
    expression = try Self.expression(of: query)
    self.finder = finder
    self.analyzer = analyzer
  }

  private static func expression(of query: ContextSearch.Query) throws -> RegularExpression? {
    guard case .expression(let text) = query else { return nil }
    return try RegularExpression(text)
  }

  mutating func find(
    in batch: TweetBatch, _ index: Int, into found: inout ContextSearch.Found
  ) {
    batch.withBytes(.text, of: index) { text in
      let ranges = ranges(in: text, &found.givenUp)
      if ranges.isEmpty { return }
      let bytes = text.indices.map { text[$0] }
      func string(_ part: Range<Int>) -> String { String(decoding: bytes[part], as: UTF8.self) }
      for range in ranges {
        found.places.append(
          ContextSearch.Place(
            id: batch.string(.id, of: index), createdAt: batch.createdAt(of: index),
            username: batch.string(.username, of: index),
            before: string(0..<range.lowerBound), match: string(range),
            after: string(range.upperBound..<bytes.count)))
      }
    }
    analyzer.forget(beyond: Pipeline.footprintLimit)
  }

  private mutating func ranges(in text: Span<UInt8>, _ givenUp: inout Int) -> [Range<Int>] {
    if expression != nil {
      let found = expression!.matches(in: text)
      if !found.isComplete { givenUp += 1 }
      return found.ranges
    }
    analyzer.analyze(text, into: &analysis)
    finder.find(in: analysis, of: analyzer)
    if finder.matches.isEmpty { return [] }
    return finder.ranges(of: 0, in: analysis, of: analyzer).map { tokens in
      let first = analysis.tokens[tokens.lowerBound].range
      return first.lowerBound..<analysis.tokens[tokens.upperBound - 1].range.upperBound
    }
  }
}
