import Foundation
import Study
import Testing

@Suite("Codes of programs for annotating") struct CodedJSONTests {
  private func sheet(_ name: String, _ text: String) throws -> CodeSheet {
    let folder = NSTemporaryDirectory() + "codes-\(UUID().uuidString)/"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: folder + name))
    return try CodeSheet(file: folder + name)
  }

  @Test("are read from lines of doccano, with the tweet's id from what came in with the text")
  func doccano() throws {
    let found = try sheet(
      "a.jsonl",
      """
      {"id": 1, "text": "loket buka", "label": ["layanan"], "tweet_id": "1541980805198077953"}
      {"id": 2, "text": "apel pagi", "label": [], "meta": {"id": 1541980805198077954}}
      {"id": 3, "text": "banjir", "label": ["peringatan", "layanan"], "Comments": []}

      """)
    #expect(found.columns == ["id", "text", "code"])
    #expect(
      found.rows.map(\.cells) == [
        ["1541980805198077953", "loket buka", "layanan"], ["1541980805198077954", "apel pagi", ""],
        ["", "banjir", "peringatan; layanan"],
      ])
    #expect(try found.codeColumn(nil) == 2)
  }

  @Test("are read from Label Studio's JSON, with a column for each of several people")
  func labelStudio() throws {
    func annotation(_ coder: Int, _ choice: String, cancelled: Bool = false) -> String {
      """
      {"id": 7, "completed_by": \(coder), "was_cancelled": \(cancelled), "result": [{"type": "choices",
      "from_name": "isi", "to_name": "text", "value": {"choices": ["\(choice)"]}}]}
      """
    }
    func task(_ text: String, _ annotations: String...) -> String {
      """
      {"id": 12, "data": {"text": "\(text)", "id": "1541980805198077953"},
      "annotations": [\(annotations.joined(separator: ","))]}
      """
    }
    let one = try sheet(
      "a.json",
      "[\(task("loket buka", annotation(3, "layanan"))), \(task("apel", annotation(3, "x", cancelled: true)))]"
    )
    #expect(
      one.rows.map(\.cells) == [
        ["1541980805198077953", "loket buka", "layanan"], ["1541980805198077953", "apel", ""],
      ])
    let two = try sheet(
      "b.json", "[\(task("loket buka", annotation(3, "layanan"), annotation(9, "kegiatan")))]")
    #expect(two.columns == ["id", "text", "coder 3", "coder 9"])
    #expect(two.rows[0].cells.suffix(2) == ["layanan", "kegiatan"])
  }

  @Test("are none in JSON of tweets") func tweets() {
    #expect(throws: CodeError.self) {
      try sheet("a.json", "[{\"id\":\"1\",\"text\":\"a\",\"created_at\":\"2020-01-01\"}]")
    }
    // What "label" writes has labels, but of no person.
    #expect(throws: CodeError.self) {
      try sheet(
        "a.jsonl",
        "{\"id\":\"1\",\"text\":\"a\",\"label\":\"x\",\"probability\":null,\"service\":true,\"evidence\":\"\"}\n"
      )
    }
  }
}
