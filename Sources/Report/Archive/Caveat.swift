internal import Classifier
internal import Corpus
internal import Study

/// What a reader must know before the figures are used.
enum Caveat: Equatable {
  /// Nearly all tweets have one text.
  case oneText(share: Double)
  /// Nearly all texts lack the common words of the language that they were analysed in.
  case otherLanguage(share: Double)
  /// The export says that most tweets are in a language that the codebook does not know.
  case exportedLanguage(code: String, share: Double)
  /// The tweets are unlike those that the model learnt from, in these ways.
  case unlikeModel([ArchiveFit.Difference])
  /// A person has put labels right: so many, so many of them unlike the program's; and whether there are estimates
  /// beside, which do not use them.
  case correctedLabels(tweets: Int, changed: Int, besideCodes: Bool)
  /// Corrections of tweets that the archive does not have.
  case missedCorrections(Int, file: String)
  /// A regular expression that took too long in so many tweets.
  case slowExpression(String, tweets: Int)
  /// Most labels were given because nothing was found.
  case mostlyFallback(share: Double)
  /// Too many different words, hashtags or accounts to count all exactly.
  case boundedCounts(FrequentNames.Bounds)
  /// What the study of the share has to say.
  case ofShare(ShareCaveat)
  /// So few codes that the interval tells little.
  case fewCodes(Int)

  /// From these shares on, and from so many tweets.
  private static let (most, half, fewest) = (0.8, 0.5, 10)
  /// Indonesian, and the codes of tweets without a language of their own: links, hashtags, emoji.
  private static let known: Set<String> = [
    "id", "und", "qme", "qht", "qam", "qst", "zxx", "art",
  ]

  static func all(_ contents: ReportContents, _ figures: Figures) -> [Caveat] {
    let tally = contents.tally
    var caveats = contents.slowExpressions.map {
      Caveat.slowExpression($0.expression, tweets: $0.texts)
    }
    guard figures.tweets >= fewest else { return caveats + corrections(contents) }
    if let share = tally.sample.shareOfOneText, share >= most {
      caveats.append(.oneText(share: share))
    }
    if let language = language(of: tally) {
      caveats.append(language)
    } else if let fit = contents.fit, !fit.differences.isEmpty, contents.corrected == nil {
      caveats.append(.unlikeModel(fit.differences))
    }
    caveats += corrections(contents)
    let fallback = Double(tally.fallbacks) / Double(figures.tweets)
    if fallback >= half { caveats.append(.mostlyFallback(share: fallback)) }
    if let bounds = tally.bounds { caveats.append(.boundedCounts(bounds)) }
    guard let corrected = contents.corrected else { return caveats }
    // Of groups the page shows only those with enough codes.
    caveats += corrected.caveats.compactMap { caveat in
      if case .thinStrataInGroups = caveat { nil } else { .ofShare(caveat) }
    }
    if corrected.coded < 50 { caveats.append(.fewCodes(corrected.coded)) }
    return caveats
  }

  private static func corrections(_ contents: ReportContents) -> [Caveat] {
    guard let labels = contents.correctedLabels else { return [] }
    let used: [Caveat] =
      labels.used == 0
      ? []
      : [
        .correctedLabels(
          tweets: labels.used, changed: labels.changed, besideCodes: contents.corrected != nil)
      ]
    let file = fileName(labels.corrections.name)
    return used + (labels.missed > 0 ? [.missedCorrections(labels.missed, file: file)] : [])
  }

  private static func language(of tally: Tally) -> Caveat? {
    let told = tally.languages.values.reduce(0, +)
    if told >= fewest,
      let (code, count) = tally.languages.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      !known.contains(TweetSelection.currentCode(ofLanguage: code)),
      Double(count) >= half * Double(told)
    {
      return .exportedLanguage(code: code, share: Double(count) / Double(told))
    }
    guard tally.wordy >= fewest else { return nil }
    let share = Double(tally.wordyWithoutStopWord) / Double(tally.wordy)
    return share >= half ? .otherLanguage(share: share) : nil
  }

