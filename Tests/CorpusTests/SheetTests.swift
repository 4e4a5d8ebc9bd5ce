import Testing

@testable import Corpus

@Suite("A spreadsheet") struct SheetTests {
  @Test("gives shared, inline and formula strings, booleans and numbers")
  func givesCells() throws {
    let (tweets, summary) = try read(
      rows: """
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>
        <c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>
        <row r="2"><c r="A2" t="s"><v>4</v></c><c r="B2" t="str"><f>"x"&amp;1</f><v>a, "b"</v></c>
        <c r="C2"><v>12</v></c><c r="D2" t="b"><v>1</v></c></row>
        """,
      strings: [
        "<t>id</t>", "<t>text</t>", "<t>likes</t>", "<t>is_retweet</t>",
        "<t>1251954312772812801</t>",
      ])
    #expect(
      tweets == [
        Tweet(
          id: "1251954312772812801", text: "a, \"b\"", kind: .retweet,
          // By the id, since there is no date.
          createdAt: 1_587_324_143, counts: Counts(likes: 12),
          record: Array("1251954312772812801,\"a, \"\"b\"\"\",12,true".utf8))
      ])
    #expect(summary.files[0].format == .spreadsheet && summary.files[0].records == 1)
  }

  @Test("gives the cells of a table with delimiters whose lines stand in it, cut at their commas")
  func splitsAgain() throws {
    let rows =
      row("id;date;text;user_name") + row("1;2021-08-17 07:00;loket buka", " bawa KTP;warga_1")
      + row("2;2021-08-17 08:00;\"air mati; maaf\";warga_2") + row("3", "5;2021-08-17;pagi;warga_3")
      + row("4;2021-08-17;\"kata dia;warga_4")
    let tweets = try read(rows: rows).tweets
    #expect(tweets.map(\.text) == ["loket buka, bawa KTP", "air mati; maaf", "pagi", "\"kata dia"])
    #expect(tweets.map(\.username) == (1...4).map { "warga_\($0)" } && tweets[2].id == "3,5")
    // A lone column of texts stays one.
    let texts = try read(rows: row("text") + row("loket; buka, text") + row("date;text;ya")).tweets
    #expect(texts.map(\.text) == ["loket; buka, text", "date;text;ya"])
  }

  @Test("gives a formula that no program has computed as the text it may have been")
  func givesFormulas() throws {
    let tweets = try read(
      rows: row("text") + "<row><c><f>== pengumuman ===</f><v></v></c></row>"
        + "<row><c t=\"str\"><f>1+1</f><v>2</v></c></row>"
    ).tweets
    #expect(tweets.map(\.text) == ["=== pengumuman ===", "2"])
  }

  @Test("joins the runs of a rich text and leaves out how it is read aloud")
  func joinsRuns() throws {
    let tweets = try read(
      rows: row("text") + "<row><c t=\"s\"><v>0</v></c></row>"
        + "<row><c t=\"inlineStr\"><is><r><t>c</t></r><r><t xml:space=\"preserve\"> d</t></r></is></c></row>",
      strings: [
        "<r><rPr><b/></rPr><t xml:space=\"preserve\">a </t></r><r><t>b</t></r>"
          + "<rPh sb=\"0\" eb=\"1\"><t>x</t></rPh>"
      ]
    ).tweets
    #expect(tweets.map(\.text) == ["a b", "c d"])
  }

  @Test(
    "has its dates spelled out from days since 1900, or since 1904",
    arguments: [
      ("yyyy-mm-dd hh:mm:ss", "43383.8468055556", false, 1_539_202_764),
      ("[$-421]d mmmm yyyy", "43383", false, 1_539_129_600),
      ("dd/mm/yy\\ h:mm AM/PM;@", "43383.8468055556", false, 1_539_202_764),
      ("yyyy-mm-dd hh:mm:ss", "41921.8468055556", true, 1_539_202_764),
      ("mmm yy", "1", false, -2_208_988_800), ("mmm yy", "61", false, -2_203_891_200),
    ])
  func spellsDates(format: String, serial: String, startsIn1904: Bool, seconds: Int64) throws {
    let tweet = try read(
      rows: row("text", "date") + "<row><c><v>5</v></c><c s=\"1\"><v>\(serial)</v></c></row>",
      formats: [format], startsIn1904: startsIn1904
    ).tweets[0]
    #expect(tweet.createdAt == seconds)
    #expect(tweet.text == "5")
  }

  @Test(
    "tells dates from numbers by their format",
    arguments: [
      ("yyyy\\-mm\\-dd", SheetDate.Style.date), ("d/m/yyyy h:mm", .dateAndTime),
      ("[h]:mm:ss", .time), ("mmm", .date), ("General", .none), ("0.00", .none), ("@", .none),
      ("#,##0\\ \"days\"", .none), ("0.00E+00", .none), ("[Red]#,##0;[Blue]-#,##0", .none),
      ("\"Rp\"#,##0", .none), ("[$-F800]dddd, mmmm dd, yyyy", .date), ("0\" yard\"", .none),
    ])
  func tellsDates(code: String, style: SheetDate.Style) {
    #expect(SheetDate.style(ofCode: code) == style)
  }

  @Test(
    "writes whole numbers with all their digits",
    arguments: [
      ("1.2519543127728128E+18", "1.2519543127728128E+18"), ("1.25E9", "1250000000"),
      ("1E3", "1000"), ("-2.5e2", "-250"),
      ("1.5E-3", "1.5E-3"), ("1.55E1", "1.55E1"), ("12.50", "12.50"), ("9E99", "9E99"),
    ])
  func writesNumbers(number: String, digits: String) {
    var bytes = Array(number.utf8)
    bytes.spellOutExponent()
    #expect(String(decoding: bytes, as: UTF8.self) == digits)
  }

  @Test("has the characters that XML cannot hold put back")
  func unescapes() throws {
    let texts = ["a_x000D_b", "_x005F_x0041_", "_xZZZZ_", "snake_case_", "_x0041"]
    let tweets = try read(rows: row("text") + texts.map { row($0) }.joined()).tweets
    #expect(tweets.map(\.text) == ["a\rb", "_x0041_", "_xZZZZ_", "snake_case_", "_x0041"])
  }

  @Test("keeps its columns apart where cells and rows are missing, and passes over blank rows")
  func keepsColumns() throws {
    let (tweets, summary) = try read(
      rows: """
        <row r="1">\(row("id", "text", "username").dropFirst(5))
        <row r="3"><c r="B3" t="inlineStr"><is><t>a\nb</t></is></c><c r="C3" s="1"/></row>
        <row r="4"><c r="A4" s="1"/></row>
        <row r="90"><c r="A90"><v>2</v></c><c r="B90"><v>7</v></c><c r="E90"><v>note</v></c></row>
        <row r="91"><c r="C91" t="inlineStr"><is><t>dinas</t></is></c></row>
        """)
    #expect(tweets.map { "\($0.id)|\($0.text)|\($0.username)" } == ["|a\nb|", "2|7|", "||dinas"])
    #expect(
      tweets.map { String(decoding: $0.record, as: UTF8.self) } == [
        ",\"a\nb\",", "2,7,", ",,dinas",
      ])
    #expect(summary.skipped == 0)
  }
}
