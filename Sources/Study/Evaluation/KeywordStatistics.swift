public import Classifier
public import Corpus
public import Lexicon

/// What each keyword of a codebook does on tweets.
public struct KeywordStatistics: ~Copyable {
  /// What is counted of one keyword.
  public struct Counts: Equatable, Sendable {
    /// The tweets in which it is found.
    public internal(set) var tweets = 0
    /// Those in which it is the only keyword.
    public internal(set) var alone = 0
    /// Those in which a keyword of another category is found too.
    public internal(set) var against = 0
    /// Those that a person has coded.
    public internal(set) var coded = 0
    /// Those that are coded as its category.
    public internal(set) var right = 0

    /// The share of the coded tweets that have its category; nil where none is coded.
    public var precision: Double? { coded > 0 ? Double(right) / Double(coded) : nil }
  }

  /// The codebook.
  public let codebook: Codebook
  /// One for each of its keywords.
  public private(set) var counts: [Counts]
  /// The tweets looked at.
  public private(set) var tweets = 0
  /// Those with a code of the codebook.
  public private(set) var coded = 0
  private var labeller: Labeller
  /// Tweets of one id count once.
  private var seen = SeenTweets()
  /// What labels by them.
  public let source: LabelSource
  private let places: [String: Int]

  /// Counts nothing yet.
  ///
  /// - Throws: `LexiconError` when ICU or the stemmer cannot be opened.
  public init(of codebook: Codebook, _ options: AnalysisOptions) throws(LexiconError) {
    self.codebook = codebook
    counts = codebook.keywords.map { _ in Counts() }
    let source = try LabelSource(codebook, options)
    labeller = try Labeller(source)
    self.source = source
    places = Dictionary(
      codebook.categories.enumerated().map { ($1.id.lowercased(), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Counts tweets.
  ///
  /// - Parameters:
  ///   - input: the tweets, which are read to their end.
  ///   - name: the column of a table that holds a person's code; nil for one of the usual names, if there
  ///     is one.
  ///   - file: the input's name for messages.
  /// - Throws: ``CodeError/noColumn(sheet:names:columns:use:)``, and `CorpusError` where the input
  ///   cannot be read.
  public mutating func add(
    _ input: TweetInput, codeColumn name: String? = nil, file: String = ""
  ) throws {
    let columns = input.table?.columns ?? []
    let codeColumn = (name.map { [$0] } ?? CodeSheet.codeColumns).lazy
      .compactMap { columns.firstIndex(inAnyCase: $0) }.first
    if let name, codeColumn == nil {
      throw CodeError.noColumn(sheet: file, names: [name], columns: columns, use: .code)
    }
    try input.forEachBatch { batch in
      let isNew = seen.areNew(batch)
      for index in 0..<batch.count where isNew[index] {
        var code = ""
        if let codeColumn, let table = input.table {
          code = table.cells(of: index, in: batch)[codeColumn]
        }
        batch.withBytes(.text, of: index) { add($0, code: code) }
      }
      labeller.forget(beyond: Pipeline.footprintLimit)
    }
  }

  /// Counts a text.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - code: a category's id in any case; anything else is no code.
  public mutating func add(_ text: Span<UInt8>, code: String) {
    labeller.label(text)
    tweets += 1
    let place = places[code.trimmingWhiteSpace.lowercased()]
    if place != nil { coded += 1 }
    let matched = labeller.matchedKeywords
    let categories = Set(matched.map { codebook.keywords[$0].category })
    for keyword in matched {
      counts[keyword].tweets += 1
      if matched.count == 1 { counts[keyword].alone += 1 }
      if categories.count > 1 { counts[keyword].against += 1 }
      guard let place else { continue }
      counts[keyword].coded += 1
      if place == codebook.keywords[keyword].category { counts[keyword].right += 1 }
    }
  }
}

extension String {
  fileprivate var trimmingWhiteSpace: Substring {
    let start = drop(while: \.isWhitespace)
    return start[
      ..<(start.lastIndex { !$0.isWhitespace }.map(start.index(after:)) ?? start.startIndex)]
  }
}
