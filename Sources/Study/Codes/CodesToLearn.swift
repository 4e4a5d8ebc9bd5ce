public import Classifier
public import Lexicon

extension CodeSet {
  /// The tweets as a set to learn from.
  ///
  /// - Parameter codebook: what its keywords find in a text counts besides; nil for none.
  /// - Throws: ``LexiconError`` when ICU or the stemmer cannot be opened.
  public func trainingSet(
    _ options: AnalysisOptions, _ features: FeatureOptions, finds codebook: Codebook?
  ) throws(LexiconError) -> TrainingSet {
    var compiled: CompiledCodebook?
    if let codebook { compiled = try CompiledCodebook(codebook, options) }
    var set = try TrainingSet(options, features: features, codebook: compiled)
    for tweet in tweets { set.add(tweet.text.span, code: code(of: tweet)) }
    return set
  }
}
