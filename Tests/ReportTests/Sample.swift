import Classifier
import Corpus
import Lexicon
import Study

import Statistics

@testable import Report

/// A made-up archive: a seeded generator draws 3,000 tweets of an account over 17 quarters.
enum Sample {
  /// Uniform numbers, the same on every machine (Numerical Recipes' linear congruence).
  struct Dice {
    var state: UInt32

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 1_664_525 &+ 1_013_904_223
      return Int(state >> 8) % sides
    }

    /// A number below `sides`, small ones more often.
    mutating func skewed(_ sides: Int) -> Int { roll(roll(sides) + 1) }
  }

  static let categories: [Classifier.Category] = [
    category("peringatan", "Peringatan dan darurat", "Warning and emergency", true),
    category("layanan", "Informasi layanan publik", "Public-service information", true),
    category("covid", "Data COVID-19", "COVID-19 data", false),
    category("imbauan", "Imbauan dan edukasi", "Appeal and education", false),
    category("kebijakan", "Kebijakan dan urusan publik", "Policy and public affairs", false),
    category("kegiatan", "Kegiatan rutin", "Routine activity", false),
    category("seremonial", "Ucapan dan seremoni", "Greeting and ceremony", false),
    category("lainnya", "Lainnya", "Other", false),
  ]

  private static func category(
    _ id: String, _ indonesian: String, _ english: String, _ isService: Bool
  ) -> Classifier.Category {
    Category(
      id: id, title: Wording(indonesian: indonesian, english: english),
      definition: Wording(
        indonesian: "Tweet yang tujuan utamanya: \(indonesian.lowercased()).",
        english: "A tweet whose main purpose is: \(english.lowercased())."),
      isService: isService)
  }

  private static let forms: [(stem: String, spellings: [String])] = [
    ("layan", ["pelayanan", "layanan", "melayani"]), ("masyarakat", ["masyarakat"]),
    ("giat", ["kegiatan", "giat"]), ("daftar", ["pendaftaran", "daftar", "mendaftar"]),
    ("jadwal", ["jadwal", "terjadwal"]), ("vaksin", ["vaksin", "vaksinasi"]),
    ("kecamatan", ["kecamatan"]), ("bupati", ["bupati"]), ("warga", ["warga"]),
    ("bangun", ["pembangunan", "membangun", "bangunan"]), ("rapat", ["rapat"]),
    ("kunjung", ["kunjungan", "mengunjungi", "berkunjung"]), ("hujan", ["hujan"]),
    ("banjir", ["banjir"]), ("tutup", ["penutupan", "ditutup", "tutup", "menutup", "tertutup"]),
    ("jalan", ["jalan", "berjalan"]), ("sekolah", ["sekolah", "bersekolah"]),
    ("pasar", ["pasar", "pemasaran"]), ("desa", ["desa"]), ("bantu", ["bantuan", "membantu"]),
  ]
  private static let accountNames = [
    "KominfoContoh", "bupaticontoh", "PolresContoh", "BPBDContoh", "dinkescontoh", "RSUDContoh",
    "pdamcontoh", "HumasProvContoh",
  ]
  private static let tags = [
    "ContohBerbenah", "InfoLayanan", "siaga112", "DiRumahAja", "VaksinUntukSemua", "UMKMNaikKelas",
    "JagaKebersihanLingkunganKitaBersama",
  ]

  static let tally: Tally = {
    var dice = Dice(state: 20_210_910)
    var tally = Tally()
    // 1 July 2017 to 10 September 2021 in Jakarta.
    let (first, last) = (1_498_842_000, 1_631_206_800)
    for number in 0..<3_000 {
      let second = first + (last - first) / 3_000 * number + dice.roll(40_000)
      count(&tally, &dice, createdAt: number % 500 == 499 ? nil : Int64(second), number: number)
    }
    return tally
  }()

  private static func count(
    _ tally: inout Tally, _ dice: inout Dice, createdAt: Int64?, number: Int
  ) {
    let kind = [TweetKind.retweet, .tweet, .retweet, .tweet, .reply, .retweet, .quote][
      dice.skewed(7)]
    let label = categories[[5, 3, 6, 1, 4, 2, 7, 0][dice.skewed(8)]].id
    tally.count(
      kind: kind, label: number % 300 == 0 ? nil : label, account: "pemkabcontoh",
      createdAt: createdAt, clock: .jakarta)
    tally.count(
      mentions: (0..<dice.roll(3)).map { _ in
        let name = accountNames[dice.skewed(8)]
        return (folded: name.lowercased(), spelling: dice.roll(9) > 0 ? name : name.lowercased())
      },
      hashtags: (0..<dice.roll(3)).map { _ in
        let tag = tags[dice.skewed(7)]
        return (folded: tag.lowercased(), spelling: dice.roll(5) > 0 ? tag : tag.lowercased())
      },
      words: (0..<6).map { _ in
        let form = forms[dice.skewed(forms.count)]
        return (stem: form.stem, spelling: form.spellings[dice.skewed(form.spellings.count)])
      },
      hasLink: dice.roll(3) == 0, label: label)
  }

  static let contents = ReportContents(
    tally: tally, categories: categories, fallback: "lainnya", accounts: ["pemkabcontoh"],
    clock: .jakarta,
    inputs: [
      ReportInput(
        name: "arsip.zip", format: "X archive", tweets: 2_100, skipped: 0, duplicates: 12,
        repaired: 3, bytes: 1_534_221, checksum: String(repeating: "0123456789abcdef", count: 4)),
      ReportInput(
        name: "tweet 2021.csv", format: "CSV", tweets: 900, skipped: 2,
        firstSkipped: [
          SkippedRecord(line: 12, reason: .fieldCount(expected: 7, found: 6)),
          SkippedRecord(line: 431, reason: .notJSON),
        ], bytes: 90_211,
        checksum: String(repeating: "fedcba9876543210", count: 4)),
    ],
    provenance: Provenance(
      version: "0.1.0", icuVersion: "72.1",
      annotator: .codebook(name: "konten", checksum: String(repeating: "ab", count: 32)),
      options: [.init(name: "--stopwords", value: "default"), .init(name: "--stem", value: "id")]))

  /// A report on an archive that held nothing.
  static let empty = ReportContents(
    tally: Tally(), categories: categories, fallback: "lainnya", accounts: [], clock: .jakarta,
    inputs: [ReportInput(name: "kosong.csv", format: "CSV", tweets: 0, bytes: 0)],
    provenance: contents.provenance)

  /// A report whose every text from outside is `text`.
  static func filled(with text: String) -> ReportContents {
    let wording = Wording(indonesian: text, english: text)
    var tally = Tally()
    tally.count(
      kind: .tweet, label: text, account: text, createdAt: 1_561_914_000, clock: .jakarta)
    tally.count(kind: .reply, label: "x" + text, account: "x", createdAt: nil, clock: .jakarta)
    let twice = [(text, text), (text, "x" + text)]
    tally.count(
      mentions: twice.map { (folded: $0.0, spelling: $0.1) },
      hashtags: twice.map { (folded: $0.0, spelling: $0.1) },
      words: twice.map { (stem: $0.0, spelling: $0.1) })
    return ReportContents(
      tally: tally,
      categories: [Category(id: text, title: wording, definition: wording, isService: true)],
      fallback: text, accounts: [text, text], clock: .jakarta,
      inputs: [
        ReportInput(
          name: text, format: text, tweets: 1, skipped: 1,
          firstSkipped: [SkippedRecord(line: 1, reason: .notJSON)], bytes: 1, checksum: text)
      ],
      provenance: Provenance(
        version: text, icuVersion: text, annotator: .model(name: text, checksum: text),
        options: [.init(name: text, value: text)]))
  }
}

