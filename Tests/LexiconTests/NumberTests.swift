import Testing

@testable import Lexicon

@Suite("A number is one token") struct NumberTests {
  @Test(
    "with the marks inside it",
    arguments: [
      ("1.250.000,50", ["number:1.250.000,50"]), ("12;30", ["number:12;30"]), ("3,", ["number:3"]),
      ("2 1/2", ["number:2", "number:1", "number:2"]),
    ])
  func marks(text: String, expected: [String]) throws {
    #expect(try tokens(text) == expected)
  }

  @Test(
    "that is a time, with its zone",
    arguments: [
      ("08.00 WIB", ["number:08.00 WIB"]), ("08:00", ["number:08:00"]),
      ("8 wita", ["number:8 wita"]),
      ("08.00-15.00 WIB.", ["number:08.00", "number:15.00 WIB"]), ("23:59:07", ["number:23:59:07"]),
      ("08.00WIT", ["number:08.00WIT"]), ("08:00WIB", ["number:08:00WIB"]),
      ("(07:30-12:00)", ["number:07:30", "number:12:00"]),
      ("skor 2:1", ["word:skor", "number:2", "number:1"]),
      ("QS 2:183", ["word:QS", "number:2", "number:183"]),
      ("rapat wib", ["word:rapat", "word:wib"]), ("08.00  WIB", ["number:08.00", "word:WIB"]),
    ])
  func time(text: String, expected: [String]) throws {
    #expect(try tokens(text) == expected)
  }

  @Test(
    "that is a date",
    arguments: [
      ("17/08/2021", ["number:17/08/2021"]), ("17-8-2021", ["number:17-8-2021"]),
      ("2021-08-17", ["number:2021-08-17"]), ("17/8/21,", ["number:17/8/21"]),
      ("17.08.2021", ["number:17.08.2021"]),
      ("11/2020", ["number:11", "number:2020"]), ("2019-2021", ["number:2019", "number:2021"]),
      ("17/18/2021", ["number:17", "number:18", "number:2021"]),
      ("17/08-2021", ["number:17", "number:08", "number:2021"]),
    ])
  func date(text: String, expected: [String]) throws {
    #expect(try tokens(text) == expected)
  }

  @Test(
    "that is a sum of money",
    arguments: [
      ("Rp30.000", ["number:Rp30.000"]), ("Rp 30.000,-", ["number:Rp 30.000,-"]),
      ("Rp. 5.000", ["number:Rp. 5.000"]), ("rp.500", ["number:rp.500"]),
      ("Rp1,5 miliar", ["number:Rp1,5", "word:miliar"]), ("Rp5jt", ["number:Rp5jt"]),
      ("IDR 10.000", ["number:IDR 10.000"]), ("Rp1.250.000,50", ["number:Rp1.250.000,50"]),
      ("rp dan 5", ["word:rp", "word:dan", "number:5"]),
      ("Rp500,-_-", ["number:Rp500", "emoticon:-_-"]),
      ("Rp08,-.-", ["number:Rp08", "emoticon:-.-"]), ("Rp500,-.", ["number:Rp500,-"]),
    ])
  func money(text: String, expected: [String]) throws {
    #expect(try tokens(text) == expected)
  }

  @Test(
    "with its unit",
    arguments: [
      ("5kg beras", ["number:5kg", "word:beras"]), ("10 km", ["number:10 km"]),
      ("12,5%", ["number:12,5%"]), ("10 %.", ["number:10 %"]),
      ("10-20%", ["number:10", "number:20%"]),
      ("38°C", ["number:38°C"]), ("38 °C", ["number:38 °C"]), ("20rb", ["number:20rb"]),
      ("3 jam", ["number:3", "word:jam"]), ("5G", ["word:5G"]), ("80-an", ["word:80-an"]),
      ("50%nya", ["number:50", "word:nya"]),
    ])
  func unit(text: String, expected: [String]) throws {
    #expect(try tokens(text) == expected)
  }

  @Test(
    "that is a telephone number",
    arguments: [
      ("0812-3456-7890", ["number:0812-3456-7890"]), ("(021) 1234567", ["number:(021) 1234567"]),
      ("(0274)512-345", ["number:(0274)512-345"]), ("021-1234567", ["number:021-1234567"]),
      ("+62 812-3456-7890", ["number:+62 812-3456-7890"]),
      ("+6281234567890", ["number:+6281234567890"]),
      ("1500-567", ["number:1500-567"]), ("119", ["number:119"]),
      ("05.30-08.15-10.00", ["number:05.30", "number:08.15", "number:10.00"]),
      ("(2021) 1234567", ["number:2021", "number:1234567"]),
    ])
  func telephone(text: String, expected: [String]) throws {
    #expect(try tokens(text) == expected)
  }
}
