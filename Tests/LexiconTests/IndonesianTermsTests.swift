import Foundation
import Testing

@testable import Lexicon

private let list = """
  anak/B0a0 buku sayur sayur-mayur bolak-balik tiru/M0Mk hati/B0 layan/MiP0Pa kerja/PaMk bilang/Mk \
  buka/M0D0Mk cari/M0Mk pikir/M0Mk cek/MG lihat/M0 ngeri sangat banget sekali orang/S0 teman/MiB0 \
  publik siaga bencana rumah/B0 jaga/M0 jarak/B0 saja makan/M0 bekas/B0 undang/M0Pa kopi tidak tahu \
  sapu/M0 tulis/M0Mk sama/B0 ibu/K0 waktu/S0 kupu-kupu baik/M0Pa jalan/B0Pa
  """

@Suite("The term of an Indonesian word") struct IndonesianTermTests {
  private let terms: IndonesianTerms

  init() throws { terms = IndonesianTerms(try roots(list)) }

  private func term(_ word: String) -> String {
    String(decoding: terms.find(Array(word.utf8)).term, as: UTF8.self)
  }

  @Test(
    "said twice is the word's",
    arguments: [
      ("anak-anak", "anak"), ("anak2", "anak"), ("anak2nya", "anak"), ("ke-anak2-an", "anak"),
      ("keanak2an", "anak"), ("buku-bukunya", "buku"), ("meniru-nirukan", "tiru"),
      ("sebaik-baiknya", "baik"), ("sewaktu-waktu", "waktu"), ("berjalan-jalan", "jalan"),
      ("org2", "orang"), ("se-rumah", "rumah"), ("ibu-mu", "ibu"), ("di-lockdown", "lockdown"),
    ])
  func doubled(word: String, expected: String) {
    #expect(term(word) == expected)
  }

  @Test(
    "that is one word with its own meaning is that word",
    arguments: [
      ("sayur-mayur", "sayur-mayur"), ("bolak-balik", "bolak-balik"), ("kupu-kupu", "kupu-kupu"),
      ("berhati-hati", "hati-hati"), ("undang-undangnya", "undang-undang"),
      ("covid-19", "covid-19"),
      ("ke-2", "ke-2"), ("g-20", "g-20"),
    ])
  func whole(word: String, expected: String) {
    #expect(term(word) == expected)
  }

  @Test(
    "keeps names and newer words whole",
    arguments: [
      "bekasi", "semarang", "selasa", "gunawan", "megawati", "difabel", "disdukcapil",
      "lalu-lintas",
    ])
  func shielded(word: String) {
    #expect(term(word) == word)
    #expect(term("\(word)nya") == word)
  }

  @Test(
    "is that of the standard form",
    arguments: [
      ("yg", "yang"), ("dgn", "dengan"), ("org", "orang"), ("orgnya", "orang"), ("tmn", "teman"),
      ("gatau", "tidak tahu"), ("siapapun", "siapa"),
    ])
  func informal(word: String, expected: String) {
    #expect(term(word) == expected)
  }

  @Test(
    "is the root behind informal affixes, if there is one",
    arguments: [
      ("bukain", "buka"), ("dibukain", "buka"), ("dicariin", "cari"), ("ngelihatin", "lihat"),
      ("nyapuin", "sapu"), ("nulisin", "tulis"), ("ngebuka", "buka"), ("makanin", "makan"),
      ("ngezoom", "ngezoom"),
    ])
  func colloquial(word: String, expected: String) {
    #expect(term(word) == expected)
    #expect(InformalWords.standard.standard(of: Array(word.utf8).span) == nil)
  }

  @Test(
    "does not count stretched letters",
    arguments: [
      ("sekaliii", "sekali"), ("rumaaaah", "rumah"), ("layananmuuu", "layan"),
      ("sekalii", "sekali"),
      ("anakkk", "anak"), ("www", "www"), ("mall", "mall"), ("1000", "1000"),
    ])
  func stretched(word: String, expected: String) {
    #expect(term(word) == expected)
  }

  @Test("of an unknown word is the word without -nya")
  func unknown() {
    #expect(term("webinarnya") == "webinar" && term("webinar") == "webinar")
    #expect(terms.find(Array("webinar".utf8)).recognition == .unknown)
    #expect(terms.find(Array("webinarnya".utf8)).recognition == .clitic)
  }
}