extension Sample {
  /// The same with codes, which correct the share.
  static var corrected: ReportContents {
    func estimate(_ point: Double, _ lower: Double, _ upper: Double) -> Estimate {
      Estimate(point, Interval(lower: lower, upper: upper))
    }
    var contents = contents
    contents.corrected = CorrectedShare(
      method: .sample, tweets: 1_234, coded: 200, estimate: estimate(0.2146, 0.1839, 0.2501),
      level: 0.95, uncorrected: 0.253, codesAlone: estimate(0.21, 0.16, 0.27), labels: "konten",
      seed: 1,
      periods: [
        CorrectedShare.PeriodPart(
          period: Period(.quarter, holding: CivilDay(year: 2020, month: 10, day: 1)), coded: 24,
          estimate: estimate(0, 0, 0.081)),
        CorrectedShare.PeriodPart(
          period: Period(.quarter, holding: CivilDay(year: 2021, month: 1, day: 1)), coded: 0,
          estimate: nil),
      ], agreement: 0.8049)
    contents.corrected?.categories = ["layanan": estimate(0.13, 0.1, 0.17)]
    contents.corrected?.files = [CorrectedShare.File(name: "kode/kode.csv", checksum: "0f")]
    contents.corrected?.draws = 4_000
    return contents
  }
}

extension Sample {
  /// Codes and labels of 300 made-up tweets, most of them alike.
  static func evaluationPage(
    _ language: ReportLanguage, with text: String = "Rapat koordinasi & jadwal loket <baru>"
  ) -> EvaluationHTML {
    EvaluationHTML(evaluation(with: text), files: [text], version: "0.1.0", language: language)
  }

  /// With a text from outside as the tweet, file, code and evidence.
  static func evaluation(with text: String) -> EvaluationStudy {
    var dice = Dice(state: 7)
    let outcomes = (0..<300).map { tweet in
      let code = dice.skewed(categories.count)
      let sure = 40 + dice.roll(60)
      let label = dice.roll(100) < sure ? code : dice.roll(categories.count)
      return Evaluation.Outcome(
        code: code, label: label, probability: Double(sure) / 100, group: tweet)
    }
    return EvaluationStudy(
      evaluation: Evaluation(outcomes, categories: categories), tweets: outcomes.count,
      method: .parts(5),
      errors: [
        EvaluationStudy.Mislabelling(
          id: "7", text: text, code: text, label: "layanan", probability: 0.914,
          evidence: [Explanation.Reason(text: text, weight: 1.25)])
      ],
      curve: LearningCurve([
        LearningCurve.Point(codes: 60, macroF1: 0.41),
        LearningCurve.Point(codes: 240, macroF1: 0.6),
      ]))
  }
}
