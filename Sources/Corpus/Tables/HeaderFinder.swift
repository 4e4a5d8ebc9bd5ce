/// Finds the header of a table of tweets: on its first line or, where that is none, on the first line that
/// looks like one; services write titles and what was searched for before it.
struct HeaderFinder {
  /// The most lines before the header of a table.
  private static let preambleLimit = 100
  /// The most lines of titles that can be taken for a header themselves.
  private static let titleLimit = 5

  let head: TableHead
  /// The file's name for messages.
  let name: String
  let options: ReadingOptions

  /// The shape and the columns of the table; nil where the bytes end in its first row.
  ///
  /// - Throws: ``CorpusError/noTextColumn(file:columns:)`` where no line is a header of tweets.
  func header() throws(CorpusError) -> (TableShape, TableColumns)? {
    guard let first = head.shape() else { return nil }
    let reason: CorpusError?
    var best: (shape: TableShape, columns: TableColumns)?
    do throws(CorpusError) {
      best = (first, try columns(of: first))
      if first.columns.count > 1, !first.columns.contains("") { return best }
      reason = nil
    } catch {
      reason = error
    }
    // What was taken for a header may be a title or a band over several columns.
    var start = first.start
    for _ in 0..<(reason == nil ? Self.titleLimit : Self.preambleLimit) {
      guard let next = head.next(after: start) else { break }
      start = next
      guard let shape = head.shape(from: start), shape.columns.count > 1,
        let columns = try? columns(of: shape), columns.tellsMore,
        columns.fieldCount > best?.columns.fieldCount ?? 0
      else { continue }
      return (shape, columns)
    }
    if let best { return best }
    throw reason ?? .noTextColumn(file: name, columns: first.columns)
  }

  private func columns(of shape: TableShape) throws(CorpusError) -> TableColumns {
    try TableColumns(shape, TableSample(shape, head), options, file: name)
  }
}
