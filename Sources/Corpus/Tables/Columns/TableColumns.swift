/// Which column of a table holds what: by the columns' names, and by what is in them where names do not
/// tell.
struct TableColumns: Equatable {
  /// The columns with the text; the first that is not empty counts.
  var texts: [Int] = []
  /// The quote that stands around every text of the first column, since it was quoted twice.
  var textQuote: UInt8?
  /// Whether a label stands behind the texts of the first column.
  var haveTextsLabels = false
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
  /// Whether dates such as `10/11/2018` begin with the month, which only all of them tell.
  var isMonthFirst = false
  /// Whether the first rows leave that open, and whether all do, so that it is a guess.
  var isDateOrderOpen = false
  var isDateOrderGuessed = false
  /// The offsets from UTC, in seconds, that dates had in the first rows whose ids contradict them; the
  /// dates are set right by the ids. Empty where they do not.
  var dateOffsets: [Int64] = []
  /// Whether the dates in the first rows are those of the ids, give or take a zone: an id sets right a date that is not.
  var areDatesOfIDs = false
  /// Whether most dates in the first rows are two days or more from the moments that the ids tell.
  var hasOtherDates = false
  /// Whether the dates in the first rows are when somebody collected the tweets, whose ids tell when they were written.
  var areDatesOfCollecting = false
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
      findByContent(names, sample, but: misleading.accounts)
    }
    if text.isEmpty, account.isEmpty { exchangeSwapped(sample) }
    // Names that are shown give way to those in links.
    if account.isEmpty, let first = accounts.first, sample[first].handleRank == 1, let link {
      linksNameAccounts = sample[link].linksNameAccounts
    }
    if account.isEmpty, accounts.isEmpty, link == nil { shownNames = misleading.shown }
    textQuote = texts.first.flatMap { sample[$0].quoteAround }
    haveTextsLabels = texts.first.map { sample[$0].endsInLabels } ?? false
    splitTexts = texts.first.flatMap { SplitTexts(of: $0, sample) }
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

// MARK: By name

extension TableColumns {
  /// Numbers of rows stand behind ids of tweets, whatever the columns are called.
  private static func id(_ names: NamedColumns, _ sample: TableSample) -> Int? {
    let found = names.all(ExportField.ids)
    return found.first { sample[$0].holdsIDs } ?? found.first
  }

  /// Those with a day, a month and a year each in a column come first where no other holds dates. In tables of annotators
  /// `created_at` is when they wrote.
  private static func dates(
    _ names: NamedColumns, _ sample: TableSample
  ) -> [(column: Int, parts: DateParts?)] {
    let fields =
      names.isOfAnnotators ? ExportField.dates.subtracting([.createdAt]) : ExportField.dates
    let whole = names.all(fields)
    if let parts = names.dateParts, !whole.contains(where: { sample[$0].holdsDates }),
      sample[parts.day].isNumeric, sample[parts.year].isNumeric
    {
      return [(parts.day, parts)] + whole.filter { $0 != parts.day }.map { ($0, nil) }
    }
    return whole.map { ($0, nil) }
  }

  /// Names that are shown stand behind those that accounts have, whatever the columns are called.
  private static func accounts(_ names: NamedColumns, _ sample: TableSample) -> [Int] {
    let found = names.all(ExportField.accounts) {
      !sample[$0].isNumeric && sample[$0].handleRank != 1
    }.filter { !sample[$0].holdsExponents && !(names.isOfAnnotators && sample[$0].isNumeric) }
    guard let best = found.max(by: { sample[$0].handleRank < sample[$1].handleRank })
    else { return [] }
    let first = found.first { sample[$0].handleRank == sample[best].handleRank } ?? best
    return [first] + found.filter { $0 != first }
  }

