internal import Classifier
internal import Statistics

/// The block on the share of service content: of all tweets, of own ones and of retweets.
extension ReportHTML {
  private var numbers: NumberStyle { prose.numbers }

  var shareBlock: Block {
    let rows = shareRows
    let isEstimate = contents.corrected != nil
    return Block(
      id: "share", finding: shareFinding,
      picture: ShareChart(
        id: "picture-share", title: prose.serviceShare, axis: .whole, numbers: numbers,
        nothing: prose.noTweets, rows: rows
      ).picture,
      reading: isEstimate
        ? prose.say(
          """
          Titik: perkiraan. Garis: selangnya. Lingkaran kosong: hitungan label tanpa koreksi. Sumbu: \
          seluruh tweet.
          """,
          """
          Dot: the estimate. Line: its interval. Hollow dot: the labels as counted, without correction. \
          The axis is all tweets.
          """)
        : prose.say(
          "Panjang batang: bagian tweet yang diberi label layanan oleh program, dari seluruh tweet.",
          "Length of a bar: the share of tweets that the program gave a service label, of all tweets."
        ),
      body: .paragraph(services, style: "soft"),
      tables: [("kinds", kindTable)])
  }

  private var shareFinding: Markup {
    guard figures.tweets > 0 else { return "\(prose.serviceShare)" }
    if let corrected = contents.corrected {
      let decimals = NumberStyle.decimals(for: corrected.coded)
      let figure = measured(serviceFigure, "service-share")
      guard let interval = corrected.estimate.interval else {
        return prose.say(
          "Layanan publik: \(figure) dari tweet", "Public service: \(figure) of the tweets")
      }
      let range = numbers.range(interval, decimals: decimals)
      return prose.say(
        "Layanan publik: \(figure) dari tweet, mungkin \(range)",
        "Public service: \(figure) of the tweets, plausibly \(range)")
    }
    let (own, retweets) = (figures.total.own, figures.total.retweets)
    guard retweets.tweets > 0 else {
      return prose.say(
        "Tidak ada retweet, atau data tidak mencatatnya",
        "There are no retweets, or the export does not tell them")
    }
    guard min(own.tweets, retweets.tweets) >= Figures.fewestTweets else {
      return prose.say(
        "\(measured(numbers.number(own.tweets), "own")) tweet sendiri, \(measured(numbers.number(retweets.tweets), "retweets")) retweet",
        "\(measured(numbers.number(own.tweets), "own")) own tweets, \(measured(numbers.number(retweets.tweets), "retweets")) retweets"
      )
    }
    return comparison(own.share(contents.categories), retweets.share(contents.categories))
  }

  /// Own tweets against retweets, as counted.
  private func comparison(_ own: Share, _ retweets: Share) -> Markup {
    let difference = (own.estimate ?? 0) - (retweets.estimate ?? 0)
    let (a, b): (Markup, Markup) = (
      measured(numbers.percent(own.service, of: own.labelled), "service-share-own"),
      measured(numbers.percent(retweets.service, of: retweets.labelled), "service-share-retweets")
    )
    if abs(difference) < 0.05 {
      return prose.say(
        "Tweet sendiri (\(a)) dan retweet (\(b)) hampir sama sering berisi layanan",
        "Own tweets (\(a)) and retweets (\(b)) hold service content about equally often")
    }
    return difference > 0
      ? prose.say(
        "Tweet sendiri lebih sering berisi layanan (\(a)) daripada retweet (\(b))",
        "Own tweets hold service content more often (\(a)) than retweets (\(b))")
      : prose.say(
        "Retweet lebih sering berisi layanan (\(b)) daripada tweet sendiri (\(a))",
        "Retweets hold service content more often (\(b)) than own tweets (\(a))")
  }

  private var shareRows: [ShareChart.Row] {
    guard figures.share.labelled > 0 else { return [] }
    let all = prose.say("Semua tweet", "All tweets")
    guard let corrected = contents.corrected else {
      let parts: [(String, String, Breakdown)] = [
        (all, "service-share", figures.total),
        (prose.own, "service-share-own", figures.total.own),
        (prose.retweets, "service-share-retweets", figures.total.retweets),
      ]
      return parts.filter { $0.2.tweets > 0 }.map { name, measure, tweets in
        counted(name, measure, tweets.share(contents.categories))
      }
    }
    return [
      estimated(all, "service-share", corrected.estimate, corrected.coded, corrected.uncorrected)
    ]
      + corrected.parts.filter { $0.coded >= CorrectedShare.fewestCodes }.compactMap { part in
        part.estimate.map {
          estimated(
            part.isRetweets ? prose.retweets : prose.own,
            part.isRetweets ? "service-share-retweets" : "service-share-own", $0, part.coded,
            part.uncorrected)
        }
      }
  }

  private func counted(_ name: String, _ measure: String, _ share: Share) -> ShareChart.Row {
    let figure = numbers.percent(share.service, of: share.labelled)
    return ShareChart.Row(
      name: name, value: share.estimate, figure: figure, measure: measure,
      emphasis: measure == "service-share" ? .accent : .plain,
      description: "\(name): \(figure), \(prose.part(share.service, of: share.labelled))")
  }

  /// A row of an estimate that rests on `codes`.
  func estimated(
    _ name: String, _ measure: String, _ estimate: Estimate, _ codes: Int, _ uncorrected: Double?,
    _ emphasis: ShareChart.Emphasis = .accent
  ) -> ShareChart.Row {
    let decimals = NumberStyle.decimals(for: codes)
    let figure = numbers.percent(estimate.value, decimals: decimals)
    let interval = estimate.interval
    let range = interval.map { " (\(numbers.range($0, decimals: decimals)))" } ?? ""
    return ShareChart.Row(
      name: name, value: estimate.value, interval: interval,
      uncorrected: uncorrected, figure: figure, measure: measure, emphasis: emphasis,
      description: "\(name): \(figure)\(range)")
  }

  /// Which categories count as service content.
  private var services: String {
    let titles = contents.categories.filter(\.isService).map { $0.title[prose.language] }
    return titles.isEmpty
      ? prose.noServiceCategory
      : prose.say(
        "Dihitung sebagai konten layanan: \(prose.list(titles)).",
        "Counted as service content: \(prose.list(titles)).")
  }

  private var kindTable: DataTable {
    func row(_ name: String, _ tweets: Int, _ share: Share, _ measure: String) -> [DataTable.Cell] {
      [
        DataTable.Cell(name), DataTable.Cell(tweets, numbers, of: measure),
        DataTable.Cell(tweets, of: figures.tweets, numbers),
        DataTable.Cell(share.service, of: share.labelled, numbers),
      ]
    }
    let own = figures.total.own
    return DataTable(
      caption: prose.say("Jenis tweet", "Kinds of tweets"),
      columns: [
        .init(title: prose.kind, isNumeric: false), .init(title: prose.tweets),
        .init(title: prose.share),
        .init(title: "\(prose.serviceContent), \(prose.uncorrected)"),
      ],
      rows: figures.kinds.map { row(prose.name(of: $0.kind), $0.tweets, $0.share, "") }
        + [row(prose.own, own.tweets, own.share(contents.categories), "own")],
      total: row(prose.all, figures.tweets, figures.share, "tweets"))
  }
}
