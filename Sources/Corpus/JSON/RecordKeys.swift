internal import CSimdjson

/// What keys of records in JSON stand for beside the names that exports have: keys that the user named, and those that
/// only what is in them tells, by the rules of tables' columns.
struct RecordKeys {
  /// The records that are looked at, and the fewest of which content tells anything: a notice is one of a few.
  private static let recordLimit = 100
  private static let fewest = 3

  /// The keys, by what they stand for.
  private(set) var named: [(textmine_field, String)] = []
  /// Those that were told by what is in them.
  private(set) var taken: [ReadSummary.Taken] = []

  /// No keys.
  init() {}

  /// Finds the keys in the records at the beginning of a file.
  ///
  /// - Parameters:
  ///   - head: the bytes from where the JSON begins.
  ///   - looksAtContent: whether names tell no tweet, so that content has to.
  /// - Throws: where a key that the user named is in none of them.
  init(
    _ head: Span<UInt8>, looksAtContent: Bool, _ options: ReadingOptions, file: String
  ) throws(CorpusError) {
    let isAsked = options.namesColumns
    guard looksAtContent || isAsked else { return }
    let sheet = RecordSheet(head, limit: Self.recordLimit).rows
    guard sheet.rows.count > (isAsked ? 1 : Self.fewest),
      let shape = TableHead.sheet(sheet).shape()
    else { return }
    let sample = TableSample(shape, .sheet(sheet))
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
}
