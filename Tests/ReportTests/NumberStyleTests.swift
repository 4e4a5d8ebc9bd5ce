import Corpus
import Lexicon
import Testing

@testable import Report

@Suite("A number") struct NumberStyleTests {
  let indonesian = NumberStyle(.indonesian)
  let english = NumberStyle(.english)

  @Test(
    "has its thousands marked",
    arguments: [
      (0, "0", "0"), (999, "999", "999"), (1_234, "1.234", "1,234"),
      (1_234_567, "1.234.567", "1,234,567"), (-1_000, "−1.000", "−1,000"),
    ])
  func thousands(number: Int, indonesian: String, english: String) {
    #expect(self.indonesian.number(number) == indonesian)
    #expect(self.english.number(number) == english)
  }

  @Test(
    "in per cent is rounded half up",
    arguments: [
      (1, 8, 1, "12,5%", "12.5%"), (1, 2_000, 1, "0,1%", "0.1%"), (1, 2_001, 1, "0,0%", "0.0%"),
      (0, 7, 1, "0,0%", "0.0%"), (7, 7, 1, "100,0%", "100.0%"),
      (787, 4_959, 2, "15,87%", "15.87%"), (1, 100, 2, "1,00%", "1.00%"),
      (3_005, 10_000, 2, "30,05%", "30.05%"), (12_345, 10, 1, "123.450,0%", "123,450.0%"),
    ])
  func percent(part: Int, whole: Int, decimals: Int, indonesian: String, english: String) {
    #expect(self.indonesian.percent(part, of: whole, decimals: decimals) == indonesian)
    #expect(self.english.percent(part, of: whole, decimals: decimals) == english)
  }

  @Test("in per cent of nothing is –")
  func undefined() {
    #expect(indonesian.percent(0, of: 0) == "–")
    #expect(Share(service: 0, labelled: 0).estimate == nil)
  }

  @Test(
    "of bytes has a unit",
    arguments: [
      (0, "0\u{A0}B", "0\u{A0}B"), (999, "999\u{A0}B", "999\u{A0}B"),
      (1_500, "1,5\u{A0}kB", "1.5\u{A0}kB"),
      (12_345_678, "12,3\u{A0}MB", "12.3\u{A0}MB"), (2_000_000_000, "2,0\u{A0}GB", "2.0\u{A0}GB"),
    ])
  func size(bytes: Int, indonesian: String, english: String) {
    #expect(self.indonesian.size(bytes) == indonesian)
    #expect(self.english.size(bytes) == english)
  }

  @Test("of a day has its month's name")
  func dates() {
    let day = CivilDay(year: 2021, month: 8, day: 10)
    #expect(indonesian.date(day) == "10 Agustus 2021")
    #expect(english.date(day) == "10 August 2021")
  }
}
