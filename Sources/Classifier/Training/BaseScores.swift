internal import Foundation

/// What the weights of a model that is there say of coded texts: what more weights are added to.
struct BaseScores: Sendable {
  /// The model.
  let model: Model
  /// For each text its score in each category.
  let texts: [[Double]]

  /// - Parameter keys: the keys of the matrix's features, by row.
  init(_ model: Model, _ matrix: FeatureMatrix, keys: [UInt64]) {
    let bytes = model.data.bytes
    let rows = keys.map { model.layout.row(of: $0, in: bytes) }
    let biases = model.biases.map(Double.init)
    self.model = model
    texts = (0..<matrix.count).map { text in
      var scores = biases
      for place in matrix.range(of: text) {
        let row = rows[Int(matrix.rows[place])]
        if row < 0 { continue }
        for category in scores.indices {
          scores[category] +=
            Double(matrix.values[place]) * Double(model.layout.weight(row, category, in: bytes))
        }
      }
      return scores
    }
  }
}

extension Model {
  /// What each category scores in a text without features.
  var biases: [Float] {
    let bytes = data.bytes
    return (0..<layout.categories).map { layout.bias($0, in: bytes) }
  }

  /// The keys of all features, and their weights category by category within each.
  private var features: (keys: [UInt64], weights: [Float]) {
    let bytes = data.bytes
    var keys: [UInt64] = []
    var weights: [Float] = []
    for slot in 0..<layout.capacity {
      let key = layout.key(slot, in: bytes)
      if key == 0 { continue }
      let row = layout.row(of: key, in: bytes)
      keys.append(key)
      weights += (0..<layout.categories).map { layout.weight(row, $0, in: bytes) }
    }
    return (keys, weights)
  }

  /// Weights added to those of this model, with the keys of both.
  func adding(_ weights: Weights, keys: [UInt64]) -> (keys: [UInt64], weights: Weights) {
    let count = categories.count
    let own = features
    var (allKeys, rows) = (own.keys, own.weights)
    var places = Dictionary(uniqueKeysWithValues: zip(own.keys, own.keys.indices))
    for (row, key) in keys.enumerated() {
      let added = weights.rows[row * count..<(row + 1) * count]
      if let place = places[key] {
        for (category, weight) in added.enumerated() { rows[place * count + category] += weight }
      } else {
        places[key] = allKeys.count
        allKeys.append(key)
        rows += added
      }
    }
    return (allKeys, Weights(rows: rows, biases: zip(biases, weights.biases).map { $0 + $1 }))
  }
}
