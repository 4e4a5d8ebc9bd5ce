/// What is done to a record that is not as its format has it. Each step looks at one record and at what
/// the table's sample told, never at the records before it.
public enum Repair: String, CaseIterable, Sendable {
  /// The name before a row's first cell, for which the header has no column, was left out; R writes
  /// such rows.
  case rowNames
  /// The cells were joined into which the comma of `3/7/2026, 03.41.09` had split a date without quotes.
  case splitDates
  /// An empty cell behind the last column was left out.
  case trailingDelimiter
  /// A row that was quoted as a whole was taken out of its quotes; spreadsheets quote so where the
  /// delimiter is not theirs.
  case quotedAsWhole
  /// The cells that a delimiter in a text without quotes had split it into were joined.
  case splitTexts
  /// Several links in the cells behind the last column were joined with those in it.
  case splitLinks
  /// Empty cells were added behind those of a row that ends too early, but has a whole text.
  case missingCells
  /// Quotes that break RFC 4180 were read by the line they stand on.
  case looseQuotes
  /// A row in Windows-1252 was decoded, or single signs of it in one of UTF-8, or halves of characters joined.
  case windows1252
  /// Bytes that are neither UTF-8 nor Windows-1252 were replaced by U+FFFD.
  case invalidUTF8
  /// A text was put right: mojibake, escapes of a programming language.
  case text
}

/// How often each repair was made.
public struct RepairCounts: Equatable, Sendable {
  private var counts = [Int](repeating: 0, count: Repair.allCases.count)

  /// How often this repair was made.
  public internal(set) subscript(repair: Repair) -> Int {
    get { counts[repair.place] }
    set { counts[repair.place] = newValue }
  }

  /// The repairs that were made, in the order of their steps, and how often.
  public var made: [(repair: Repair, count: Int)] {
    Repair.allCases.filter { self[$0] > 0 }.map { ($0, self[$0]) }
  }
}

extension Repair {
  /// The place among all repairs.
  fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension RowSplitter {
  /// The repairs of a row that has another number of cells than the header, in the order in which
  /// they are tried.
  private static let widthRepairs: [Repair] = [
    .splitDates, .rowNames, .trailingDelimiter, .quotedAsWhole, .splitTexts, .splitLinks,
    .missingCells,
  ]

  /// Hands the row that was split on to `sink`, repaired if its number of cells is not that of the
  /// header; false where no repair fits.
  mutating func handOn<Sink: RowSink>(
    _ bytes: Span<UInt8>, _ table: TableForm, isUTF8: Bool, to sink: inout Sink
  ) -> Bool {
    if table.shape.outer != nil {
      guard let inner = table.shape.inner(of: row, in: bytes) else { return false }
      add(inner, table, isUTF8: isUTF8, to: &sink)
      return true
    }
    if row.count == table.width {
      add(bytes, table, isUTF8: isUTF8, to: &sink)
      return true
    }
    for repair in Self.widthRepairs {
      switch repair {
      case .splitDates:
        guard let date = table.splitDate(of: row, in: bytes) else { continue }
        row.join(date...date + 1)
      case .rowNames where table.hasRowNames && row.count == table.width + 1:
        row.dropFirst(bytes)
      case .trailingDelimiter
      where row.count == table.width + 1 && row[table.width].range.isEmpty:
        row.dropEmptyLast(bytes)
      case .quotedAsWhole where row.count == 1 && bytes[row.range.lowerBound] == .quote:
        let whole = row
        let inner = unquoted(bytes.extracting(row[0].range))
        guard case .row = split(inner.span, from: 0, isWhole: true), row.count == table.width
        else {
          row = whole
          continue
        }
        add((inner, row), table, isUTF8: isUTF8, to: &sink)
        return true
      case .splitTexts where table.splitTexts?.join(&row, in: bytes) == true:
        row.isRepaired = true
      case .splitLinks where table.hasMoreLinks(row, in: bytes):
        row.join(table.width - 1...row.count - 1)
        row.isRepaired = true
      case .missingCells where table.isTweet(row, in: bytes):
        row.fit(to: table.width)
        row.isRepaired = true
      default: continue
      }
      sink.file.repairs[repair] += 1
      add(bytes, table, isUTF8: isUTF8, to: &sink)
      return true
    }
    return false
  }

  /// Adds to `sink` the row that stood in quotes as a whole.
  mutating func add<Sink: RowSink>(
    _ inner: (line: [UInt8], row: TableRow), _ table: TableForm, isUTF8: Bool, to sink: inout Sink
  ) {
    row = inner.row
    row.isRepaired = true
    sink.file.repairs[.quotedAsWhole] += 1
    add(inner.line.span, table, isUTF8: isUTF8, to: &sink)
  }

  /// Adds the row to `sink`, decoded first if that makes UTF-8 of it.
  mutating func add<Sink: RowSink>(
    _ bytes: Span<UInt8>, _ table: TableForm, isUTF8: Bool, to sink: inout Sink
  ) {
    row.isUTF8 = isUTF8 || bytes.extracting(row.range).isUTF8
    let whole = bytes.extracting(row.range)
    if !row.isUTF8, table.decodes, let decoded = DamagedUTF8.mended(whole) {
      let damaged = row
      if resplit(decoded.span, table.width) {
        sink.file.repairs[.windows1252] += 1
        row.isRepaired = true
        row.isUTF8 = true
        return sink.add(decoded.span, row)
      }
      row = damaged
    }
    if !row.isUTF8 {
      sink.file.repairs[.invalidUTF8] += 1
      row.isRepaired = true
    }
    sink.add(bytes, row)
  }

  /// Splits a decoded row as it was split before.
  private mutating func resplit(_ bytes: Span<UInt8>, _ width: Int) -> Bool {
    let outcome =
      row.isVerbatim
      ? split(bytes, from: 0, isWhole: true)
      : splitLoosely(bytes, from: 0, width: width, isWhole: true)
    guard case .row = outcome else { return false }
    return row.count == width
  }
}
