internal import Classifier
package import Corpus

/// The words that several parts of a report use, in both languages.
package struct Prose {
  package let language: ReportLanguage
  package let numbers: NumberStyle

  package init(_ language: ReportLanguage) {
    self.language = language
    numbers = NumberStyle(language)
  }

  package func say(_ indonesian: String, _ english: String) -> String {
    language == .indonesian ? indonesian : english
  }

  package func say(_ indonesian: Markup, _ english: Markup) -> Markup {
    language == .indonesian ? indonesian : english
  }

  /// A number with what is counted: `1 tweet`, `1,234 tweets`.
  package func count(_ number: Int, _ indonesian: String, _ one: String, _ many: String) -> String {
    "\(numbers.number(number)) \(say(indonesian, number == 1 ? one : many))"
  }

  /// Names in a sentence: `a, b dan c`.
  package func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + say(" dan ", " and ") + last
  }

  // MARK: Words

  package var tweets: String { say("Tweet", "Tweets") }
  package var period: String { say("Periode", "Period") }
  package var quarter: String { say("Triwulan", "Quarter") }
  package var share: String { say("Bagian", "Share") }
  package var serviceContent: String { say("Konten layanan publik", "Public-service content") }
  package var serviceShare: String { say("Bagian konten layanan", "Share of service content") }
  package var uncorrected: String { say("menurut label program", "by the program's labels") }
  package var own: String { say("Tweet sendiri", "Own tweets") }
  package var retweets: String { "Retweet" + say("", "s") }
  package var category: String { say("Kategori", "Category") }
  package var unlabelled: String { say("Tanpa label", "Unlabelled") }
  package var undated: String { say("Tanpa tanggal", "Undated") }
  package var all: String { say("Semua", "All") }
  package var kind: String { say("Jenis", "Kind") }
  package var account: String { say("Akun", "Account") }
  package var mentions: String { say("Sebutan", "Mentions") }
  package var word: String { say("Kata", "Word") }
  package var hashtag: String { say("Tagar", "Hashtag") }
  package var occurrences: String { say("Jumlah", "Count") }
  package var otherSpellings: String { say("Bentuk lain", "Other forms") }
  package var duplicates: String { say("Muncul lagi", "Duplicates") }
  package var repaired: String { say("Diperbaiki", "Repaired") }
  package var labels: String { say("Label", "Labels") }
  package var details: String { say("Tabel dan unduhan", "Table and downloads") }
  package var save: String { say("Simpan:", "Save:") }
  package var madeBy: String { say("Dibuat dengan", "Made with") }
  package var document: String { say("Laporan isi tweet", "Report on tweets") }
  package var nameless: String { say("Arsip tanpa nama akun", "Archive without account name") }
  package var noTweets: String {
    say("Tidak ada tweet yang dapat dihitung.", "There are no tweets to count.")
  }
  package var noDates: String { say("Tidak ada tweet yang bertanggal.", "No tweet has a date.") }

  /// A kind's name.
  package func name(of kind: TweetKind) -> String {
    switch kind {
    case .tweet: "Tweet"
    case .retweet: "Retweet"
    case .reply: say("Balasan", "Reply")
    case .quote: say("Kutipan", "Quote")
    }
  }

  /// The accounts of the title: all if they are few, else the first ones.
  package func accounts(_ names: [String]) -> String {
    guard !names.isEmpty else { return nameless }
    let shown = names.prefix(3).map { "@\($0)" }.joined(separator: ", ")
    let others = numbers.number(names.count - 3)
    return names.count > 3 ? shown + say(" dan \(others) lainnya", " and \(others) more") : shown
  }

  /// From the first day to the last.
  package func period(_ days: (first: CivilDay, last: CivilDay)?) -> String {
    guard let days else { return NumberStyle.undefined }
    if days.first == days.last { return numbers.date(days.first) }
    return "\(numbers.date(days.first)) – \(numbers.date(days.last))"
  }

  package func tweets(_ number: Int) -> String { count(number, "tweet", "tweet", "tweets") }
  package func quarters(_ number: Int) -> String {
    count(number, "triwulan", "quarter", "quarters")
  }
  package func accounts(_ number: Int) -> String { count(number, "akun", "account", "accounts") }

  /// A part in words: `12 dari 34 tweet`.
  package func part(_ part: Int, of whole: Int) -> String {
    "\(numbers.number(part)) \(say("dari", "of")) \(tweets(whole))"
  }

  /// The confidence of an interval: `95% confidence interval`.
  package func level(_ level: Double) -> String {
    let percent = numbers.percent(level, decimals: Self.decimals(of: level))
    return say("selang kepercayaan \(percent)", "\(percent) confidence interval")
  }

  static func decimals(of level: Double) -> Int {
    level * 100 == (level * 100).rounded() ? 0 : 1
  }

  /// What a corrected share rests on.
  package func basis(of corrected: CorrectedShare) -> String {
    let codes = tweets(corrected.coded)
    return switch corrected.method {
    case .sample:
      say("\(codes) diambil acak dan dikode orang", "\(codes) drawn at random and coded by people")
    case .priorShift:
      say("\(codes) dari tempat lain dikode orang", "\(codes) from elsewhere coded by people")
    }
  }

  /// Why there is no share.
  package var noServiceCategory: String {
    say(
      "Tidak ada kategori yang dihitung sebagai konten layanan.",
      "No category counts as service content.")
  }

  /// How far off an uncorrected share may be.
  package func error(ofShare error: Double) -> String {
    let points = numbers.number(100 * error, decimals: 1)
    return say(
      "Rata-rata meleset \(points) poin, pada kelompok akun yang belum dikenal model.",
      "Off by \(points) points on average, on groups of accounts new to the model.")
  }

  package func more(_ number: Int) -> String {
    say("dan \(numbers.number(number)) lagi", "and \(numbers.number(number)) more")
  }

  package func lost(_ number: Int) -> String {
    say(
      "\(numbers.number(number)) catatan tidak dapat dibaca dan tidak dihitung.",
      """
      \(count(number, "", "record", "records")) could not be read and \
      \(number == 1 ? "is" : "are") not counted.
      """)
  }
}
