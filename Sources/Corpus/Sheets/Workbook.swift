/// One sheet of a spreadsheet: where its rows are, and how to read them.
struct Sheet: Equatable {
  /// How the parts of spreadsheets are written.
  enum Kind: Equatable {
    /// Office Open XML: a part for each sheet, strings and styles apart.
    case xlsx(
      part: ZipFile.Entry, strings: StringsOfBook?, styles: [SheetDate.Style], startsIn1904: Bool)
    /// OpenDocument: all sheets in one part, this one in that place.
    case ods(part: ZipFile.Entry, place: Int)
  }

  /// The spreadsheet's file.
  let zip: ZipFile
  /// The name that the sheet bears.
  let name: String
  let kind: Kind

  /// The part that holds the rows.
  var part: ZipFile.Entry {
    switch kind {
    case .xlsx(let part, _, _, _): part
    case .ods(let part, _): part
    }
  }

  /// The format of the spreadsheet.
  var format: Format {
    if case .ods = kind { .openDocument } else { .spreadsheet }
  }

  /// A parser of the sheet's rows; `name` is the name for messages.
  ///
  /// All parts of the file that are read count against `expansion`.
  func open(name: String, _ expansion: Expansion) throws(CorpusError) -> SheetParser {
    switch kind {
    case .xlsx(let part, let strings, let styles, let startsIn1904):
      return SheetParser(
        try ByteStream(zip, part, name: name, expansion),
        XLSXRows(
          strings: try strings?.open(name: name, expansion), styles: styles,
          startsIn1904: startsIn1904),
        container: "xlsx")
    case .ods(let part, let place):
      return SheetParser(
        try ByteStream(zip, part, name: name, expansion), ODSRows(sheet: place),
        container: "ods")
    }
  }
}

/// The strings of a workbook, which all its sheets refer to: they are read once, by whichever sheet asks first.
final class StringsOfBook: Equatable {
  private let zip: ZipFile
  private let part: ZipFile.Entry
  private var strings: SharedStrings?

  init(_ zip: ZipFile, _ part: ZipFile.Entry) { (self.zip, self.part) = (zip, part) }

  /// The strings, which count against `expansion` where they are read for it.
  func open(name: String, _ expansion: Expansion) throws(CorpusError) -> SharedStrings {
    if let strings, !strings.isBroken { return strings }
    let opened = SharedStrings(try ByteStream(zip, part, name: name, expansion))
    strings = opened
    return opened
  }

  static func == (a: StringsOfBook, b: StringsOfBook) -> Bool { a === b }
}

/// The parts of a spreadsheet in a zip.
struct Workbook {
  private let zip: ZipFile
  /// The parts by their names in lower case: they are found in any case.
  private let entries: [String: ZipFile.Entry]

  /// The file's name for messages.
  var name: String { zip.name }

  /// Nil where the zip holds no spreadsheet.
  init?(_ zip: ZipFile) {
    self.zip = zip
    entries = Dictionary(
      zip.entries.map { ($0.name.lowercased().replacing("\\", with: "/"), $0) },
      uniquingKeysWith: { $1 })
    guard isXLSX || isODS else { return nil }
  }

  private var isXLSX: Bool {
    entries["[content_types].xml"] != nil && entries.keys.contains { $0.hasPrefix("xl/") }
  }

  private var isODS: Bool {
    entries["content.xml"] != nil && entries["mimetype"] != nil
      && entries["meta-inf/manifest.xml"] != nil
  }

  /// The sheets in their order.
  ///
  /// - Throws: also ``CorpusError/unknownFormat(file:found:)`` for workbooks that are not in XML.
  func sheets() throws(CorpusError) -> [Sheet] {
    if !isXLSX {
      guard let part = entries[ODSRows.part] else { return [] }
      let names = SheetNames()
      try read(ODSRows.part, names, container: "ods")
      return names.names.enumerated().map {
        Sheet(zip: zip, name: $1, kind: .ods(part: part, place: $0))
      }
    }
    if entries["xl/workbook.bin"] != nil {
      throw .unknownFormat(file: name, found: "a binary workbook (.xlsb)")
    }
    let main = try targets(of: "", { $0.hasSuffix("/officeDocument") }).first?.value
    let part = main ?? "xl/workbook.xml"
    let book = BookVisitor()
    try read(part, book, container: "xlsx")
    let sheetParts = try targets(of: part) { $0.hasSuffix("/worksheet") }
    let strings = try targets(of: part) { $0.hasSuffix("/sharedStrings") }.first?.value
    let shared = strings.flatMap { entries[$0.lowercased()] }.map { StringsOfBook(zip, $0) }
    let styles = StyleVisitor()
    if let part = try targets(of: part, { $0.hasSuffix("/styles") }).first?.value {
      try read(part, styles, container: "xlsx")
    }
    return book.sheets.compactMap { sheet in
      guard let part = sheetParts[sheet.id], let entry = entries[part.lowercased()] else {
        return nil
      }
      let kind = Sheet.Kind.xlsx(
        part: entry, strings: shared, styles: styles.styles, startsIn1904: book.startsIn1904)
      return Sheet(zip: zip, name: sheet.name, kind: kind)
    }
  }

