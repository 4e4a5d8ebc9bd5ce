internal import Statistics
internal import Study

/// The blocks on the accounts that write, and on those that are mentioned.
extension ReportHTML {
  private var numbers: NumberStyle { prose.numbers }

  /// The accounts in the picture.
  private static let drawn = 20

  /// Nil where there is one account.
  var accountBlock: Block? {
    guard figures.accounts.count > 1 else { return nil }
    let busiest = figures.accounts[0]
    let figure = numbers.percent(busiest.tweets, of: figures.tweets)
    let rows = figures.listedAccounts.prefix(Self.drawn).compactMap { account in
      shareRow(
        "@\(account.name)", "service-share-of-\(account.name)", account.tweets,
        contents.corrected?.account(account.key))
    }
    return Block(
      id: "accounts",
      finding: prose.say(
        "\(prose.accounts(figures.accounts.count)); @\(busiest.name) menulis paling banyak (\(figure) dari tweet)",
        "\(prose.accounts(figures.accounts.count)); @\(busiest.name) wrote most (\(figure) of the tweets)"
      ),
      picture: shareChart("picture-accounts", rows), reading: accountReading,
      tables: [("accounts", accountTable)])
  }

  /// The share of an account or group; nil where it rests on too few tweets or codes.
  func shareRow(
    _ name: String, _ measure: String, _ tweets: Breakdown, _ part: CorrectedShare.AccountPart?
  ) -> ShareChart.Row? {
    if contents.corrected != nil {
      return part.map { estimated(name, measure, $0.estimate, $0.coded, $0.uncorrected) }
    }
    let share = tweets.share(contents.categories)
    guard share.labelled >= Figures.fewestTweets else { return nil }
    let figure = numbers.percent(share.service, of: share.labelled)
    return ShareChart.Row(
      name: name, value: share.estimate, figure: figure, emphasis: .plain,
      description: "\(name): \(figure), \(prose.tweets(tweets.tweets))")
  }

  /// The shares of accounts or groups; nil where none has one.
  func shareChart(_ id: Markup, _ rows: [ShareChart.Row]) -> Picture? {
    if rows.isEmpty { return nil }
    return ShareChart(
      id: id,
      title: contents.corrected == nil
        ? "\(prose.serviceShare), \(prose.uncorrected)" : prose.serviceShare,
      axis: Axis(through: rows.compactMap { $0.interval?.upper ?? $0.value }.max() ?? 1),
      numbers: numbers, nothing: prose.noTweets, rows: rows
    ).picture
  }

  private var accountReading: String {
    contents.corrected == nil
      ? prose.say(
        "Bagian tweet berlabel layanan per akun, \(prose.uncorrected); akun dengan kurang dari "
          + "\(prose.tweets(Figures.fewestTweets)) tidak digambar.",
        "Share of tweets with a service label by account, \(prose.uncorrected); accounts of fewer than "
          + "\(prose.tweets(Figures.fewestTweets)) are not drawn.")
      : prose.say(
        "Bagian konten layanan per akun menurut kode; akun dengan kurang dari "
          + "\(CorrectedShare.fewestCodes) kode tidak digambar.",
        "Share of service content by account, by the codes; accounts with fewer than "
          + "\(CorrectedShare.fewestCodes) codes are not drawn.")
  }

  /// All accounts side by side: what they write, how much of it serves, how often they are mentioned and how
  /// many of the others they have to do with.
  private var accountTable: DataTable {
    let (all, listed) = (figures.accounts.count, figures.listedAccounts.count)
    let (some, of) = (numbers.number(listed), numbers.number(all))
    let mentions = contents.tally.mentions.spellings(
      of: figures.listedAccounts.map(\.key))
    return DataTable(
      caption: all == listed
        ? prose.account
        : prose.say(
          "\(some) dari \(of) akun, yang paling aktif", "The \(some) busiest of \(of) accounts"),
      columns: [
        .init(title: prose.account, isNumeric: false)
      ] + partColumns + [.init(title: prose.say("Disebut", "Mentioned"))]
        + (figures.links == nil ? [] : [.init(title: prose.say("Terhubung", "Linked"))]),
      rows: figures.listedAccounts.enumerated().map { place, account in
        let mentioned = mentions[account.key, default: [:]].values.reduce(0, +)
        return [
          DataTable.Cell(
            "@\(account.name)", account.name, to: contents.links?.account(account.name))
        ]
          + partCells(
            account.tweets, contents.corrected?.account(account.key),
            "service-share-of-\(account.name)")
          + [DataTable.Cell(mentioned, numbers)]
          + (figures.links.map { [DataTable.Cell($0.neighbours(of: place), numbers)] } ?? [])
      })
  }

