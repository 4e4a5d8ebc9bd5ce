internal import Foundation

/// The features of texts: for each text the rows of its features and how much of each it has.
struct FeatureMatrix: Sendable {
  private(set) var rows: [Int32] = []
  private(set) var values: [Float] = []
  private var ends: [Int] = []

  /// The number of texts.
  var count: Int { ends.count }

  /// The indices of a text's features in ``rows`` and ``values``.
  func range(of text: Int) -> Range<Int> { (text == 0 ? 0 : ends[text - 1])..<ends[text] }

  /// What one of `count` occurrences weighs.
  static func unit(of count: Int, _ power: Float) -> Float {
    switch power {
    case 0: 1
    case 0.5: 1 / Float(max(count, 1)).squareRoot()
    default: pow(Float(max(count, 1)), -power)
    }
  }

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
    /// - Parameter power: counts are divided by this power of their sum.
    mutating func add(_ found: inout [Int32], lengthPower power: Float) {
      found.sort()
      let unit = FeatureMatrix.unit(of: found.count, power)
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

  /// The same texts with only some of the features.
  ///
  /// - Parameter kept: for each row its new number; -1 for one that is left out.
  func keeping(_ kept: [Int32]) -> FeatureMatrix {
    var result = FeatureMatrix()
    for text in 0..<count {
      for place in range(of: text) where kept[Int(rows[place])] >= 0 {
        result.rows.append(kept[Int(rows[place])])
        result.values.append(values[place])
      }
      result.ends.append(result.rows.count)
    }
    return result
  }

  /// Adds a text.
  mutating func append(_ row: Row) {
    rows += row.rows
    values += row.values
    ends.append(rows.count)
  }
}
