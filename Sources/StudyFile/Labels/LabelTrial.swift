public import Classifier
internal import GRDB
public import Study

/// What another codebook or model would do to the tweets of a study: which labels change, what each keyword finds, and how right
/// labels are on the codes. Nothing is written.
public struct LabelTrial: Sendable {
  /// A tweet whose label or probability changes.
  struct Change: Sendable {
    let tweet: Int64
    let label: Int
    let probability: Double?
    let runnerUp: Int?
  }

  /// Tweets that go from one category to another.
  public struct Move: Equatable, Sendable {
    /// The numbers of the categories.
    public let (from, to): (Int, Int)
    /// How many tweets those are.
    public internal(set) var tweets = 0
    /// The numbers of the first of them.
    public internal(set) var examples: [Int64] = []
  }

  /// How right labels are on the coded tweets.
  public struct Accuracy: Equatable, Sendable {
    /// The coded tweets on whose code coders agree.
    public internal(set) var coded = 0
    /// Those whose label is their code.
    public internal(set) var right = 0
  }

  /// What gives the labels that are tried.
  public let source: LabelSource
  /// Its codebook.
  public let codebook: Codebook
  /// The categories of the labels.
  public let categories: [Classifier.Category]
  /// What the tweets and labels were that it was tried on.
  let revision: SavedStudy.Revision
  let labelling: Int64
  /// The tweets that were looked at.
  public private(set) var tweets = 0
  private(set) var changes: [Change] = []
  /// Where labels go, the most frequent first.
  public private(set) var moves: [Move] = []
  /// What each keyword does, in the order of `codebook.keywords`.
  public private(set) var keywords: [KeywordStatistics.Counts] = []
  /// How right the labels at hand are, and those of the codebook.
  public private(set) var (before, after) = (Accuracy(), Accuracy())

  /// The tweets whose label changes.
  public var moved: Int { moves.reduce(0) { $0 + $1.tweets } }

  fileprivate static let examples = 3

  /// Tries labels on all tweets of `study`. A coded tweet that a model has learnt counts as right or wrong by what
  /// models say that have not learnt it.
  ///
  /// - Parameters:
  ///   - source: a model with a codebook: ``SavedStudy/labels(ofModel:_:)``, or one just trained.
  ///   - study: as it is at one moment; see ``SavedStudy/snapshot()``.
  ///   - onRead: is told how many tweets were labelled since it was last called.
  /// - Throws: ``SavedStudyError/otherCategories(added:missing:)``, `LexiconError`.
  public init(
    of source: LabelSource, on study: SavedStudy, onRead: (_ tweets: Int) -> Void = { _ in }
  ) throws {
    guard case .model(let model, _) = source, let codebook = model.codebook else {
      throw SavedStudyError.noKeywords
    }
    let known = Set(source.codableCategories.map(\.id))
    let given = Set(codebook.categories.map(\.id))
    guard known == given else {
      throw SavedStudyError.otherCategories(
        added: given.subtracting(known).sorted(), missing: known.subtracting(given).sorted())
    }
    (self.source, self.codebook) = (source, codebook)
    categories = source.codableCategories
    (revision, labelling) = (try study.revision(), try study.labelling())
    var labeller = try Labeller(source)
    var current = try Labeller(study.labels())
    var statistics = try KeywordStatistics(of: codebook, source.options)
    var moves: [[Int]: Move] = [:]
    let codes = try Self.codes(study, categories)
    try study.reader.read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT n, copy, text, label, probability, runnerUp FROM tweet
          WHERE archive IN (SELECT id FROM archive WHERE isWhole) ORDER BY n
          """)
      while let row = try rows.next() {
        let (number, text, old): (Int64, String, Int) = (row[0], row[2], row[3])
        let bytes = Array(text.utf8)
        labeller.label(bytes.span)
        let (label, runnerUp) = (TweetLabel(labeller.prediction), labeller.prediction.runnerUp)
        let code = codes.isEmpty ? nil : codes[row[1]]
        statistics.add(bytes.span, code: code.map { categories[$0].id } ?? "")
        if let code {
          current.label(heldOut: bytes.span)
          before.add(label: current.prediction.category, code: code)
          labeller.label(heldOut: bytes.span)
          after.add(label: labeller.prediction.category, code: code)
        }
        if label.category != old || label.probability != row[4] || runnerUp != row[5] {
          changes.append(
            Change(
              tweet: number, label: label.category, probability: label.probability,
              runnerUp: runnerUp))
        }
        if label.category != old {
          moves[[old, label.category], default: Move(from: old, to: label.category)].add(number)
        }
        tweets += 1
        if tweets % 2048 == 0 {
          onRead(2048)
          labeller.forget(beyond: Pipeline.footprintLimit)
          current.forget(beyond: Pipeline.footprintLimit)
        }
      }
    }
    keywords = statistics.counts
    self.moves = moves.values.sorted { ($1.tweets, $0.from, $0.to) < ($0.tweets, $1.from, $1.to) }
  }

  /// The category of each coded tweet, by its id; without those on which coders differ.
  private static func codes(
    _ study: SavedStudy, _ categories: [Classifier.Category]
  ) throws -> [String: Int] {
    guard let set = try study.codes(categories) else { return [:] }
    return Dictionary(
      set.tweets.lazy.filter { !$0.isDisputed }.map { ($0.id, $0.given[0]) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension LabelTrial.Move {
  fileprivate init(from: Int, to: Int) { (self.from, self.to) = (from, to) }

  fileprivate mutating func add(_ tweet: Int64) {
    tweets += 1
    if examples.count < LabelTrial.examples { examples.append(tweet) }
  }
}

extension LabelTrial.Accuracy {
  fileprivate mutating func add(label: Int, code: Int) {
    coded += 1
    if label == code { right += 1 }
  }
}
