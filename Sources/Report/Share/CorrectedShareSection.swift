internal import Classifier
internal import Statistics

/// The section on the share where people have coded a sample.
extension ReportHTML {
  private var numbers: NumberStyle { prose.numbers }

  func section(on corrected: CorrectedShare) -> Markup {
    let titles = contents.categories.filter(\.isService).map { $0.title[prose.language] }
    let sentence = corrected.sentence(in: prose.language, version: contents.provenance.version)
    return """
      <section class="share" id="share">
      <h2>\(prose.serviceShare)</h2>
      <p class="figure-of-all">\
      <strong>\(numbers.percent(corrected.estimate.value))</strong>
      <span class="mark">\(prose.level(corrected.level)): \
      \(numbers.range(corrected.estimate.interval))</span></p>
      \(bar(corrected.estimate))
      <p>\(sentence)</p>
      \(Markup.paragraph(corrected.agreement.map(prose.agreement)))
      \(trend(corrected))
      <p class="soft">\(prose.services(titles))</p>
      </section>
      """
  }

  /// The interval as a stretch of all tweets, with a line where the share is.
  private func bar(_ estimate: Estimate) -> Markup {
    let place = { (share: Double) in
      Picture.portion(Int((share * 10_000).rounded()), of: 10_000, length: 100)
    }
    let interval = estimate.interval ?? Interval(lower: estimate.value, upper: estimate.value)
    return """
      <svg aria-hidden="true" width="100%" height="12">
      <rect class="whole" width="100%" height="12" rx="6"/>
      <rect class="part" x="\(place(interval.lower))%" \
      width="\(place(interval.width))%" height="12" rx="6"/>
      <rect class="point" x="\(place(estimate.value))%" width="3" height="12"/>
      </svg>
      """
  }

  private func trend(_ corrected: CorrectedShare) -> Markup {
    guard !corrected.periods.isEmpty else { return "" }
    return """
      <h3>\(prose.trend)</h3>
      \(Table(
        caption: prose.trend,
        columns: [
          .init(title: prose.quarter, isNumeric: false), .init(title: prose.share),
          .init(title: prose.level(corrected.level)), .init(title: "", isNumeric: false),
        ],
        rows: corrected.periods.map { period in
          let name: Markup = "\(period.quarter.name(in: prose.language))"
          guard let estimate = period.estimate else {
            return [name, "\(NumberStyle.undefined)", "\(NumberStyle.undefined)", ""]
          }
          return [
            name, "\(numbers.percent(estimate.value))", "\(numbers.range(estimate.interval))",
            bar(estimate),
          ]
        }).markup)
      """
  }
}
