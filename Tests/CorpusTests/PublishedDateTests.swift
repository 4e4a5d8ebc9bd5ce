import Testing

@testable import Corpus

/// Kinds of faults that files which strangers published have shown: dates beside the moments that the ids tell.
@Suite("Dates of tables as people publish them") struct PublishedDateTests {
  /// Ids of 17 August 2021, midnight UTC, and of the hours behind it.
  private static let ids = [
    "1427419904209858617", "1427435003704258617", "1427450103198658617", "1427465202693058617",
  ]
  private static let first: Int64 = 1_629_158_400
  private static let moments = (0..<4).map { first + 3600 * Int64($0) }

  private func read(
    _ header: String, _ rows: (Int) -> String
  ) throws -> (tweets: [Tweet], file: ReadSummary.File) {
    let rows = (0..<4).map { "\(rows($0)),\"\(PublishedFiles.texts[$0])\"" }
    let found = try PublishedFiles.read(([header + ",text"] + rows).joined(separator: "\n"))
    return (found.tweets, found.summary.files[0])
  }

  @Test(
    "have month and day exchanged where a spreadsheet could read them so",
    arguments: [true, false],
    ["csv", "json"])
  func exchanged(isDayFirst: Bool, ending: String) throws {
    func table(_ low: ClosedRange<Int>, _ rest: [String] = []) -> String {
      let texts = (13...20).map { isDayFirst ? "\($0)/3/2022" : "3/\($0)/2022" }
      let dates = low.map { "2022-\(String($0 + 100).dropFirst())-03 00:00:00" }
      let all = texts + dates + rest
      return ending == "csv"
        ? "tanggal,text\n" + all.map { "\($0),halo warga kota\n" }.joined()
        : all.map { "{\"date\": \"\($0)\", \"text\": \"halo warga kota\"}\n" }.joined()
    }
    func days(_ text: String) throws -> [String] {
      let found = try PublishedFiles.read(text, named: "t.\(ending)")
      return found.tweets.map { Self.day($0.createdAt) }
        + (found.summary.files[0].exchangedDates > 0
          ? found.summary.files[0].notes.map(\.description) : [])
    }
    let found = try days(table(1...8))
    #expect(found[0] == "2022-03-13" && found[8] == "2022-03-01" && found[15] == "2022-03-08")
    #expect(found.last?.hasPrefix("a spreadsheet had exchanged day and month in 8 dates") == true)
    // Few do not tell it; nor where a day is beyond 12, or a text could have been read so, also far behind.
    #expect(try days(table(1...5)).last == "2022-05-03")
    #expect(try days(table(1...8, ["2022-03-13"]))[8] == "2022-01-03")
    #expect(try days(table(1...8, ["5/6/2022"]))[8] == "2022-01-03")
    let many = Array(repeating: isDayFirst ? "14/3/2022" : "3/14/2022", count: 5_000)
    #expect(try days(table(1...8, many + ["2022-03-13"]))[8] == "2022-01-03")
    #expect(try days(table(1...8, many))[8] == "2022-03-01")
  }

