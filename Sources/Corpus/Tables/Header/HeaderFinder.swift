/// Finds the header of a table of tweets, and the columns under it.
struct HeaderFinder {
  /// The most lines before the header of a table.
  private static let preambleLimit = 100
  /// The most lines of titles that can be taken for a header themselves.
  private static let titleLimit = 5

  /// So many fields that are known by their names make a header, whatever else stands there.
  private static let fewestNames = 4

  let head: TableHead
  /// The file's name for messages.
  let name: String
  let options: ReadingOptions

  /// The shape and the columns of the table: under the first row or, where that is no header, under the
  /// first one that looks like one, since services write titles and what was searched for before it. Where
  /// none does and the first row looks like a tweet, the table has no header. Nil where the bytes end in
  /// the first row.
  ///
  /// - Throws: ``CorpusError/noTextColumn(file:columns:)`` where there is no table of tweets.
  func header() throws(CorpusError) -> (TableShape, TableColumns)? {
    guard let first = head.shape() else { return nil }
    if options.hasNoHeader { return try table(first.withoutHeader) }
    // A lone column of texts without a name, written as tables are.
    if first.columns.count == 1, options.needsTweets,
      first.looksLikeText && isWrittenAsTable(first) || first.mayBeText && quotesDelimiters(first)
    {
      return try table(first.withoutHeader)
    }
    if options.needsTweets, let cut = CutTexts(first, head), let table = try? table(cut.shape) {
      return table
    }
    let looksLikeRow = first.columns.count > 1 && (first.looksLikeRow || repeatsWords(first))
    let reason: CorpusError?
    var best: (shape: TableShape, columns: TableColumns)?
    do throws(CorpusError) {
      best = try table(first)
      // Under its own cells a row without a header has no text by name.
      if looksLikeRow, best?.columns.byContent.contains(.text) == true {
        return try table(first.withoutHeader)
      }
      if first.columns.count > 1, !first.columns.contains(""), !first.hasMadeUpNames { return best }
      reason = nil
    } catch {
      reason = error
    }
    if let better = try better(than: best, isFound: reason == nil, behind: first) { return better }
    if first.isTitle, first.columns.count > 1 || first.columns[0].contains(" "),
      best?.columns.byContent.contains(.text) ?? true,
      let table = underTitle(first)
    {
      return table
    }
    if let best { return best }
    if looksLikeRow, let table = try? table(first.withoutHeader) { return table }
    if !options.needsTweets { return try table(first, needsText: false) }
    throw reason ?? .noTextColumn(file: name, columns: first.columns)
  }

  /// A table under one of the next rows: what was taken for a header may be a title or a band over
  /// several columns.
  private func better(
    than best: (shape: TableShape, columns: TableColumns)?, isFound: Bool, behind first: TableShape
  ) throws(CorpusError) -> (TableShape, TableColumns)? {
    // What was told by names alone counts: under a title with empty cells behind it the columns look the same.
    let named = best.map { $0.columns.fieldCount - $0.columns.byContent.count } ?? 0
    let fields = first.hasMadeUpNames ? 0 : named
    var start = first.start
    for _ in 0..<(isFound ? Self.titleLimit : Self.preambleLimit) {
      guard let next = head.next(after: start) else { break }
      start = next
      guard let shape = head.shape(from: start), shape.columns.count > 1,
        let table = try? table(shape),
        table.1.tellsMore || first.isTitle || first.hasMadeUpNames,
        table.1.byContent.isEmpty, table.1.fieldCount > fields,
        !shape.looksLikeRow || table.1.fieldCount >= Self.fewestNames
      else { continue }
      return table
    }
    return nil
  }

  /// A table under a title alone in its row, whose own header has no known names: several cells of few words each, and texts
  /// under one of them.
  private func underTitle(_ first: TableShape) -> (TableShape, TableColumns)? {
    guard let start = head.next(after: first.start), let shape = head.shape(from: start),
      shape.columns.count > 1, shape.looksLikeNames, let table = try? table(shape)
    else { return nil }
    let sample = TableSample(shape, head)
    guard !sample.isRagged, let text = table.1.texts.first, sample[text].holdsSentences else {
      return nil
    }
    // A cell that comes again below is no name, and commas with spaces behind them are those of texts.
    let comesAgain = sample.places.contains {
      !shape.columns[$0].isEmpty && sample[$0].has(Array(shape.columns[$0].utf8).span)
    }
    let isText = shape.header.span.has(", ") || first.columns.count == 1 && shape.columns.count == 2
    return comesAgain || isText ? nil : table
  }

  /// Whether the names of unknown columns are rather the cells of a row: one is a word that its column repeats, and another has
  /// several words.
  private func repeatsWords(_ first: TableShape) -> Bool {
    guard !first.hasKnownNames, first.columns.contains(where: { $0.contains(" ") }) else {
      return false
    }
    let sample = TableSample(first.withoutHeader, head)
    return sample.places.contains { column in
      guard let sort = CellSort(of: sample[column]), case .oneOf = sort else { return false }
      return sort.has(Array(first.columns[column].utf8).span)
    }
  }

  /// Whether the one column has quotes around what holds a delimiter, as programs write it, and around nothing that a person
  /// would.
  private func quotesDelimiters(_ first: TableShape) -> Bool {
    // In texts as such the quotes are the writers'.
    if case .sheet = head { return false }
    if name.lowercased().hasSuffix(".txt") { return false }
    let sample = TableSample(first.withoutHeader, head)
    return !sample.isRagged && sample[0].quotesDelimiters
  }

  private func isWrittenAsTable(_ first: TableShape) -> Bool {
    if case .sheet = head { return true }
    return TableSample(first.withoutHeader, head).isQuoted
  }

  private func table(
    _ shape: TableShape, needsText: Bool = true
  ) throws(CorpusError) -> (TableShape, TableColumns) {
    var shape = SplitDates.column(shape, head).map(shape.joiningDates) ?? shape
    var sample = TableSample(shape, head)
    if shape.columns.count == 1, sample.isRagged {
      shape = shape.asLoneColumn
      sample = TableSample(shape, head)
    }
    let columns = try TableColumns(shape, sample, options, file: name, needsText: needsText)
    // Few rows may be as wide as the header, so that they do not tell what the others hold.
    if shape.cutText == nil, columns.splitTexts == nil, sample.isCut, let text = columns.texts.first
    {
      let cut = shape.cut(at: text, width: shape.columns.count)
      let joined = TableSample(cut, head)
      if let found = try? TableColumns(cut, joined, options, file: name), found.texts.first == text,
        found.splitTexts != nil
      {
        return (cut, found)
      }
    }
    return (shape, columns)
  }
}
