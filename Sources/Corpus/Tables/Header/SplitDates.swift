/// Dates with a comma before the time of day, as `3/7/2026, 03.41.09`, in a table without quotes around them: each row has a cell
/// more than the header.
enum SplitDates {
  private static let (fewestRows, rowLimit) = (2, 100)

  /// The column whose dates the delimiter splits in each of the first rows; nil where there is none, or more.
  static func column(_ shape: TableShape, _ head: TableHead) -> Int? {
    guard case .text = head, shape.hasHeader, shape.columns.count > 1, shape.delimiter == .comma,
      NamedColumns(shape).first([.time]) == nil
    else { return nil }
    let width = shape.columns.count
    var (rows, found, areLastEmpty) = (0, Set(0..<width), true)
    head.forEachRow(under: shape) { bytes, row in
      if row.isBlank(in: bytes) { return true }
      rows += 1
      if !row[row.count - 1].range.isEmpty { areLastEmpty = false }
      found = found.filter { row.count == width + 1 && isSplit(at: $0, row, bytes) }
      return !found.isEmpty && rows < rowLimit
    }
    return rows >= fewestRows && !areLastEmpty && found.count == 1 ? found.first : nil
  }

  /// Whether the cell at `column` is a day, and with the next one a moment.
  static func isSplit(at column: Int, _ row: borrowing TableRow, _ bytes: Span<UInt8>) -> Bool {
    let (day, time) = (row[column].range, row[column + 1].range)
    guard day.upperBound + 1 == time.lowerBound, time.count > 3, bytes[time.lowerBound] == .space,
      bytes[time.lowerBound + 1].isDigit
    else { return false }
    let moment = bytes.extracting(day.lowerBound..<time.upperBound)
    return Timestamp.seconds(bytes.extracting(day)) != nil && Timestamp.seconds(moment) != nil
  }
}
