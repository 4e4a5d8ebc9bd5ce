import Foundation
import Testing

@testable import Corpus

@Suite("The names of fields") struct FieldNameTests {
  private let rows = resourceRows("fields.tsv")

  @Test("have a field, a name, a use and a source") func shape() {
    let uses: Set<Substring> = ["any", "table", "json", "any?", "table?"]
    for row in rows {
      #expect(row.count == 4 && row.allSatisfy { !$0.isEmpty } && uses.contains(row[2]), "\(row)")
    }
  }

  @Test("stand once for each field") func duplicates() {
    let names = rows.map { "\($0[0]) \(ColumnName.plain(String($0[1]))) \($0[2] == "json")" }
    #expect(Dictionary(grouping: names, by: \.self).filter { $1.count > 1 }.keys.sorted() == [])
  }

  @Test("mean one thing as a key of JSON") func ambiguous() {
    let keys = rows.filter { $0[2].hasPrefix("any") }.map { ColumnName.plain(String($0[1])) }
    #expect(Dictionary(grouping: keys, by: \.self).filter { $1.count > 1 }.keys.sorted() == [])
  }

  @Test("are of fields that the reader of tables knows, if tables have them") func fields() {
    for row in rows where row[2] != "json" {
      #expect(ExportField(rawValue: String(row[0])) != nil, "\(row[0])")
    }
    for field in ExportField.allCases {
      #expect(rows.contains { $0[0] == field.rawValue }, "\(field)")
    }
  }

  @Test("that JSON and tables share are read alike in both") func alike() throws {
    let texts: Set<Substring> = ["full_text", "text", "raw_content", "content"]
    for row in rows where texts.contains(row[0]) && row[2] == "any" {
      let table = try read(text: "id,created_at,\(row[1])\n1,2020-01-01,Loket buka besok\n").tweets
      let json = try read(
        text: #"[{"id":"1","created_at":"2020-01-01","\#(row[1])":"Loket buka besok"}]"#
      ).tweets
      #expect(table.map(\.text) == ["Loket buka besok"], "\(row[1])")
      #expect(json.map(\.text) == ["Loket buka besok"], "\(row[1])")
    }
  }

  @Test("come from sources that docs/formats.md names") func sources() throws {
    let docs = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/formats.md")
    let text = try String(contentsOf: docs, encoding: .utf8)
    let sources = Set(rows.flatMap { $0[3].split(separator: ", ") })
    for source in sources { #expect(text.contains(source), "\(source)") }
  }

  @Test(
    "of columns may have the zone of their dates behind them",
    arguments: [
      ("created_at_wib", "wib"), ("published_at_utc", "utc"), ("Date (GMT+7)", "GMT+7"),
      ("tanggal_wita", "wita"), ("waktu", ""), ("created_at", ""), ("tweetdateutc", "utc"),
    ])
  func zones(_ name: String, _ zone: String) {
    #expect(String(decoding: ColumnName.zone(in: name), as: UTF8.self) == zone)
  }
}
