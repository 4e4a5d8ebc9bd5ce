internal import CSimdjson

/// What keys of records in JSON stand for beside the names that exports have: keys that the user named, and those that
/// only what is in them tells, by the rules of tables' columns.
struct RecordKeys {
  /// The records that are looked at, and the fewest of which content tells anything: a notice is one of a few.
  private static let recordLimit = 100
  /// The records that tell whether more must be looked at.
  static let glance = 12
  private static let fewest = 3

  /// The keys, by what they stand for.
  private(set) var named: [(textmine_field, String)] = []
  /// Those that were told by what is in them.
  private(set) var taken: [ReadSummary.Taken] = []
  /// Those for accounts that hold names that are shown, where none has accounts.
  private(set) var shownNames: [String] = []

  /// The keys of records among which nothing is a tweet.
  private(set) var unknown: [String] = []

  /// No keys.
  init() {}

  /// Nothing but keys that tell no tweet.
  init(unknown: [String]) { self.unknown = unknown }

  /// Finds the keys in the records at the beginning of a file.
  ///
  /// - Parameters:
  ///   - head: the bytes from where the JSON begins.
  ///   - looksAtContent: whether names tell no tweet, so that content has to.
  ///   - looksForAccounts: whether names tell tweets, but no account of them.
  /// - Throws: where a key that the user named is in none of them.
  init(
    _ head: Span<UInt8>, looksAtContent: Bool, looksForAccounts: Bool, _ options: ReadingOptions,
    file: String
  ) throws(CorpusError) {
    let isAsked = options.namesColumns
    if looksForAccounts, options.accountColumn == nil { findAccountObject(head) }
    if !isAsked, let first = Records(head, limit: Self.glance) {
      if MisleadingColumns.mayBe(first.names, first.sample) { findMisleading(head) }
      findTimeOfDay(first)
    }
    guard looksAtContent || isAsked, let records = Records(head, limit: Self.recordLimit) else {
      return
    }
    let (shape, sample) = (records.shape, records.sample)
    if looksAtContent { unknown = shape.columns }
    guard records.count >= (isAsked ? 1 : Self.fewest) else { return }
    let columns = try TableColumns(shape, sample, options, file: file, needsText: false)
    func name(_ field: textmine_field, _ column: Int?, if isMeant: Bool) {
      if isMeant, let column { named.append((field, shape.columns[column])) }
    }
    if looksAtContent, !columns.texts.isEmpty { taken = columns.taken(shape) }
    func isTaken(_ field: TweetField) -> Bool { taken.contains { $0.field == field } }
    name(TEXTMINE_FIELD_TEXT, columns.texts.first, if: looksAtContent || options.textColumn != nil)
    name(TEXTMINE_FIELD_ID, columns.id, if: isTaken(.id) || options.idColumn != nil)
    name(
      TEXTMINE_FIELD_DATE, columns.dates.first?.column,
      if: isTaken(.date) || options.dateColumn != nil)
    name(
      TEXTMINE_FIELD_ACCOUNT, columns.accounts.first,
      if: isTaken(.account) || options.accountColumn != nil)
    name(TEXTMINE_FIELD_KIND, columns.kinds.first, if: options.kindColumn != nil)
  }

  /// Lets keys stand for nothing by which the first records tell nothing, or something else: an account that was searched for,
  /// names that are shown, and `false` for replies that begin with `@name` all the same.
  private mutating func findMisleading(_ head: Span<UInt8>) {
    guard let records = Records(head, limit: Self.recordLimit) else { return }
    let (shape, names, sample) = (records.shape, records.names, records.sample)
    let found = MisleadingColumns(names, sample, text: MisleadingColumns.text(names, sample))
    let replies = found.replies.filter { sample[$0].holdsTruths }
    let quotes = names.all([.quoted, .isQuote]).filter {
      !replies.isEmpty && sample[$0].holdsTruths && sample[$0].telling == 0
    }
    let hasOthers = names.all(ExportField.accounts).contains {
      sample[$0].isFilled && !found.accounts.contains($0)
    }
    if !hasOthers, !found.shown.isEmpty { findHandles(records, insteadOf: found.shown) }
    for column in found.accounts + replies + quotes {
      named.append((TEXTMINE_FIELD_NONE, shape.columns[column]))
    }
  }

