import Foundation
import Testing

@Suite("A sheet that LibreOffice has saved") struct LibreOfficeTests {
  private let coder = Coder()

  /// Types codes into a spreadsheet as a person would: into empty cells of column F, by the id in A.
  private static let typing = """
    import json, re, sys, zipfile
    source, target, codes = sys.argv[1], sys.argv[2], json.load(open(sys.argv[3]))
    book = zipfile.ZipFile(source)
    strings = re.findall(r"<si>(.*?)</si>", book.read("xl/sharedStrings.xml").decode(), re.S)
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    def fill(row):
        number = row.group(1)
        cell = re.search(r'<c r="A%s"[^>]*><v>(\\d+)</v>' % number, row.group(0))
        if number == "1" or not cell: return row.group(0)
        id = re.sub("<.*?>", "", strings[int(cell.group(1))])
        typed = '<c r="F%s" t="inlineStr"><is><t>%s</t></is></c>' % (number, codes[id])
        bare = re.sub(r'<c r="F%s"[^>]*/>' % number, "", row.group(0))
        return bare.replace('<c r="G%s"' % number, typed + '<c r="G%s"' % number)
    sheet = re.sub(r'<row r="(\\d+)".*?</row>', fill, sheet, flags=re.S)
    with zipfile.ZipFile(target, "w") as out:
        for item in book.infolist():
            data = book.read(item)
            out.writestr(item, sheet if item.filename == "xl/worksheets/sheet1.xml" else data)
    """

  @Test(
    "has its ids, codes and design still",
    .enabled(if: soffice != nil, "skipped: no LibreOffice here (Debian: libreoffice-calc)"),
    arguments: ["xlsx", "ods", "csv"])
  func resaved(format: String) throws {
    let scratch = coder.scratch
    let drawn = try Program.run([
      "sample", Program.table, "-n", "70", "-o", scratch.path("s.xlsx"),
    ])
    #expect(drawn.status == 0)
    _ = try scratch.write("truth.json", JSONEncoder().encode(Coder.truth))
    _ = try scratch.write("type.py", LibreOfficeTests.typing)
    try FileManager.default.createDirectory(
      atPath: scratch.path("saved"), withIntermediateDirectories: true)
    let saved = try Program.shell(
      """
      cd "$1" && python3 type.py s.xlsx typed.xlsx truth.json &&
      "$3" -env:UserInstallation="file://$1/profile" --headless --convert-to $2 \
        --outdir saved typed.xlsx
      """, [scratch.url.path, format, soffice!])
    #expect(saved.status == 0, "\(saved.errors)")
    let plain = try coder.json(scratch.path("typed.xlsx"))
    #expect(plain["coded"] as? Int == 70 && plain["method"] as? String == "sample")
    let sheet = scratch.path("saved/typed.\(format)")
    let resaved = try coder.json(sheet)
    #expect(NSDictionary(dictionary: resaved) == NSDictionary(dictionary: plain))
    let agreement = try Program.run(["agree", scratch.path("typed.xlsx"), sheet, "--json"])
    #expect(agreement.status == 0, "\(agreement.errors)")
    let found = try JSONSerialization.jsonObject(with: Data(agreement.output.utf8))
    let figures = try #require(found as? [String: Any])
    #expect(figures["overlap"] as? Int == 70 && figures["disagreements"] as? Int == 0)
  }

  @Test("has its design hidden from coders, and offers the codes")
  func isBlind() throws {
    let scratch = coder.scratch
    let drawn = try Program.run([
      "sample", Program.table, "-n", "70", "-o", scratch.path("s.xlsx"),
    ])
    #expect(drawn.status == 0)
    let reading = """
      import sys, zipfile
      print(zipfile.ZipFile(sys.argv[1]).read("xl/worksheets/sheet1.xml").decode())
      """
    let sheet = try Program.shell("python3 -c \"$1\" \"$2\"", [reading, scratch.path("s.xlsx")])
    let columns = sheet.output.matches(of: /<col min="(\d+)"[^>]*?hidden="1"/).map { $0.1 }
    #expect(columns == ["7", "8", "9", "10"])
    #expect(sheet.output.contains(/<dataValidation type="list"[^>]* sqref="F2:F71"/))
  }
}