  private func read(
    _ part: String, _ visitor: XMLVisitor, container: String
  ) throws(CorpusError) {
    guard let entry = entries[part.lowercased()] else { return }
    let parser = XMLParser(
      try ByteStream(zip, entry, name: name), visitor, container: container)
    while try parser.advance() {}
  }

  /// The parts that `part` stands in a relationship of a certain type with, by their ids.
  private func targets(
    of part: String, _ isWanted: @escaping (String) -> Bool
  ) throws(CorpusError) -> [String: String] {
    let slash = part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex
    let folder = part[..<slash]
    let relations = RelationVisitor(isWanted)
    try read("\(folder)_rels/\(part[slash...]).rels", relations, container: "xlsx")
    return relations.targets.mapValues { target in
      if target.hasPrefix("/") { return String(target.dropFirst()) }
      var parts = folder.split(separator: "/")
      for step in target.split(separator: "/") where step != "." {
        if step == ".." { _ = parts.popLast() } else { parts.append(step) }
      }
      return parts.joined(separator: "/")
    }
  }
}

/// Finds the sheets in `workbook.xml`.
private final class BookVisitor: XMLVisitor {
  private(set) var sheets: [(name: String, id: String)] = []
  private(set) var startsIn1904 = false

  override func begin(_ element: XMLName, _ attributes: XMLAttributes) {
    if element == "sheet", let id = attributes.text("id") {
      sheets.append((attributes.text("name") ?? "", id))
    } else if element == "workbookPr" {
      startsIn1904 = ["1", "true", "on"].contains(attributes.text("date1904") ?? "")
    }
  }
}

/// Finds the parts of a certain type among the relationships of a part.
private final class RelationVisitor: XMLVisitor {
  private(set) var targets: [String: String] = [:]
  private let isWanted: (String) -> Bool

  init(_ isWanted: @escaping (String) -> Bool) { self.isWanted = isWanted }

  override func begin(_ element: XMLName, _ attributes: XMLAttributes) {
    guard element == "Relationship", let id = attributes.text("Id"),
      let type = attributes.text("Type"), let target = attributes.text("Target"), isWanted(type)
    else { return }
    targets[id] = target
  }
}

/// Finds in `styles.xml` which styles of cells show dates.
private final class StyleVisitor: XMLVisitor {
  private(set) var styles: [SheetDate.Style] = []
  private var codes: [Int: SheetDate.Style] = [:]
  private var isCellStyle = false

  override func begin(_ element: XMLName, _ attributes: XMLAttributes) {
    if element == "numFmt", let number = attributes.number("numFmtId"),
      let code = attributes.text("formatCode")
    {
      codes[number] = SheetDate.style(ofCode: code)
    } else if element == "cellXfs" {
      isCellStyle = true
    } else if element == "xf", isCellStyle {
      let number = attributes.number("numFmtId") ?? 0
      styles.append(codes[number] ?? SheetDate.style(ofFormat: number))
    }
  }

  override func end(_ element: XMLName) {
    if element == "cellXfs" { isCellStyle = false }
  }
}

/// Finds the names of the sheets of an OpenDocument.
private final class SheetNames: XMLVisitor {
  private(set) var names: [String] = []
  private var depth = 0

  override func begin(_ element: XMLName, _ attributes: XMLAttributes) {
    guard element == "table" else { return }
    if depth == 0 { names.append(attributes.text("name") ?? "") }
    depth += 1
  }

  override func end(_ element: XMLName) {
    if element == "table" { depth -= 1 }
  }
}
