/// Which column of a table holds what: by the columns' names, and by what is in them where names do not
/// tell.
struct TableColumns: Equatable {
  /// The columns with the text; the first that is not empty counts.
  var texts: [Int] = []
  /// The quote that stands around every text of the first column, since it was quoted twice.
  var textQuote: UInt8?
  /// Whether a label stands behind the texts of the first column.
  var haveTextsLabels = false
  /// Whether any cell stands in quotes.
  var quotesCells = false
  /// Columns whose cells are nearly all of one sort, but for numbers: a line that has these is a row.
  var sorts: [SortedColumn] = []

  /// A column and the sort of its cells.
  struct SortedColumn: Equatable {
    let column: Int
    let sort: CellSort
  }

  /// Where delimiters in texts without quotes have split these.
  var splitTexts: SplitTexts?
  /// The columns with the text of what a retweet passes on, and that with its account.
  var originalTexts: [Int] = []
  var originalAccount: Int?
  var id: Int?
  /// Whether the ids contradict the links beside them, since they have lost their last digits to a program that took them for
  /// numbers; and whether some have zeros in their place.
  var areIDsRounded = false
  var haveIDsZeros = false
  /// A column called id that holds those of accounts.
  var idsOfAccounts: Int?
  /// Columns for those who are answered that hold an id in every row, where no column is called that of the tweets.
  var idsOfReplies: [Int] = []
  /// Whether the ids are those of tweets, so that `0` is none.
  var areIDsOfTweets = false
  /// A column of ids that a program has rounded and written with an exponent, whatever it is called.
  var roundedIDs: Int?
  /// A column of links to the tweets, for rows without ids.
  var link: Int?
  /// The columns with the date; the first that can be read counts.
  var dates: [DateColumn] = []
  /// The time of day and the zone for dates without.
  var time: Int?
  var zone: Int?
  /// Whether each row has a name before its first field, for which the header has none.
  let hasRowNames: Bool
  /// How they are read, by the first rows, or by all where these leave the order of day and month open.
  var dateReading = DateReading()
  /// The columns with the account; the first that names somebody counts.
  var accounts: [Int] = []
  /// Columns for accounts that were passed over, where no other has any, since they hold names that are shown; and whether the
  /// accounts are such that a name that is shown among them is none.
  var shownNames: [Int] = []
  var areAccountsNames = false
  /// Whether the account is that of the link, since the columns have names that are shown.
  var linksNameAccounts = false
  /// The columns that name the kind; the first with a name that is known counts.
  var kinds: [Int] = []
  var language: Int?
  /// Columns that are filled in replies only, in retweets only, in quotes only.
  var reply: [Int] = []
  var retweet: [Int] = []
  var quote: [Int] = []
  /// A column that is filled in replies, and in some exports in other tweets as well; those are
  /// told by the number of their conversation, which is their own.
  var answered: Int?
  var conversation: Int?
  /// Whether a tweet whose conversation has another number than it has itself is a reply.
  var conversationsTellReplies = false
  var counts: [Int?] = [nil, nil, nil, nil]
  /// Columns that hold all counts, and all references, in structures.
  var metrics: Int?
  var references: Int?
  var mentions: Int?
  var hashtags: Int?
  /// A column `retweet`, which holds `true` and `false` in some exports and counts in others.
  var passedOn: Int?
  /// The column whose ids tell when tweets were made, where no column has dates.
  var moments: Int?
  /// The columns of which the first rows do not fill every cell.
  private var gaps: Set<Int> = []
  /// The fields whose columns were told by what is in them, not by their names.
  var byContent: [TweetField] = []

  /// The columns of days, months and years.
  struct DateParts: Equatable {
    let day, month, year: Int
  }

  /// A column of dates.
  struct DateColumn: Equatable {
    /// The column, or that of the day.
    let column: Int
    var parts: DateParts?
    /// The zone that the column's name has, as in `Date (WIB)`; empty for none.
    let zone: [UInt8]
  }