  @Test(
    "are as they stand where an exchange would move them out of the months that others have, or no spreadsheet wrote them"
  )
  func notExchanged() throws {
    func first(_ dates: [String], id: Bool = false) throws -> String {
      let rows = dates.map { "\($0),halo warga kota\n" }
      let found = try PublishedFiles.read("tanggal,text\n" + rows.joined())
      #expect(found.summary.files[0].exchangedDates == 0)
      return Self.day(found.tweets[0].createdAt)
    }
    let december = (20...29).map { "\($0)/12/2023" }
    #expect(try first((1...9).map { "2024-01-0\($0)" } + december) == "2024-01-01")
    #expect(
      try first((1...9).map { "2022-07-0\($0)" } + (13...30).map { "\($0)/7/2022" }) == "2022-07-01"
    )
    // What programs write has a zone.
    let texts = (13...20).map { "\($0)/3/2022" }
    #expect(try first((1...8).map { "2022-0\($0)-03T10:00:00Z" } + texts) == "2022-01-03")
    // Others are in another column.
    let two = (1...8).map { "2022-0\($0)-03,\($0 + 12)/3/2022,halo warga kota\n" }
    let found = try PublishedFiles.read("created_at,date,text\n" + two.joined())
    #expect(Self.day(found.tweets[0].createdAt) == "2022-01-03")
  }

  private static func day(_ seconds: Int64?) -> String {
    seconds.map { CivilDay(daysSince1970: Int($0 / 86_400)).iso } ?? ""
  }

  @Test("are told by the ids, or by those in links, where no column has them")
  func withoutDates() throws {
    let byIDs = try read("id,username") { "\(Self.ids[$0]),dinas" }
    let byLinks = try read("link") { "https://x.com/dinas/status/\(Self.ids[$0])" }
    for found in [byIDs, byLinks] {
      #expect(found.tweets.map(\.createdAt) == Self.moments)
      #expect(
        found.file.notes.contains(.datedByIDs(4, haveDates: false)) && found.file.undated == 0)
    }
    #expect(byIDs.file.fields.origins(of: .date) == ["id"])
    // Numbers of rows, and of posts elsewhere, tell none.
    for id in ["17", "17856498618156041"] {
      let found = try read("id") { _ in id }
      #expect(found.tweets.allSatisfy { $0.createdAt == nil } && found.file.datedByIDs == 0)
    }
    // A single date that cannot be read is told as well, in JSON, too.
    let one = try read("id,date") {
      "\(Self.ids[$0]),\($0 == 2 ? "kemarin" : "2021-08-17T0\($0):00:00Z")"
    }
    #expect(one.tweets.map(\.createdAt) == Self.moments && one.file.datedByIDs == 1)
    let json = try PublishedFiles.read(
      #"[{"id_str": "\#(Self.ids[1])", "full_text": "loket buka"}]"#, named: "t.json")
    #expect(json.tweets[0].createdAt == Self.moments[1])
    let link = try PublishedFiles.read(
      #"[{"url": "https://x.com/dinas/status/\#(Self.ids[2])", "full_text": "loket buka"}]"#,
      named: "t.json")
    #expect(link.tweets[0].createdAt == Self.moments[2])
  }

  @Test("are set right by the ids where half or more are those of the ids, and this is counted")
  func contradicted() throws {
    // A spreadsheet has exchanged day and month in one, a program has named a zone that another has in summer only.
    let dates = [
      "2021-08-17 00:00:00", "2021-08-17 01:00:00", "2021-08-17 03:00:00", "2020-01-02 03:00:00",
    ]
    let found = try read("id,created_at") { "\(Self.ids[$0]),\(dates[$0])" }
    #expect(found.tweets.map(\.createdAt) == Self.moments)
    #expect(found.file.notes.contains(.redated(2)))
    // Days without a time are no contradiction.
    let days = try read("id,created_at") {
      "\((UInt64(Self.ids[$0]) ?? 0) + 400_000 << 22),2021-08-17"
    }
    #expect(days.tweets.map(\.createdAt) == Array(repeating: Self.first, count: 4))
    #expect(days.file.redated == 0)
  }

  @Test("are of a zone that rounded ids tell, if they have kept enough digits")
  func roundedIDs() throws {
    for id in ["1.42741990420985E+18", "1427419904209850000"] {
      let found = try read("id,created_at") { _ in "\(id),2021-08-17 07:00:00" }
      #expect(found.tweets.allSatisfy { $0.createdAt == Self.first }, "\(id)")
      #expect(found.file.dateOffsets == [7 * 3600])
    }
    let short = try read("id,created_at") { _ in "1.42742E+18,2021-08-17 07:00:00" }
    #expect(short.tweets[0].createdAt == Self.first + 7 * 3600 && short.file.dateOffsets == [])
  }

  @Test(
    "are none in the year 1, which programs write where they have none", arguments: ["csv", "json"])
  func zeroDates(kind: String) throws {
    let zero = "0001-01-01T00:00:00Z"
    let ids = ["1541568279017299971", "1541567185075568640", "1541564965198217216"]
    let csv = "id,created_at,text\n" + ids.map { "\($0),\(zero),loket buka\n" }.joined()
    let json = ids.map { #"{"ID": "\#($0)", "TimeParsed": "\#(zero)", "Text": "loket buka"}"# }
    let text = kind == "csv" ? csv : json.joined(separator: "\n")
    let found = try PublishedFiles.read(text, named: "t.\(kind)")
    #expect(found.tweets.map(\.createdAt) == [1_656_373_493, 1_656_373_232, 1_656_372_703])
    #expect(found.summary.files[0].datedByIDs == 3)
  }

  /// Dates of three ways: two thousand of the platform's, then some with slashes.
  private func late(_ slashes: [String], _ row: (Int, String) -> String) -> String {
    let early = (0..<2000).map { _ in "Mon Jan 04 05:00:00 +0000 2021" }
    return (early + slashes).enumerated().map { row($0, $1) }.joined()
  }

  @Test(
    "are in one order in the whole file, also where the first of them come late",
    arguments: ["csv", "json", "jsonl", "xlsx"])
  func lateOrder(ending: String) throws {
    func read(_ slashes: [String], _ order: DateOrder? = nil) throws -> [Int64?] {
      var options = ReadingOptions()
      options.dateOrder = order
      let text =
        switch ending {
        case "csv", "xlsx": "created_at,text\n" + late(slashes) { "\($1),warga \($0) panen\n" }
        case "json":
          "["
            + late(slashes) { "{\"created_at\":\"\($1)\",\"text\":\"warga \($0) panen\"}," }
            .dropLast() + "]"
        default: late(slashes) { "{\"created_at\":\"\($1)\",\"text\":\"warga \($0) panen\"}\n" }
        }
      let folder = TemporaryFolder()
      let path: String
      if ending == "xlsx" {
        let rows = text.split(separator: "\n").map { line in
          let cells = line.split(separator: ",").map(String.init)
          return row(cells[0], cells[1])
        }
        path = folder.write("a.xlsx", SheetParts(sheets: [("a", rows.joined())]).zipped)
      } else {
        path = folder.write("a.\(ending)", text)
      }
      let found = try CorpusTests.read([path], options)
      #expect(
        found.summary.files[0].isDateOrderGuessed == (slashes.count == 1 && order == nil))
      return found.tweets.dropFirst(2000).map(\.createdAt)
    }
    let (january9, september1) = (Int64(1_610_150_400), Int64(1_630_454_400))
    #expect(try read(["9/1/2021", "9/13/2021"]) == [september1, 1_631_491_200])
    #expect(try read(["9/1/2021", "13/9/2021"]) == [january9, 1_631_491_200])
    #expect(try read(["9/1/2021"]) == [january9])
    // Most of them tell it, and not the first.
    let most = ["3/14/2021"] + (0..<9).map { "1\($0 % 6 + 3)/9/2021" } + ["9/1/2021"]
    #expect(try read(most).last == january9)
    #expect(try read(["9/1/2021"], .monthFirst) == [september1])
  }

  @Test("may have a comma before the time that nothing quotes")
  func splitByComma() throws {
    let rows = (1...14).map { "akun_\($0),\($0)/7/2026, 03.41.09,\($0),\"Panen, lalu makan\"\n" }
    let found = try PublishedFiles.read("username,timestamp,likes,komentar\n" + rows.joined())
    #expect(found.tweets.map(\.createdAt) == (0..<14).map { 1_782_877_269 + $0 * 86_400 })
    #expect(found.tweets.allSatisfy { $0.text == "Panen, lalu makan" && $0.counts.likes != nil })
    #expect(found.summary.files[0].repairs[.splitDates] == 14)
    // Of texts with such commas it is none.
    let texts = (1...14).map { "\($0)/7/2026,\"a\", 10.00 mulai panen\n" }
    let other = try? PublishedFiles.read("date,a\n" + texts.joined())
    #expect(other?.summary.files[0].repairs[.splitDates] ?? 0 == 0)
  }
}
