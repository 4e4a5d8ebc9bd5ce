internal import Statistics
internal import Study

/// The block on how own tweets were received, and how many they can reach.
extension ReportHTML {
  private var numbers: NumberStyle { prose.numbers }

  /// Nil where the export tells no likes, no retweets and no replies, and nobody the followers.
  var receptionBlock: Block? {
    let rows = receptions
    guard rows.contains(where: { ($0.retweets?.count ?? 0) >= Figures.fewestTweets }) else {
      guard let first = reachSentences.first else { return nil }
      return Block(id: "reception", finding: "\(first)", tables: [("reach", reachTable)])
    }
    return Block(
      id: "reception", finding: receptionFinding(rows),
      picture: BarChart(
        id: "picture-reception", title: receptionTitle, description: receptionTitle,
        nothing: prose.noTweets, names: .above,
        bars: rows.compactMap { row in
          row.retweets.map { median in
            BarChart.Bar(
              name: title(row.label), value: median.value, figure: figure(median),
              style: row.label.isService ? "accent" : "plain")
          }
        }
      ).picture,
      reading: prose.say(
        """
        Median retweet atas tweet sendiri: separuh tweet kategori itu mendapat paling sedikit sekian; \
        dalam kurung selang kepercayaan 95%. Kategori dengan kurang dari \
        \(prose.tweets(Figures.fewestTweets)) tidak digambar.
        """,
        """
        Median retweets of own tweets: half of a category’s tweets got at least so many; in brackets the \
        95% confidence interval. Categories of fewer than \(prose.tweets(Figures.fewestTweets)) are not \
        drawn.
        """),
      body: .paragraph(
        reachSentences.isEmpty ? nil : reachSentences.joined(separator: " "), style: "soft"),
      tables: [("reception", receptionTable(rows)), ("reach", reachTable)])
  }

  private struct Row {
    let label: Figures.Label
    let retweets: Median?
    let likes: Median?
    let replies: Median?
  }

  private var receptionTitle: String {
    prose.say("Median retweet per kategori", "Median retweets by category")
  }

  private var receptions: [Row] {
    figures.labels.compactMap { label in
      guard let reception = label.id.flatMap({ contents.tally.reception[$0] }) else { return nil }
      func enough(_ counts: [Int: Int]) -> Median? {
        Median(counts).flatMap { $0.count >= Figures.fewestTweets ? $0 : nil }
      }
      let row = Row(
        label: label, retweets: enough(reception.retweets), likes: enough(reception.likes),
        replies: enough(reception.replies))
      return row.retweets == nil && row.likes == nil && row.replies == nil ? nil : row
    }
    .sorted { ($0.retweets?.value ?? -1) > ($1.retweets?.value ?? -1) }
  }

  private func figure(_ median: Median) -> String {
    "\(numbers.number(median.value)) (\(numbers.number(median.lower))–\(numbers.number(median.upper)))"
  }

  private func receptionFinding(_ rows: [Row]) -> Markup {
    guard let first = rows.first, let most = first.retweets, most.value > 0 else {
      return prose.say(
        "Separuh tweet atau lebih tidak diteruskan sama sekali",
        "Half of the tweets or more were not passed on at all")
    }
    let rest = rows.dropFirst().compactMap(\.retweets)
    if rest.contains(where: { $0.upper >= most.lower }) {
      return prose.say(
        "Tidak ada kategori yang terbukti paling banyak diteruskan",
        "No category can be shown to be passed on most")
    }
    return prose.say(
      "Paling banyak diteruskan: \(title(first.label)), median \(numbers.number(most.value)) retweet",
      "Passed on most: \(title(first.label)), a median of \(numbers.number(most.value)) retweets")
  }

  private func receptionTable(_ rows: [Row]) -> DataTable {
    func cells(_ median: Median?) -> [DataTable.Cell] {
      guard let median else { return Array(repeating: DataTable.Cell("–", ""), count: 3) }
      return [median.value, median.lower, median.upper].map { DataTable.Cell($0, numbers) }
    }
    func columns(_ title: String) -> [Table.Column] {
      [
        .init(title: title), .init(title: prose.say("\(title) dari", "\(title) from")),
        .init(title: prose.say("\(title) sampai", "\(title) to")),
      ]
    }
    return DataTable(
      caption: prose.say(
        "Retweet, suka, dan balasan, median", "Retweets, likes and replies, medians"),
      columns: [
        .init(title: prose.category, isNumeric: false), .init(title: prose.tweets),
      ] + columns(prose.retweets) + columns(prose.say("Suka", "Likes"))
        + columns(prose.say("Balasan", "Replies")),
      rows: rows.map { row in
        [
          DataTable.Cell(title(row.label)),
          DataTable.Cell(
            row.retweets?.count ?? row.likes?.count ?? row.replies?.count ?? 0, numbers),
        ] + cells(row.retweets) + cells(row.likes) + cells(row.replies)
      })
  }

  // MARK: Reach

  /// How many follow the accounts that wrote the tweets.
  private var reach: [AccountReach] {
    let names = Set(figures.listedAccounts.map(\.key))
    return contents.reach.filter { names.contains($0.account) }
  }

  private var reachSentences: [String] {
    reach.prefix(3).map { reach in
      let followers = prose.count(reach.followers, "pengikut", "follower", "followers")
      guard let population = reach.population, population > 0 else {
        return "@\(reach.account): \(followers)."
      }
      let share = numbers.percent(reach.followers, of: population)
      let people = prose.count(population, "penduduk", "inhabitant", "inhabitants")
      return prose.say(
        "@\(reach.account): \(followers), \(share) dari \(people).",
        "@\(reach.account): \(followers), \(share) of \(people).")
    }
  }

  private var reachTable: DataTable {
    DataTable(
      caption: prose.say("Pengikut", "Followers"),
      columns: [
        .init(title: prose.account, isNumeric: false),
        .init(title: prose.say("Pengikut", "Followers")),
        .init(title: prose.say("Penduduk", "Population")), .init(title: prose.share),
      ],
      rows: reach.map { reach in
        [
          DataTable.Cell("@\(reach.account)", reach.account),
          DataTable.Cell(reach.followers, numbers),
          reach.population.map { DataTable.Cell($0, numbers) }
            ?? DataTable.Cell("\(NumberStyle.undefined)", ""),
          reach.population.map { DataTable.Cell(reach.followers, of: $0, numbers) }
            ?? DataTable.Cell("\(NumberStyle.undefined)", ""),
        ]
      })
  }
}