@Suite("The informal spellings") struct InformalWordsTests {
  @Test("are many, and none is a standard form of another")
  func list() {
    let lines = resource("informal-id.txt").split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(InformalWords.standard.count >= 600 && InformalWords.standard.count == lines.count)
    for line in lines {
      let fields = line.split(separator: "\t")
      #expect(fields.count == 2, "\(line)")
      #expect(InformalWords.standard.standard(of: Array(fields[1].utf8).span) == nil, "\(line)")
    }
  }

  @Test("are read with the first of two meanings")
  func first() {
    let words = InformalWords("# note\nYg\tyang\nyg\tlain\nno tab\n")
    #expect(words.count == 1 && words.standard(of: Array("yg".utf8).span) == Array("yang".utf8))
  }
}

@Suite("A hashtag's words") struct HashtagSplitterTests {
  @Test(
    "begin at capitals, digits and underscores, whatever the stemmer",
    arguments: [
      ("#LayananPublik", ["layanan", "publik"]), ("#DiRumahAja", ["di", "rumah", "aja"]),
      ("#PPKMDarurat", ["ppkm", "darurat"]), ("#Siaga112", ["siaga", "112"]),
      ("#jaga_jarak", ["jaga", "jarak"]), ("#HUTRI76", ["hutri", "76"]), ("#été", ["été"]),
    ])
  func camelCase(tag: String, expected: [String]) throws {
    let stemmer = try Stemmer(AnalysisOptions(stemmer: .none))
    #expect(words(of: tag, HashtagSplitter(stemmer)) == expected)
  }

  @Test(
    "are the likeliest known ones",
    arguments: [
      ("#layananpublik", ["layanan", "publik"]), ("#dirumahaja", ["di", "rumah", "aja"]),
      ("#dirumahsaja", ["di", "rumah", "saja"]), ("#siagabencana", ["siaga", "bencana"]),
      ("#jagajarak", ["jaga", "jarak"]), ("#zqxzqx", ["zqxzqx"]), ("#pelayanan", ["pelayanan"]),
    ])
  func known(tag: String, expected: [String]) throws {
    let stemmer = try Stemmer(AnalysisOptions(roots: try roots(list)))
    #expect(words(of: tag, HashtagSplitter(stemmer)) == expected)
  }

  @Test("stay the same when stretches are remembered, of which there are never too many")
  func remembered() throws {
    var splitter = HashtagSplitter(try Stemmer(AnalysisOptions(roots: try roots(list))))
    let tag = Array("#dirumahaja".utf8)
    let first = splitter.words(of: tag.span)
    let stretches = splitter.costs?.count
    #expect(splitter.words(of: tag.span) == first && splitter.costs?.count == stretches)
    let letters = Array("abcdefghijklmnopqrstuvwxyz".utf8)
    for number in 0..<700 {
      let long = (0..<40).map { letters[(number * 7 + $0 * $0) % 26] }
      let tag = [UInt8(ascii: "#")] + long + letters[...(number % 26)]
      _ = splitter.words(of: tag.span)
      #expect(try #require(splitter.costs).count <= StretchCosts.mostStretches)
    }
    #expect(splitter.words(of: tag.span) == first)
  }

  @Test(
    "by stretches of which their shape tells that they are no words, as a closer look does",
    .enabled(if: Hunspell.isThere, Hunspell.absence))
  func shapes() throws {
    let tags = [
      "dirumahajayukpakaimasker", "bupatimeresmikanjembatanbaru", "ygnyatmnkuorgnya",
      "gerigitelunjukbebatuan",
      "siapakahmerekapun", "menyapunyapupengecatan", "pelajarbelajarmengajar", "zxqwrtkbvcxjhgf",
      "nasionalismeisasi",
    ]
    let terms = IndonesianTerms(try Hunspell.roots())
    var (quick, whole) = (StretchCosts(terms), StretchCosts(terms))
    var told = 0
    for tag in tags {
      let letters = Array(tag.utf8)
      for start in letters.indices {
        for end in start + 1...min(letters.count, start + StretchCosts.longest) {
          let stretch = letters.span.extracting(start..<end)
          let cost = quick.cost(of: stretch)
          // What is no word.
          guard stretch.count > 2, cost == 14 + 3 * Float(stretch.count) else { continue }
          told += 1
          #expect(cost == whole.decidedCost(of: stretch), "\(stretch.count) of \(tag)")
        }
      }
    }
    #expect(told > 500)
  }

  private func words(of tag: String, _ splitter: HashtagSplitter) -> [String] {
    var splitter = splitter
    return splitter.words(of: Array(tag.utf8).span).map { String(decoding: $0, as: UTF8.self) }
  }
}