  private func texts(_ names: NamedColumns, _ sample: TableSample) -> [Int] {
    let named = names.all(ExportField.texts) { !sample[$0].isNumeric }
    // The words of a text as a list give way to the text, but are better than nothing.
    let whole = named.filter { !sample[$0].holdsLists }
    let found = whole.isEmpty ? named : whole
    // A column that is empty throughout gives way to one that is not, and one of texts that were made of another's, or of
    // their topics, to that.
    let isFilled = found.contains { sample[$0].isFilled }
    if let filled = found.first(where: { !isFilled || sample[$0].isFilled }) {
      let first =
        found.first { sample.isPrepared(filled, from: $0) || sample.isHeading(filled, of: $0) }
        ?? filled
      return [first] + found.filter { $0 != first } + names.all([.snippet])
    }
    if !tellsMore || isOfAccounts(names) { return [] }
    return names.all(ExportField.postTexts) { !sample[$0].isNumeric }
  }

  /// Whether the table is one of accounts, whose descriptions are no posts.
  private func isOfAccounts(_ names: NamedColumns) -> Bool {
    names.first([.retweetCount, .retweets, .replyCount, .replies]) == nil
      && names.first([.accountCount]) != nil
  }

  private mutating func findRest(_ names: NamedColumns, _ sample: TableSample) {
    originalTexts = names.all([.originalText]).filter { !texts.contains($0) }
    originalAccount = names.first([.originalAccount])
    time = names.first([.time])
    zone = names.first([.zone])
    language = names.first([.language])
    // Some exports fill the column in every tweet.
    reply = names.all([.reply]) { !sample[$0].isFull }
    // What is a count in some tables says yes or no in others.
    func truths(_ fields: Set<ExportField>) -> [Int] {
      let found = names.all(fields)
      // Where a column counts, another of the kind that has only 0 and 1 says no or yes.
      let counts = found.contains { sample[$0].isNumeric && !sample[$0].holdsBits }
      return found.filter { sample[$0].holdsTruths || counts && sample[$0].holdsBits }
    }
    reply += truths([.replyCount, .replies])
    answered = names.first([.answered])
    conversation = names.first([.conversation])
    // Those that name somebody in every tweet, or leave it out in an author's own thread, have a rule of their own.
    if let id, let conversation, answered == nil {
      conversationsTellReplies = sample.conversationsAreOfTweets(conversation, ids: id)
    }
    retweet = names.all([.retweeted, .retweetedID]) + truths([.retweetCount, .retweets])
    quote = names.all([.quoted, .isQuote]) + truths([.quoteCount, .quotes])
    passedOn = names.first([.passedOn])
    let counted: [Set<ExportField>] = [
      [.retweetCount, .retweets], [.likeCount, .likes], [.replyCount, .replies],
      [.quoteCount, .quotes],
    ]
    counts = counted.map { fields in
      let taken = truths(fields)
      let found = names.all(fields).first { !taken.contains($0) }
      return found.flatMap { sample[$0].holdsSentences && !fields.contains(.quotes) ? nil : $0 }
    }
    // Those of annotators are of their comments.
    if names.isOfAnnotators { counts[2] = nil }
    metrics = names.first([.metrics, .stats])
    references = names.first([.references])
    // Some exports list the numbers of those who are mentioned.
    mentions = names.all([.mentions]).first { !sample[$0].isNumeric }
    // Others count them.
    hashtags = names.all([.hashtags]).first { !sample[$0].isNumeric }
    // A column serves once: texts are neither names nor numbers.
    accounts.removeAll(where: texts.contains)
    for slot in counts.indices where counts[slot].map(texts.contains) == true {
      counts[slot] = nil
    }
  }
}

// MARK: By content

