internal import Classifier
public import Lexicon
public import Study

/// How often words occur, and what sets groups apart, as tables for a terminal.
public struct WordsText {
  private let words: MeasureWords
  /// The most spellings that a row names.
  private static let namedSpellings = 4

  /// Makes texts in `language`.
  public init(language: ReportLanguage) { words = MeasureWords(language) }

  /// The most frequent terms of each group.
  public func rendered(_ study: WordStudy, top: Int) -> String {
    let grouping = study.grouping.map { [$0.name(in: words.language)] } ?? []
    var table = TextTable(
      grouping + [
        words.say("jumlah", "count"), words.say("bagian", "share"), words.say("istilah", "term"),
        spellings,
      ])
    for (name, frequencies) in study.groups.sorted(by: { $0.key < $1.key }) {
      for entry in frequencies.top(top) {
        table.add(
          (grouping.isEmpty ? [] : [name]) + [
            "\(entry.count)", words.percent(entry.share, decimals: 2), entry.term,
            list(entry.spellings),
          ])
      }
    }
    return table.rendered()
  }

  /// The terms that set the group `name` apart from all others.
  public func rendered(_ keys: [Frequencies.Key], of name: String) -> String {
    var table = TextTable([
      "G2", "log-odds z", name, words.say("lainnya", "rest"), words.say("istilah", "term"),
      spellings,
    ])
    for key in keys {
      table.add([
        words.figure(key.logLikelihood, decimals: 1), words.figure(key.logOddsZ, decimals: 2),
        "\(key.part.count)", "\(key.rest.count)", key.part.term,
        list(key.part.spellings.isEmpty ? key.rest.spellings : key.part.spellings),
      ])
    }
    return table.rendered()
  }

  /// Neighbours that belong together.
  public func rendered(_ collocations: [Collocation]) -> String {
    var table = TextTable([
      "G2", "NPMI", words.say("jumlah", "count"), words.say("pasangan", "neighbours"), spellings,
    ])
    for pair in collocations {
      table.add([
        words.figure(pair.logLikelihood, decimals: 1),
        words.figure(pair.normalisedPMI, decimals: 2), "\(pair.count)", pair.term,
        list(pair.spellings),
      ])
    }
    return table.rendered()
  }

  /// That counts are not exact, and how far they may be off.
  public func note(on bounds: FrequentNames.Bounds) -> String {
    words.say(
      "terlalu banyak kata yang berbeda untuk disimpan semua: angka dapat terlalu tinggi sebesar paling "
        + "banyak \(bounds.error), dan kata dalam kurang dari \(bounds.surelyKept) tweet dapat tidak muncul",
      "too many different words to keep all: counts may be too high by up to \(bounds.error), and words of "
        + "fewer than \(bounds.surelyKept) tweets may be missing")
  }

  private var spellings: String { words.say("ejaan", "spellings") }

  private func list(_ spellings: [String]) -> String {
    spellings.prefix(Self.namedSpellings).joined(separator: ", ")
  }
}

extension Grouping {
  /// What the groups are called.
  func name(in language: ReportLanguage) -> String {
    guard language == .indonesian else { return name }
    return switch self {
    case .year: "tahun"
    case .half: "semester"
    case .quarter: "triwulan"
    case .month: "bulan"
    case .day: "hari"
    case .label: "label"
    case .account: "akun"
    case .kind: "jenis"
    case .column(let column): column.name
    }
  }
}
