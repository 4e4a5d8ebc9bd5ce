internal import Hashing

/// Texts that hold the delimiter without quotes around them, so that their rows have too many cells. In a table without any
/// quotes the cells before and behind the text tell where it begins and ends, if they are ones as all other rows have.
struct SplitTexts: Equatable {
  /// What the cells of a column are.
  private enum Sort: Equatable {
    /// One of a few, by their hashes.
    case oneOf(Set<UInt64>)
    case number
    case id
    case date
  }

  /// Fewer rows of the right number of cells do not tell what the cells of others should be.
  private static let fewestRows = 5

  private let text: Int
  /// By column; that of the text is not looked at.
  private let sorts: [Sort?]

  /// Nil where the table has quotes, too few rows, or a column whose cells may be anything.
  init?(of text: Int, _ sample: TableSample) {
    if sample.quotesCells || sample.places.count < 2 || sample.evenRows < Self.fewestRows {
      return nil
    }
    self.text = text
    var sorts: [Sort?] = []
    for column in sample.places {
      let sort: Sort? =
        if sample[column].holdsIDs {
          .id
        } else if sample[column].holdsDates {
          .date
        } else if let words = sample[column].fewWords {
          .oneOf(words)
        } else {
          sample[column].isNumeric ? .number : nil
        }
      if sort == nil, column != text { return nil }
      sorts.append(sort)
    }
    self.sorts = sorts
  }

  /// Joins the cells of a row that has more than there are columns, where the surplus is the text's; whether it did.
  func join(_ row: inout TableRow, in bytes: Span<UInt8>) -> Bool {
    let surplus = row.count - sorts.count
    let line = bytes.extracting(row.range)
    if surplus <= 0 || line.position(of: .quote) < line.count { return false }
    for column in sorts.indices where column != text {
      let cell = bytes.extracting(row[column < text ? column : column + surplus].range)
      guard let sort = sorts[column], Self.isOf(sort, cell.extracting(cell.trimmed)) else {
        return false
      }
    }
    row.join(text...text + surplus)
    return true
  }

  private static func isOf(_ sort: Sort, _ cell: Span<UInt8>) -> Bool {
    switch sort {
    case .oneOf(let words): words.contains(hash64(cell))
    case .number: cell.isNumber
    case .id: cell.extracting(cell.wholeID).isTweetID
    case .date: cell.count <= 60 && Timestamp.seconds(cell) != nil
    }
  }
}
