internal import CSimdjson

/// The JSON parser, reused for all documents of a file.
final class TweetParser {
  private let parser = textmine_parser_new()
  private var repaired: [UInt8] = []

  /// Makes a parser to which `keys` stand for what they say, beside the names that exports have.
  init(_ keys: RecordKeys = RecordKeys()) {
    for (field, key) in keys.named { name(key, field) }
  }

  private func name(_ key: String, _ field: textmine_field) {
    guard let parser else { return }
    var key = key
    key.withUTF8 { bytes in
      guard let base = bytes.baseAddress else { return }
      base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        textmine_name(parser, $0, bytes.count, field)
      }
    }
  }

  deinit { textmine_parser_free(parser) }

  /// Reads the document, or the part of one that stands at `place`, at `range` of bytes that go on for
  /// TEXTMINE_JSON_PADDING behind them. The fields of a tweet that comes back at once are valid as long
  /// as `bytes` is.
  func open(
    _ bytes: Span<UInt8>, _ range: Range<Int>, at place: textmine_place,
    _ tweet: inout textmine_tweet
  ) -> textmine_json_status {
    guard let parser else { return TEXTMINE_JSON_NO_MEMORY }
    return bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return TEXTMINE_JSON_INVALID }
      return base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        textmine_parse(parser, $0 + range.lowerBound, range.count, place, &tweet)
      }
    }
  }

  /// Looks through whole lines at `range` of bytes that go on behind them like those of a document;
  /// false where each must be opened for itself.
  func openLines(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, let parser else { return false }
      return base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        textmine_open_lines(parser, $0 + range.lowerBound, range.count)
      }
    }
  }

  /// Reads the first of these lines, which begin at `start` of `bytes`, at or behind `position`, and
  /// tells where it ends, adding the line feeds before it to `lineFeeds`; nil where it must be opened as a
  /// tree, or there is none. The fields of the tweet are valid as long as `bytes` is.
  @inline(__always)
  func nextLine(
    _ bytes: Span<UInt8>, _ start: Int, from position: Int, _ tweet: inout textmine_tweet,
    _ lineFeeds: inout Int
  ) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return nil }
      let lines = UnsafeRawPointer(base + start).assumingMemoryBound(to: CChar.self)
      let end = textmine_next_line(parser, lines, position - start, &tweet, &lineFeeds)
      return end == 0 ? nil : start + end
    }
  }

  /// Reads a document in Windows-1252 or with halves of characters, or one whose bytes that are no UTF-8, and escapes that are
  /// half a character, are replaced by U+FFFD first; line feeds and the like in its texts are given the escapes that JSON asks
  /// for.
  func openRepaired(_ document: Span<UInt8>, at place: textmine_place) -> textmine_json_status {
    let decoded = document.isUTF8 ? nil : DamagedUTF8.mended(document)
    repaired = decoded ?? Array(document.text.utf8)
    replaceLoneSurrogates()
    escapeControls()
    // The fields of what comes back at once would be bytes of the copy.
    return openCopy(at: place == TEXTMINE_PLACE_LINE ? TEXTMINE_PLACE_LISTED : place)
  }

  /// Takes what the pages at hand include from `file`, a descriptor that stays open until the next call;
  /// nil for no such pages.
  func include(from file: Int32?) { textmine_include_from(parser, file ?? -1) }

  /// Includes the account or tweet at `range` of bytes that go on like those of a document, which stands
  /// at `offset` of that file.
  func include(_ bytes: Span<UInt8>, _ range: Range<Int>, offset: Int, isTweet: Bool) {
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, let parser else { return }
      base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        textmine_include(
          parser, $0 + range.lowerBound, range.count, UInt64(offset), isTweet)
      }
    }
  }

  /// Whether `document` is whole.
  func isDocument(_ document: [UInt8]) -> Bool {
    repaired = document
    return openCopy(at: TEXTMINE_PLACE_LISTED) == TEXTMINE_JSON_READ
  }

  /// Reads the document in `repaired`.
  private func openCopy(at place: textmine_place) -> textmine_json_status {
    let count = repaired.count
    repaired.append(contentsOf: repeatElement(0, count: Int(TEXTMINE_JSON_PADDING)))
    let bytes = repaired
    var none = textmine_tweet()
    return open(bytes.span, 0..<count, at: place, &none)
  }

  /// The document's next tweet.
  func next(_ tweet: inout textmine_tweet) -> textmine_next_status {
    guard let parser else { return TEXTMINE_NEXT_END }
    return textmine_next(parser, &tweet)
  }

  /// Writes `\ufffd` for each `\ud83d` without its other half.
  private func replaceLoneSurrogates() {
    var position = 0
    while position + 1 < repaired.count {
      guard repaired[position] == .backslash else {
        position += 1
        continue
      }
      guard let unit = unit(at: position) else {
        position += 2
        continue
      }
      let next = self.unit(at: position + 6)
      if UTF16.isLeadSurrogate(unit), let next, UTF16.isTrailSurrogate(next) {
        position += 12
        continue
      }
      if UTF16.isLeadSurrogate(unit) || UTF16.isTrailSurrogate(unit) {
        for (offset, byte) in "fffd".utf8.enumerated() { repaired[position + 2 + offset] = byte }
      }
      position += 6
    }
  }

  /// Writes escapes for the control characters that stand in texts.
  private func escapeControls() {
    var (isInText, isEscape, copy) = (false, false, [UInt8]())
    copy.reserveCapacity(repaired.count + 64)
    for byte in repaired {
      if isInText, byte < 0x20 {
        copy.append(contentsOf: "\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8)
      } else {
        copy.append(byte)
      }
      if byte == .quote, !isEscape { isInText.toggle() }
      isEscape = byte == .backslash && !isEscape
    }
    repaired = copy
  }

  /// The value of the escape `\uXXXX` at `position`, nil where there is none.
  private func unit(at position: Int) -> UInt16? {
    guard position + 6 <= repaired.count, repaired[position] == .backslash,
      repaired[position + 1] == UInt8(ascii: "u")
    else { return nil }
    return UInt16(String(decoding: repaired[position + 2..<position + 6], as: UTF8.self), radix: 16)
  }
}

extension textmine_bytes {
  /// The bytes, which belong to the parser.
  var buffer: UnsafeBufferPointer<UInt8> {
    UnsafeRawBufferPointer(start: start, count: count).bindMemory(to: UInt8.self)
  }
}