  /// Finds the columns of `shape`, whose first rows are `sample`; what the user named comes first.
  init(
    _ shape: TableShape, _ sample: TableSample, _ options: ReadingOptions, file: String,
    needsText: Bool = true
  ) throws(CorpusError) {
    let names = NamedColumns(shape)
    hasRowNames = sample.hasRowNames
    func named(
      _ name: String?, _ use: CorpusError.ColumnUse
    ) throws(CorpusError) -> [Int] {
      guard let name else { return [] }
      if let found = names.index(of: name) { return [found] }
      throw .noSuchColumn(file: file, column: name, use: use, columns: shape.columns)
    }
    let text = try named(options.textColumn, .text)
    let date = try named(options.dateColumn, .date)
    let account = try named(options.accountColumn, .account)
    let kind = try named(options.kindColumn, .kind)
    let id = try named(options.idColumn, .id).first
    let ids = id ?? Self.id(names, sample)
    self.id = ids
    link = names.all([.link]).first { sample.linksAreOfTweets($0, ids: ids) }
    if id == nil, let ids, let link, sample.numbersRows(ids, besideLinks: link) { self.id = nil }
    dates = (date.isEmpty ? Self.dates(names, sample) : date.map { ($0, nil) }).map {
      DateColumn(
        column: $0.column, parts: $0.parts, zone: ColumnName.zone(in: shape.columns[$0.column]))
    }
    kinds = kind.isEmpty ? names.all([.kind]) : kind
    accounts = account.isEmpty ? Self.accounts(names, sample) : account
    texts = text.isEmpty ? texts(names, sample) : text
    let misleading = MisleadingColumns(names, sample, text: texts.first)
    if account.isEmpty {
      accounts.removeAll(where: misleading.accounts.contains)
      areAccountsNames = accounts.first.map { sample[$0].holdsNoShownNames } ?? false
    }
    findRest(names, sample)
    reply.removeAll(where: misleading.replies.contains)
    // A lone column of sentences is a table only if it is written as one: a text has lines like it.
    let isTable =
      shape.columns.count > 1 || !shape.hasHeader || sample.hasQuotes && !shape.looksLikeText
      || (file.hasSuffix(".csv") || sample.isOfSheet)
        && (shape.looksLikeName || shape.isOneWord && sample[0].holdsSentences)
    if isTable, !isOfAccounts(names) {
      findByContent(names, sample, but: misleading.accounts, mayChangeID: id == nil)
    }
    if text.isEmpty, account.isEmpty { exchangeSwapped(sample) }
    // Names that are shown give way to those in links, and so does a column without any: those that come may be of others.
    if account.isEmpty, let first = accounts.first, sample[first].handleRank < 2, let link {
      linksNameAccounts = sample[link].linksNameAccounts
    }
    if account.isEmpty, accounts.isEmpty, link == nil {
      let others = sample.places.filter { names.isOfPersons($0) && sample[$0].holdsShownNames }
      shownNames = misleading.shown + others.filter { !misleading.shown.contains($0) }
    }
    textQuote = texts.first.flatMap { sample[$0].quoteAround }
    haveTextsLabels = texts.first.map { sample[$0].endsInLabels } ?? false
    splitTexts = texts.first.flatMap {
      SplitTexts(of: $0, sample, areQuotesPlain: shape.areQuotesPlain)
    }
    quotesCells = sample.quotesCells
    sorts = sample.places.compactMap { column in
      guard let sort = CellSort(of: sample[column]), sort != .number else { return nil }
      return SortedColumn(column: column, sort: sort)
    }
    gaps = Set(sample.places.filter { sample[$0].hasGaps })
    if texts.isEmpty { takeTextPassedOn(sample) }
    if texts.isEmpty, needsText { throw .noTextColumn(file: file, columns: shape.columns) }
    roundedIDs = sample.places.first { sample[$0].holdsExponents }
    if dates.isEmpty {
      moments = self.id.flatMap { sample[$0].holdsIDs ? $0 : nil }
      moments = moments ?? link.flatMap { sample[$0].holdsLinks ? $0 : nil }
    }
    if self.id == nil, link == nil {
      idsOfReplies = reply.filter { sample[$0].isFull && sample[$0].holdsIDs }
    }
    guard let id = self.id else { return }
    areIDsOfTweets = sample[id].holdsTweetNumbers
    if options.idColumn != nil { return }
    haveIDsZeros = sample[id].haveIDsZeros
    areIDsRounded = link.map { sample.contradict(id, link: $0) } ?? false
  }

  /// Whether the table has more of a tweet than its text and id.
  var tellsMore: Bool { !dates.isEmpty || !accounts.isEmpty || link != nil }

  /// How many fields of a tweet were found.
  var fieldCount: Int {
    let single = [id, link, time, zone, language, conversation, mentions, hashtags] + counts
    return texts.count + dates.count + accounts.count + single.count { $0 != nil }
  }
}

// MARK: What is said of them

extension TableColumns {
  /// The columns that were told by what is in them.
  func taken(_ shape: TableShape) -> [ReadSummary.Taken] {
    byContent.compactMap { field in
      let column =
        switch field {
        case .text: texts.first
        case .id: id
        case .account: accounts.first
        default: dates.first?.column
        }
      return column.map { ReadSummary.Taken(field: field, column: shape.columns[$0]) }
    }
  }

  /// Notes which columns of `shape` give which field: further ones where the first has gaps.
  func note(_ shape: TableShape, in fields: inout FieldCounts) {
    func first(of columns: [Int?]) -> [Int?] {
      let known = columns.compactMap(\.self)
      guard let first = known.first, gaps.contains(first) else { return Array(known.prefix(1)) }
      return known
    }
    let isIDLinked = id == nil || areIDsRounded || id == roundedIDs
    let found: [(TweetField, [Int?])] = [
      (.id, [id, isIDLinked ? link : nil]),
      (.account, first(of: linksNameAccounts ? [link] : [accounts.first, link])),
      (
        .date,
        [moments] + dates.flatMap { [$0.column, $0.parts?.month, $0.parts?.year] } + [time, zone]
      ),
      (.text, first(of: texts)),
      (.retweets, [counts[0] ?? metrics]), (.likes, [counts[1] ?? metrics]),
      (.replies, [counts[2] ?? metrics]), (.quotes, [counts[3] ?? metrics]),
      (.mentions, [mentions]), (.hashtags, [hashtags]),
    ]
    for (field, columns) in found {
      for case let column? in columns { fields.note(field, from: shape.columns[column]) }
    }
  }
}
