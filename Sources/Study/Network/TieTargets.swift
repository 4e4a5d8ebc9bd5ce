public import Corpus
public import Lexicon

/// Finds whom, or which hashtags, a tweet is tied to, by their names in lower case; beyond ASCII letters stay as
/// they are.
public struct TieTargets: Sendable {
  private var name: [UInt8] = []

  /// Makes a finder.
  public init() {}

  /// Whether the tokens of the tweet are looked at; elsewhere they need not be known.
  public static func needsTokens(
    _ tie: AccountNetwork.Tie, _ index: Int, of batch: TweetBatch
  ) -> Bool {
    if batch.kind(of: index) == .retweet { return false }
    switch tie {
    case .mentions: return !batch.listsMentions(of: index)
    case .hashtags: return !batch.listsHashtags(of: index)
    case .retweets, .replies: return false
    }
  }

  /// Calls `body` with each name, as often as it stands there.
  ///
  /// - Parameters:
  ///   - tie: what joins the accounts.
  ///   - index: the tweet's place in `batch`.
  ///   - batch: where the tweet is.
  ///   - tokens: of its text.
  ///   - body: is given each name.
  public mutating func forEach(
    _ tie: AccountNetwork.Tie, _ index: Int, of batch: TweetBatch, tokens: some Collection<Token>,
    _ body: (Span<UInt8>) -> Void
  ) {
    let kind = batch.kind(of: index)
    switch tie {
    case .mentions where kind != .retweet:
      if batch.listsMentions(of: index) {
        batch.forEachName(in: .mentions, of: index) { lower($0, body) }
      } else {
        forEachFound(.mention, tokens, index, batch, body)
      }
    case .hashtags where kind != .retweet:
      if batch.listsHashtags(of: index) {
        batch.forEachName(in: .hashtags, of: index) { lower($0, body) }
      } else {
        forEachFound(.hashtag, tokens, index, batch, body)
      }
    case .retweets where kind == .retweet: first(after: "RT ", index, batch, body)
    case .replies where kind == .reply: first(after: "", index, batch, body)
    default: return
    }
  }

  private mutating func forEachFound(
    _ kind: Token.Kind, _ tokens: some Collection<Token>, _ index: Int, _ batch: TweetBatch,
    _ body: (Span<UInt8>) -> Void
  ) {
    batch.withBytes(.text, of: index) { text in
      for token in tokens where token.kind == kind {
        let range = token.account(in: text) ?? Self.withoutSign(token.range, in: text)
        lower(text.extracting(range), body)
      }
    }
  }

  /// A hashtag without its sign, which may be a full-width one.
  private static func withoutSign(_ range: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
    range.lowerBound + (text[range.lowerBound] < 0x80 ? 1 : 3)..<range.upperBound
  }

  /// The account that a text begins with, behind `start`; none where it begins otherwise.
  private mutating func first(
    after start: StaticString, _ index: Int, _ batch: TweetBatch, _ body: (Span<UInt8>) -> Void
  ) {
    batch.withBytes(.text, of: index) { text in
      let length = start.utf8CodeUnitCount
      guard text.count > length + 1, text[length] == UInt8(ascii: "@") else { return }
      for place in 0..<length where text[place] != start.utf8Start[place] { return }
      var end = length + 1
      while end < text.count, Self.isName(text[end]) { end += 1 }
      if end > length + 1 { lower(text.extracting(length + 1..<end), body) }
    }
  }

  private static func isName(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_")
  }

  /// Hands a name in lower case to `body`.
  mutating func lower(_ written: Span<UInt8>, _ body: (Span<UInt8>) -> Void) {
    AccountSpelling.fold(written, into: &name)
    body(name.span)
  }
}
