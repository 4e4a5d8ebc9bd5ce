/// The features of texts: for each text the rows of its features and how much of each it has.
struct FeatureMatrix: Sendable {
  private(set) var rows: [Int32] = []
  private(set) var values: [Float] = []
  private var ends: [Int] = []

  /// The number of texts.
  var count: Int { ends.count }

  /// The places of a text's features in ``rows`` and ``values``.
  func range(of text: Int) -> Range<Int> { (text == 0 ? 0 : ends[text - 1])..<ends[text] }

  /// The features of one text.
  struct Row {
    fileprivate var rows: [Int32] = []
    fileprivate var values: [Float] = []

    /// Adds one feature.
    mutating func add(_ row: Int32, _ value: Float) {
      rows.append(row)
      values.append(value)
    }

    /// Adds occurrences, which are counted, and takes them away from `found`.
    ///
    /// - Parameter dividingByLength: whether counts are divided by the square root of their sum, so
    ///   that long texts weigh no more than short ones.
    mutating func add(_ found: inout [Int32], dividingByLength: Bool) {
      found.sort()
      let unit = dividingByLength ? 1 / Float(max(found.count, 1)).squareRoot() : 1
      for row in found {
        if let last = rows.last, last == row {
          values[values.count - 1] += unit
        } else {
          add(row, unit)
        }
      }
      found.removeAll(keepingCapacity: true)
    }
  }

  /// Adds a text.
  mutating func append(_ row: Row) {
    rows += row.rows
    values += row.values
    ends.append(rows.count)
  }
}
