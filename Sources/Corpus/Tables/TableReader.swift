/// Reads tweets out of the rows of a table.
struct TableReader<Rows: RowReader>: TweetReader {
  private var rows: Rows
  private var tweets: RowTweets

  var summary: ReadSummary { ReadSummary(tweets.file) }

  init(_ rows: Rows, _ tweets: RowTweets) {
    self.rows = rows
    self.tweets = tweets
  }

  mutating func read(into batch: inout TweetBatch, upTo limit: Int) throws(CorpusError) -> Bool {
    batch.removeAll()
    // The tweets go into the batch itself, without a copy.
    swap(&batch, &tweets.batch)
    defer { swap(&batch, &tweets.batch) }
    while tweets.batch.hasRoom(upTo: limit), try rows.next(into: &tweets) {}
    if let failure = tweets.failure { throw failure }
    return tweets.batch.count > 0
  }
}
