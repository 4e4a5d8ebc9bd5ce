internal import Classifier
internal import Corpus

/// Every heading and sentence of a report, in both languages.
struct Prose {
  let language: ReportLanguage
  let numbers: NumberStyle

  init(_ language: ReportLanguage, space: Character = "\u{A0}") {
    self.language = language
    numbers = NumberStyle(language, space: space)
  }

  private func say(_ indonesian: String, _ english: String) -> String {
    Wording(indonesian: indonesian, english: english)[language]
  }

  /// A number with what is counted: `1 tweet`, `1,234 tweets`.
  private func count(_ number: Int, _ indonesian: String, _ one: String, _ many: String) -> String {
    "\(numbers.number(number)) \(say(indonesian, number == 1 ? one : many))"
  }

  // MARK: Words

  var tweets: String { say("Tweet", "Tweets") }
  var period: String { say("Periode", "Period") }
  var quarter: String { say("Triwulan", "Quarter") }
  var share: String { say("Bagian", "Share") }
  var service: String { say("Layanan", "Service") }
  var serviceContent: String { say("Konten layanan publik", "Public-service content") }
  var serviceShare: String { say("Bagian konten layanan", "Share of service content") }
  var uncorrected: String { say("belum dikoreksi", "uncorrected") }
  var own: String { say("Tweet sendiri", "Own tweets") }
  var retweets: String { "Retweet" + say("", "s") }
  var category: String { say("Kategori", "Category") }
  var definitions: String { say("Definisi kategori", "Definitions of the categories") }
  var unlabelled: String { say("Tanpa label", "Unlabelled") }
  var undated: String { say("Tanpa tanggal", "Undated") }
  var all: String { say("Semua", "All") }
  var yes: String { say("ya", "yes") }
  var no: String { say("tidak", "no") }
  var kind: String { say("Jenis", "Kind") }
  var account: String { say("Akun", "Account") }
  var mentions: String { say("Sebutan", "Mentions") }
  var word: String { say("Kata", "Word") }
  var hashtag: String { say("Tagar", "Hashtag") }
  var occurrences: String { say("Jumlah", "Count") }
  var otherSpellings: String { say("Bentuk lain", "Other forms") }
  var file: String { say("Berkas", "File") }
  var format: String { say("Format", "Format") }
  var duplicates: String { say("Ganda", "Duplicates") }
  var skipped: String { say("Dilewati", "Skipped") }
  var repaired: String { say("Diperbaiki", "Repaired") }
  var size: String { say("Ukuran", "Size") }
  var place: String { say("Tempat", "Place") }
  var reason: String { say("Sebab", "Reason") }
  var labels: String { say("Label", "Labels") }
  var files: String { say("Masukan", "Input") }

  /// A kind's name.
  func name(of kind: TweetKind) -> String {
    switch kind {
    case .tweet: "Tweet"
    case .retweet: "Retweet"
    case .reply: say("Balasan", "Reply")
    case .quote: say("Kutipan", "Quote")
    }
  }

  // MARK: Page

  var document: String { say("Laporan isi tweet", "Report on tweets") }
  var nameless: String { say("Arsip tanpa nama akun", "Archive without account name") }
  var sections: String { say("Bagian laporan", "Sections of the report") }
  var labelsHeading: String { say("Untuk apa tweet ditulis", "What the tweets are for") }
  var quartersHeading: String { say("Tweet per triwulan", "Tweets per quarter") }
  var kindsHeading: String { say("Tweet dan retweet", "Tweets and retweets") }
  var mentionsHeading: String { say("Akun yang disebut", "Accounts mentioned") }
  var wordsHeading: String { say("Kata dan tagar tersering", "Most frequent words and hashtags") }
  var wordsTitle: String { say("Kata tersering", "Most frequent words") }
  var hashtagsTitle: String { say("Tagar tersering", "Most frequent hashtags") }
  var inputsHeading: String { say("Yang dibaca dan yang tidak", "What was read and what was not") }
  var methodHeading: String { say("Cara laporan ini dibuat", "How this report was made") }

  /// The accounts of the title: all if they are few, else the first ones.
  func accounts(_ names: [String]) -> String {
    guard !names.isEmpty else { return nameless }
    let shown = names.prefix(3).map { "@\($0)" }.joined(separator: ", ")
    let others = names.count - 3
    return others > 0 ? shown + say(" dan \(others) lainnya", " and \(others) more") : shown
  }

  /// From the first day to the last.
  func period(_ days: (first: CivilDay, last: CivilDay)?) -> String {
    guard let days else { return NumberStyle.undefined }
    if days.first == days.last { return numbers.date(days.first) }
    return "\(numbers.date(days.first)) – \(numbers.date(days.last))"
  }

