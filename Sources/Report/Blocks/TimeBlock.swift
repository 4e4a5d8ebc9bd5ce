internal import Corpus
internal import Statistics

/// The block on what changed over time: tweets by quarter, the share by period, each category.
extension ReportHTML {
  private var numbers: NumberStyle { prose.numbers }

  var timeBlock: Block {
    Block(
      id: "time", finding: timeFinding,
      picture: timeChart.picture, narrow: narrowChart,
      legend: points.isEmpty && figures.quarters.isEmpty ? "" : timeLegend,
      reading: figures.quarters.isEmpty ? nil : timeReading,
      body: undatedNote,
      others: multiples, tables: [("periods", periodTable), ("quarters", quarterTable)])
  }

  // MARK: Points

  /// A period with its share: an estimate where there are codes, else the share of the labels.
  private struct PeriodShare {
    let period: Period
    let share: Double
    let interval: Interval?
    let figure: String
    let isIncomplete: Bool
  }

  private var points: [PeriodShare] {
    guard let corrected = contents.corrected else {
      return figures.periods.compactMap { entry in
        let share = entry.tweets.share(contents.categories)
        guard let value = share.estimate, share.labelled >= Figures.fewestTweets else { return nil }
        return PeriodShare(
          period: entry.period, share: value, interval: nil,
          figure: numbers.percent(share.service, of: share.labelled),
          isIncomplete: entry.isIncomplete)
      }
    }
    return corrected.periods.compactMap { part in
      guard let estimate = part.estimate, part.coded >= CorrectedShare.fewestCodes else {
        return nil
      }
      let decimals = NumberStyle.decimals(for: part.coded)
      return PeriodShare(
        period: part.period, share: estimate.value, interval: estimate.interval,
        figure: numbers.percent(estimate.value, decimals: decimals),
        isIncomplete: figures.timeLine.entry(part.period).isIncomplete)
    }
  }

  private var timeFinding: Markup {
    let points = points
    guard let highest = points.max(by: { $0.share < $1.share }),
      let lowest = points.min(by: { $0.share < $1.share }), points.count > 1
    else { return countFinding }
    if let top = highest.interval, let bottom = lowest.interval, top.lower <= bottom.upper {
      return prose.say(
        "Perubahan bagian layanan dari waktu ke waktu tidak terbukti",
        "No change in the share of service content can be shown")
    }
    let (high, low): (Markup, Markup) = (
      measured(highest.figure, "period-\(highest.period.code)"),
      measured(lowest.figure, "period-\(lowest.period.code)")
    )
    let (when, then) = (numbers.longName(of: highest.period), numbers.longName(of: lowest.period))
    if highest.figure == lowest.figure {
      return prose.say(
        "Bagian layanan tetap \(high) sepanjang waktu",
        "The share of service content stays at \(high)")
    }
    return prose.say(
      "Bagian layanan tertinggi pada \(when) (\(high)), terendah pada \(then) (\(low))",
      "The share of service content was highest in \(when) (\(high)) and lowest in \(then) (\(low))"
    )
  }

  private var countFinding: Markup {
    guard let most = figures.quarters.max(by: { $0.tweets.tweets < $1.tweets.tweets }) else {
      return "\(prose.noDates)"
    }
    let count = prose.tweets(most.tweets.tweets)
    let name = numbers.longName(of: most.period)
    guard figures.quarters.count > 1 else {
      return prose.say("Semua tweet dari \(name)", "All tweets are from \(name)")
    }
    return prose.say(
      "Tweet terbanyak pada \(name): \(count)", "Most tweets came in \(name): \(count)")
  }

  // MARK: Pictures

  private var timeTitle: String { prose.say("Tweet dari waktu ke waktu", "Tweets over time") }

  private var timeChart: TimeChart {
    let points = points
    return TimeChart(
      id: "picture-time", title: timeTitle,
      description: ([timeDescription] + points.map(describe)).joined(separator: "; "),
      nothing: prose.noDates,
      captions: (
        prose.say("Tweet per triwulan", "Tweets per quarter"),
        contents.corrected == nil
          ? "\(prose.serviceShare), \(prose.uncorrected)" : prose.serviceShare
      ),
      span: figures.timeLine.span,
      counts: figures.quarters.map { entry in
        let own = entry.tweets.own.tweets
        let retweets = entry.tweets.retweets.tweets
        return TimeChart.Count(
          period: entry.period, own: own, retweets: retweets, isIncomplete: entry.isIncomplete,
          description: "\(numbers.name(of: entry.period)): \(numbers.number(own)) "
            + "\(prose.own.lowercased()), \(numbers.number(retweets)) \(prose.retweets.lowercased())",
          address: contents.links?.period(entry.period))
      },
      points: points.map { point in
        TimeChart.Point(
          period: point.period, share: point.share,
          interval: point.interval, isIncomplete: point.isIncomplete,
          description: describe(point))
      },
      numbers: numbers)
  }

  private var timeDescription: String {
    prose.say(
      "Satu batang per triwulan, \(prose.quarters(figures.quarters.count))",
      "One bar a quarter, \(prose.quarters(figures.quarters.count))")
  }

  private func describe(_ point: PeriodShare) -> String {
    let range = point.interval.map { " (\(numbers.range($0, decimals: 0)))" } ?? ""
    return "\(numbers.name(of: point.period)): \(point.figure)\(range)"
  }

