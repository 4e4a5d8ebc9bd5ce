/// A piece of a text that means something: a word, a hashtag, a link. White space and punctuation
/// are not tokens.
public struct Token: Equatable, Sendable {
  /// What a token is.
  public enum Kind: UInt8, CaseIterable, Codable, Sendable {
    /// A run of letters by UAX #29, as in `pelayanan` or `jum'at`.
    case word
    /// A number, as in `112`, `08.00` or `5.000`.
    case number
    /// `#` and the tag behind it.
    case hashtag
    /// `@` and the account's name behind it.
    case mention
    /// A web address.
    case link
    /// One emoji, as the reader sees it: with its skin tone, joined parts or flag letters.
    case emoji
  }

  /// What the token is.
  public let kind: Kind
  private let first: Int32
  private let end: Int32

  /// Makes a token of `range`, bytes of the original UTF-8 text.
  public init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    first = Int32(truncatingIfNeeded: range.lowerBound)
    end = Int32(truncatingIfNeeded: range.upperBound)
  }

  /// The token's bytes in the original UTF-8 text; always on scalar boundaries.
  public var range: Range<Int> { Int(first)..<Int(end) }
}
