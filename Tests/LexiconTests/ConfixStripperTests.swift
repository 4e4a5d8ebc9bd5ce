import Testing

@testable import Lexicon

@Suite("A prefix comes off") struct PrefixTests {
  private static let list =
    "adat renang juang keringat ajar cermin angkut rendam cerai buka percik lihat rawat wajib yakin "
    + "baca foto vaksin mudah masak pilih catat daftar jemput ziarah tari nama gali hitung qada kaji "
    + "antar kirim cat sapu nyanyi populer waris adab rekam lukis tinju fitnah hulu lama dua buku "
    + "jumpa tembak"

  private func expect(_ words: [String: String]) throws {
    let list = try roots(Self.list)
    for (word, root) in words { #expect(stem(word, list) == root, "\(word)") }
  }

  @Test("ber-: rules 1 to 5")
  func ber() throws {
    try expect([
      "beradat": "adat", "berenang": "renang", "berjuang": "juang", "berkeringat": "keringat",
      "belajar": "ajar", "becermin": "cermin",
    ])
  }

  @Test("ter-: rules 6 to 9")
  func ter() throws {
    try expect([
      "terangkut": "angkut", "terendam": "rendam", "tercerai": "cerai", "terbuka": "buka",
      "tepercik": "percik",
    ])
  }

  @Test("me- with its nasals: rules 10 to 20")
  func me() throws {
    try expect([
      "melihat": "lihat", "merawat": "rawat", "mewajibkan": "wajib", "meyakini": "yakin",
      "membaca": "baca", "memfoto": "foto", "memvaksin": "vaksin", "mempermudah": "mudah",
      "mempelajari": "ajar", "memasak": "masak", "memilih": "pilih", "mencatat": "catat",
      "mendaftar": "daftar", "menjemput": "jemput", "menziarahi": "ziarah", "menari": "tari",
      "menamai": "nama", "menggali": "gali", "menghitung": "hitung", "mengqada": "qada",
      "mengkaji": "kaji", "mengantar": "antar", "mengirim": "kirim", "mengecat": "cat",
      "menyapu": "sapu", "menyanyi": "nyanyi", "mempopulerkan": "populer",
    ])
  }

  @Test("pe- and per-: rules 20 to 34")
  func pe() throws {
    try expect([
      "pewaris": "waris", "peradaban": "adab", "perekam": "rekam", "perjuangan": "juang",
      "perkeringatan": "keringat", "pembaca": "baca", "pemfitnah": "fitnah", "pemasak": "masak",
      "pemilih": "pilih", "pencatat": "catat", "pendaftar": "daftar", "penari": "tari",
      "penamaan": "nama", "penggali": "gali", "penghitung": "hitung", "pengantar": "antar",
      "pengirim": "kirim", "pengecatan": "cat", "penyapu": "sapu", "penyanyi": "nyanyi",
      "pelajar": "ajar", "pelukis": "lukis", "petinju": "tinju", "pengkajian": "kaji",
    ])
  }

  @Test("di-, ke-, se-, ku- and kau-")
  func plain() throws {
    try expect([
      "dibaca": "baca", "selama": "lama", "sebuku": "buku", "kehulu": "hulu", "kubaca": "baca",
      "kaubaca": "baca", "kedua": "dua",
    ])
  }

  @Test("after another, up to three")
  func several() throws {
    try expect([
      "diperlihatkan": "lihat", "memberangkutkan": "angkut", "pembelajaran": "ajar",
      "keterbukaan": "buka", "keseberjumpaan": "jumpa", "memperjumpakan": "jumpa",
    ])
  }
}

@Suite("A suffix comes off") struct SuffixTests {
  private let list: RootWords

  init() throws {
    list = try roots(
      "baca buku jalan sayang tembak kerja nasional sosialis bentuk seni mak makan sah sahabat")
  }

  @Test(
    "with those behind it",
    arguments: [
      ("bacalah", "baca"), ("bukukah", "buku"), ("bacatah", "baca"), ("bukupun", "buku"),
      ("bukuku", "buku"), ("bukumu", "buku"), ("bukunya", "buku"), ("bukumukah", "buku"),
      ("bacakan", "baca"), ("tembaki", "tembak"), ("bacaan", "baca"), ("bacaannya", "baca"),
      ("bacakanlah", "baca"), ("bacaanmulah", "baca"), ("sayangilah", "sayang"),
      ("bentukan", "bentuk"),
    ])
  func suffixes(word: String, root: String) {
    #expect(stem(word, list) == root)
  }

  @Test(
    "with the prefix around it",
    arguments: [
      ("berjalanlah", "jalan"), ("berjalanan", "jalan"), ("menyayangi", "sayang"),
      ("disayangi", "sayang"), ("penyayangi", "sayang"), ("terjalani", "jalan"),
      ("pekerjaannya", "kerja"), ("perjalanan", "jalan"),
    ])
  func confix(word: String, root: String) {
    #expect(stem(word, list) == root)
  }

