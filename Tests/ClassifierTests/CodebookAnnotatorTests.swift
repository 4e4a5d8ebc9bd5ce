import Lexicon
import Testing

@testable import Classifier

extension Labeller {
  init(_ codebook: Codebook, _ options: AnalysisOptions = AnalysisOptions()) throws {
    try self.init(LabelSource(codebook, options))
  }

  init(_ model: Model) throws { try self.init(.model(model, name: "")) }

  /// The id of the text's category.
  mutating func category(of text: String) -> String {
    label(text)
    return explanation().label
  }

  /// The evidence of the last label as `text weight`.
  func evidence() -> [String] { explanation().evidence.map { "\($0.text) \(Float($0.weight))" } }
}

@Suite("A keyword") struct KeywordTests {
  private func hits(_ keywords: String, _ text: String) throws -> Bool {
    var labeller = try Labeller(try codebook(keywords: keywords))
    return labeller.category(of: text) == "layanan"
  }

  @Test(
    "matches",
    arguments: [
      ("daftar", "Pendaftaran dibuka"), ("DAFTAR", "𝗱𝗮𝗳𝘁𝗮𝗿!"),
      ("surat keterangan", "SURAT KETERANGAN usaha"), ("surat keterangan", "surat, keterangan"),
      ("buka untuk umum", "dibuka untuk umum"), ("dibuka*", "dibukanya loket"),
      ("jam buka*", "jam bukanya 08.00"), ("'#layanan'", "info #Layanan"),
      ("'#layanan*'", "#LayananPublik"), ("'@bpbd*'", "cc @BPBD_Maju"), ("e-ktp", "cetak E-KTP"),
      ("ktp", "cetak e-KTP"), ("urus ktp", "urus e-KTP"), ("e-ktp", "e KTP"), ("e ktp", "e-KTP"),
      ("covid", "Covid-19"), ("08.00 WIB", "pukul 08:00WIB besok"), ("Rp 5.000", "hanya Rp5.000,-"),
      ("'112'", "hubungi 112"), ("'=gak'", "GAK bisa"), ("buka =aja", "buka aja"),
      ("{match: jadwal vaksin, near: 4}", "vaksin besok: ini jadwalnya"),
      ("\"ma'ruf\"", "Pak Ma’ruf"), ("ma’ruf", "Pak Maʼruf"), ("Jum‘at", "jum'at"),
      ("ke*an", "kebakaran hutan"), ("'*nya'", "bukanya"), ("b*k*r", "terbakar, eh bakar"),
      ("=ke*an", "Kebakaran"), ("'#*banjir'", "#SiagaBanjir"), ("'@*_maju'", "@bpbd_Maju"),
      ("hutan ke*an", "hutan kebakaran"), ("🔥", "ada 🔥 di pasar"), ("❤️", "terima kasih❤️"),
      ("👍", "siap 👍🏽"), ("👍🏻", "siap 👍🏽👍"), ("'=👍🏽'", "siap 👍🏽"), ("siap 🙏", "siap 🙏🏾"),
      ("':)'", "selamat :)"), ("'=)'", "selamat =)"), ("kami 🔥", "Kami 🔥"),
      ("{match: RT, case: true}", "warga RT 05"), ("{match: Ma'ruf, case: true}", "Pak Ma’ruf"),
      ("{match: Pos*, case: true}", "Posko dibuka"), ("{match: P*ko, case: true}", "Posko dibuka"),
      ("{match: Kartu Sehat, case: true}", "bawa Kartu Sehat"),
      ("{regex: 'no\\.? ?\\d{3}'}", "antrean No. 117"), ("jl mawar", "di Jl. Mawar 3"),
    ])
  func matches(keyword: String, text: String) throws {
    #expect(try hits(keyword, text))
  }

