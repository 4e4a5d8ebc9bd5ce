import Corpus
import Testing

@Suite("The moment that a text names") struct TimeInTextTests {
  /// 18 November 2020, 10:00 in Jakarta.
  private let written: Int64 = 1_605_668_400

  private func first(_ text: String) -> Int64? {
    TimeInText.first(in: Array(text.utf8).span, written: written)
  }

  @Test(
    "is a clock time with its zone, of the day of the tweet",
    arguments: [
      ("Gempa pukul 09.33 WIB", 1_605_666_780), ("09:33:52 wib terasa", 1_605_666_832),
      ("(9.33WIB)", 1_605_666_780), ("sampai 23.50 WIB", 1_605_718_200),
      ("pukul 10.33 WITA", 1_605_666_780), ("pukul 11.33 WIT", 1_605_666_780),
    ] as [(String, Int64)])
  func time(text: String, moment: Int64) {
    #expect(first(text) == moment)
  }

  @Test(
    "has the date before it, where there is one",
    arguments: [
      ("Gempa Mag:5.0, 17-Nov-20 09:33:52 WIB, Lok:8.1", 1_605_580_432),
      ("Selasa, 17 November 2020 pukul 09.33 WIB", 1_605_580_380),
      ("Selasa, 17 November 2020, 09.33 WIB", 1_605_580_380),
      ("tgl 17/11/2020 09:33 WIB", 1_605_580_380),
    ] as [(String, Int64)])
  func dated(text: String, moment: Int64) {
    #expect(first(text) == moment)
  }

  @Test(
    "is none without a zone, and none where numbers are no time",
    arguments: [
      "", "pukul 09.33", "25.00 WIB", "09.60 WIB", "123.45 WIB", "5.2 WIB", "09.33 WIBAWA", "WIB",
      "Rp 10.000 WIB",
    ])
  func none(text: String) {
    #expect(first(text) == nil)
  }

  @Test("is found in any text without reading beyond its end")
  func cut() {
    let text = Array("Selasa, 17 November 2020 pukul 09.33.10 WIB".utf8)
    for start in text.indices {
      for end in start...text.count {
        _ = TimeInText.first(in: text.span.extracting(start..<end), written: written)
      }
    }
  }

  @Test("is written as clocks show it")
  func clock() {
    #expect(LocalClock.jakarta.written(1_605_666_780) == "2020-11-18 09:33")
    #expect(LocalClock.jakarta.moment(of: "2020-11-18 09:33") == 1_605_666_780)
    #expect(LocalClock.jakarta.moment(of: "2020-11-18T02:33:00Z") == 1_605_666_780)
    #expect(LocalClock.jakarta.moment(of: "besok") == nil)
  }
}