  /// For a telephone: a row for each period.
  private var narrowChart: Picture? {
    let points = points
    guard !points.isEmpty else { return nil }
    return ShareChart(
      id: "picture-time-narrow", title: prose.serviceShare,
      axis: Axis(through: points.map { $0.interval?.upper ?? $0.share }.max() ?? 1),
      numbers: numbers, nothing: prose.noDates,
      rows: points.map { point in
        ShareChart.Row(
          name: numbers.name(of: point.period) + (point.isIncomplete ? " *" : ""),
          value: point.share, interval: point.interval,
          figure: point.figure, measure: "period-\(point.period.code)",
          description: describe(point))
      }
    ).picture
  }

  private var timeLegend: Markup {
    let items: [(Markup, String)] = [
      ("accent", prose.own.lowercased()), ("pale", prose.retweets.lowercased()),
      ("hatched", prose.say("periode belum lengkap", "incomplete period")),
    ]
    let keys: [Markup] = items.map { "<li><span class=\"key \($0)\"></span>\($1)</li>" }
    return "<ul class=\"legend\">\n\(keys)\n</ul>"
  }

  private var timeReading: String {
    let fewest =
      contents.corrected == nil
      ? prose.tweets(Figures.fewestTweets)
      : prose.count(CorrectedShare.fewestCodes, "kode", "code", "codes")
    let joined =
      contents.cuts.isEmpty
      ? prose.say(
        "Periode dengan kurang dari \(fewest) digabung dengan tetangganya, dan tahun yang tetap kurang "
          + "tidak digambar.",
        "Periods with fewer than \(fewest) are joined with their neighbours; a year that still has fewer is "
          + "not drawn.")
      : prose.say(
        "Periode dengan kurang dari \(fewest) tidak digambar.",
        "Periods with fewer than \(fewest) are not drawn.")
    guard contents.corrected != nil else { return joined }
    return prose.say("Bidang pucat: selang kepercayaan. ", "Pale area: the confidence interval. ")
      + joined
  }

  private var undatedNote: Markup {
    guard figures.undated > 0, figures.tweets > 0 else { return "" }
    return .paragraph(
      prose.say(
        "\(prose.tweets(figures.undated)) tanpa tanggal yang terbaca tidak termasuk di sini.",
        "\(prose.tweets(figures.undated)) without a readable date "
          + "\(figures.undated == 1 ? "is" : "are") not included here."), style: "soft")
  }

  private var usedLabels: [Figures.Label] { figures.labels.filter { $0.tweets > 0 } }

  /// Each category over time.
  private var multiples: [(name: String, title: String, picture: Picture)] {
    guard figures.quarters.count > 1 else { return [] }
    let title = prose.say(
      "Tiap kategori per triwulan, \(prose.uncorrected)",
      "Each category by quarter, \(prose.uncorrected)")
    let chart = MultiplesChart(
      id: "picture-categories", title: title,
      description: prose.say(
        "Satu baris per kategori, skala sama", "One row a category, all on the same scale"),
      periods: figures.quarters.map(\.period),
      series: usedLabels.map { label in
        MultiplesChart.Series(
          name: self.title(label),
          counts: figures.quarters.map { $0.tweets.labels[label.id ?? "", default: 0] },
          emphasis: label.isService ? .accent : .plain,
          description: "\(self.title(label)): \(prose.tweets(label.tweets))")
      },
      numbers: numbers)
    return [("categories-by-quarter", title, chart.picture)]
  }

  // MARK: Tables

  private var periodTable: DataTable {
    DataTable(
      caption: prose.serviceShare,
      columns: [
        .init(title: prose.period, isNumeric: false), .init(title: prose.share),
        .init(title: prose.say("Dari", "From")), .init(title: prose.say("Sampai", "To")),
      ],
      rows: points.map { point in
        let mark = point.isIncomplete ? " *" : ""
        let share: Markup = measured(point.figure, "period-\(point.period.code)")
        return [
          DataTable.Cell("\(numbers.name(of: point.period))\(mark)", point.period.code),
          DataTable.Cell(share, "\(point.share.toSixDecimals)"),
          DataTable.Cell(point.interval?.lower, numbers, decimals: 0),
          DataTable.Cell(point.interval?.upper, numbers, decimals: 0),
        ]
      })
  }

  private var quarterTable: DataTable {
    let labels = usedLabels
    return DataTable(
      caption: prose.say("Tweet per triwulan", "Tweets per quarter"),
      columns: [
        .init(title: prose.quarter, isNumeric: false), .init(title: prose.tweets),
        .init(title: prose.own), .init(title: prose.retweets),
      ] + labels.map { .init(title: title($0)) },
      rows: figures.quarters.map { entry in
        let counts = entry.tweets.labels
        return [
          DataTable.Cell(
            "\(numbers.name(of: entry.period))\(entry.isIncomplete ? " *" : "")", entry.period.code,
            to: contents.links?.period(entry.period)),
          DataTable.Cell(entry.tweets.tweets, numbers),
          DataTable.Cell(entry.tweets.own.tweets, numbers),
          DataTable.Cell(entry.tweets.retweets.tweets, numbers),
        ] + labels.map { DataTable.Cell(counts[$0.id ?? "", default: 0], numbers) }
      })
  }
}