extension TableColumns {
  /// Takes a column for what alone is like it, where no name tells which; for the account none of `others`.
  private mutating func findByContent(
    _ names: NamedColumns, _ sample: TableSample, but others: [Int]
  ) {
    let known = Set(
      texts + originalTexts + accounts + kinds + dates.map(\.column) + reply + retweet + quote
        + ([id, link, time, zone, language, answered, conversation, metrics, references, mentions]
        + [hashtags, passedOn, originalAccount] + counts).compactMap { $0 })
    let ofAnnotators = names.annotatorsColumns
    let otherThings = Set(names.all([.otherThing]))
    let rest = sample.places.filter {
      !known.contains($0) && !ofAnnotators.contains($0) && !others.contains($0)
    }
    func lone(_ holds: (Int) -> Bool) -> Int? {
      let found = rest.filter(holds)
      return found.count == 1 ? found[0] : nil
    }
    var sentences = rest.filter { !otherThings.contains($0) && sample[$0].holdsSentences }
    // What several rows repeat is rather what their texts answer.
    if sentences.contains(where: { sample[$0].isDistinct }) {
      sentences.removeAll { sample[$0].repeats }
    }
    if texts.isEmpty, let column = original(of: sentences, names, sample) {
      texts = [column]
      byContent.append(.text)
    }
    if texts.isEmpty { takeTextPassedOn(sample) }
    if texts.isEmpty { return }
    if id == nil, link == nil,
      let column = lone({ sample[$0].holdsIDs && !names.isOfAccounts($0) })
    {
      id = column
      byContent.append(.id)
    }
    if accounts.isEmpty,
      let column = lone({ sample[$0].handleRank == 3 }) ?? lone({ sample[$0].holdsAccountNames })
        ?? lone({ names.isOfPersons($0) && sample[$0].hasFormOfAccountNames })
        ?? lone({ names.isOfPersons($0) && sample[$0].holdsOnlyAccountNames })
    {
      accounts = [column]
      byContent.append(.account)
    }
    // Columns with names of dates may hold times of day alone, or something else.
    let hasDates = dates.contains { $0.parts != nil || !sample[$0.column].hasNoDate }
    func isDated(_ column: Int) -> Bool { !names.isOfAccounts(column) && sample[column].holdsDates }
    // One or two dates in all rows are those of something else.
    if !hasDates, let column = lone(isDated) ?? lone({ isDated($0) && sample[$0].isVaried }) {
      dates.insert(DateColumn(column: column, zone: []), at: 0)
      byContent.append(.date)
    }
    if link == nil {
      link = lone { sample[$0].holdsLinks && sample.linksAreOfTweets($0, ids: id) }
    }
  }

  /// Takes for the text one called that of a tweet passed on, where there is no other.
  private mutating func takeTextPassedOn(_ sample: TableSample) {
    guard let column = originalTexts.first(where: { sample[$0].holdsSentences }) else { return }
    texts = [column]
    originalTexts.removeAll { $0 == column }
    byContent.append(.text)
  }

  /// Takes text and account the other way round where the header has exchanged their names.
  private mutating func exchangeSwapped(_ sample: TableSample) {
    guard let text = texts.first, let account = accounts.first,
      sample[account].holdsSentences, sample[text].holdsAccountNames
    else { return }
    (texts, accounts) = ([account], [text])
    byContent += [.text, .account]
  }

  /// The one of columns of sentences that is the text: what was made of another in preparing it stands behind that.
  private func original(of columns: [Int], _ names: NamedColumns, _ sample: TableSample) -> Int? {
    let originals = columns.filter(names.isOriginal)
    if originals.count == 1 { return originals[0] }
    let stages = Set(columns.map(names.stage))
    guard let first = stages.min() else { return nil }
    let found = sample.longest(of: columns.filter { names.stage($0) == first })
    // Preparing a text makes it shorter, unless it is cut into a list.
    let later = columns.filter { names.stage($0) > first && !sample[$0].holdsLists }
    if let found, later.allSatisfy({ sample.isAsLong(found, as: $0) }) {
      return columns.first { sample.isPrepared(found, from: $0) } ?? found
    }
    return sample.longest(of: columns)
  }

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

  /// Notes which columns of `shape` give which field.
  func note(_ shape: TableShape, in fields: inout FieldCounts) {
    let found: [(TweetField, [Int?])] = [
      (.id, [id ?? link]), (.account, [accounts.first ?? link]),
      (
        .date,
        [moments] + dates.flatMap { [$0.column, $0.parts?.month, $0.parts?.year] } + [time, zone]
      ),
      (.text, texts),
      (.retweets, [counts[0] ?? metrics]), (.likes, [counts[1] ?? metrics]),
      (.replies, [counts[2] ?? metrics]), (.quotes, [counts[3] ?? metrics]),
      (.mentions, [mentions]), (.hashtags, [hashtags]),
    ]
    for (field, columns) in found {
      for case let column? in columns { fields.note(field, from: shape.columns[column]) }
    }
  }
}
