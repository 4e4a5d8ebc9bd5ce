internal import Classifier
internal import Statistics
package import Study

/// Parts of a page on the accuracy of labels that stand on more than one page.
package struct EvaluationParts {
  private let study: EvaluationStudy
  private let prose: Prose
  private let words: EvaluationProse

  package init(_ study: EvaluationStudy, _ prose: Prose) {
    (self.study, self.prose) = (study, prose)
    words = EvaluationProse(prose: prose)
  }

  private var evaluation: Evaluation { study.evaluation }

  /// How the labels were made.
  package var method: String { words.method(study.method, tweets: study.tweets) }

  /// What makes the figures too good; nothing where nothing does.
  package var caveat: Markup {
    study.learnt == 0
      ? "" : "<div class=\"caveats\" role=\"note\"><p>\(words.learnt(study.learnt))</p></div>"
  }

  /// The figures in large letters.
  package var keys: Markup {
    func key(_ name: String, _ figure: String, _ note: String) -> Markup {
      "<div><dt>\(name)</dt><dd><span class=\"big\">\(figure)</span>\(note)</dd></div>"
    }
    var keys = [
      key(
        words.accuracy, words.share(evaluation.accuracy?.value),
        words.range(evaluation.accuracy?.interval)),
      key(
        "Macro-F1", words.figure(evaluation.macroF1?.value),
        words.range(evaluation.macroF1?.interval)
      ),
    ]
    if let service = evaluation.service {
      keys.append(
        key(
          "F1, \(prose.serviceContent)", words.figure(service.f1?.value),
          words.range(service.f1?.interval)))
    }
    keys.append(key("Cohen's κ", words.figure(evaluation.kappa), ""))
    return "<dl class=\"keys\">\n\(keys)\n</dl>"
  }

  /// How labels get better with codes, and what more codes would bring; nothing where that was not asked for.
  package var curve: Markup {
    guard let curve = study.curve, let most = curve.points.last?.codes, most > 0 else {
      return ""
    }
    let dots = curve.points.map { point in
      ScatterChart.Dot(
        x: Double(point.codes) / Double(most), y: point.macroF1,
        description: "\(words.codes) \(prose.numbers.number(point.codes)), macro-F1 "
          + words.figure(point.macroF1))
    }
    return """
      <section id="curve">
      <h2>\(words.curveHeading)</h2>
      <p>\(words.curveMeaning(curve))</p>
      <figure>
      \(ScatterChart(
        id: "picture-curve", title: words.curveHeading, horizontal: words.codes,
        vertical: "macro-F1", across: [0, most / 2, most].map(prose.numbers.number), dots: dots,
        hasDiagonal: false).markup)
      </figure>
      </section>
      """
  }

  /// The labels beside those of others.
  ///
  /// - Parameter names: what the others are called, by their names in the study.
  package func comparison(_ names: [String: String]) -> Markup {
    let rows: [[Markup]] = study.comparison.map { row in
      let range = row.accuracyDifference?.interval.map { interval in
        "\(prose.numbers.points(interval.lower)) \(words.to) \(prose.numbers.points(interval.upper))"
      }
      return [
        "\(names[row.name] ?? row.name)", "\(words.share(row.accuracy?.value))",
        "\(words.figure(row.macroF1?.value))", "\(words.figure(row.serviceF1?.value))",
        "\(range ?? NumberStyle.undefined)",
      ]
    }
    return Table(
      caption: words.comparisonHeading,
      columns: [
        .init(title: words.labelsOf, isNumeric: false), .init(title: words.accuracy),
        .init(title: "Macro-F1"), .init(title: "F1, \(prose.serviceContent)"),
        .init(title: words.difference),
      ], rows: rows
    ).markup
  }
}
