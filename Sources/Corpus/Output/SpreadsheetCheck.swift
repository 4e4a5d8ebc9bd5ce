/// How much a sheet holds. What is lost of a file is lost by whole blocks, and each block of a sheet has
/// some of it.
struct SheetContents: Equatable {
  /// The cells that are not empty.
  var cells = 0
  /// The bytes of their texts, in UTF-8.
  var textBytes = 0
  /// The cells that are links.
  var links = 0
}

/// Reads back a spreadsheet that was just written.
enum SpreadsheetCheck {
  /// Whether the book at `path` is a whole zip of whole parts, and its sheets hold what was `written`.
  static func isWhole(_ path: String, _ written: [SheetContents]) -> Bool {
    (try? read(path, written.count)) == written
  }

  private static func read(_ path: String, _ sheets: Int) throws(CorpusError) -> [SheetContents?] {
    let zip = try ZipFile(path: path, name: path, LatestZip(), isStrict: true)
    var parts: [String: PartCounter] = [:]
    for entry in zip.entries {
      // All other parts, too, must be whole files with the right checksums.
      let counter = PartCounter()
      let parser = XMLParser(
        try EntryBytes(zip, entry, name: path), counter, container: "xlsx")
      while try parser.advance() {}
      parts[entry.name] = counter
    }
    return (0..<sheets).map { sheet in
      let name = "sheet\(sheet + 1).xml"
      // A link leads somewhere by an entry in another part.
      let targets = parts["xl/worksheets/_rels/\(name).rels"]?.targets ?? 0
      let found = parts["xl/worksheets/\(name)"]?.contents
      return found?.links == targets ? found : nil
    }
  }
}

/// Counts what one part of a book holds.
private final class PartCounter: XMLVisitor {
  private(set) var contents = SheetContents()
  private(set) var targets = 0
  private var isText = false

  override func begin(_ element: XMLName, _ attributes: XMLAttributes) {
    if element == "c" {
      contents.cells += 1
    } else if element == "t" {
      isText = true
    } else if element == "hyperlink" {
      contents.links += 1
    } else if element == "Relationship" {
      targets += 1
    }
  }

  override func end(_ element: XMLName) {
    if element == "t" { isText = false }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isText { contents.textBytes += bytes.count }
  }
}
