internal import Classifier
internal import Statistics
public import Study

/// How well labels agree with people's codes, as one HTML page that needs nothing else.
public struct EvaluationHTML {
  private let study: EvaluationStudy
  private let files: [String]
  private let version: String
  private let prose: Prose
  private let words: EvaluationProse
  /// The style of the page; tests put a short one.
  var stylesheet = Stylesheet.text

  /// Makes the page of `study` in `language`.
  ///
  /// - Parameters:
  ///   - files: the files with the codes.
  ///   - version: the version of textmine.
  public init(
    _ study: EvaluationStudy, files: [String], version: String, language: ReportLanguage
  ) {
    self.study = study
    self.files = files
    self.version = version
    prose = Prose(language)
    words = EvaluationProse(prose: prose)
  }

  /// The page.
  public func rendered() -> String {
    let name = files.joined(separator: ", ")
    return Page(
      title: "\(name) – \(words.document)", version: version, prose: prose,
      header: """
        <header>
        <p class="kicker">\(words.document)</p>
        <h1>\(name)</h1>
        <p class="soft">\(words.method(study.method, tweets: study.tweets))</p>
        \(parts.keys)
        </header>
        """,
      sections: [categories, confusion, reliability, parts.curve, errors], stylesheet: stylesheet
    ).rendered()
  }

  private var evaluation: Evaluation { study.evaluation }
  private var parts: EvaluationParts { EvaluationParts(study, prose) }

  /// The categories that any code or label names.
  private var used: [Int] {
    evaluation.scores.indices.filter {
      evaluation.scores[$0].coded + evaluation.scores[$0].labelled > 0
    }
  }

  private func title(_ place: Int) -> String { evaluation.categories[place].title[prose.language] }

  // MARK: Categories

  private var categories: Markup {
    """
    <section id="categories">
    <h2>\(words.categoriesHeading)</h2>
    <p>\(words.categoriesMeaning)</p>
    <figure>
    \(IntervalChart(id: "picture-f1", title: "F1", nothing: words.noCodes, rows: bars).markup)
    \(table.markup)
    </figure>
    </section>
    """
  }

  private var bars: [IntervalChart.Row] {
    used.map { place in
      let f1 = evaluation.scores[place].f1
      return IntervalChart.Row(
        name: title(place), value: f1?.value, interval: f1?.interval,
        figure: words.figure(f1?.value),
        description: words.describe(title(place), f1?.value))
    }
  }

  private var table: Table {
    func row(_ name: String, _ score: Evaluation.CategoryScore) -> [Markup] {
      [
        "\(name)", "\(words.figure(score.precision?.value))",
        "\(words.figure(score.recall?.value))",
        "\(words.figure(score.f1?.value))", "\(words.range(score.f1?.interval))",
        "\(prose.numbers.number(score.coded))",
      ]
    }
    return Table(
      caption: words.categoriesHeading,
      columns: [
        .init(title: prose.category, isNumeric: false), .init(title: words.precision),
        .init(title: words.recall), .init(title: "F1"), .init(title: words.interval),
        .init(title: words.coded),
      ],
      rows: used.map { row(title($0), evaluation.scores[$0]) },
      total: evaluation.service.map { row(prose.serviceContent, $0) })
  }

  // MARK: Codes and labels

  private var confusion: Markup {
    let rows: [[Markup]] = used.map { code in
      let sum = evaluation.confusion[code].reduce(0, +)
      return ["\(title(code))"]
        + used.map { label in cell(evaluation.confusion[code][label], of: sum, code == label) }
    }
    let table = Table(
      caption: words.confusionHeading,
      columns: [.init(title: words.code, isNumeric: false)] + used.map { .init(title: title($0)) },
      rows: rows)
    return """
      <section id="confusion">
      <h2>\(words.confusionHeading)</h2>
      <p>\(words.confusionMeaning)</p>
      \(table.markup)
      </section>
      """
  }

  /// A count on a ground as strong as its share of the row.
  private func cell(_ count: Int, of sum: Int, _ isRight: Bool) -> Markup {
    guard count > 0 else { return "<span class=\"soft\">0</span>" }
    let strength = Picture.portion(count, of: sum, length: 100)
    let style: Markup = isRight ? "right" : "wrong"
    return """
      <span class="heat \(style)" style="--part:\(strength)%">\(prose.numbers.number(count))</span>
      """
  }

  // MARK: Probabilities and codes

  private var reliability: Markup {
    guard let error = evaluation.calibrationError else { return "" }
    let dots = evaluation.reliability.map { bin in
      ScatterChart.Dot(
        x: bin.probability, y: bin.right,
        description: "\(words.probability) \(words.share(bin.probability)), \(words.right) "
          + "\(words.share(bin.right)), \(prose.tweets(bin.tweets))")
    }
    return """
      <section id="reliability">
      <h2>\(words.reliabilityHeading)</h2>
      <p>\(words.reliabilityMeaning(error))</p>
      <figure>
      \(ScatterChart(
        id: "picture-reliability", title: words.reliabilityHeading, horizontal: words.probability,
        vertical: words.right, across: ["0", "0.5", "1"].map(localized), dots: dots,
        hasDiagonal: true).markup)
      </figure>
      </section>
      """
  }

  private func localized(_ number: String) -> String {
    prose.language == .indonesian ? number.replacing(".", with: ",") : number
  }

  // MARK: Errors

  private var errors: Markup {
    guard !study.errors.isEmpty else { return "" }
    let table = Table(
      caption: words.errorsHeading,
      columns: [
        .init(title: words.tweet, isNumeric: false), .init(title: words.code, isNumeric: false),
        .init(title: words.label, isNumeric: false), .init(title: words.probability),
        .init(title: words.evidence, isNumeric: false),
      ],
      rows: study.errors.map { error in
        [
          "<bdi class=\"wrap\">\(error.text)</bdi>", "\(error.code)", "\(error.label)",
          "\(words.figure(error.probability))",
          "<bdi class=\"wrap\">\(words.list(error.evidence))</bdi>",
        ]
      })
    return """
      <section id="errors">
      <h2>\(words.errorsHeading)</h2>
      \(table.markup)
      </section>
      """
  }
}
