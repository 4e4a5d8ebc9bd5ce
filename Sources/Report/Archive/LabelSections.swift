internal import Classifier
internal import Corpus

/// The sections on what tweets are for: by category, quarter and kind.
extension ReportHTML {
  private var numbers: NumberStyle { prose.numbers }

  private func title(_ label: Figures.Label) -> String {
    label.title?[prose.language] ?? label.id ?? prose.unlabelled
  }

  private func style(_ index: Int) -> Markup {
    figures.labels[index].id == nil ? Picture.grey : Picture.style(index)
  }

  // MARK: Labels

  var labels: Markup {
    """
    <section id="labels">
    <h2>\(prose.labelsHeading)</h2>
    \(countsNote)\(fallbackNote)
    <figure>
    \(labelChart.markup)
    \(labelTable.markup)
    </figure>
    \(definitions)
    </section>
    """
  }

  /// A share above is by codes, what stands below is not.
  private var countsNote: Markup {
    contents.corrected == nil ? "" : .paragraph(prose.labelsAsCounted)
  }

  private var fallbackNote: Markup {
    guard let fallback = figures.labels.first(where: { $0.id == contents.fallback }),
      fallback.id != nil
    else { return "" }
    return .paragraph(prose.fallback(title(fallback)))
  }

  private var labelChart: BarChart {
    let largest = figures.labels.max { $0.tweets < $1.tweets }
    return BarChart(
      id: "picture-labels", title: prose.labelsHeading,
      description: largest.map {
        prose.describeLabels(title($0), $0.tweets, of: figures.tweets)
      } ?? prose.noTweets,
      nothing: prose.noTweets, names: .above,
      bars: figures.labels.enumerated().map { index, label in
        let percent = numbers.percent(label.tweets, of: figures.tweets)
        return BarChart.Bar(
          name: title(label), value: label.tweets,
          figure: "\(numbers.number(label.tweets)) · \(percent)", style: style(index),
          note: label.isService ? prose.service.lowercased() : "")
      })
  }

  private var labelTable: Table {
    Table(
      caption: prose.labelsHeading,
      columns: [
        .init(title: prose.category, isNumeric: false), .init(title: prose.tweets),
        .init(title: prose.share), .init(title: prose.service, isNumeric: false),
      ],
      rows: figures.labels.map { label in
        [
          heading(label), "\(numbers.number(label.tweets))",
          "\(numbers.percent(label.tweets, of: figures.tweets))",
          "\(label.id == nil ? NumberStyle.undefined : label.isService ? prose.yes : prose.no)",
        ]
      },
      total: [
        "\(prose.all)", "\(numbers.number(figures.tweets))",
        "\(numbers.percent(figures.tweets, of: figures.tweets))", "",
      ])
  }

  private func heading(_ label: Figures.Label) -> Markup {
    guard let definition = label.definition else { return "\(title(label))" }
    return "<span title=\"\(definition[prose.language])\">\(title(label))</span>"
  }

  private var definitions: Markup {
    guard !contents.categories.isEmpty else { return "" }
    let items: [Markup] = contents.categories.map {
      """
      <dt>\($0.title[prose.language]) <code>\($0.id)</code></dt>
      <dd>\($0.definition[prose.language])</dd>
      """
    }
    return """
      <details>
      <summary>\(prose.definitions)</summary>
      <dl>
      \(items)
      </dl>
      </details>
      """
  }

  // MARK: Quarters

  var quarters: Markup {
    """
    <section id="quarters">
    <h2>\(prose.quartersHeading)</h2>
    \(undatedNote)
    <figure>
    \(quarterChart.markup)
    \(quarterTable.markup)
    </figure>
    </section>
    """
  }

  private var undatedNote: Markup {
    .paragraph(figures.undated > 0 ? prose.undated(figures.undated) : nil)
  }

  /// Categories without any tweet need no place in the legend and no column.
  private var usedLabels: [Int] { figures.labels.indices.filter { figures.labels[$0].tweets > 0 } }

  private var quarterChart: ColumnChart {
    columnChart(
      id: "picture-quarters", title: prose.quartersHeading,
      series: usedLabels.map {
        ColumnChart.Series(name: title(figures.labels[$0]), style: style($0))
      },
      parts: { period in usedLabels.map { period.labels[$0] } })
  }

  private func columnChart(
    id: Markup, title: String, series: [ColumnChart.Series], parts: (Figures.Period) -> [Int]
  ) -> ColumnChart {
    let highest = figures.periods.max { $0.tweets < $1.tweets }
    return ColumnChart(
      id: id, title: title,
      description: highest.map {
        prose.describeQuarters(
          figures.periods.count, largest: $0.quarter.longName(in: prose.language), $0.tweets)
      } ?? prose.noDates,
      nothing: prose.noDates, series: series,
      columns: figures.periods.map { period in
        ColumnChart.Column(
          quarter: period.quarter, name: period.quarter.longName(in: prose.language),
          shortName: period.quarter.shortNumber(in: prose.language), parts: parts(period))
      },
      numbers: numbers)
  }

  private var quarterTable: Table {
    let used = usedLabels
    return Table(
      caption: prose.quartersHeading,
      columns: [.init(title: prose.quarter, isNumeric: false), .init(title: prose.tweets)]
        + used.map { .init(title: title(figures.labels[$0])) }
        + [.init(title: prose.serviceShare)],
      rows: figures.periods.map { period in
        ["\(period.quarter.name(in: prose.language))", "\(numbers.number(period.tweets))"]
          + used.map { "\(numbers.number(period.labels[$0]))" } + [share(period.share)]
      })
  }

  private func share(_ share: Share) -> Markup {
    "\(numbers.percent(share.service, of: share.labelled))"
  }

  // MARK: Kinds

  var kinds: Markup {
    let sentence = prose.ownAndRetweets(
      own: figures.own, retweets: figures.retweets, of: figures.tweets)
    return """
      <section id="kinds">
      <h2>\(prose.kindsHeading)</h2>
      \(Markup.paragraph(figures.tweets > 0 ? sentence : nil))
      <figure>
      \(kindChart.markup)
      \(kindTable.markup)
      </figure>
      </section>
      """
  }

  private var kindChart: ColumnChart {
    columnChart(
      id: "picture-kinds", title: prose.kindsHeading,
      series: figures.kinds.enumerated().map { index, kind in
        ColumnChart.Series(name: prose.name(of: kind.kind), style: Self.kindStyles[index])
      },
      parts: \.kinds)
  }

  /// Colours other than the categories': tweet, retweet, reply, quote.
  private static let kindStyles: [Markup] = ["k0", "k1", "k2", "k3"]

  private var kindTable: Table {
    func row(_ name: String, _ tweets: Int, _ share: Share) -> [Markup] {
      [
        "\(name)", "\(numbers.number(tweets))",
        "\(numbers.percent(tweets, of: figures.tweets))", "\(numbers.number(share.service))",
        self.share(share),
      ]
    }
    return Table(
      caption: prose.kindsHeading,
      columns: [
        .init(title: prose.kind, isNumeric: false), .init(title: prose.tweets),
        .init(title: prose.share), .init(title: prose.serviceContent),
        .init(title: prose.serviceShare),
      ],
      rows: figures.kinds.map { row(prose.name(of: $0.kind), $0.tweets, $0.share) },
      total: row(prose.all, figures.tweets, figures.share))
  }
}
