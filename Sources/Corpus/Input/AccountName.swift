/// The name of the account that an archive belongs to.
enum AccountName {
  /// Looks for it in `account.js`, `manifest.js` or the older `user_details.js`.
  static func read(
    _ place: Place, _ name: String, _ expansion: Expansion
  ) throws(CorpusError) -> String? {
    var buffer = InputBuffer(try place.open(name, expansion))
    try buffer.fill(to: 1 << 16)
    return value(in: buffer.bytes.span.extracting(buffer.window).text)
  }

  /// The text behind the first of the keys that such files have for the name.
  private static func value(in script: String) -> String? {
    for key in ["\"username\"", "\"userName\"", "\"screen_name\"", "\"screenName\""] {
      guard let found = script.firstRange(of: key) else { continue }
      let value = script[found.upperBound...].drop { $0 == ":" || $0.isWhitespace }
      guard value.first == "\"" else { continue }
      let name = value.dropFirst().prefix { $0 != "\"" }
      if !name.isEmpty { return String(name.first == "@" ? name.dropFirst() : name) }
    }
    return nil
  }
}
