internal import Foundation

/// The features of a model as labelling looks them up: by their keys in the model's tables, of which a filter tells most that
/// are not there.
struct FeatureRows {
  private let data: Data
  private let layout: Layout
  /// What tells of most keys that they are no feature's.
  let filter: KeyFilter
  /// How many times eight numbers hold all categories.
  let width: Int

  /// Numbers of eight categories.
  typealias Lanes = SIMD8<Float>

  init(_ model: Model) {
    data = model.data
    layout = model.layout
    width = (layout.categories + 7) / 8
    filter = KeyFilter(layout, data.bytes)
  }

  /// Puts the rows of those `keys` that are features' at the beginning of `keys`. Returns how many.
  ///
  /// This is done for all of them before their weights are read, since the time goes by waiting for memory, and the processor
  /// waits for many places at once.
  private func findRows(of keys: inout [UInt64], _ bytes: RawSpan) -> Int {
    var keys = keys.mutableSpan
    var found = 0
    for index in keys.indices {
      let row = layout.row(of: keys[index], in: bytes)
      keys[found] = UInt64(truncatingIfNeeded: row)
      found &+= row >= 0 ? 1 : 0
    }
    return found
  }

  /// Appends ``width`` lanes with the sum of the weights of the features with these keys, which ``filter`` has let pass,
  /// to `lanes`, and leaves numbers of no use in `keys`. False when the model has none of them.
  func appendSum(of keys: inout [UInt64], to lanes: inout [Lanes]) -> Bool {
    if keys.isEmpty {
      for _ in 0..<width { lanes.append(.zero) }
      return false
    }
    let bytes = data.bytes
    let found = findRows(of: &keys, bytes)
    let rows = keys.span
    for part in 0..<width {
      var sum = Lanes.zero
      for index in 0..<found {
        sum += layout.weights(
          Int(truncatingIfNeeded: rows[index]), from: 8 * part, in: bytes)
      }
      lanes.append(sum)
    }
    return found > 0
  }

  /// Calls `body` with the index of each of these keys that is a feature's, and appends ``width`` lanes with its weights.
  func forEachKnown(
    _ count: Int, appendingTo lanes: inout [Lanes], key: (Int) -> UInt64, body: (Int) -> Void
  ) {
    let bytes = data.bytes
    for index in 0..<count {
      let row = layout.row(of: key(index), in: bytes)
      if row < 0 { continue }
      for part in 0..<width { lanes.append(layout.weights(row, from: 8 * part, in: bytes)) }
      body(index)
    }
  }
}
