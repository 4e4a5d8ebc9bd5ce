/// Which column of a table holds what, found by the columns' names.
struct TableColumns: Equatable {
  /// The columns with the text; the first that is not empty counts.
  var texts: [Int] = []
  /// The columns with the text of what a retweet passes on.
  var passedTexts: [Int] = []
  var id: Int?
  /// A column of links to the tweets, for rows without ids.
  var link: Int?
  /// The columns with the date; the first that can be read counts.
  var dates: [Int] = []
  /// The time of day and the zone for dates without.
  var time: Int?
  var zone: Int?
  /// The zone that the name of the date's column has, as in `Date (WIB)`.
  var namedZone: [UInt8] = []
  /// Whether each row has a name before its first field, for which the header has none.
  let hasRowNames: Bool
  /// Whether dates such as `10/11/2018` begin with the month, which only their sequence tells.
  var isMonthFirst = false
  /// The columns with the account; the first that is not empty counts.
  var accounts: [Int] = []
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
  var counts: [Int?] = [nil, nil, nil, nil]
  /// Columns that hold all counts, and all references, in structures.
  var metrics: Int?
  var references: Int?
  var mentions: Int?
  var hashtags: Int?
  /// A column `retweet`, which holds `true` and `false` in some exports and counts in others.
  var passedOn: Int?

  /// Finds the columns of `shape`, whose first rows are `sample`; what the user named comes first.
  init(
    _ shape: TableShape, _ sample: TableSample, _ options: ReadingOptions, file: String
  ) throws(CorpusError) {
    let names = NamedColumns(shape)
    hasRowNames = sample.hasRowNames
    func named(_ name: String?, _ option: String) throws(CorpusError) -> [Int] {
      guard let name else { return [] }
      if let found = names.index(of: name) { return [found] }
      throw .noSuchColumn(file: file, column: name, option: option, columns: shape.columns)
    }
    let text = try named(options.textColumn, "--text-column")
    id = try named(options.idColumn, "--id-column").first ?? names.first(ColumnNames.ids)
    dates = try named(options.dateColumn, "--date-column")
    accounts = try named(options.accountColumn, "--account-column")
    kinds = try named(options.kindColumn, "--kind-column")
    link = names.first(ColumnNames.links)
    if dates.isEmpty { dates = names.all(ColumnNames.dates) }
    if let date = dates.first { namedZone = names.note(of: date) }
    if kinds.isEmpty { kinds = names.all(ColumnNames.kinds) }
    if accounts.isEmpty { accounts = Self.accounts(names, sample) }
    texts = text.isEmpty ? texts(names, sample) : text
    if texts.isEmpty { throw .noTextColumn(file: file, columns: shape.columns) }
    findRest(names, sample)
  }

  /// Names that are shown stand behind those that accounts have, whatever the columns are called.
  private static func accounts(_ names: NamedColumns, _ sample: TableSample) -> [Int] {
    let found =
      names.all(ColumnNames.accounts)
      + names.all(ColumnNames.accountsOrNumbers).filter { !sample.isNumeric($0) }
    guard let best = found.max(by: { sample.handleRank($0) < sample.handleRank($1) })
    else { return [] }
    let first = found.first { sample.handleRank($0) == sample.handleRank(best) } ?? best
    return [first] + found.filter { $0 != first }
  }

  private func texts(_ names: NamedColumns, _ sample: TableSample) -> [Int] {
    let counts = names.all(in: ColumnNames.textsOrCounts).filter(sample.isNumeric)
    let found = names.all(ColumnNames.texts).filter { !counts.contains($0) }
    // A column that is empty throughout gives way to one that is not.
    let isFilled = found.contains(where: sample.isFilled)
    if let first = found.first(where: { !isFilled || sample.isFilled($0) }) {
      return [first] + names.all(ColumnNames.otherTexts).filter { $0 != first }
    }
    // Descriptions in a table of accounts are no posts.
    let hasCounts = names.first(ColumnNames.retweetCounts + ColumnNames.replyCounts) != nil
    let isOfUsers = !hasCounts && !names.all(in: ColumnNames.ofUsers).isEmpty
    if !tellsMore || isOfUsers { return [] }
    return names.all(ColumnNames.postTexts).filter { !counts.contains($0) }
  }

