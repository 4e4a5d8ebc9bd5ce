public import Classifier
public import Corpus

/// Finds how far an archive is like what a model has learnt from, by its first tweets.
public struct FitCounter: ~Copyable {
  /// So many tweets tell it.
  public static let mostTweets = 5_000

  private var labeller: Labeller
  /// What was found so far.
  public private(set) var fit: ArchiveFit
  private var tweets = 0

  /// Makes a counter for the archive of a user of `source`.
  ///
  /// - Throws: `LexiconError` when ICU or the stemmer cannot be opened.
  public init(_ source: LabelSource) throws {
    labeller = try Labeller(source)
    fit = ArchiveFit(source)
  }

  /// Counts the tweets of a batch, as long as there were fewer than ``mostTweets``.
  public mutating func count(_ batch: TweetBatch) {
    for index in 0..<batch.count where tweets < Self.mostTweets {
      batch.withBytes(.text, of: index) { labeller.label($0) }
      fit.count(index, of: batch, labelledBy: labeller)
      tweets += 1
    }
  }
}
