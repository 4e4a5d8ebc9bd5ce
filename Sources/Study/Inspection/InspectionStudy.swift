public import Corpus

/// What files hold, and what of it can be read. A file that cannot be used does not stop the others.
public struct InspectionStudy: Encodable, Sendable {
  /// What was found, file by file.
  public private(set) var files: [Inspection] = []
  /// Why the first input that could not be used could not; nil where all could.
  public private(set) var firstError: CorpusError?
  /// How far the tweets are like those that a model has learnt from; nil where that was not asked.
  public var fit: ArchiveFit?
  private var seen = SeenTweets()

  /// Finds nothing yet; see ``add(_:of:)``.
  public init() {}

  /// Reads each of the inputs, by itself, to its end.
  ///
  /// - Parameters:
  ///   - inputs: files, folders, or `-`.
  ///   - options: how they are read.
  ///   - onRead: is given the tweets, some thousand at a time.
  public init(
    of inputs: [String], _ options: ReadingOptions = ReadingOptions(),
    onRead: (TweetBatch) -> Void = { _ in }
  ) {
    for name in inputs {
      let before = files.count
      do throws(CorpusError) {
        try inspect(name, options, before, onRead)
      } catch {
        if files.count == before { files.append(Inspection(name: name)) }
        files[files.count - 1].error = "\(error)"
        firstError = firstError ?? error
      }
    }
  }

  /// Tweets of all files.
  public var tweets: Int { files.reduce(0) { $0 + $1.tweets } }
  /// Records of all files that could not be read.
  public var skipped: Int { files.reduce(0) { $0 + $1.skipped } }
  /// Tweets of all files whose id came before.
  public var duplicates: Int { files.reduce(0) { $0 + $1.duplicates } }

  private mutating func inspect(
    _ name: String, _ options: ReadingOptions, _ before: Int, _ onRead: (TweetBatch) -> Void
  ) throws(CorpusError) {
    let input = try TweetInput(inputs: [name], options: options)
    defer { finish(input, before) }
    var batch = TweetBatch()
    while try input.read(into: &batch, upTo: Pipeline.batchSize) {
      open(input, before)
      files[files.count - 1].add(batch, &seen)
      onRead(batch)
    }
  }

  /// Takes a look at tweets that another reads; all are of one input, in its order.
  public mutating func add(_ batch: TweetBatch, of input: TweetInput) {
    open(input, 0)
    files[files.count - 1].add(batch, &seen)
  }

  /// Ends looking at tweets that another has read.
  public mutating func finish(_ input: TweetInput) { finish(input, 0) }

  private mutating func finish(_ input: TweetInput, _ before: Int) {
    open(input, before)
    for place in 0..<input.openedFiles { files[before + place].finish(input.file(place)) }
  }

  /// Adds an inspection for each file that was opened.
  private mutating func open(_ input: TweetInput, _ before: Int) {
    for place in (files.count - before)..<input.openedFiles {
      files.append(Inspection(name: input.file(place).name))
    }
  }

  private enum CodingKeys: String, CodingKey {
    case files, tweets, skipped, duplicates, modelFit
  }

  /// Encodes the files and the sums over them.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(files, forKey: .files)
    try container.encode(tweets, forKey: .tweets)
    try container.encode(skipped, forKey: .skipped)
    try container.encode(duplicates, forKey: .duplicates)
    try container.encodeIfPresent(fit, forKey: .modelFit)
  }
}
