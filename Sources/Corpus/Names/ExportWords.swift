/// Words that exports write in fields, from Resources/export-words.tsv, and what each stands for.
///
/// A few dozen words at most are compared byte by byte, most of them by their length only.
struct ExportWords {
  /// Words for an empty field, for an account without a name, for yes.
  static let nothing = ExportWords(["nothing"])
  static let nobody = ExportWords(["nobody"])
  static let yes = ExportWords(["yes"])
  /// Factors of counts.
  static let units = ExportWords(["unit"])
  /// Beginnings of the names of months, with their numbers.
  static let months = ExportWords(["month"])
  /// Words that say nothing in a date, and those of them behind which a time follows.
  static let fillers = ExportWords(["filler"])
  /// Abbreviations of time zones, with the minutes east of Greenwich.
  static let zones = ExportWords(["zone"])
  /// Names of kinds, each with the kind's raw value.
  static let kinds = ExportWords(TweetKind.allCases.map(\.name))

  private struct Word {
    let range: Range<Int>
    let value: Int
  }

  private var bytes: [UInt8] = []
  private var words: [Word] = []
  /// The length of the longest word.
  private var longest = 0
  private static let rows = resourceRows("export-words.tsv")

  private init(_ uses: [String]) {
    for row in Self.rows {
      guard let place = uses.firstIndex(of: String(row[0])) else { continue }
      let start = bytes.count
      bytes.append(contentsOf: row[1].utf8)
      let value = row[2] == "time" ? 1 : Int(row[2]) ?? place
      words.append(Word(range: start..<bytes.count, value: value))
      longest = max(longest, bytes.count - start)
    }
  }

  /// All words with their values.
  var all: [(word: [UInt8], value: Int)] { words.map { (Array(bytes[$0.range]), $0.value) } }

  /// The value of the word that `text` is in any case; nil for any other text.
  func value(of text: Span<UInt8>) -> Int? {
    if text.count > longest { return nil }
    for word in words where word.range.count == text.count && isWord(word, text) {
      return word.value
    }
    return nil
  }

  private func isWord(_ word: Word, _ text: Span<UInt8>) -> Bool {
    for index in text.indices where text[index].lowercased != bytes[word.range.lowerBound + index] {
      return false
    }
    return true
  }

  /// The value of the word whose letters `text` has in any case, whatever spaces, hyphens and
  /// underscores stand between them; nil for any other text.
  func value(ofLetters text: Span<UInt8>) -> Int? {
    let isFiller = { (byte: UInt8) in
      byte.isSpace || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }
    for word in words {
      var position = word.range.lowerBound
      var isAlike = true
      for index in text.indices where isAlike && !isFiller(text[index]) {
        isAlike = position < word.range.upperBound && bytes[position] == text[index].lowercased
        position += 1
      }
      if isAlike, position == word.range.upperBound { return word.value }
    }
    return nil
  }

  /// The value and length of the longest word at the start of `text`; nil where there is none.
  func valueAtStart(of text: Span<UInt8>) -> (value: Int, length: Int)? {
    var best: (value: Int, length: Int)?
    for word in words where word.range.count <= text.count && word.range.count > best?.length ?? 0 {
      if isWord(word, text.extracting(0..<word.range.count)) {
        best = (word.value, word.range.count)
      }
    }
    return best
  }
}
