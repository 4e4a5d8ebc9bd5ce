/// Reads tweets out of a table with a header.
struct TableReader: TweetReader {
  private var rows: DelimitedRows
  private var tweets: RowTweets

  var summary: ReadSummary { ReadSummary(tweets.file) }

  init(
    _ buffer: InputBuffer, _ shape: TableShape, _ columns: TableColumns, file: ReadSummary.File,
    account: String?, _ options: ReadingOptions
  ) {
    let table = columns.form(shape, file.format, isStrict: options.isStrict, options.repairs)
    rows = DelimitedRows(buffer, shape, table)
    tweets = RowTweets(
      columns, shape, TweetAssembler(file, account: account, options))
  }

  mutating func read(into batch: inout TweetBatch, upTo limit: Int) throws(CorpusError) -> Bool {
    let before = batch.count
    // The tweets go into the batch itself, without a copy.
    swap(&batch, &tweets.batch)
    defer { swap(&batch, &tweets.batch) }
    while tweets.batch.hasRoom(upTo: limit, since: before), try rows.next(into: &tweets) {}
    return tweets.batch.count > before
  }
}

extension TableColumns {
  /// What the rows of the table have in common.
  func form(
    _ shape: TableShape, _ format: Format, isStrict: Bool, _ decodes: Bool = true
  ) -> TableForm {
    TableForm(
      width: shape.columns.count, header: shape.header, hasRowNames: hasRowNames,
      decodes: decodes, isStrict: isStrict, isSheet: format.isSheet)
  }
}