  func tweets(_ number: Int) -> String { count(number, "tweet", "tweet", "tweets") }
  func quarters(_ number: Int) -> String { count(number, "triwulan", "quarter", "quarters") }
  func accounts(_ number: Int) -> String { count(number, "akun", "account", "accounts") }

  /// A part in words: `12 dari 34 tweet`.
  func part(_ part: Int, of whole: Int) -> String {
    "\(numbers.number(part)) \(say("dari", "of")) \(tweets(whole))"
  }

  var noTweets: String {
    say("Tidak ada tweet yang dapat dihitung.", "There are no tweets to count.")
  }
  var noLabels: String { say("Tidak ada tweet yang berlabel.", "No tweet has a label.") }
  var noDates: String {
    say("Tidak ada tweet yang bertanggal.", "No tweet has a date.")
  }
  var noMentions: String {
    say("Tidak ada akun yang disebut.", "No account is mentioned.")
  }
  var noWords: String { say("Tidak ada kata yang dihitung.", "There are no words to count.") }
  var noHashtags: String { say("Tidak ada tagar.", "There are no hashtags.") }
  var noInputs: String { say("Tidak ada berkas yang dibaca.", "No file was read.") }
  var allRead: String {
    say("Semua catatan dalam masukan terbaca.", "Every record of the input could be read.")
  }

  // MARK: Sentences

  /// What the share means and what it does not.
  func meaning(of share: Share) -> String {
    guard share.labelled > 0 else { return noLabels }
    let part = part(share.service, of: share.labelled)
    return say(
      """
      Artinya: program memberi label layanan kepada \(part) yang berlabel; artinya bukan: sekian \
      bagian tweet pasti berisi layanan, sebab kesalahan label belum dikoreksi dan selang \
      ketidakpastiannya belum dihitung.
      """,
      """
      It means that the program gave a service label to \(part) with a label; it does not mean that \
      exactly this share is service content, because the labels’ errors are not corrected and no \
      margin of error has been worked out.
      """)
  }

  /// How far off an uncorrected share may be.
  func error(ofShare error: Double) -> String {
    let points = numbers.points(error)
    return say(
      "Pada akun yang belum dikenal model, rata-rata meleset \(points) poin persen.",
      "On accounts new to the model it was off by \(points) points on average.")
  }

  /// The confidence of an interval, by name: `95% confidence interval`.
  func level(_ level: Double) -> String {
    let isWhole = level * 100 == (level * 100).rounded()
    let percent = numbers.percent(level, decimals: isWhole ? 0 : 1)
    return say("selang kepercayaan \(percent)", "\(percent) confidence interval")
  }

  var trend: String {
    say("Bagian konten layanan per triwulan", "Share of service content by quarter")
  }

  /// What a corrected share rests on.
  func basis(of corrected: CorrectedShare) -> String {
    let codes = tweets(corrected.coded)
    return switch corrected.method {
    case .sample:
      say("\(codes) diambil acak dan dikode orang", "\(codes) drawn at random and coded by people")
    case .priorShift:
      say("\(codes) dari tempat lain dikode orang", "\(codes) from elsewhere coded by people")
    }
  }

  /// How far the coders agreed.
  func agreement(_ alpha: Double) -> String {
    let hundredths = Int((abs(alpha) * 100).rounded())
    let figure =
      (alpha < 0 && hundredths > 0 ? "−" : "") + "\(hundredths / 100)\(say(",", "."))"
      + (hundredths % 100 < 10 ? "0" : "") + "\(hundredths % 100)"
    return say(
      "Kesepakatan pengode atas konten layanan: α Krippendorff \(figure).",
      "Agreement of the coders on service content: Krippendorff’s α \(figure).")
  }

  /// Which categories count as service content.
  func services(_ titles: [String]) -> String {
    let list = titles.joined(separator: ", ")
    guard !titles.isEmpty else {
      return say(
        "Tidak ada kategori yang dihitung sebagai konten layanan.",
        "No category counts as service content.")
    }
    return say("Dihitung sebagai konten layanan: \(list).", "Counted as service content: \(list).")
  }

  /// What labels are beside a share by codes.
  var labelsAsCounted: String {
    say(
      "Label sebagaimana dihitung, tidak dikoreksi dengan kode.",
      "Labels as counted, not corrected by the codes.")
  }

  /// What a category is that takes the rest.
  func fallback(_ title: String) -> String {
    say(
      "“\(title)” juga berisi tweet yang tidak cocok dengan kategori mana pun.",
      "“\(title)” also holds the tweets that no category matched.")
  }

  func describeLabels(_ largest: String, _ tweets: Int, of whole: Int) -> String {
    let figure = "\(numbers.percent(tweets, of: whole))"
    return say(
      "Satu batang per kategori; yang terbesar: \(largest), \(figure) dari semua tweet.",
      "One bar a category; the largest: \(largest), \(figure) of all tweets.")
  }

