public import Corpus
public import Statistics
public import Study
public import Classifier
internal import Lexicon
public import Study

/// All that a report says, and nothing else: from the same contents come the same bytes.
public struct ReportContents: Sendable {
  /// The counts.
  public var tally: Tally
  /// The categories of the labels, in the codebook's order.
  public var categories: [Category]
  /// The id of the category that takes the tweets in which nothing was found, if there is one.
  public var fallback: String?
  /// The accounts that the report is about, without `@`; if empty, those of the tally stand in.
  public var accounts: [String]
  /// Tells on which day and in which quarter a tweet was written.
  public var clock: LocalClock
  /// The files that were read, in the order of their names.
  public var inputs: [ReportInput]
  /// How the labels and figures were made.
  public var provenance: Provenance
  /// The share of service content as people's codes correct it; nil where nobody has coded.
  public var corrected: CorrectedShare?
  /// What of the archive was asked for, as on the command line.
  public var selection: [Provenance.Option] = []
  /// What its maker puts on it.
  public var cover = Cover()
  /// The shortest periods that shares are given for.
  public var step = Period.Step.quarter
  /// The first days of periods that somebody chose instead; empty for those of the calendar.
  public var cuts: [CivilDay] = []
  /// The column whose values have shares of their own; nil for none.
  public var column: String?
  /// Two parts whose shares are compared; nil for none.
  public var pair: (first: ReportPart, second: ReportPart)?
  /// How the similarity of accounts is measured, and from which on two are joined.
  public var similarity = (measure: SimilarityMeasure.jaccard, threshold: 0.5)
  /// Which accounts are institutions'.
  public var sorts = AccountSorts()
  /// Whether examples show the names of other accounts.
  public var showsHandles = false
  /// Whether the page has a cloud of words.
  public var showsCloud = false
  /// How far the archive is like the tweets that the model learnt from; nil where no such model labels.
  public var fit: ArchiveFit?
  /// What gave the tweets a second label; nil where nothing did.
  public var second: SecondCoding?
  /// Events whose tweets were sought; nil where none were.
  public var events: EventList?
  /// How many follow the accounts, of those where that is known.
  public var reach: [AccountReach] = []
  /// Which labels a person has put right; nil where nobody has.
  public var correctedLabels: CorrectedLabels?
  /// Where figures lead to; nil on a page that stands alone.
  package var links: TweetLinks?
  /// How far off the uncorrected share was, on average, on accounts that the model had not seen; 0 to
  /// 1, nil where that is unknown.
  public var shareError: Double?

  /// The regular expressions that took too long in some tweets, and in how many.
  public var slowExpressions: [(expression: String, texts: Int)] = []

  /// Makes the contents of a report.
  public init(
    tally: Tally, categories: [Category], fallback: String?, accounts: [String],
    clock: LocalClock, inputs: [ReportInput], provenance: Provenance,
    corrected: CorrectedShare? = nil, shareError: Double? = nil
  ) {
    self.tally = tally
    self.categories = categories
    self.fallback = fallback
    self.accounts = accounts
    self.clock = clock
    self.inputs = inputs
    self.provenance = provenance
    self.corrected = corrected
    self.shareError = categories.contains(where: \.isService) ? shareError : nil
  }
}

/// A codebook whose categories are counted beside the labels.
public struct SecondCoding: Equatable, Sendable {
  /// Its name.
  public var codebook: String
  /// Its title.
  public var title: Wording
  /// Its categories.
  public var categories: [Category]
  /// Its SHA-256 in hexadecimal digits.
  public var checksum: String

  /// The account of a source of labels; nil unless that is a codebook.
  public init?(_ source: LabelSource) {
    guard case .codebook(let compiled, _) = source else { return nil }
    codebook = compiled.codebook.name
    title = compiled.codebook.title
    categories = source.categories
    checksum = source.checksum
  }
}

/// A file as a report accounts for it.
public struct ReportInput: Codable, Equatable, Sendable {
  /// A record that could not be read.
  public struct Skipped: Codable, Equatable, Sendable {
    /// The line where it begins, from 1.
    public var line: Int
    /// Why, in words.
    public var reason: String
  }

  /// Its name as the user gave it.
  public var name: String
  /// What was found in it, for readers: `X archive`, `CSV`.
  public var format: String
  /// Tweets that were read and counted.
  public var tweets: Int
  /// Records that could not be read.
  public var skipped: Int
  /// The first of those.
  public var firstSkipped: [Skipped]
  /// JSON values that are no tweets: notices, errors, tweets that are gone.
  public var others: Int
  /// Tweets that were left out because their id had come before.
  public var duplicates: Int
  /// Tweets whose text had to be repaired, for instance for invalid UTF-8.
  public var repaired: Int
  /// Its size in bytes, if known.
  public var bytes: Int?
  /// Its SHA-256 in hexadecimal digits, if known.
  public var checksum: String?