  @Test(
    "does not match",
    arguments: [
      ("surat keterangan", "surat dan keterangan"), ("surat keterangan", "surat"),
      ("surat keterangan", "surat #a keterangan"), ("dibuka*", "membuka acara"),
      ("'=👍🏽'", "siap 👍🏻"), ("'=👍'", "siap 👍🏻"), ("👍", "siap 👎🏽"),
      ("'#layanan'", "layanan"), ("layanan", "#layanan"), ("'@bpbd'", "@bpbd_maju"),
      ("undang", "undang-undang"), ("e-ktp", "KTP"), ("covid-20", "Covid-19"),
      ("'=buka'", "dibuka"), ("'=gak'", "tidak"),
      ("{match: jadwal vaksin, near: 3}", "vaksin untuk semua: jadwalnya"),
      ("{match: daftar, unless: [lomba]}", "daftar lomba"),
      ("ke*an", "kebakarannya"), ("'*bakar'", "membakarnya"), ("'*banjir'", "#SiagaBanjir"),
      ("b*k*r", "bukan"), ("a*a", "a"), ("🔥", "api"), ("':)'", "sedih :("),
      ("{match: RT, case: true}", "rt @warga"), ("{match: buka, case: true}", "dibuka"),
      ("{match: Kartu Sehat, case: true}", "Kartu sehat"),
      ("{regex: 'no\\.? ?\\d{3}'}", "nomor 117"),
      ("covid-19", "bebas covid. 19 orang"),
      ("surat keterangan", "kirim surat! Keterangan menyusul"),
      ("surat keterangan", "surat\nketerangan"), ("pelayanan", "RT @a: Cek jadwal pelayanan…"),
    ])
  func doesNotMatch(keyword: String, text: String) throws {
    #expect(try !hits(keyword, text))
  }
}

@Suite("A keyword that is negated") struct NegatedKeywordTests {
  @Test(
    "does not count where a negation stands among the three tokens before it",
    arguments: [
      ("loket buka", true), ("loket tidak buka", false), ("belum bisa dibuka", false),
      ("bukan main, loket ini buka", true), ("jangan lagi kau buka", false),
      ("tidak di sini dan dibuka", true), ("tidak buka, besok kami buka lagi", true),
      ("buka, tidak tutup", true), ("tidak", false), ("not open here but buka", true),
      ("not buka", false),
    ])
  func negated(text: String, counts: Bool) throws {
    let book = try codebook(keywords: "{match: buka, unless: [negated]}")
    var labeller = try Labeller(book, AnalysisOptions(stemmer: .snowballIndonesian))
    #expect((labeller.category(of: text) == "layanan") == counts)
  }

  @Test(
    "does not count right after a word or phrase of one's own",
    arguments: [
      ("batal dibuka", false), ("batal jadi dibuka", false), ("dibuka, lalu batal", true),
      ("di luar kantor buka", false), ("kantor buka", true), ("apa kabar, loket batu buka", true),
    ])
  func before(text: String, counts: Bool) throws {
    let book = try codebook(
      keywords: "{match: dibuka*, unless: [{before: batal}]}, {match: buka, unless: [dibuka, "
        + "{before: luar kantor}]}")
    var labeller = try Labeller(book, AnalysisOptions(stemmer: .none))
    #expect((labeller.category(of: text) == "layanan") == counts)
  }

  @Test("of several words is cancelled as a whole")
  func phrases() throws {
    let book = try codebook(keywords: "{match: buka loket, unless: [negated]}")
    var labeller = try Labeller(book, AnalysisOptions(stemmer: .none))
    #expect(labeller.category(of: "belum buka loket") == "lain")
    #expect(labeller.category(of: "buka loket") == "layanan")
  }
}

@Suite("A keyword beside a word that stands for several") struct SeveralWordsTests {
  private func hits(_ keywords: String, _ text: String) throws -> Bool {
    let roots = "bantu/Mi sosial tunai rumah dana pemerintah daerah ada orang saja"
    let list = Array(roots.split(separator: " ").joined(separator: "\n").utf8)
    let options = AnalysisOptions(roots: try RootWords(list.span, checksum: "test"))
    var labeller = try Labeller(try codebook(keywords: keywords), options)
    return labeller.category(of: text) == "layanan"
  }

