extension Tokenizer {
  /// Drops the token that `…` cuts off at the end of the text, as programs do that shorten what they
  /// pass on; only links may follow. A part of a word, hashtag or name would count as another one.
  static func dropCutToken(from tokens: inout [Token], of text: Span<UInt8>) {
    guard let index = tokens.lastIndex(where: { $0.kind != .link }) else { return }
    let end = tokens[index].range.upperBound
    guard end + 3 <= text.count, text[end] == 0xE2, text[end + 1] == 0x80, text[end + 2] == 0xA6
    else { return }
    switch tokens[index].kind {
    case .word, .number, .hashtag, .mention, .cashtag, .email: tokens.remove(at: index)
    case .link, .emoji, .emoticon: break
    }
  }
}