  /// The columns of ``partCells(_:_:_:)``.
  var partColumns: [Table.Column] {
    let counted: [Table.Column] = [
      .init(title: prose.tweets), .init(title: prose.share), .init(title: prose.own),
      .init(title: "\(prose.serviceShare), \(prose.uncorrected)"),
    ]
    return contents.corrected == nil
      ? counted
      : counted + [
        .init(title: prose.say("Perkiraan", "Estimate")), .init(title: prose.say("Dari", "From")),
        .init(title: prose.say("Sampai", "To")), .init(title: prose.say("Kode", "Codes")),
      ]
  }

  /// What is known of an account or group: its tweets, how many are its own, its share of service labels, and what
  /// codes make of that.
  func partCells(
    _ tweets: Breakdown, _ part: CorrectedShare.AccountPart?, _ measure: String
  ) -> [DataTable.Cell] {
    let share = tweets.share(contents.categories)
    return [
      DataTable.Cell(tweets.tweets, numbers),
      DataTable.Cell(tweets.tweets, of: figures.tweets, numbers),
      DataTable.Cell(tweets.own.tweets, of: tweets.tweets, numbers),
      share.labelled >= Figures.fewestTweets
        ? DataTable.Cell(share.service, of: share.labelled, numbers)
        : DataTable.Cell("\(NumberStyle.undefined)", ""),
    ] + estimates(part, measure)
  }

  /// Nothing where there are no codes.
  private func estimates(_ part: CorrectedShare.AccountPart?, _ measure: String) -> [DataTable.Cell]
  {
    if contents.corrected == nil { return [] }
    guard let part else {
      return Array(repeating: DataTable.Cell("\(NumberStyle.undefined)", ""), count: 4)
    }
    let decimals = NumberStyle.decimals(for: part.coded)
    let interval = part.estimate.interval
    return [
      DataTable.Cell(part.estimate.value, numbers, decimals: decimals, measure: measure)
    ] + [interval?.lower, interval?.upper].map { DataTable.Cell($0, numbers, decimals: decimals) }
      + [DataTable.Cell(part.coded, numbers)]
  }

  // MARK: Mentions

  var mentionBlock: Block {
    let ranking = figures.mentions
    let title = prose.say("Akun yang disebut", "Accounts mentioned")
    let bars = ranking.rows.map { row in
      BarChart.Bar(
        name: "@\(row.spelling)", value: row.count, figure: mentionShare(row), style: "plain")
    }
    let mentions = prose.count(ranking.total, "sebutan", "mention", "mentions")
    let finding: Markup =
      ranking.rows.first.map { first in
        prose.say(
          "@\(first.spelling) paling sering disebut: \(measured(mentionShare(first), "mention-\(first.key)")) dari \(mentions)",
          "@\(first.spelling) is mentioned most: \(measured(mentionShare(first), "mention-\(first.key)")) of \(mentions)"
        )
      } ?? prose.say("Tidak ada akun yang disebut", "No account is mentioned")
    return Block(
      id: "mentions", finding: finding,
      picture: BarChart(
        id: "picture-mentions", title: title, description: describe(bars), nothing: "–",
        names: .beside, bars: bars
      ).picture,
      reading: ranking.total > 0 ? mentionReading : nil,
      body: ranking.total > 0 ? contacts : "",
      tables: [("mentions", mentionTable), ("contacts", contactTable)])
  }