  /// Whether the table has more of a tweet than its text and id.
  var tellsMore: Bool { !dates.isEmpty || !accounts.isEmpty || link != nil }

  /// How many fields of a tweet were found.
  var fieldCount: Int {
    let single = [id, link, time, zone, language, conversation, mentions, hashtags] + counts
    return texts.count + dates.count + accounts.count + single.count { $0 != nil }
  }

  private mutating func findRest(_ names: NamedColumns, _ sample: TableSample) {
    passedTexts = names.all(ColumnNames.passedTexts).filter { !texts.contains($0) }
    time = names.first(ColumnNames.times)
    zone = names.first(ColumnNames.zones)
    language = names.first(ColumnNames.languages)
    reply = names.all(in: ColumnNames.replies)
    retweet = names.all(in: ColumnNames.retweets)
    quote = names.all(in: ColumnNames.quotes)
    answered = names.first(ColumnNames.answered)
    conversation = names.first(ColumnNames.conversations)
    passedOn = names.first(ColumnNames.passedOn)
    counts = [
      ColumnNames.retweetCounts, ColumnNames.likeCounts, ColumnNames.replyCounts,
      ColumnNames.quoteCounts,
    ].map(names.first)
    metrics = names.first(ColumnNames.metrics)
    references = names.first(ColumnNames.references)
    // Some exports list the numbers of those who are mentioned.
    mentions = names.all(ColumnNames.mentionLists).first { !sample.isNumeric($0) }
    hashtags = names.first(ColumnNames.hashtagLists)
    // A column serves once: texts are neither names nor numbers.
    accounts.removeAll(where: texts.contains)
    for slot in counts.indices where counts[slot].map(texts.contains) == true {
      counts[slot] = nil
    }
  }

  /// Finds out by the first rows whether dates begin with the month.
  mutating func learnDateOrder(_ shape: TableShape, _ rows: Span<UInt8>, isWhole: Bool) {
    if dates.isEmpty { return }
    var splitter = RowSplitter(delimiter: shape.delimiter)
    var position = 0
    var balance = 0
    var isLast = rows.isEmpty
    while !isLast, case .row(_, let next) = splitter.split(rows, from: position, isWhole: isWhole) {
      position = next
      if position == rows.count { isLast = true }
      guard splitter.row.count == shape.columns.count else { continue }
      for date in dates {
        let field = rows.extracting(splitter.row[date].range)
        if let shown = Timestamp.showsMonthFirst(field) {
          balance += shown ? 1 : -1
          break
        }
      }
    }
    isMonthFirst = balance > 0
  }
}

/// The columns of a table by their plain names.
private struct NamedColumns {
  private let shape: TableShape
  private let names: [String]
  private let places: [String: Int]

  init(_ shape: TableShape) {
    self.shape = shape
    // `Date (WIB)` is a date; only where no other column has that name.
    let bare = shape.columns.map { ColumnNames.plain(String($0.prefix { $0 != "(" })) }
    let plain = shape.columns.map(ColumnNames.plain)
    let taken = Set(plain)
    names = zip(plain, bare).map { $1.isEmpty || taken.contains($1) ? $0 : $1 }
    places = Dictionary(
      (names + plain).enumerated().map { ($1, $0 % plain.count) },
      uniquingKeysWith: { one, _ in one })
  }

  /// The column that the user named, as it is spelled or alike.
  func index(of name: String) -> Int? {
    shape.columns.firstIndex(of: name) ?? places[ColumnNames.plain(name)]
  }

  /// What stands in brackets in a column's name.
  func note(of column: Int) -> [UInt8] {
    let parts = shape.columns[column].split(separator: "(", maxSplits: 1)
    return parts.count < 2 ? [] : Array(parts[1].prefix { $0 != ")" }.utf8)
  }

  func first(_ spellings: [String]) -> Int? { spellings.lazy.compactMap { places[$0] }.first }

  func all(_ spellings: [String]) -> [Int] { spellings.compactMap { places[$0] } }

  func all(in spellings: Set<String>) -> [Int] {
    names.indices.filter { spellings.contains(names[$0]) }
  }
}
