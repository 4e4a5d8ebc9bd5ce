/// What an ``Analyzer`` found in one text. It is refilled for the next text, so that its arrays are
/// allocated only once.
public struct Analysis: Sendable {
  /// The tokens in the order of the text.
  public internal(set) var tokens: [Token] = []
  /// The surface form of each token.
  public internal(set) var surfaceForms: [SurfaceForm] = []
  /// The normalised form of each token.
  public internal(set) var normalForms: [NormalForm] = []
  /// The sentence of each token, counted from 0 in steps of 0 or 1. Neighbours are tokens of one
  /// sentence.
  public internal(set) var sentences: [Int32] = []
  /// The text itself, UTF-8; empty unless the analyzer keeps texts.
  public internal(set) var text: [UInt8] = []
  /// The words that the text's hashtags are made of, in the order of the text. They are words of the
  /// text without tokens of their own.
  public internal(set) var hashtagWords: [NormalForm] = []

  /// By what the tokens are looked up, and behind that room for more.
  var sought: [Vocabulary.Sought] = []
  /// Whether one of the tokens is a hashtag.
  var hasHashtag = false

  /// Makes an empty analysis.
  public init() {}

  /// Makes room for `count` tokens.
  mutating func resize(to count: Int) {
    if surfaceForms.count < count {
      let missing = count - surfaceForms.count
      surfaceForms += repeatElement(SurfaceForm(-1), count: missing)
      normalForms += repeatElement(NormalForm(-1), count: missing)
      sentences += repeatElement(0, count: missing)
    } else if surfaceForms.count > count {
      let extra = surfaceForms.count - count
      surfaceForms.removeLast(extra)
      normalForms.removeLast(extra)
      sentences.removeLast(extra)
    }
    hashtagWords.removeAll(keepingCapacity: true)
  }
}
