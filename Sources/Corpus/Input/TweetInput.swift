/// The whole input: files, folders and standard input, read one after the other as one stream.
///
/// Everything is looked at before the first tweet is read, so that a file that cannot be used is
/// known before any output is begun.
///
///     let archive = try TweetInput(inputs: ["twitter-2021.zip"], options: ReadingOptions())
///     try archive.forEachBatch { batch in
///       for index in 0..<batch.count { print(batch.string(.text, of: index)) }
///     }
public final class TweetInput: TweetReader {
  private var sources: [Source]
  /// What gives tweets beside files.
  private var readers: [any TweetReader] = []
  private var current: (any TweetReader)?
  /// Where `current` reads.
  private var source: Source?
  private let options: ReadingOptions
  /// The sums of zips, whose files are several.
  private var sums: [String: FileSum] = [:]
  private var finished = ReadSummary()
  /// The ids that are numbers of rows.
  private var rowNumbers = RowNumbers()
  /// How many tweets of the file at hand have the number of another row.
  private var sharedNumbers = 0
  /// The bytes of the sources that were read to their end.
  private var bytesFinished = 0
  /// What was read of `source` when its format was found, before its tweets are read.
  private var bytesLookedAt = 0
  /// The bytes of all sources, where they are known; summed up when somebody asks.
  private lazy var size: Int? = {
    var sum = bytesFinished
    for source in [source].compactMap(\.self) + sources {
      guard let size = source.place.size else { return nil }
      sum += size
    }
    return sum
  }()
  /// The names of the accounts that exported their archives, sorted; each is that of the tweets in its archive that
  /// bear no name.
  public let accountNames: [String]
  /// The form of the tables, where all inputs are tables of one header.
  public let table: TableShape?

  /// The names of the sheets that are read.
  public let sheets: [String]

  /// The paths of all files that are read, each once; a pipe has none.
  public let files: [String]

  /// Opens `inputs`: paths of files and folders, `-` for standard input.
  ///
  /// - Throws: what makes an input useless; files in folders that hold no tweets are passed over.
  public init(inputs: [String], options: ReadingOptions) throws(CorpusError) {
    var inventory = InputFinder(options: options)
    let pages = PageParts(inputs)
    for input in inputs where !pages.isIncluded(input) { try inventory.add(input) }
    sources = inventory.sources
    self.options = options
    accountNames = Set(sources.compactMap(\.account)).sorted()
    table = Self.commonShape(sources)
    sheets = sources.compactMap(\.place.sheetName)
    var known: Set<String> = []
    files = sources.compactMap(\.place.path).filter { known.insert($0).inserted }
    sources.reverse()
  }

  /// Reads what another reader gives, such as one of tweets that were read before and are kept in another form.
  ///
  /// - Parameters:
  ///   - reader: gives the tweets.
  ///   - accountNames: the accounts that exported them, sorted.
  public init(_ reader: any TweetReader, accountNames: [String] = []) {
    sources = []
    readers = [reader]
    options = ReadingOptions()
    self.accountNames = accountNames
    table = nil
    sheets = []
    files = []
  }

  /// What became of the records of each file so far.
  public var summary: ReadSummary {
    var summary = finished
    if let current { summary.files += files(of: current) }
    return summary
  }

  /// What became so far of the records of the file that `reader` reads.
  private func files(of reader: any TweetReader) -> [ReadSummary.File] {
    var files = reader.summary.files
    if !files.isEmpty { files[files.count - 1].sharedNumbers = sharedNumbers }
    return files
  }

  /// The number of files that were opened so far.
  public var openedFiles: Int { finished.files.count + (current == nil ? 0 : 1) }

  /// How much of the input was read, 0 to 1; nil where a pipe does not tell its size.
  public var fractionRead: Double? {
    guard let size, size > 0 else { return nil }
    let bytes = source.map { $0.bytesRead - bytesLookedAt } ?? 0
    return min(1, Double(bytesFinished + bytes) / Double(size))
  }

  /// What became so far of the records of the file opened in this place.
  public func file(_ place: Int) -> ReadSummary.File {
    place < finished.files.count ? finished.files[place] : files(of: current!)[0]
  }

  /// Puts the next tweets of one file, up to `limit`, in the place of those in `batch`; false only at the
  /// end, with an empty batch.
  ///
  /// - Throws: what makes a file useless, and at the end ``CorpusError/noTweets(file:found:keys:)`` if
  ///   there was no tweet in any of them, unless none is needed.
  public func read(into batch: inout TweetBatch, upTo limit: Int) throws(CorpusError) -> Bool {
    while true {
      if current == nil {
        source = sources.popLast()
        bytesLookedAt = source?.bytesRead ?? 0
        current = try source?.reader() ?? readers.popLast()
        sharedNumbers = 0
      }
      guard var reader = current else { break }
      current = nil
      do throws(CorpusError) {
        if try reader.read(into: &batch, upTo: limit) {
          current = reader
          sharedNumbers += rowNumbers.tellApart(&batch)
          batch.sheet = sheets.count > 1 ? source?.place.sheetName ?? "" : ""
          return true
        }
      } catch {
        finished.files += files(of: reader)
        throw error
      }
      bytesFinished += source?.place.size ?? 0
      finished.files += files(of: reader)
      if let source { finished.files[finished.files.count - 1].sum = sum(of: source) }
    }
    batch.removeAll()
    if finished.tweets == 0, options.needsTweets { throw noTweets() }
    return false
  }

  private func sum(of source: Source) -> FileSum? {
    guard let path = source.place.path else { return nil }
    let sum = sums[path] ?? source.sum()
    sums[path] = sum
    return sum
  }

  private static let batchSize = 2048

  /// Hands all tweets that are left to `body`, some thousand at a time; the batch's memory is used again.
  public func forEachBatch(_ body: (TweetBatch) throws -> Void) throws {
    var batch = TweetBatch()
    while try read(into: &batch, upTo: Self.batchSize) { try body(batch) }
  }

  /// The next tweet with this id; nil where there is none. What was read on the way is gone.
  ///
  /// - Throws: what makes a file useless.
  public func firstTweet(withID id: String) throws(CorpusError) -> Tweet? {
    var batch = TweetBatch()
    while try read(into: &batch, upTo: Self.batchSize) {
      let index = (0..<batch.count).first { batch.string(.id, of: $0) == id }
      if let index { return batch.tweet(at: index) }
    }
    return nil
  }

  private func noTweets() -> CorpusError {
    let file = finished.files.first
    let found: String
    if let skipped = file?.firstSkipped.first, finished.others == 0 {
      found =
        "none of \(finished.skipped) records could be read, first line \(skipped.line): "
        + "\(skipped.reason)"
    } else if finished.others > 0 {
      found =
        finished.others == 1
        ? "found a json value that is no tweet"
        : "found \(finished.others) json values that are no tweets"
    } else if file?.format == .table || file?.format.isSheet == true {
      found = "found a header without rows"
    } else {
      found = "found json without a value"
    }
    let keys = finished.others > 0 ? file?.unknownKeys ?? [] : []
    return .noTweets(file: file?.name ?? "", found: found, keys: keys)
  }

  private static func commonShape(_ sources: [Source]) -> TableShape? {
    var common: TableShape?
    for source in sources {
      guard case .table(let shape, _) = source.content else { return nil }
      if let first = common, !first.matches(shape) { return nil }
      common = common ?? shape
    }
    return common
  }
}
