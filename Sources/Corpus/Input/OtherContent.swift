/// Content that is no export of tweets, and what it is called in messages.
///
/// An input of such content is refused when the user named it, and passed over in a folder or a zip.
struct OtherContent {
  /// What it is, for a message.
  let name: String
  private let sign: Sign

  /// By what content is known.
  private enum Sign {
    /// The first bytes of the file.
    case magic([UInt8])
    /// The first characters of the file or of one of its first lines, in lower case.
    case line(StaticString)
    /// A tag at the beginning of the file, or one of whole pages on one of its first lines.
    case markup
    /// Some characters in the first line of the file.
    case firstLine([StaticString])
    /// The first characters of a row whose quote is not closed.
    case openRow(StaticString)
    /// All lines but a few are of a sort.
    case lines((Span<UInt8>) -> Bool)
    /// So many control characters as no text has.
    case controls
    /// Tuples as Python prints them, over lines.
    case tuples
    /// Structures as Python prints them: `{'key': …`.
    case structures
  }

  /// All kinds, in the order in which they are looked for.
  private static var kinds: [OtherContent] {
    [
      OtherContent(
        name: "an old or encrypted Excel workbook (save it as xlsx, without a password)",
        sign: .magic([0xD0, 0xCF, 0x11, 0xE0])),
      OtherContent(name: objectsOfR, sign: .magic(Array("RDX2\n".utf8))),
      OtherContent(name: objectsOfR, sign: .magic(Array("RDX3\n".utf8))),
      OtherContent(name: objectsOfR, sign: .magic(Array("X\n\0\0\0".utf8))),
      OtherContent(name: "binary content", sign: .controls),
      OtherContent(name: printedObjects, sign: .tuples),
      OtherContent(name: printedObjects, sign: .structures),
      OtherContent(
        name: printedObjects,
        sign: .firstLine([
          "Response(data=[", "[<Tweet id=", "Status(_api=", "Status(_api =", "<Tweet id=",
          "StatusJSONImpl{",
          "[Tweet(url=",
        ])),
      OtherContent(
        name: "the source of a program",
        sign: .firstLine([
          "= require(", "import {", "export default", "export const ", "module.exports", "#!/",
          "'use strict'", "\"use strict\"",
        ])),
      OtherContent(name: "json written as a text (decode it once)", sign: .openRow("\"{\\\"")),
      OtherContent(name: "a page or feed in HTML or XML", sign: .markup),
      OtherContent(name: "json behind other lines", sign: .line("{\"")),
      OtherContent(name: "json behind other lines", sign: .line("[{")),
      OtherContent(name: "a dump of a database in SQL", sign: .line("insert into")),
      OtherContent(name: "a dump of a database in SQL", sign: .line("create table")),
      OtherContent(name: "a dump of a database in SQL", sign: .line("-- mysql dump")),
      OtherContent(name: "a dump of a database in SQL", sign: .line("-- postgresql")),
      OtherContent(name: "a file of Weka in ARFF", sign: .line("@relation ")),
      OtherContent(
        name: "a list of ids without texts, for which the tweets must be fetched first",
        sign: .lines { $0.count >= 5 && $0.isNumber }),
      OtherContent(
        name: "lines of XML",
        sign: .lines {
          $0.has("<text>") && $0.has("</text>") && $0.has("</id>")
        }),
      OtherContent(
        name: "a list of links without texts",
        sign: .lines { $0.starts(with: "http") && $0.position(of: .space) == $0.count }),
    ]
  }

  private static let printedObjects =
    "objects as a program prints them (save the tweets as json or csv instead)"
  private static let objectsOfR = "objects of R (save the tweets with write.csv instead)"

  private init(name: String, sign: Sign) {
    self.name = name
    self.sign = sign
  }

  /// What a file with this beginning is, whatever it was expected to be; nil where it may be a text.
  init?(ofWhole head: Span<UInt8>) {
    let line = head.extracting(0..<min(head.position(of: .lineFeed), 200, head.count))
    for kind in Self.kinds {
      switch kind.sign {
      case .magic(let magic) where head.starts(with: magic): self = kind
      case .controls where head.hasManyControls: self = kind
      case .structures where head.beginsPrintedStructure: self = kind
      case .tuples where head.holdsPrintedTuples: self = kind
      case .firstLine(let prints) where prints.contains(where: { line.has($0) }): self = kind
      default: continue
      }
      return
    }
    return nil
  }

