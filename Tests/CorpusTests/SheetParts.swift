@testable import Corpus

/// The parts of a spreadsheet, as little as a reader needs.
struct SheetParts {
  var sheets: [(name: String, rows: String)] = []
  var strings: [String] = []
  /// The codes of number formats, the first for `s="1"`; 14 is one without a code.
  var formats: [String] = []
  var startsIn1904 = false
  /// What stands before the root of each sheet.
  var prologue = ""

  private var files: [(name: String, bytes: [UInt8])] {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let numbers = sheets.indices.map { $0 + 1 }
    var files = [
      ("[Content_Types].xml", "<Types/>"),
      (
        "_rels/.rels",
        "<Relationships><Relationship Id=\"a\" Type=\"\(relation)/officeDocument\" "
          + "Target=\"/xl/workbook.xml\"/></Relationships>"
      ),
      (
        "xl/workbook.xml",
        "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relation)\">"
          + "<workbookPr date1904=\"\(startsIn1904 ? 1 : 0)\"/><sheets>"
          + zip(numbers, sheets).map {
            "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 7)\" r:id=\"r\($0)\"/>"
          }.joined() + "</sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships>"
          + numbers.map {
            "<Relationship Id=\"r\($0)\" Type=\"\(relation)/worksheet\" "
              + "Target=\"worksheets/sheet\($0).xml\"/>"
          }.joined()
          + "<Relationship Id=\"s\" Type=\"\(relation)/sharedStrings\" Target=\"strings.xml\"/>"
          + "<Relationship Id=\"t\" Type=\"\(relation)/styles\" Target=\"styles.xml\"/>"
          + "</Relationships>"
      ),
      (
        "xl/styles.xml",
        "<styleSheet xmlns=\"\(main)\"><numFmts>"
          + formats.enumerated().map {
            "<numFmt numFmtId=\"\(170 + $0)\" formatCode=\"\($1)\"/>"
          }.joined() + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
          + "<cellXfs><xf numFmtId=\"0\"/>"
          + formats.indices.map { "<xf numFmtId=\"\(170 + $0)\"/>" }.joined()
          + "</cellXfs></styleSheet>"
      ),
      (
        "xl/strings.xml",
        "<sst xmlns=\"\(main)\">" + strings.map { "<si>\($0)</si>" }.joined() + "</sst>"
      ),
    ]
    for (number, sheet) in zip(numbers, sheets) {
      files.append(
        (
          "xl/worksheets/sheet\(number).xml",
          "\(prologue)<worksheet xmlns=\"\(main)\"><sheetData>\(sheet.rows)</sheetData></worksheet>"
        ))
    }
    return files.map { ($0.0, Array($0.1.utf8)) }
  }

  /// The bytes of the file.
  var zipped: [UInt8] { pack(files, .zip) }
}

/// The tweets of a workbook with one sheet of these rows.
func read(
  rows: String, strings: [String] = [], formats: [String] = [], startsIn1904: Bool = false,
  block: Int = InputBuffer.block
) throws -> (tweets: [Tweet], summary: ReadSummary) {
  let folder = TemporaryFolder()
  let parts = SheetParts(
    sheets: [("a", rows)], strings: strings, formats: formats, startsIn1904: startsIn1904)
  var options = ReadingOptions()
  options.block = block
  return try read([folder.write("a.xlsx", parts.zipped)], options)
}

/// A row of cells with texts of their own.
func row(_ texts: String...) -> String {
  "<row>" + texts.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + "</row>"
}