  func sentence(_ prose: Prose, _ categories: [Classifier.Category]) -> String {
    func percent(_ share: Double) -> String { prose.numbers.percent(share, decimals: 0) }
    return switch self {
    case .oneText(let share):
      prose.say(
        "\(percent(share)) tweet berisi teks yang sama; mungkin kolom teksnya salah.",
        "\(percent(share)) of the tweets have the same text; perhaps the column of texts is the wrong one."
      )
    case .otherLanguage(let share):
      prose.say(
        "\(percent(share)) tweet tidak memuat satu pun kata umum bahasa yang dikenal program; mungkin "
          + "tweetnya berbahasa lain, dan labelnya tidak berarti.",
        "\(percent(share)) of the tweets hold no common word of the language that the program knows; they may "
          + "be in another language, and the labels mean nothing then.")
    case .exportedLanguage(let code, let share):
      prose.say(
        "Menurut data, \(percent(share)) tweet berbahasa “\(code)”, yang tidak dikenal buku kode; labelnya "
          + "tidak berarti.",
        "By the export, \(percent(share)) of the tweets are in the language “\(code)”, which the codebook does "
          + "not know; their labels mean nothing.")
    case .unlikeModel(let differences):
      prose.say(
        "Tweet ini tidak seperti tweet yang dipelajari model: "
          + "\(prose.list(differences.map { Self.words($0, prose) })). Label bisa lebih sering salah "
          + "daripada biasanya; hanya kode sebuah sampel yang menunjukkan seberapa sering.",
        "The tweets are unlike those that the model learnt from: "
          + "\(prose.list(differences.map { Self.words($0, prose) })). Labels may be wrong more often than "
          + "usual; only the codes of a sample tell how often.")
    case .correctedLabels(let tweets, let changed, let besideCodes):
      prose.say(
        "Label \(prose.tweets(tweets)) diperbaiki oleh orang (\(prose.numbers.number(changed)) berbeda dari "
          + "label program). Tweet itu dipilih, bukan diambil acak: tidak ada yang bisa disimpulkan darinya "
          + "tentang tweet lain\(besideCodes ? ", dan perkiraan dari kode tidak memakainya" : "").",
        "A person has put right the labels of \(prose.tweets(tweets)) (\(prose.numbers.number(changed)) differ "
          + "from the program’s). These tweets were chosen and not drawn at random: nothing follows from them "
          + "for others\(besideCodes ? ", and the estimates from codes do not use them" : "").")
    case .missedCorrections(let count, let file):
      prose.say(
        "\(prose.numbers.number(count)) perbaikan dalam \(file) adalah untuk tweet yang tidak ada dalam arsip ini.",
        "\(prose.count(count, "", "correction", "corrections")) in \(file) \(count == 1 ? "is" : "are") of tweets that this archive does not have."
      )
    case .slowExpression(let text, let tweets):
      prose.say(
        "Ekspresi “\(text)” terlalu lama dicari dalam \(prose.tweets(tweets)), yang diberi label tanpa ekspresi itu; "
          + "sederhanakan pengulangannya.",
        "The expression “\(text)” took too long in \(prose.tweets(tweets)), which have labels as if without it; "
          + "simplify its repetitions.")
    case .mostlyFallback(let share):
      prose.say(
        "\(percent(share)) tweet tidak cocok dengan kategori mana pun dan masuk ke kategori sisa; bagian "
          + "layanan terutama menunjukkan yang tidak ditemukan.",
        "\(percent(share)) of the tweets matched no category and went to the one for the rest; the share mostly "
          + "shows what was not found.")
    case .boundedCounts(let bounds):
      prose.say(
        "Terlalu banyak kata, tagar, atau akun yang berbeda untuk disimpan semua: jumlahnya dapat terlalu "
          + "tinggi sebesar paling banyak \(prose.numbers.number(bounds.error)), dan yang ada dalam kurang dari "
          + "\(prose.numbers.number(bounds.surelyKept)) tweet dapat tidak muncul. Bagian layanan tidak terpengaruh.",
        "There are too many different words, hashtags or accounts to keep all: their counts may be too high by "
          + "up to \(prose.numbers.number(bounds.error)), and those in fewer than "
          + "\(prose.numbers.number(bounds.surelyKept)) tweets may be missing. The share is not affected."
      )
    case .ofShare(let caveat): caveat.sentence(prose, categories)
    case .fewCodes(let count):
      prose.say(
        "Baru \(prose.tweets(count)) dikode; selangnya lebar.",
        "Only \(prose.tweets(count)) \(count == 1 ? "is" : "are") coded; the interval is wide.")
    }
  }

  private static func words(_ difference: ArchiveFit.Difference, _ prose: Prose) -> String {
    func percent(_ share: Double) -> String { prose.numbers.percent(share, decimals: 0) }
    return switch difference {
    case .words(let share):
      prose.say(
        "\(percent(share)) katanya tidak dikenal model",
        "it does not know \(percent(share)) of their words")
    case .doubtful(let share):
      prose.say(
        "\(percent(share)) labelnya diragukan", "\(percent(share)) of the labels are doubtful")
    case .languages(let share):
      prose.say(
        "\(percent(share)) tweet berbahasa lain", "\(percent(share)) are in another language")
    }
  }
}