  /// Institutions against persons.
  private var contacts: Markup {
    func share(_ sort: AccountSorts.Sort) -> Markup {
      let count = figures.contacts[sort, default: 0]
      return measured(
        numbers.percent(count, of: figures.mentions.total, decimals: mentionDecimals),
        "contacts-\(sort.rawValue)")
    }
    let persons: Markup =
      figures.contacts[.person] == nil
      ? ""
      : prose.say(", \(share(.person)) orang", ", \(share(.person)) persons")
    return """
      <p class="soft">\(prose.say("Dari sebutan itu", "Of these mentions")) \(share(.institution)) \
      \(prose.say("menyebut instansi atau media", "are of institutions or media"))\(persons), \(share(.unknown)) \
      \(prose.say("akun lain, di antaranya orang", "of other accounts, persons among them")).</p>
      """
  }

  private var contactTable: DataTable {
    DataTable(
      caption: prose.say("Siapa yang disebut", "Who is mentioned"),
      columns: [
        .init(title: prose.say("Macam akun", "Sort of account"), isNumeric: false),
        .init(title: prose.mentions), .init(title: prose.share),
      ],
      rows: AccountSorts.Sort.allCases.filter { figures.contacts[$0] != nil }.map { sort in
        let count = figures.contacts[sort, default: 0]
        return [
          DataTable.Cell(name(of: sort)), DataTable.Cell(count, numbers),
          DataTable.Cell(
            count, of: figures.mentions.total, numbers, decimals: mentionDecimals,
            measure: "contacts-\(sort.rawValue)"),
        ]
      })
  }

  private func name(of sort: AccountSorts.Sort) -> String {
    switch sort {
    case .institution: prose.say("instansi atau media", "institution or medium")
    case .person: prose.say("orang", "person")
    case .unknown: prose.say("lainnya", "other")
    }
  }

  /// Shares of many mentions have two decimals, as the accounts are close to each other.
  private func mentionShare(_ row: Ranking.Row) -> String {
    numbers.percent(row.count, of: figures.mentions.total, decimals: mentionDecimals)
  }

  private var mentionDecimals: Int? { figures.mentions.total >= 1_000 ? 2 : nil }

  private var mentionReading: String {
    let ranking = figures.mentions
    let tweets = prose.tweets(contents.tally.tweetsWithMention)
    let share = numbers.percent(contents.tally.tweetsWithMention, of: figures.tweets)
    return prose.say(
      """
      Bagian dari \(numbers.number(ranking.total)) sebutan atas \(prose.accounts(ranking.distinct)), \
      di dalam \(tweets) (\(share) dari semua); \(ranking.rows.count) terbanyak.
      """,
      """
      Shares of \(prose.count(ranking.total, "", "mention", "mentions")) of \
      \(prose.accounts(ranking.distinct)), in \(tweets) (\(share) of all); the \(ranking.rows.count) most \
      frequent.
      """)
  }

  private var mentionTable: DataTable {
    let ranking = figures.mentions
    return DataTable(
      caption: prose.mentions,
      columns: [
        .init(title: prose.account, isNumeric: false), .init(title: prose.mentions),
        .init(title: prose.share),
      ],
      rows: ranking.rows.map { row in
        [
          DataTable.Cell("@\(row.spelling)", row.spelling), DataTable.Cell(row.count, numbers),
          DataTable.Cell(
            row.count, of: ranking.total, numbers, decimals: mentionDecimals,
            measure: "mention-\(row.key)"),
        ]
      },
      total: ranking.total == 0
        ? nil
        : [
          DataTable.Cell(
            prose.say(
              "Semua, \(prose.accounts(ranking.distinct))",
              "All, \(prose.accounts(ranking.distinct))")),
          DataTable.Cell(ranking.total, numbers),
          DataTable.Cell(ranking.total, of: ranking.total, numbers, decimals: mentionDecimals),
        ])
  }

  func describe(_ bars: [BarChart.Bar]) -> String {
    guard let first = bars.first else { return "–" }
    return prose.say(
      "\(bars.count) batang dari yang terbesar; pertama: \(first.name), \(first.figure).",
      "\(bars.count) bars, the largest first: \(first.name), \(first.figure).")
  }
}
