public import Classifier
public import Corpus
internal import Lexicon

/// An archive written out with the label of every tweet, in the order of the input.
public struct LabelledArchive: Sendable {
  /// The number of labels that were not likely enough to be given.
  public private(set) var undecided = 0
  /// The number of labels that were given because nothing spoke for any other.
  public private(set) var fallbacks = 0
  /// How far the archive is like what the first source has learnt from; nil unless that is a model made
  /// to be given to others, such as konten, for which alone it was measured what is usual.
  public private(set) var fit: ArchiveFit?
  /// Which labels of the first source a person has put right; nil where nobody has.
  public private(set) var corrected: CorrectedLabels?

  /// Labels tweets and hands their rows to `writer`, which the caller finishes.
  ///
  /// - Parameters:
  ///   - archive: the tweets, which are read to their end.
  ///   - sources: what gives the labels, one or several, all with the options of the first.
  ///   - corrections: labels of the first source that a person has put right.
  ///   - writer: takes the rows; made with the columns of ``columns(of:_:)``.
  ///   - selection: which of the tweets are written.
  ///   - minProbability: labels that are less likely are left empty, for a person to decide.
  ///   - threads: how many work; nil for one a core. The rows do not depend on it.
  ///   - onRead: is told how many tweets each batch holds.
  /// - Throws: `CorpusError`, and `LexiconError` when ICU or the stemmer cannot be opened.
  public init(
    of archive: TweetInput, by sources: [LabelSource], corrections: Corrections? = nil,
    to writer: inout any LabelWriter,
    selection: TweetSelection = TweetSelection(.init()), minProbability: Double = 0,
    threads: Int? = nil, onRead: (_ tweets: Int) -> Void = { _ in }
  ) async throws {
    let renderer = writer.renderer
    let workers = try Pipeline.workers(threads) {
      try LabelWorker(
        BatchLabeller(
          sources, corrections, renderer, columns: Self.columns(of: sources, archive),
          minProbability: minProbability))
    }
    try await Pipeline.run(
      archive, workers: workers, selection: selection, countsIDsOnce: false, onRead: onRead
    ) { rows in
      try writer.write(rows)
    }
    fit = ArchiveFit(LabelOrigin.program(sources[0]))
    corrected = corrections.map { CorrectedLabels($0) }
    for worker in workers {
      if let part = await worker.fit { fit?.add(part) }
      if let part = await worker.corrected { corrected?.add(part) }
      undecided += await worker.undecided
      fallbacks += await worker.fallbacks
    }
  }

  /// The columns that labels are written in; with several sources each has its name before them, and where
  /// the archive has several sheets the last is the tweet's sheet.
  public static func columns(of sources: [LabelSource], _ archive: TweetInput) -> [String] {
    LabelColumns.names(for: sources.map(\.name))
      + (archive.sheets.count > 1 ? [LabelColumns.sheet] : [])
  }
}

/// Labels batches and renders their rows, for one core.
private actor LabelWorker: BatchWorker {
  private var labeller: BatchLabeller

  init(_ labeller: consuming sending BatchLabeller) { self.labeller = labeller }

  var fit: ArchiveFit? { labeller.cells.fit }
  var corrected: CorrectedLabels? { labeller.cells.corrected }
  var undecided: Int { labeller.cells.undecided }
  var fallbacks: Int { labeller.cells.fallbacks }

  func work(on batch: TweetBatch, isNew: [Bool]) -> [UInt8] { labeller.rows(of: batch) }
}