  /// What a row is whose quote is not closed; nil where it is just that.
  init?(ofOpenRow row: Span<UInt8>) {
    for kind in Self.kinds {
      if case .openRow(let start) = kind.sign,
        row.extracting(row.trimmedStart(from: 0)..<row.count).has(start)
      {
        self = kind
        return
      }
    }
    return nil
  }

  /// What a file is that begins so where JSON is expected; nil where it may be that.
  init?(insteadOfJSON head: Span<UInt8>) {
    let first = head.trimmedStart(from: 1)
    guard head.starts(with: "["), first < head.count, head[first] == UInt8(ascii: "'"),
      !head.has("{\"")
    else { return nil }
    self.init(
      name:
        "texts in single quotes, as programs write them (save them as json with double quotes, or one a line)",
      sign: .line("['"))
  }

  /// What a file is that begins so where a table is expected; nil where it may be one.
  init?(insteadOfTable head: Span<UInt8>) {
    if head.starts(with: "{") || head.starts(with: "[") {
      self.init(name: "json", sign: .line("{"))
      return
    }
    self.init(ofLine: head)
  }

  /// What a line begins that is no header of a table; nil where it may be one.
  init?(ofLine line: Span<UInt8>) {
    for kind in Self.kinds {
      switch kind.sign {
      case .line(let start) where line.starts(withAnyCaseOf: start): self = kind
      case .markup where line.beginsWithTag: self = kind
      default: continue
      }
      return
    }
    return nil
  }

  /// The most lines that are looked at.
  private static let lineLimit = 100

  /// What the lines are that stand here instead of a table; nil where they may be texts.
  init?(ofLines head: Span<UInt8>) {
    let sorts = Self.kinds.filter { if case .lines = $0.sign { true } else { false } }
    var counts = sorts.map { _ in 0 }
    var lines = 0
    var position = 0
    while lines < Self.lineLimit, position < head.count {
      let end = head.position(of: .lineFeed, from: position)
      let line = head.extracting(position..<end)
      let text = line.extracting(line.trimmed)
      position = end + 1
      if text.isEmpty { continue }
      // Behind the first line a tag may stand in a text, but for those of whole pages.
      if lines == 0 || !text.beginsWithTag || text.beginsPage,
        let found = OtherContent(ofLine: text)
      {
        self = found
        return
      }
      // The first may be the name of a column.
      if lines > 0 || position >= head.count || text[0].isDigit {
        for (place, sort) in sorts.enumerated() {
          if case .lines(let isOfSort) = sort.sign, isOfSort(text) { counts[place] += 1 }
        }
      }
      lines += 1
    }
    let most = max(1, (lines - 1) * 9 / 10)
    guard let place = counts.firstIndex(where: { $0 >= most }) else { return nil }
    self = sorts[place]
  }
}

extension OtherContent {
  /// The endings of files that are looked into in a folder or a zip; the names of others tell enough.
  private static let endings: Set = [
    "csv", "tsv", "txt", "tab", "json", "jsonl", "ndjson", "js", "zip", "xlsx", "ods",
  ]
  private static let packings: Set = ["gz", "gzip", "zst", "zstd", "xz", "bz2"]

  /// Whether a file of this name in a zip is other content; archives hold thousands of pictures, which need
  /// not be opened.
  static func isNamed(_ entry: String) -> Bool {
    if entry.hasPrefix("__MACOSX/") { return true }
    var parts = entry.fileName.split(separator: ".", omittingEmptySubsequences: false)
    if parts.first == "" { return true }
    while parts.count > 1, let last = parts.last?.lowercased(), packings.contains(last) {
      parts.removeLast()
    }
    guard parts.count > 1, let last = parts.last?.lowercased() else { return false }
    return !endings.contains(last)
  }
}