  /// Takes for the account the one key whose cells have the form of accounts' names, where all those called so are `shown`.
  private mutating func findHandles(_ records: Records, insteadOf shown: [Int]) {
    let (shape, sample) = (records.shape, records.sample)
    let columns = try? TableColumns(
      shape, sample, ReadingOptions(), file: "", needsText: false)
    guard let columns, columns.byContent.contains(.account), let account = columns.accounts.first
    else {
      shownNames = shown.map { shape.columns[$0] }
      return
    }
    named.append((TEXTMINE_FIELD_ACCOUNT, shape.columns[account]))
    taken = columns.taken(shape).filter { $0.field == .account }
  }

  /// Parts of names of objects with an account that is not the author's.
  private static let others = [
    "repl", "quot", "kutip", "retweet", "mention", "origin", "source", "target", "parent",
    "recipient", "answer", "balas", "jawab", "like", "favo", "collect", "scrap", "tag", "list",
    "card", "place", "disebut", "ditujukan", "annot", "anot", "coder", "koder",
  ]

  /// Whether an object under this key may be that of the author: the key is none that exports have for others.
  private static func mayBeAuthor(_ key: String) -> Bool {
    let name = ColumnName.plain(key)
    return !ColumnName.isKeyOfJSON(key) && !others.contains(where: name.contains)
      && !key.lowercased().hasPrefix("to_")
  }

  /// Takes for the account the one key of no known name, and of no other account, that holds an object with an account's name
  /// in nearly all records, as in `{"text": …, "mp": {"screen_name": …}}`. One account throughout may be whoever collected.
  private mutating func findAccountObject(_ head: Span<UInt8>) {
    let records = RecordSheet(head, limit: Self.recordLimit)
    let found = records.accounts.filter { key, names in
      names.count * 10 >= records.count * 9 && Set(names).count > 1 && Self.mayBeAuthor(key)
    }
    guard records.count >= Self.fewest, found.count == 1, let key = found.first?.key else { return }
    named.append((TEXTMINE_FIELD_ACCOUNT, key))
    taken.append(ReadSummary.Taken(field: .account, column: key))
  }

  /// Finds the key with the time of day of dates without one, as tables have it in a column of its own.
  private mutating func findTimeOfDay(_ records: Records) {
    let (shape, names, sample) = (records.shape, records.names, records.sample)
    let hasIDs = names.all(ExportField.ids.union([.link])).contains {
      sample[$0].ids + sample[$0].links > 0
    }
    let other = sample.places.filter {
      !hasIDs && sample[$0].holdsDifferentTimesOfDay && names.mayBeTimeOfDay($0)
        && !ColumnName.isKnown(shape.columns[$0])
    }
    let known = names.all([.time]).first { sample[$0].holdsTimesOfDay }
    guard let time = known ?? (other.count == 1 ? other[0] : nil),
      let day = names.all(ExportField.dates).first(where: { $0 != time && sample[$0].isFilled }),
      sample[day].holdsDays
    else { return }
    named.append((TEXTMINE_FIELD_DATE, shape.columns[day]))
    named.append((TEXTMINE_FIELD_TIME, shape.columns[time]))
    if known == nil {
      taken.append(ReadSummary.Taken(field: .date, column: shape.columns[time]))
    }
  }

  /// The first records as a table.
  private struct Records {
    let shape: TableShape
    let names: NamedColumns
    let sample: TableSample
    /// The records that say something.
    let count: Int

    /// Nil where there is no key.
    init?(_ head: Span<UInt8>, limit: Int) {
      let sheet = RecordSheet(head, limit: limit).rows
      guard let shape = TableHead.sheet(sheet).shape() else { return nil }
      count = sheet.rows.count - 1
      self.shape = shape
      names = NamedColumns(shape)
      sample = TableSample(shape, .sheet(sheet))
    }
  }
}