  /// Makes the account of a file.
  public init(
    name: String, format: String, tweets: Int, skipped: Int = 0, firstSkipped: [SkippedRecord] = [],
    others: Int = 0,
    duplicates: Int = 0, repaired: Int = 0, bytes: Int? = nil, checksum: String? = nil
  ) {
    self.name = name
    self.format = format
    self.tweets = tweets
    self.skipped = skipped
    self.firstSkipped = firstSkipped.map { Skipped(line: $0.line, reason: "\($0.reason)") }
    self.others = others
    self.duplicates = duplicates
    self.repaired = repaired
    self.bytes = bytes
    self.checksum = checksum
  }
}

extension ReportInput {
  /// The files that were read, in the order of their names, so that a report does not depend on the order in which
  /// they are given.
  ///
  /// - Parameters:
  ///   - summary: what became of their records.
  ///   - leftOut: what a selection left out of each; of files behind its end nothing.
  ///   - duplicates: for each file how many of its tweets had an id that came before.
  public static func all(
    _ summary: ReadSummary, leftOut: [TweetSelection.Counts], duplicates: [Int]
  ) -> [ReportInput] {
    summary.files.enumerated().map { place, file in
      let left = place < leftOut.count ? leftOut[place] : TweetSelection.Counts()
      let copies = duplicates[place] + left.copies
      return ReportInput(
        name: file.name, format: file.format.rawValue,
        tweets: file.tweets - copies - left.others, skipped: file.skipped,
        firstSkipped: file.firstSkipped, others: file.others, duplicates: copies,
        repaired: file.repaired, bytes: file.sum?.bytes, checksum: file.sum?.checksum)
    }.sorted(by: precedes)
  }

  /// Of one file that is given twice, the tweets of the second are duplicates: the first has more.
  static func precedes(_ a: ReportInput, _ b: ReportInput) -> Bool {
    (a.name, a.checksum ?? "", -a.tweets) < (b.name, b.checksum ?? "", -b.tweets)
  }
}

/// The name of a file without its folders, which are nobody's business. In `folder/archive.zip:data/tweets.js`
/// both parts lose their folders.
func fileName(_ path: String) -> String {
  path.split(separator: ":").map { $0.split(separator: "/").last.map(String.init) ?? String($0) }
    .joined(separator: ":")
}

/// A record that could not be read, with its file.
struct Loss: Encodable {
  let file: String
  let line: Int
  let reason: String

  /// The loss on one line: `tweets.csv:12: expected 7 fields, found 6`.
  var message: String { "\(file):\(line): \(reason)" }
}

extension ReportContents {
  /// The records that could not be read and are named, in the order of files and lines.
  var losses: [Loss] {
    inputs.flatMap { input in
      input.firstSkipped.map { Loss(file: input.name, line: $0.line, reason: $0.reason) }
    }
  }

  /// All records that could not be read.
  var skipped: Int { inputs.reduce(0) { $0 + $1.skipped } }
}

/// How labels and figures were made, so that another person can make them again.
public struct Provenance: Equatable, Sendable {
  /// What gave the labels.
  public enum Annotator: Equatable, Sendable {
    /// A codebook's keywords.
    case codebook(name: String, checksum: String)
    /// A trained model.
    case model(name: String, checksum: String)
    /// Labels that another program gave, by the name of their column or table.
    case given(name: String, checksum: String)

    /// What gives the labels of an archive.
    public init(_ origin: LabelOrigin) {
      self =
        switch origin {
        case .program(let source):
          switch source {
          case .codebook(let compiled, _):
            .codebook(name: compiled.codebook.name, checksum: source.checksum)
          case .model(_, let file): .model(name: file, checksum: source.checksum)
          }
        case .given(let labels, _): .given(name: labels.name, checksum: labels.checksum)
        }
    }
  }

  /// An option of the analysis and its value, as on the command line.
  public struct Option: Codable, Equatable, Sendable {
    /// The option's name: `--stem`.
    public var name: String
    /// Its value: `id`.
    public var value: String

    /// Makes an option with its value.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The version of textmine.
  public var version: String
  /// The version of ICU.
  public var icuVersion: String
  /// What gave the labels.
  public var annotator: Annotator
  /// How texts were analysed.
  public var options: [Option]

  /// Makes the account of how labels and figures were made.
  public init(
    version: String, icuVersion: String, annotator: Annotator, options: [Option]
  ) {
    self.version = version
    self.icuVersion = icuVersion
    self.annotator = annotator
    self.options = options
  }

  /// The account of how the labels of `origin` were made and counted.
  ///
  /// - Parameters:
  ///   - stopWords: what the user named; nil for those of the language.
  ///   - clock: tells days and quarters.
  ///   - options: what else was given.
  public init(
    version: String, icuVersion: String, _ origin: LabelOrigin, stopWords: String?,
    clock: LocalClock, options: [Option]
  ) {
    self.init(
      version: version, icuVersion: icuVersion, annotator: Annotator(origin),
      options: [
        Option(name: "--stopwords", value: stopWords ?? "default"),
        Option(name: "--stem", value: origin.options.stemmer.rawValue),
        Option(name: "--time-zone", value: clock.identifier),
      ] + options)
  }
}