  func describeQuarters(_ number: Int, largest: String, _ tweets: Int) -> String {
    say(
      """
      Satu kolom per triwulan, \(quarters(number)); yang tertinggi: \(largest), \
      \(self.tweets(tweets)).
      """,
      "One column a quarter, \(quarters(number)); the highest: \(largest), \(self.tweets(tweets)).")
  }

  func describeRanking(_ number: Int, _ first: String, _ figure: String) -> String {
    say(
      "\(number) batang dari yang terbesar; pertama: \(first), \(figure).",
      "\(number) bars, the largest first: \(first), \(figure).")
  }

  func undated(_ number: Int) -> String {
    say(
      "\(tweets(number)) tanpa tanggal yang terbaca tidak termasuk di sini.",
      "\(tweets(number)) without a readable date \(number == 1 ? "is" : "are") not included here.")
  }

  func ownAndRetweets(own: Int, retweets: Int, of all: Int) -> String {
    let ownShare = numbers.percent(own, of: all)
    let retweetShare = numbers.percent(retweets, of: all)
    let own = numbers.number(own)
    let retweets = numbers.number(retweets)
    return say(
      """
      \(own) tweet ditulis akun sendiri (\(ownShare)): tweet biasa, balasan, dan kutipan; \
      \(retweets) meneruskan tweet akun lain (\(retweetShare)).
      """,
      """
      \(own) are the account’s own (\(ownShare)): plain tweets, replies and quotes; \(retweets) \
      pass on a tweet of another account (\(retweetShare)).
      """)
  }

  func mentioned(_ ranking: Ranking, tweets: Int, of all: Int) -> String {
    let share = numbers.percent(tweets, of: all)
    return say(
      """
      \(numbers.number(ranking.total)) sebutan atas \(accounts(ranking.distinct)), di dalam \
      \(self.tweets(tweets)) (\(share) dari semua).
      """,
      """
      \(count(ranking.total, "", "mention", "mentions")) of \(accounts(ranking.distinct)), in \
      \(self.tweets(tweets)) (\(share) of all).
      """)
  }

  func counted(words: Ranking) -> String {
    say(
      """
      \(numbers.number(words.total)) kata tanpa kata umum (stop words), disatukan menurut kata \
      dasar: \(numbers.number(words.distinct)) kata dasar. Yang tampil bentuk yang paling sering.
      """,
      """
      \(count(words.total, "", "word", "words")) without stop words, grouped by stem: \
      \(count(words.distinct, "", "stem", "stems")). The most frequent form is shown.
      """)
  }

  func counted(hashtags: Ranking, tweets: Int, of all: Int, withLink: Int) -> String {
    say(
      """
      \(numbers.number(hashtags.total)) tagar, \(numbers.number(hashtags.distinct)) di antaranya \
      berbeda, di dalam \(self.tweets(tweets)) (\(numbers.percent(tweets, of: all))). \
      \(self.tweets(withLink)) berisi tautan (\(numbers.percent(withLink, of: all))).
      """,
      """
      \(count(hashtags.total, "", "hashtag", "hashtags")), \(numbers.number(hashtags.distinct)) of \
      them different, in \(self.tweets(tweets)) (\(numbers.percent(tweets, of: all))). \
      \(self.tweets(withLink)) hold\(withLink == 1 ? "s" : "") a link \
      (\(numbers.percent(withLink, of: all))).
      """)
  }

  func lost(_ number: Int) -> String {
    say(
      "\(numbers.number(number)) catatan tidak dapat dibaca dan tidak dihitung.",
      """
      \(count(number, "", "record", "records")) could not be read and \
      \(number == 1 ? "is" : "are") not counted.
      """)
  }

  func more(_ number: Int) -> String {
    say("dan \(numbers.number(number)) lagi", "and \(numbers.number(number)) more")
  }

  /// How the share is reckoned and what the tables leave out.
  var method: String {
    say(
      """
      Bagian konten layanan adalah jumlah tweet berlabel layanan dibagi jumlah tweet berlabel. \
      Tweet dengan id yang sama dihitung sekali. Persentase dibulatkan, sehingga jumlahnya bisa \
      tidak tepat 100.
      """,
      """
      The share of service content is the number of tweets with a service label divided by the \
      number of tweets with any label. Tweets with the same id are counted once. Percentages are \
      rounded, so they may not add up to exactly 100.
      """)
  }

  // MARK: How it was made

  var madeBy: String { say("Dibuat dengan", "Made with") }
  var labelledBy: String { say("Label dari", "Labels from") }
  var timeZone: String { say("Zona waktu", "Time zone") }
  var codebook: String { say("buku kode", "codebook") }
  var model: String { say("model", "model") }
  var givenLabels: String { say("label program lain:", "labels of another program:") }
  var option: String { say("Keterangan", "Item") }
  var value: String { say("Isi", "Value") }
}
