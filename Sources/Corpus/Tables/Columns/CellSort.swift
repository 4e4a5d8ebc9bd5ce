internal import Hashing

/// A sort that nearly all cells of a column are of, by which those of other rows are known.
enum CellSort: Equatable {
  /// One of a few, by their hashes.
  case oneOf(Set<UInt64>)
  case number
  case id
  case date
  case link
  /// A name behind `@`.
  case account

  /// Nil where the cells may be anything.
  init?(of column: ColumnSample) {
    if column.holdsIDs {
      self = .id
    } else if column.holdsDates {
      self = .date
    } else if column.holdsLinks {
      self = .link
    } else if column.handleRank == 3 {
      self = .account
    } else if let words = column.fewWords {
      self = .oneOf(words)
    } else if column.holdsSingleNumbers {
      self = .number
    } else {
      return nil
    }
  }

  /// Whether a cell is of this sort.
  func has(_ cell: Span<UInt8>) -> Bool {
    let cell = cell.extracting(cell.trimmed)
    return switch self {
    case .oneOf(let words): words.contains(hash64(cell))
    case .number: cell.isNumber
    case .id: cell.extracting(cell.wholeID).isTweetID
    case .date: cell.count <= 60 && Timestamp.seconds(cell) != nil
    case .link: !cell.statusNumber.isEmpty
    case .account: cell.starts(with: "@") && cell.position(of: .space) == cell.count
    }
  }
}
