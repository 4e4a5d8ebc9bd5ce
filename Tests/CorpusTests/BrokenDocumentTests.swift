import Foundation
import Testing

@testable import Corpus

/// Tweets in JSON, one a line, of which some stand on several.
@Suite("JSON that is broken over lines") struct BrokenDocumentTests {
  private func tweet(_ number: Int, _ text: String) -> String {
    #"{"created_at":"Tue Jun 15 17:27:2\#(number) +0000 2021","id_str":"140485306850050868\#(number)","#
      + #""text":"\#(text)","user":{"screen_name":"dinas","url":"https:\/\/x.id","about":"a\nb"}}"#
  }

  /// `text` with `end` in it behind the first `part`.
  private func broken(_ text: String, behind part: String, _ end: String = "\r\n") -> String {
    guard let place = text.range(of: part)?.upperBound else { return "" }
    return text[..<place] + end + text[place...]
  }

  @Test(
    "is put together where a program wrote pieces as they came: in keys, numbers, texts and escapes",
    arguments: [#"{"cre"#, #"14048"#, "kota pagi", "kota", #"https:\"#, #"},"#, #"dinas","#])
  func pieces(part: String) throws {
    let text = #"Loket di kota pagi ini buka \u2026, \"ramai\""#
    let whole = (1...5).map { tweet($0, text) + #","x":{},"y":[{"a":1}]}"# }.map {
      $0.replacing("}},", with: "},")
    }
    let lines = whole.enumerated().map {
      $0.offset == 1 || $0.offset == 4 ? broken($0.element, behind: part) : $0.element
    }
    let found = try readBothWays(lines.joined(separator: "\r\n\r\n") + "\r\n")
    #expect(found.summary.skipped == 0 && found.tweets.count == 5)
    #expect(found.tweets.allSatisfy { $0.text == "Loket di kota pagi ini buka …, \"ramai\"" })
    #expect(found.tweets.map(\.id) == (1...5).map { "140485306850050868\($0)" })
    #expect(found.summary.files[0].repaired == 2)
  }

  @Test("is put together where a piece ends within a character, or a document has many")
  func manyPieces() throws {
    let text = tweet(1, #"rapat… di \"balai\" desa"#)
    let place = Array(text.utf8).firstIndex(of: 0xE2) ?? 0
    var bytes = Array(text.utf8)
    bytes.insert(contentsOf: "\r\n".utf8, at: place + 2)
    bytes.insert(contentsOf: "\r\n".utf8, at: 20)
    bytes.insert(contentsOf: "\r\n".utf8, at: 10)
    let (first, last) = (tweet(0, "apel") + "\n", "\n" + tweet(2, "apel"))
    bytes = Array(first.utf8) + bytes + Array(last.utf8)
    let folder = TemporaryFolder()
    let found = try read([folder.write("input", bytes)])
    #expect(found.tweets.map(\.text) == ["apel", "rapat… di \"balai\" desa", "apel"])
    #expect(found.summary.skipped == 0)
  }

  @Test(
    "is read where the line feeds of texts have no escapes",
    arguments: ["%", "[%]", "{\"data\": [%]}"])
  func lineFeeds(form: String) throws {
    let tweets = (1...4).map {
      "{\"id\": \($0), \"text\": \"Loket buka\n\tjam 8\", \"date\": \"2021-03-0\($0)\", \"user\": \"dinas\"}"
    }
    let whole =
      "{\"id\": 5, \"text\": \"apel pagi\", \"date\": \"2021-03-05\", \"user\": \"dinas\"}"
    let isLines = form == "%"
    let all = ([whole] + tweets).joined(separator: isLines ? "\n" : ",\n")
    let found = try readBothWays(form.replacing("%", with: all))
    #expect(found.tweets.map(\.text) == ["apel pagi"] + tweets.map { _ in "Loket buka\n\tjam 8" })
    // A document is repaired as a whole.
    let repaired = form.hasPrefix("{") ? 5 : 4
    #expect(found.summary.skipped == 0 && found.summary.files[0].repaired == repaired)
  }

  @Test("is skipped line by line where the lines make no document, and costs no other")
  func noPieces() throws {
    let cut = String(tweet(1, "apel pagi").dropLast(70))
    let good = tweet(2, "loket buka")
    for (lines, skipped) in [
      ([good, cut, good], [2]), ([good, cut, "apa ini", good], [2, 3]),
      ([good, cut, cut, good], [2, 3]), ([good, cut, "\"}", good], [2, 3]),
      ([good, good, cut], [3]), ([good, cut, "x\"}}{\"a\":", good, good], [2, 3]),
      ([good, cut] + Array(repeating: "apa", count: 20) + [good], Array(2...21)),
    ] {
      let found = try readBothWays(lines.joined(separator: "\n"))
      #expect(found.summary.files[0].firstSkipped.map(\.line) == skipped, "\(lines)")
      #expect(
        found.summary.skipped == (lines.count { $0 != good })
          && found.tweets.count == lines.count { $0 == good })
    }
  }

  @Test("keeps a line feed that a program wrote for its escape within a text, and none elsewhere")
  func interpretedEscapes() throws {
    let whole =
      #"{"id_str":"1404853068500508681","text":"loket \"buka\" pagi","user":{"screen_name":"dinas"}}"#
    let text = whole.replacing("buka", with: "buka\nlagi")
    let name = whole.replacing(#"name":"di"#, with: "name\":\"di\n").replacing(
      "06850", with: "068\n50")
    let found = try readBothWays([whole, text, whole, name, whole].joined(separator: "\n"))
    #expect(found.tweets[1].text == "loket \"buka\nlagi\" pagi" && found.tweets.count == 5)
    #expect(found.tweets[3].username == "dinas" && found.tweets[3].id == "1404853068500508681")
  }

  @Test(
    "is read where a program wrote each document as a text of JSON",
    arguments: ["lines", "list", "one line behind others"])
  func writtenTwice(form: String) throws {
    let tweets = (1...4).map { tweet($0, #"loket \"buka\"\n pagi"#) }
    let twice = tweets.map {
      "\"" + $0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\\r\\n\""
    }
    let text =
      switch form {
      case "lines": twice.joined(separator: "\n")
      case "list": "[" + twice.joined(separator: ", ") + "]"
      default: tweets[0] + "\n" + tweets[1] + "\n" + twice.suffix(2).joined() + "\n"
      }
    let found = try readBothWays(text)
    #expect(found.tweets.map(\.text) == Array(repeating: "loket \"buka\"\n pagi", count: 4))
    #expect(found.tweets.map(\.id) == (1...4).map { "140485306850050868\($0)" })
    #expect(found.summary.skipped == 0 && found.tweets.allSatisfy { $0.username == "dinas" })
  }
}
