public import Classifier
public import Corpus
public import Lexicon

extension CodeSet {
  /// The tweets as a set to learn from.
  ///
  /// - Parameters:
  ///   - options: how texts are analysed.
  ///   - features: what of a text counts.
  ///   - codebook: what its keywords find in a text counts besides; nil for none.
  /// - Throws: `LexiconError` when ICU or the stemmer cannot be opened.
  public func trainingSet(
    _ options: AnalysisOptions, _ features: FeatureOptions, finds codebook: Codebook?
  ) throws(LexiconError) -> TrainingSet {
    var compiled: CompiledCodebook?
    if let codebook { compiled = try CompiledCodebook(codebook, options) }
    var set = try TrainingSet(options, features: features, codebook: compiled)
    for tweet in tweets {
      let account = tweet.account.isEmpty ? nil : AccountSpelling.folded(tweet.account)
      set.add(tweet.text.span, code: code(of: tweet), account: account)
    }
    return set
  }
}

extension TrainingSet {
  /// Adds the texts of an archive without codes, each distinct text once.
  ///
  /// - Throws: ``CorpusError`` where the archive cannot be read.
  public mutating func add(textsOf archive: TweetInput) throws {
    var seen: Set<String> = []
    try archive.forEachBatch { batch in
      for index in 0..<batch.count where seen.insert(batch.string(.text, of: index)).inserted {
        batch.withBytes(.text, of: index) { add($0, code: nil) }
      }
    }
  }
}
