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
  /// Whether dates such as `10/11/2018` begin with the month, which only their sequence tells.
  var isMonthFirst = false
  var account: Int?
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
  var mentions: Int?
  var hashtags: Int?
  /// A column `retweet`, which holds `true` and `false` in some exports and counts in others.
  var passedOn: Int?

  /// Finds the columns of `shape`; what the user named comes first.
  init(_ shape: TableShape, _ options: ReadingOptions, file: String) throws(CorpusError) {
    let names = NamedColumns(shape)
    func named(_ name: String?, _ option: String) throws(CorpusError) -> [Int] {
      guard let name else { return [] }
      if let found = names.index(of: name) { return [found] }
      throw .noSuchColumn(file: file, column: name, option: option, columns: shape.columns)
    }
    let text = try named(options.textColumn, "--text-column")
    id = try named(options.idColumn, "--id-column").first ?? names.first(ColumnNames.ids)
    dates = try named(options.dateColumn, "--date-column")
    account =
      try named(options.accountColumn, "--account-column").first
      ?? names.first(ColumnNames.accounts)
    kinds = try named(options.kindColumn, "--kind-column")
    link = names.first(ColumnNames.links)
    if dates.isEmpty { dates = names.all(ColumnNames.dates) }
    if kinds.isEmpty { kinds = names.all(ColumnNames.kinds) }
    texts = text.isEmpty ? texts(names) : text
    if texts.isEmpty { throw .noTextColumn(file: file, columns: shape.columns) }
    findRest(names)
  }

  private func texts(_ names: NamedColumns) -> [Int] {
    if let first = names.first(ColumnNames.texts) {
      return [first] + names.all(ColumnNames.otherTexts).filter { $0 != first }
    }
    return tellsMore ? names.all(ColumnNames.postTexts) : []
  }

  /// Whether the table has more of a tweet than its text and id.
  var tellsMore: Bool { !dates.isEmpty || account != nil || link != nil }

  private mutating func findRest(_ names: NamedColumns) {
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
    mentions = names.first(ColumnNames.mentionLists)
    hashtags = names.first(ColumnNames.hashtagLists)
    // A column serves once: texts are neither names nor numbers.
    if let account, texts.contains(account) { self.account = nil }
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
      guard splitter.count == shape.columns.count else { continue }
      for date in dates {
        let field = rows.extracting(splitter.fields[date].range)
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
    names = shape.columns.map(ColumnNames.plain)
    places = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { one, _ in one })
  }

  /// The column that the user named, as it is spelled or alike.
  func index(of name: String) -> Int? {
    shape.columns.firstIndex(of: name) ?? places[ColumnNames.plain(name)]
  }

  func first(_ spellings: [String]) -> Int? { spellings.lazy.compactMap { places[$0] }.first }

  func all(_ spellings: [String]) -> [Int] { spellings.compactMap { places[$0] } }

  func all(in spellings: Set<String>) -> [Int] {
    names.indices.filter { spellings.contains(names[$0]) }
  }
}
