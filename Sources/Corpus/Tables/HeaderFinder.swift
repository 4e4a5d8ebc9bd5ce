/// Finds the header of a table of tweets, and the columns under it.
struct HeaderFinder {
  /// The most lines before the header of a table.
  private static let preambleLimit = 100
  /// The most lines that are titles, so that what stands there was taken for a header.
  private static let titleLimit = 5

  let name: String
  let options: ReadingOptions

  /// The table that begins in `head`, whose header would be `first`: under that or, where it is none, under
  /// the first line that looks like one, since services write titles and what was searched for before it.
  /// Where none does and the first row looks like a tweet, the table has no header.
  func find(
    _ first: TableShape, _ head: Span<UInt8>, isWhole: Bool
  ) throws(CorpusError) -> (TableShape, TableColumns) {
    let looksLikeRow = first.columns.count > 1 && first.looksLikeRow
    if options.hasNoHeader { return try table(first.withoutHeader, head, isWhole: isWhole) }
    let reason: CorpusError?
    var found: (shape: TableShape, columns: TableColumns)?
    do throws(CorpusError) {
      found = try table(first, head, isWhole: isWhole)
      // Under its own cells a row without a header has no text by name.
      if looksLikeRow, found?.columns.byContent.contains(.text) == true {
        return try table(first.withoutHeader, head, isWhole: isWhole)
      }
      if first.columns.count > 1, !first.columns.contains(""), let found { return found }
      reason = nil
    } catch {
      reason = error
    }
    // A title and a band over several columns are no header if one follows.
    var start = first.start
    for _ in 0..<(reason == nil ? Self.titleLimit : Self.preambleLimit) {
      start = head.position(of: .lineFeed, from: start) + 1
      guard start < head.count else { break }
      guard let shape = TableShape(head, isWhole: isWhole, from: start), shape.columns.count > 1,
        !shape.looksLikeRow, let table = try? table(shape, head, isWhole: isWhole),
        table.1.tellsMore, table.1.byContent.isEmpty,
        table.1.fieldCount > found?.columns.fieldCount ?? 0
      else { continue }
      return table
    }
    if let found { return found }
    if looksLikeRow, let table = try? table(first.withoutHeader, head, isWhole: isWhole) {
      return table
    }
    throw reason ?? .noTextColumn(file: name, columns: first.columns)
  }

  private func table(
    _ shape: TableShape, _ head: Span<UInt8>, isWhole: Bool
  ) throws(CorpusError) -> (TableShape, TableColumns) {
    let rows = head.extracting(shape.start..<head.count)
    let sample = TableSample(shape, rows, isWhole: isWhole)
    let isLone = shape.columns.count == 1 && sample.isRagged
    let columns = try TableColumns(shape, sample, options, file: name)
    return (isLone ? shape.asLoneColumn : shape, columns)
  }
}
