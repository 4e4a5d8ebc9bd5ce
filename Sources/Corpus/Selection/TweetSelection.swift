/// Leaves out tweets that are not asked for, and copies of those before. It is asked by the thread
/// that reads, so that what is kept does not depend on the number of threads.
public final class TweetSelection {
  /// What makes tweets copies of each other.
  public enum Identity: String, CaseIterable, Sendable {
    /// The same id; tweets without one are no copies.
    case id
    /// The same words in the same order, whatever their case, links and punctuation.
    case text
    /// Most words the same, by MinHash.
    case near
  }

  /// What is asked for; empty sets and nil ask for nothing in particular.
  public struct Criteria: Equatable, Sendable {
    /// Names of accounts, without `@`, in any case.
    public var accounts: Set<String> = [] {
      didSet { accounts = Set(accounts.map(AccountSpelling.folded)) }
    }
    /// Seconds since 1970 from which on, and before which, tweets were written; those without a
    /// date are left out where either is given.
    public var since: Int64?
    /// The end, itself left out.
    public var until: Int64?
    /// How tweets came about.
    public var kinds: Set<TweetKind> = []
    /// Codes of languages as exports give them; those without one are left out.
    public var languages: Set<String> = [] {
      didSet { languages = Set(languages.map { TweetSelection.currentCode(ofLanguage: $0) }) }
    }
    /// What makes tweets copies, of which the first is kept; nil keeps all.
    public var identity: Identity?

    /// Criteria that keep every tweet.
    public init() {}

    /// Whether a tweet is asked for; copies of it are another question.
    public func want(_ index: Int, of batch: TweetBatch) -> Bool {
      if !kinds.isEmpty, !kinds.contains(batch.kind(of: index)) { return false }
      if since != nil || until != nil {
        guard let date = batch.createdAt(of: index), date >= since ?? .min, date < until ?? .max
        else { return false }
      }
      if !accounts.isEmpty,
        !accounts.contains(AccountSpelling.folded(batch.string(.username, of: index)))
      {
        return false
      }
      return languages.isEmpty
        || languages.contains(TweetSelection.currentCode(ofLanguage: batch.language(of: index)))
    }
  }

  /// What was left out.
  public struct Counts: Equatable, Sendable {
    /// Nothing left out.
    public init() {}

    /// Tweets that do not meet the criteria.
    public internal(set) var others = 0
    /// Copies of tweets that were kept.
    public internal(set) var copies = 0
  }

  /// What was left out of each file, in the order of the files read.
  public private(set) var files: [Counts] = []
  /// What is asked for.
  public let criteria: Criteria
  private let keepsOthers: Bool
  private var seen = SeenTweets()
  private var near = NearDuplicates()
  private var kept = TweetBatch()

  /// Makes a selection by `criteria`.
  ///
  /// - Parameters:
  ///   - criteria: what is asked for.
  ///   - keepsOthers: whether tweets that are not asked for are counted, but kept: of a part of an archive that is
  ///     read whole.
  public init(_ criteria: Criteria, keepsOthers: Bool = false) {
    self.criteria = criteria
    self.keepsOthers = keepsOthers
  }

  /// What is asked for of an archive that is read whole; nil where only that is read.
  public var part: Criteria? { keepsOthers ? criteria : nil }

  /// Left out of all files.
  public var total: Counts {
    files.reduce(into: Counts()) {
      $0.others += $1.others
      $0.copies += $1.copies
    }
  }

  /// Takes the tweets that are not kept out of `batch`, which are all of the file in this place.
  public func select(_ batch: inout TweetBatch, ofFile file: Int) {
    while files.count <= file { files.append(Counts()) }
    if criteria == Criteria() { return }
    var keeps = [Bool](repeating: true, count: batch.count)
    for index in 0..<batch.count {
      if !criteria.want(index, of: batch) {
        files[file].others += 1
        keeps[index] = keepsOthers
      } else if !isFirst(batch, index) {
        files[file].copies += 1
        keeps[index] = false
      }
    }
    if keeps.allSatisfy(\.self) { return }
    kept.removeAll()
    for index in 0..<batch.count where keeps[index] { kept.append(from: batch, index) }
    swap(&kept, &batch)
  }

  /// A code in the form in use now: the platform writes older ones for some languages, and some
  /// exports add a region.
  public static func currentCode(ofLanguage code: String) -> String {
    let language = code.lowercased().prefix { $0 != "-" && $0 != "_" }
    switch language {
    case "in": return "id"
    case "iw": return "he"
    case "ji": return "yi"
    default: return String(language)
    }
  }

  private func isFirst(_ batch: TweetBatch, _ index: Int) -> Bool {
    switch criteria.identity {
    case nil: true
    case .id: batch.withBytes(.id, of: index) { seen.isNew($0) }
    case .text:
      batch.withBytes(.text, of: index) { text in
        let words = WordHashes(text)
        return words.isEmpty ? seen.isNew(text) : seen.isNew(hash: words.ofAll)
      }
    case .near: batch.withBytes(.text, of: index) { near.isNew($0) }
    }
  }
}

extension TweetBatch {
  /// Adds the tweet at `index` of another batch, with another id where one is given.
  mutating func append(from other: TweetBatch, _ index: Int, id: [UInt8]? = nil) {
    for field in Field.allCases {
      if field == .id, let id {
        add(id.span)
      } else {
        other.withBytes(field, of: index) { add($0) }
      }
    }
    endTweet(
      other.kind(of: index), other.createdAt(of: index), other.counts(of: index),
      other.lists(of: index), LanguageCode(other.language(of: index)))
  }
}
