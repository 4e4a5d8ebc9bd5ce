import Foundation
import Lexicon
import Testing

@testable import Report

@Suite("Text from outside") struct EscapingTests {
  static let attack = "<script>alert(1)</script>\"'&\u{202E}\u{2066}\u{1B}[31m\u{0}\n<img src=x>"

  @Test("is shown on a page, not obeyed", arguments: ReportLanguage.allCases)
  func html(language: ReportLanguage) {
    for page in [
      ReportHTML(Sample.filled(with: Self.attack), language: language).rendered(),
      Sample.evaluationPage(language, with: Self.attack).rendered(),
    ] {
      #expect(!page.contains("<script"))
      #expect(!page.contains("<img"))
      #expect(!page.contains("\"'"))
      #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;\u{FFFD}"))
      let forbidden: Set<Unicode.Scalar> = ["\u{202E}", "\u{2066}", "\u{1B}", "\u{0}"]
      #expect(!page.unicodeScalars.contains { forbidden.contains($0) })
    }
  }

  @Test("comes back from JSON as it was")
  func json() throws {
    let text = try ReportJSON(Sample.filled(with: Self.attack)).rendered()
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["accounts"] as? [String] == [Self.attack, Self.attack])
    let losses = try #require(object["losses"] as? [[String: Any]])
    #expect(losses[0]["file"] as? String == Self.attack)
    #expect(!text.unicodeScalars.contains("\u{1B}"))
    #expect(!text.unicodeScalars.contains("\u{202E}"))
  }

  @Test("gives a terminal no orders", arguments: ReportLanguage.allCases)
  func terminal(language: ReportLanguage) {
    let text = ReportText(Sample.filled(with: Self.attack), language: language).rendered()
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(!text.unicodeScalars.contains("\u{202E}"))
  }

  @Test(
    "is made printable character by character",
    arguments: [
      ("layanan", "layanan"), ("a\tb\r\nc", "a b  c"), ("\u{85}\u{2028}", "\u{FFFD}\u{FFFD}"),
      ("\u{AD}\(Unicode.Scalar(0xFDD0)!)\(Unicode.Scalar(0x1FFFE)!)", "\u{AD}\u{FFFD}\u{FFFD}"),
      ("👩‍🚒 é ع", "👩‍🚒 é ع"),
    ])
  func printable(text: String, shown: String) {
    #expect(text.printable == shown)
  }
}