  @Test(
    "of a foreign word",
    arguments: [
      ("nasionalis", "nasional"), ("nasionalisme", "nasional"), ("nasionalisasi", "nasional"),
    ])
  func foreign(word: String, root: String) {
    #expect(stem(word, list) == root)
  }

  @Test("but not from a pair that never stands around one root")
  func excluded() {
    #expect(Affixes.excludes(.di, .an) && Affixes.excludes(.ber, .i) && Affixes.excludes(.ke, .kan))
    #expect(!Affixes.excludes(.me, .kan) && !Affixes.excludes(.ke, .an))
    #expect(stem("dimakan", list) == "makan")
  }
}

@Suite("A word") struct RootTests {
  @Test("of the list is its own root, and so is one that the rules cannot explain")
  func own() throws {
    let list = try roots("bekas masa masalah sekolah")
    for word in ["masalah", "sekolah", "xyzan", "di", "mei"] { #expect(stem(word, list) == word) }
  }

  @Test("that is a name takes prepositions only")
  func names() throws {
    let list = try roots("Medan jalan")
    #expect(stem("dimedan", list) == "medan" && stem("medannya", list) == "medan")
    #expect(stem("pemedan", list) == "pemedan" && stem("medankan", list) == "medankan")
  }

  @Test("of three letters is not found by chance")
  func short() throws {
    let list = try roots("bon kan isi/D0")
    #expect(stem("kebon", list) == "kebon" && stem("diisi", list) == "isi")
  }

  @Test("with its first syllable doubled is of the word without it")
  func doubledSyllable() throws {
    let list = try roots("ranting/B0 reranting batu/B0 tangga/B0 tetangga/B0 patah")
    #expect(stem("reranting", list) == "ranting" && stem("tetangga", list) == "tetangga")
    let stripper = ConfixStripper(roots: list)
    #expect(text(stripper.withoutDoubledSyllable(letters("bebatuan"))) == "batu")
    #expect(text(stripper.withoutDoubledSyllable(letters("pepatah"))) == nil)
  }

  @Test("with an infix is of the word without it, if there is no other")
  func infix() throws {
    let stripper = ConfixStripper(roots: try roots("gigit getar kilau"))
    #expect(text(stripper.withoutInfix(letters("gerigit"))) == "gigit")
    #expect(text(stripper.withoutInfix(letters("gemetar"))) == "getar")
    #expect(text(stripper.withoutInfix(letters("kemilau"))) == "kilau")
    #expect(text(stripper.withoutInfix(letters("gemar"))) == nil)
  }
}

@Suite("Of two roots") struct LicenceTests {
  @Test("the one that takes the affixes found goes first")
  func licence() throws {
    let list = try roots("rang perang/M0Mi rusa rusak/Pa awat rawat/P0Pa bom/MG ebom")
    #expect(stem("perangi", list) == "perang")
    #expect(stem("perusakan", list) == "rusak")
    #expect(stem("perawat", list) == "rawat")
    #expect(stem("mengebom", list) == "bom")
  }

  @Test("the one with fewer prefixes goes first")
  func nearer() throws {
    let list = try roots("beri/MkDk ikan/B0 terang/Ka angan/T0K0")
    #expect(stem("memberikan", list) == "beri")
    #expect(stem("keterangan", list) == "terang")
  }

  @Test("the one that takes the prefix found goes before one before a particle")
  func particle() throws {
    let list = try roots("meni nikah/M0 buku/S0")
    #expect(stem("menikah", list) == "nikah" && stem("bukukah", list) == "buku")
  }

  @Test("a word of the list that needs an affix is none")
  func needsAffix() throws {
    let list = try roots("erti/M0 mengerti/A2D0")
    #expect(stem("mengerti", list) == "erti" && stem("dimengerti", list) == "erti")
  }
}

@Suite("The roots") struct RootWordsTests {
  @Test("are read from hunspell's form and from a plain list")
  func forms() throws {
    let bytes = Array("3\nbuku/S0 po:noun\nJakarta\n# a note\n\nanak\r\nbuku/M0\n".utf8)
    let list = try RootWords(bytes.span, checksum: "a")
    #expect(list.count == 3 && list.hasLicences)
    #expect(list.entry(of: letters("buku"))?.productivity == 2)
    #expect(list.entry(of: letters("jakarta"))?.isName == true)
    #expect(list.contains(Array("anak".utf8)))
  }

  @Test("are an error when there are none")
  func empty() {
    #expect(throws: LexiconError.rootsEmpty) { try roots("12") }
  }

  @Test("are equal when their checksums are")
  func equal() throws {
    #expect(try roots("a1", checksum: "x") == roots("b1", checksum: "x"))
    #expect(try roots("a1", checksum: "x") != roots("a1", checksum: "y"))
  }
}
