import Foundation
import Testing

@testable import Report

@Suite("Text on a terminal") struct TerminalTextTests {
  @Test(
    "takes the columns that its scalars have",
    arguments: [
      ("", 0), ("layanan", 7), ("é", 1), ("e\u{301}", 1), ("災害", 4), ("ｱ", 1), ("Ａ", 2), ("한", 2),
      ("\u{1112}\u{1161}\u{11AB}", 2), ("🙏", 2), ("👩‍🚒", 2), ("🇮🇩", 2), ("❤\u{FE0F}", 2), ("❤", 1),
      ("–", 1), ("ع", 1), ("\u{200B}", 0), ("क्ष", 2),
    ])
  func columns(text: String, columns: Int) { #expect(text.columns == columns) }

  @Test(
    "is cut to columns",
    arguments: [
      ("layanan", 7, "layanan"), ("layanan", 6, "layan…"), ("災害情報", 5, "災害…"),
      ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("🙏🙏", 3, "🙏…"),
    ])
  func shortened(text: String, columns: Int, cut: String) {
    #expect(text.shortened(to: columns) == cut)
    #expect(cut.columns <= columns)
  }

  @Test("has a beginning and an end that fit, never half a character")
  func parts() {
    #expect("災害情報".prefix(columns: 3) == "災")
    #expect("災害情報".suffix(columns: 5) == "情報")
  }

  @Test("is filled up on either side, and never cut")
  func padded() {
    #expect("災".padded(to: 4) == "災  ")
    #expect("災".padded(to: 4, leading: true) == "  災")
    #expect("layanan".padded(to: 3) == "layanan")
  }

  @Test("stands in a table with numbers on the right and no orders to the terminal")
  func table() {
    var table = TextTable(["nama", "n"])
    table.add(["災害\u{1B}[31m", "5"])
    table.add(["a\nb", "1.234"])
    #expect(table.rendered() == "nama           n\n災害\u{FFFD}[31m      5\na b        1.234\n")
  }
}

@Suite("JSON") struct JSONTextTests {
  @Test("writes characters that could act as escapes, and reads as before")
  func escapes() throws {
    let attack = "a\u{1B}\u{7F}\u{202E}\u{1FFFE}/é\n"
    let text = try JSONText(isIndented: false).rendered(["kunciPanjang": attack])
    #expect(text == #"{"kunciPanjang":"a\u001b\u007f\u202e\ud83f\udffe/é\n"}"# + "\n")
    let read = try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
    #expect(read == ["kunciPanjang": attack])
  }

  @Test("has sorted keys in snake case, but leaves names of the data alone")
  func keys() throws {
    struct Value: Encodable {
      let labelledTweets = 1
      let byAccount = ["dinasContoh": 2]
    }
    let text = try JSONText().rendered(Value())
    #expect(
      text == """
        {
          "by_account" : {
            "dinasContoh" : 2
          },
          "labelled_tweets" : 1
        }

        """)
  }
}
