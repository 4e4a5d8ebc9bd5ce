/// Texts that hold the delimiter without quotes around them, so that their rows have too many cells. In a table without any
/// quotes the cells before and behind the text tell where it begins and ends, if they are ones as all other rows have.
struct SplitTexts: Equatable {
  /// Fewer rows of the right number of cells do not tell what the cells of others should be.
  private static let fewestRows = 5

  private let text: Int
  /// Whether quotes are signs like others; else a row that has any is none of these.
  private let areQuotesPlain: Bool
  /// By column; that of the text is not looked at.
  private let sorts: [CellSort?]

  /// Nil where the table has quotes, too few rows, or a column whose cells may be anything.
  init?(of text: Int, _ sample: TableSample, areQuotesPlain: Bool) {
    if sample.quotesCells || sample.places.count < 2 || sample.evenRows < Self.fewestRows {
      return nil
    }
    self.text = text
    self.areQuotesPlain = areQuotesPlain
    sorts = sample.places.map { CellSort(of: sample[$0]) }
    if sample.places.contains(where: { $0 != text && sorts[$0] == nil }) { return nil }
  }

  /// Joins the cells of a row that has more than there are columns, where the surplus is the text's; whether it did.
  func join(_ row: inout TableRow, in bytes: Span<UInt8>) -> Bool {
    let surplus = row.count - sorts.count
    let line = bytes.extracting(row.range)
    if surplus <= 0 || !areQuotesPlain && line.position(of: .quote) < line.count { return false }
    for column in sorts.indices where column != text {
      let cell = bytes.extracting(row[column < text ? column : column + surplus].range)
      guard sorts[column]?.has(cell) == true else { return false }
    }
    row.join(text...text + surplus)
    return true
  }
}