extension CorpusError {
  /// Whether the error means that the input is whole, but is other content.
  var isOtherContent: Bool {
    switch self {
    case .emptyFile, .unknownFormat, .noTextColumn, .noSuchColumn, .noTweetsInZip, .noTable: true
    default: false
    }
  }
}

extension Span<UInt8> {
  /// At least this many zero bytes at the end count as disk space that was never written.
  private static var unwritten: Int { 64 }

  /// Whether there are more control characters and zeros than texts have: programs that crash leave a zero
  /// byte or two, and a disk that was full leaves many at the end.
  fileprivate var hasManyControls: Bool {
    var end = count
    while end > 0, self[end - 1] == 0 { end -= 1 }
    if count - end < Self.unwritten { end = count }
    var (controls, zeros) = (end == 0 ? count : 0, 0)
    for index in 0..<end {
      let byte = self[index]
      if byte == 0 { zeros += 1 }
      if byte < 0x20 && !byte.isSpace { controls += 1 }
    }
    return controls * 10 > count || zeros * 100 > count
  }

  /// Whether they begin with a structure as Python prints it, with single quotes: `{'id': 1`, also in a list.
  fileprivate var beginsPrintedStructure: Bool {
    var place = trimmedStart(from: starts(with: TableShape.byteOrderMark) ? 3 : 0)
    if place < count, self[place] == UInt8(ascii: "[") { place = trimmedStart(from: place + 1) }
    guard place + 2 < count, self[place] == UInt8(ascii: "{") else { return false }
    place = trimmedStart(from: place + 1)
    guard place < count, self[place] == UInt8(ascii: "'") else { return false }
    let line = extracting(place..<position(of: .lineFeed, from: place))
    return line.has("':")
  }

  /// Whether they are tuples as Python prints them, `('text', 'label')`, with line breaks in the texts: several begin and end on
  /// lines of their own, the first at the start.
  fileprivate var holdsPrintedTuples: Bool {
    var (begun, ended, position) = (0, 0, 0)
    while position < count, begun > 0 || position == 0 {
      let end = self.position(of: .lineFeed, from: position)
      var (start, last) = (position, end)
      while start < last, "\"[ ".utf8.contains(self[start]) { start += 1 }
      while last > start, "\"], \r".utf8.contains(self[last - 1]) { last -= 1 }
      position = end + 1
      guard last - start > 2 else { continue }
      if self[start] == UInt8(ascii: "("), beginsPrinted(at: start + 1) { begun += 1 }
      if self[last - 1] == UInt8(ascii: ")"), "'\"".utf8.contains(self[last - 2]) { ended += 1 }
    }
    return begun > 2 && ended > 2
  }

  /// Whether a printed text begins at `start`, be it behind a number as in `0, 'text'`.
  private func beginsPrinted(at start: Int) -> Bool {
    var place = start
    while place < count, self[place].isDigit { place += 1 }
    if place > start, place + 2 < count, self[place] == .comma, self[place + 1] == .space {
      place += 2
    }
    return place < count && "'\"".utf8.contains(self[place])
  }

  /// Whether they begin with a tag such as `<p>`, `</p>`, `<!doctype …>` or `<?xml …?>`; `<3` is none, and neither is
  /// `<U+0001F64F>`, as R writes characters.
  fileprivate var beginsWithTag: Bool {
    guard count > 2, self[0] == UInt8(ascii: "<"), position(of: UInt8(ascii: ">")) < count else {
      return false
    }
    if REscapes.areIn(extracting(0..<Swift.min(12, count))) { return false }
    return self[1].isLetter || "!?/".utf8.contains(self[1])
  }

  /// Whether they begin like the first lines of a page or feed.
  fileprivate var beginsPage: Bool {
    let tags: [StaticString] = [
      "<!doctype", "<html", "<head", "<body", "<?xml", "<rss", "<feed", "<div", "<meta",
    ]
    return tags.contains { starts(withAnyCaseOf: $0) }
  }

  /// Whether the bytes begin with those of `text`, which is in lower case, in any case.
  fileprivate func starts(withAnyCaseOf text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount
      && extracting(0..<text.utf8CodeUnitCount).equals(anyCaseOf: text)
  }
}
