internal import Classifier
internal import Statistics
public import Study

/// How far coders agree, as tables for a terminal.
public struct AgreementText {
  private let study: AgreementStudy
  private let words: MeasureWords

  /// Makes the text of `study` in `language`.
  public init(_ study: AgreementStudy, language: ReportLanguage) {
    self.study = study
    words = MeasureWords(language)
  }

  /// The text.
  public func rendered() -> String {
    """
    \(list.rendered())
    \(overall.rendered())
    \(words.say(
      "Tiap kategori terhadap semua yang lain, seperti perbandingan kode NVivo:",
      "Each category against all others, as in NVivo's coding comparison:"))
    \(byCategory.rendered())
    \(words.say(
      """
      Akibatnya bagi sebuah bagian: kode satu orang membawa kebiasaan orang itu. Pada tweet yang
      dikode semua orang, bagian dapat meleset sebesar batas di bawah karena siapa yang mengode,
      di samping selang dari sampelnya:
      """,
      """
      What this does to a share: one coder's codes carry that coder's habits into it. On the
      tweets that all have coded, shares may be off by the margin for who coded, beside what
      the sample's interval says:
      """))
    \(margins.rendered())
    """
  }

  private var list: TextList {
    var list = TextList()
    list.add(words.say("pengode", "coders"), study.coders.joined(separator: ", "))
    list.add(
      "tweet" + words.say("", "s"),
      words.say(
        "\(study.overlap) dari \(study.units) dikode dua orang atau lebih, "
          + "\(study.disagreements) di antaranya berbeda",
        "\(study.overlap) of \(study.units) coded by two coders or more, "
          + "\(study.disagreements) of them differently"))
    for note in study.notes + [missing].compactMap(\.self) {
      list.add(words.say("catatan", "note"), note)
    }
    return list
  }

  /// Why figures or intervals are not there.
  private var missing: String? {
    if study.overall.contains(where: { $0.estimate == nil }) {
      return words.say(
        "semua kode sama, sehingga κ dan α tidak terdefinisi; AC1 dari Gwet ada juga di sana",
        "all codes are of one category, where κ and α are undefined; Gwet's AC1 is defined there, too"
      )
    }
    guard study.overall.contains(where: { $0.estimate?.interval == nil }) else { return nil }
    return study.overlap < Agreement.fewestUnits
      ? words.say(
        "selang memerlukan sedikitnya \(Agreement.fewestUnits) tweet yang dikode dua orang",
        "intervals need \(Agreement.fewestUnits) tweets or more that two have coded")
      : words.say(
        "hampir semua kode satu kategori, sehingga selang κ dan α tidak dapat dipercaya; lihat AC1",
        "nearly all codes are of one category, so that no interval of κ and α would hold; see AC1")
  }

  private var overall: TextTable {
    var table = TextTable([
      "", words.say("nilai", "value"), words.interval(study.level),
    ])
    for measure in study.overall {
      table.add([
        name(measure), words.figure(measure.estimate?.value),
        words.range(measure.estimate?.interval),
      ])
    }
    return table
  }

  private var rows: [AgreementStudy.Category] {
    study.categories + [study.service].compactMap(\.self)
  }

  private var byCategory: TextTable {
    let names = study.categories.first?.measures.map(name) ?? []
    var table = TextTable([words.category] + study.coders + names)
    for category in rows {
      table.add(
        [category.code] + category.tweets.map { "\($0)" }
          + category.measures.map { words.figure($0.estimate?.value) })
    }
    return table
  }

  private var margins: TextTable {
    var table = TextTable([words.category] + study.coders + [words.say("batas", "margin")])
    for category in rows {
      table.add(
        [category.code] + category.shares.map(words.percent)
          + [category.coderMargin.map { "±" + words.percent($0) } ?? "–"])
    }
    return table
  }

  private func name(_ measure: AgreementStudy.Measure) -> String {
    measure.name == "agreement" ? words.say("kesepakatan", "agreement") : measure.name
  }
}
