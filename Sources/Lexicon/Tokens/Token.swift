/// A piece of a text that means something: a word, a hashtag, a link. White space and punctuation
/// are not tokens.
public struct Token: Equatable, Sendable {
  /// What a token is.
  public enum Kind: UInt8, CaseIterable, Codable, Sendable {
    /// A run of letters by UAX #29, as in `pelayanan`, `jum'at` or `anak-anak`.
    case word
    /// A number with what belongs to it, as in `112`, `08.00 WIB`, `17/8/2021`, `Rp5.000` or `5kg`.
    case number
    /// `#` and the tag behind it.
    case hashtag
    /// `@` and the account's name behind it, and the list's (`@dinkes_maju/puskesmas`) if there is
    /// one; ``Token/account(in:)`` is the name alone.
    case mention
    /// A web address, with or without `https://`.
    case link
    /// One emoji, as the reader sees it: with its skin tone, joined parts or flag letters.
    case emoji
    /// `$` and the letters of a stock behind it.
    case cashtag
    /// A face made of punctuation, as in `:)` or `^_^`.
    case emoticon
    /// An e-mail address, as in `aduan@dinkes.go.id`.
    case email
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
  public var range: Range<Int> { Range(uncheckedBounds: (Int(first), Int(end))) }

  /// The bytes of the account's name in a mention, without the sign and without a list's name; nil
  /// when the token is no mention.
  ///
  /// - Parameter text: the text that the token was cut from.
  public func account(in text: Span<UInt8>) -> Range<Int>? {
    guard kind == .mention else { return nil }
    let start = range.lowerBound + (text[range.lowerBound] == UInt8(ascii: "@") ? 1 : 3)
    var end = start
    while end < range.upperBound, ASCII.isWord(text[end]) { end += 1 }
    return start..<end
  }

  /// The bytes that tell what the token counts as: of a link its host, of a mention what stands before
  /// a list's name, of others all.
  @inline(__always)
  func countedRange(in text: Span<UInt8>) -> Range<Int> {
    kind == .link || kind == .mention ? partRange(in: text) : range
  }

  @inline(never)
  private func partRange(in text: Span<UInt8>) -> Range<Int> {
    guard let account = account(in: text) else { return Links.host(of: range, in: text) }
    return range.lowerBound..<account.upperBound
  }
}
