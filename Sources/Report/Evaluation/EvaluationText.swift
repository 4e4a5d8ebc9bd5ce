internal import Classifier
internal import Statistics
public import Study

/// How well labels agree with people's codes, as tables for a terminal.
public struct EvaluationText {
  /// The most characters that are shown of a mislabelled tweet.
  private static let textLimit = 150

  private let study: EvaluationStudy
  private let words: MeasureWords

  /// Makes the text of `study` in `language`.
  public init(_ study: EvaluationStudy, language: ReportLanguage) {
    self.study = study
    words = MeasureWords(language)
  }

  /// The text.
  public func rendered() -> String {
    [
      "\(method)\n", scores.rendered(), summary, comparison, worth,
      "\(words.say("kode di baris, label di kolom:", "codes in rows, labels in columns:"))\n\n"
        + confusion.rendered(), curve, errors,
    ].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var evaluation: Evaluation { study.evaluation }

  private var method: String {
    switch study.method {
    case .parts(let parts):
      words.say(
        "\(study.tweets) tweet berkode; \(parts) bagian, masing-masing sekali disisihkan",
        "\(study.tweets) coded tweets; \(parts) parts, each held back once")
    case .labelled(let name):
      words.say(
        "\(study.tweets) tweet berkode; diberi label oleh \(name)",
        "\(study.tweets) coded tweets; labelled by \(name)"
      ).printable
    }
  }

  /// The categories that any code or label names.
  private var used: [Int] {
    evaluation.scores.indices.filter {
      evaluation.scores[$0].coded + evaluation.scores[$0].labelled > 0
    }
  }

  private var scores: TextTable {
    var table = TextTable([
      words.category, words.say("presisi", "precision"), words.say("perolehan", "recall"), "F1",
      words.interval(0.95), words.say("dikode", "coded"),
    ])
    func add(_ name: String, _ score: Evaluation.CategoryScore) {
      table.add([
        name, words.figure(score.precision?.value), words.figure(score.recall?.value),
        words.figure(score.f1?.value), words.range(score.f1?.interval), "\(score.coded)",
      ])
    }
    for index in used { add(evaluation.categories[index].id, evaluation.scores[index]) }
    if let service = evaluation.service {
      add(words.say("konten layanan", "service content"), service)
    }
    return table
  }

  private var summary: String {
    func line(_ estimate: Estimate?) -> String {
      "\(words.figure(estimate?.value)) (\(words.range(estimate?.interval)))"
    }
    var list = TextList()
    list.add("macro-F1", line(evaluation.macroF1))
    list.add(words.say("ketepatan", "accuracy"), line(evaluation.accuracy))
    list.add("kappa", words.figure(evaluation.kappa))
    list.add(
      words.say("galat kalibrasi", "calibration error"), words.figure(evaluation.calibrationError))
    return list.rendered()
  }

  /// The labels beside others, and part by part.
  private var comparison: String {
    if study.comparison.isEmpty { return "" }
    let subject = study.comparison.first { $0.accuracyDifference == nil }?.name ?? ""
    func table(_ title: String, _ rows: [LabelComparison.Row], isCompared: Bool) -> TextTable {
      var table = TextTable(
        [
          title, words.say("ketepatan", "accuracy"), words.interval(0.95), "macro-F1",
          words.interval(0.95), words.say("F1 layanan", "service F1"), "tweet" + words.say("", "s"),
        ] + (isCompared ? [words.say("selisih poin", "points apart"), words.interval(0.95)] : []))
      for row in rows {
        let difference = row.accuracyDifference
        let apart = [
          words.points(difference?.value),
          difference?.interval.map {
            "\(words.points($0.lower)) \(words.say("sampai", "to")) \(words.points($0.upper))"
          } ?? NumberStyle.undefined,
        ]
        table.add(
          [
            row.name, words.figure(row.accuracy?.value), words.range(row.accuracy?.interval),
            words.figure(row.macroF1?.value), words.range(row.macroF1?.interval),
            words.figure(row.serviceF1?.value), "\(row.tweets)",
          ] + (isCompared ? apart : []))
      }
      return table
    }
    let heading = words.say(
      "beberapa cara pada tweet yang sama; selisih ketepatan terhadap \(subject):\n",
      "ways to label the same tweets; accuracy apart from that of \(subject):\n")
    let all = table(words.say("label dari", "labels of"), study.comparison, isCompared: true)
    if study.parts.isEmpty { return heading + all.rendered() }
    let parts = table(words.say("bagian", "part"), study.parts, isCompared: false)
    return heading + all.rendered() + "\n" + parts.rendered()
  }

  private var worth: String {
    guard let worth = study.worth else { return "" }
    let bias = study.comparison.first { $0.accuracyDifference == nil }?.shareBias
    let range = bias?.interval.map {
      words.say(
        " (selang 95%: \(words.points($0.lower)) sampai \(words.points($0.upper)))",
        " (95% interval \(words.points($0.lower)) to \(words.points($0.upper)))")
    }
    let points = words.points(bias?.value) + words.say(" poin", " points") + (range ?? "")
    return words.say(
      """
      nilai suatu bagian: label menghitung \(words.percent(worth.uncorrected)) layanan, kode \
      \(words.percent(worth.coded)): \(points)
      untuk mengoreksinya sampai ±3 poin diperlukan \(worth.codes) kode; tanpa label \
      \(worth.codesAlone)

      """,
      """
      worth of a share: labels count \(words.percent(worth.uncorrected)) service content, codes \
      \(words.percent(worth.coded)): \(points)
      correcting it to ±3 points takes \(worth.codes) codes; without labels \(worth.codesAlone)

      """)
  }

  private var confusion: TextTable {
    var table = TextTable([words.say("kode", "code")] + used.map { evaluation.categories[$0].id })
    for code in used {
      table.add(
        [evaluation.categories[code].id] + used.map { "\(evaluation.confusion[code][$0])" })
    }
    return table
  }

  private var curve: String {
    guard let curve = study.curve else { return "" }
    var list = TextList()
    for point in curve.points {
      list.add(
        "\(point.codes)", "\(words.figure(point.macroF1)) (\(words.range(point.interval)))")
    }
    let gain = curve.expectedGain(of: LearningCurve.more)
    let sum = "\(words.figure(gain.value)) (\(words.range(gain.interval)))"
    return words.say(
      "macro-F1 menurut jumlah kode yang dipelajari:\n",
      "macro-F1 by number of codes learnt from:\n") + list.rendered(indent: 2)
      + words.say(
        "jika terus begini, \(LearningCurve.more) kode lagi menambah sekitar \(sum)\n",
        "\(LearningCurve.more) more codes would add about \(sum), if the curve goes on like this\n")
  }

  private var errors: String {
    if study.errors.isEmpty { return "" }
    let title = words.say(
      "kesalahan, yang paling yakin lebih dulu:", "errors, the most confident first:")
    return "\(title)\n" + study.errors.map(text).joined()
  }

  private func text(_ error: EvaluationStudy.Mislabelling) -> String {
    let id = error.id.isEmpty ? "" : "\(error.id): "
    let probability =
      error.probability.map { " (\(words.figure($0, decimals: 2)))" } ?? ""
    let head = words.say(
      "\(id)kode \(error.code), label \(error.label)\(probability)",
      "\(id)coded \(error.code), labelled \(error.label)\(probability)")
    let reasons = error.evidence.map { "\($0.text) +\(words.figure($0.weight, decimals: 2))" }
    let evidence =
      reasons.isEmpty ? words.say("tanpa bukti", "no evidence") : reasons.joined(separator: "; ")
    let text = error.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return "  \(head.printable)\n    \(String(text.prefix(Self.textLimit)).printable)\n"
      + "    \(evidence.printable)\n"
  }
}