  @Test(
    "matches as a phrase",
    arguments: [
      ("bantuan sosial", "bansos cair"), ("bansos", "bantuan sosial"), ("bansos", "Bansos"),
      ("bantuan sosial tunai", "bansos tunai"), ("dana bantuan", "dana bansos"),
      ("di rumah aja", "dirumah saja"), ("'=bansos'", "bansos"),
      ("{match: tunai bantuan, near: 3}", "bansos tunai"),
    ])
  func phrases(keyword: String, text: String) throws {
    #expect(try hits(keyword, text))
  }

  @Test(
    "does not match as one of them",
    arguments: [("pemerintah", "pemda"), ("sosial", "bansos"), ("'=bansos'", "bantuan sosial")])
  func words(keyword: String, text: String) throws {
    #expect(try !hits(keyword, text))
  }
}

@Suite("A codebook's label") struct CodebookLabelTests {
  private let book = """
    name: uji
    fallback: lain
    categories:
      - id: satu
        keywords: [api, {match: air, weight: 2}]
      - id: dua
        keywords: [batu, tanah, {match: angin, weight: 3}]
      - id: lain
    """

  @Test(
    "is the category with the highest sum, the first of equals, or the fallback",
    arguments: [
      ("api api api", "satu", ["api 1.0"]), ("api tanah", "satu", ["api 1.0"]),
      ("air batu tanah", "satu", ["air 2.0"]),
      ("api batu tanah", "dua", ["batu 1.0", "tanah 1.0"]),
      ("air api tanah angin", "dua", ["angin 3.0", "tanah 1.0"]), ("kayu", "lain", []),
    ])
  func label(text: String, label: String, evidence: [String]) throws {
    var labeller = try Labeller(try Codebook(parsing: book, file: "uji.yml"))
    #expect(labeller.category(of: text) == label)
    #expect(labeller.evidence() == evidence)
    #expect(labeller.prediction.isFallback == (label == "lain"))
    #expect(labeller.prediction.probability == nil)
  }

  @Test("does not depend on stop words, nor on what came before")
  func independence() throws {
    let book = try codebook(keywords: "untuk umum")
    for stopWords in [StopWords.none, .standard] {
      var labeller = try Labeller(book, AnalysisOptions(stopWords: stopWords))
      for text in ["untuk umum", "untuk", "umum", "untuk umum"] {
        #expect(labeller.category(of: text) == (text == "untuk umum" ? "layanan" : "lain"))
        labeller.forget(beyond: 0)
      }
    }
  }
}

@Suite("A regular expression as a keyword") struct ExpressionKeywordTests {
  private func label(_ keywords: String, _ text: String) throws -> String {
    var labeller = try Labeller(try codebook(keywords: keywords))
    return labeller.category(of: text)
  }

  @Test("is evidence by its own text")
  func evidence() throws {
    var labeller = try Labeller(try codebook(keywords: "{regex: 'antre\\w*', weight: 2}"))
    #expect(labeller.category(of: "antrean panjang") == "layanan")
    #expect(labeller.evidence() == ["antre\\w* 2.0"])
  }

  @Test("can be cancelled by what stands before it")
  func cancelled() throws {
    let keywords = "{regex: 'buka\\b', unless: [negated]}"
    #expect(try label(keywords, "loket buka") == "layanan")
    #expect(try label(keywords, "loket tidak buka") == "lain")
  }

  @Test("is found by a model that a codebook seeded")
  func model() throws {
    let book = try codebook(keywords: "{regex: 'lo.et'}")
    let options = AnalysisOptions(stemmer: .none)
    var set = try TrainingSet(
      options, features: .seeded, codebook: CompiledCodebook(book, options))
    for number in 0..<40 {
      set.add(
        Array("\(number % 2 == 0 ? "loket satu" : "pasar malam") \(number)".utf8).span, code: nil)
    }
    var labeller = try Labeller(try Model.seeded(on: set))
    #expect(labeller.category(of: "loket dua") == "layanan")
    #expect(labeller.category(of: "pasar dua") == "lain")
  }
}
