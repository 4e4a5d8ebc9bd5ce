import Glibc

/// What the bytes of an input stand for, as TEXTMINE_FUZZ_TARGET names it.
enum Target: String, CaseIterable {
  /// A file in JSON.
  case json
  /// A table, or a text with a tweet on each line, in any encoding.
  case tables
  /// A part of a spreadsheet, which the first byte tells; the rest of its zip is whole.
  case sheets
  /// A file of an account's archive, which the first byte tells.
  case archives
  /// A packed file of any kind.
  case packed
  /// A date, as a cell or a value.
  case dates
  /// A codebook, or a dictionary.
  case codebooks

  /// The one that was asked for.
  static let chosen: Target = {
    let name = getenv("TEXTMINE_FUZZ_TARGET").map { String(cString: $0) } ?? "json"
    guard let target = Target(rawValue: name) else { fatalError("no target \(name)") }
    return target
  }()

  /// The file that an input stands for; nil where it is none.
  func file(of input: [UInt8]) -> [UInt8]? {
    switch self {
    case .json, .tables, .packed: return input
    case .sheets: return input.first.map { sheet($0, Array(input.dropFirst())) }
    case .archives: return input.first.map { archive($0, Array(input.dropFirst())) }
    case .dates, .codebooks: return nil
    }
  }

  private func sheet(_ part: UInt8, _ bytes: [UInt8]) -> [UInt8] {
    let root = #"<?xml version="1.0"?>"#
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    if part == UInt8(ascii: "o") {
      return StoredZip([
        ("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8)),
        ("META-INF/manifest.xml", Array("\(root)<manifest/>".utf8)), ("content.xml", bytes),
      ]).bytes
    }
    let sheet =
      "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>"
      + "<row><c s=\"1\"><v>44000.5</v></c><c t=\"s\"><v>2</v></c></row></sheetData></worksheet>"
    var files: [(name: String, bytes: [UInt8])] = [
      ("[Content_Types].xml", Array("\(root)<Types/>".utf8)),
      (
        "_rels/.rels",
        Array(
          "<Relationships><Relationship Id=\"a\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            .utf8)
      ),
      (
        "xl/workbook.xml",
        Array(
          "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"a\"/></sheets></workbook>".utf8)
      ),
      (
        "xl/_rels/workbook.xml.rels",
        Array(
          ("<Relationships><Relationship Id=\"a\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
            + "<Relationship Id=\"b\" Type=\"\(office)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
            + "<Relationship Id=\"c\" Type=\"\(office)/styles\" Target=\"styles.xml\"/></Relationships>")
            .utf8)
      ),
      ("xl/worksheets/sheet1.xml", Array(sheet.utf8)),
      (
        "xl/sharedStrings.xml",
        Array("<sst><si><t>date</t></si><si><t>text</t></si><si><t>buka</t></si></sst>".utf8)
      ),
      (
        "xl/styles.xml",
        Array("<styleSheet><cellXfs><xf/><xf numFmtId=\"22\"/></cellXfs></styleSheet>".utf8)
      ),
    ]
    let names: [Character: String] = [
      "w": "xl/workbook.xml", "r": "xl/_rels/workbook.xml.rels", "t": "xl/sharedStrings.xml",
      "y": "xl/styles.xml",
    ]
    let name = names[Character(Unicode.Scalar(part))] ?? "xl/worksheets/sheet1.xml"
    for index in files.indices where files[index].name == name { files[index].bytes = bytes }
    return StoredZip(files).bytes
  }

  private func archive(_ part: UInt8, _ bytes: [UInt8]) -> [UInt8] {
    let tweets =
      #"window.YTD.tweets.part0 = [{"tweet":{"id_str":"1","full_text":"Loket pindah ke lantai dua mulai besok pagi …","#
      + #""created_at":"Wed Oct 10 20:19:24 +0000 2018"}}]"#
    var files: [(name: String, bytes: [UInt8])] = [
      ("data/tweets.js", Array(tweets.utf8)),
      (
        "data/account.js",
        Array(#"window.YTD.account.part0 = [{"account":{"username":"dinas"}}]"#.utf8)
      ),
      ("data/note-tweet.js", Array("window.YTD.note_tweet.part0 = []".utf8)),
    ]
    let places: [Character: Int] = ["a": 1, "n": 2]
    files[places[Character(Unicode.Scalar(part))] ?? 0].bytes = bytes
    return StoredZip(files).bytes
  }
}
