/// How alike two things are by what they have, such as two accounts by their words.
public enum SimilarityMeasure: String, CaseIterable, Codable, Sendable {
  /// What both have, of all that either has (Jaccard 1901); 0 to 1.
  case jaccard
  /// Twice what both have, of what each has (Sørensen 1948); 0 to 1.
  case sorensen
  /// The correlation of their counts (Pearson); −1 to 1.
  case pearson
}

/// The similarity of every two of some items.
public struct Similarities: Equatable, Sendable {
  /// What is known of one item: how many features it has, and the sums of its counts and of their squares.
  public struct Item: Equatable, Sendable {
    /// The features with a count above 0.
    public var features: Int
    /// The sum of its counts.
    public var sum: Int
    /// The sum of its counts squared.
    public var squares: Int

    /// Makes an item that has so many features, each once, such as an account in so many tweets.
    public init(features: Int) {
      (self.features, sum, squares) = (features, features, features)
    }

    /// Makes an item by the counts of its features.
    public init(counts: some Sequence<Int>) {
      (features, sum, squares) = (0, 0, 0)
      for count in counts where count > 0 {
        features += 1
        sum += count
        squares += count * count
      }
    }
  }

  /// The number of items.
  public let count: Int
  private var values: [Double?]

  /// Measures every two items.
  ///
  /// - Parameters:
  ///   - items: the items.
  ///   - features: how many features there are, those included that neither of two items has.
  ///   - measure: how similarity is measured.
  ///   - shared: of two items the features that both have, and the sum of the products of their counts.
  public init(
    _ items: [Item], features: Int, by measure: SimilarityMeasure,
    shared: (Int, Int) -> (features: Int, products: Int)
  ) {
    count = items.count
    values = [Double?](repeating: 1, count: items.count * items.count)
    for first in items.indices {
      for second in items.indices where second > first {
        let value = Self.value(
          items[first], items[second], shared(first, second), features, measure)
        values[first * count + second] = value
        values[second * count + first] = value
      }
    }
  }

  /// The similarity of two items; nil where it is undefined, as between two that have nothing.
  public subscript(first: Int, second: Int) -> Double? { values[first * count + second] }

  private static func value(
    _ a: Item, _ b: Item, _ shared: (features: Int, products: Int), _ features: Int,
    _ measure: SimilarityMeasure
  ) -> Double? {
    func ratio(_ part: Int, _ whole: Int) -> Double? {
      whole > 0 ? Double(part) / Double(whole) : nil
    }
    switch measure {
    case .jaccard: return ratio(shared.features, a.features + b.features - shared.features)
    case .sorensen: return ratio(2 * shared.features, a.features + b.features)
    case .pearson:
      func variance(_ item: Item) -> Double {
        Double(features) * Double(item.squares) - Double(item.sum) * Double(item.sum)
      }
      let spread = (variance(a) * variance(b)).squareRoot()
      guard spread > 0 else { return nil }
      let covariance =
        Double(features) * Double(shared.products) - Double(a.sum) * Double(b.sum)
      return covariance / spread
    }
  }
}

extension Similarities {
  /// Measures every two items by the counts of their features, numbered from 0.
  public init(counts: [[Int: Int]], features: Int, by measure: SimilarityMeasure) {
    // Through the features, each of which few items have.
    var owners: [Int: [(item: Int, count: Int)]] = [:]
    for (item, features) in counts.enumerated() {
      for (feature, count) in features where count > 0 {
        owners[feature, default: []].append((item, count))
      }
    }
    let size = counts.count
    var shared = [(features: Int, products: Int)](repeating: (0, 0), count: size * size)
    for owners in owners.values {
      for (place, first) in owners.enumerated() {
        for second in owners[(place + 1)...] {
          let cell = min(first.item, second.item) * size + max(first.item, second.item)
          shared[cell].features += 1
          shared[cell].products += first.count * second.count
        }
      }
    }
    self.init(counts.map { Item(counts: $0.values) }, features: features, by: measure) {
      shared[$0 * size + $1]
    }
  }
}

/// A tree of items, the most alike joined first, by complete linkage: two groups are as far apart as their two
/// items that are farthest apart (Sørensen 1948).
public struct Dendrogram: Equatable, Sendable {
  /// Two groups that are joined. The items are numbered from 0, what is joined goes on from there.
  public struct Joint: Equatable, Sendable {
    /// The groups, the smaller number first.
    public let first: Int
    /// See ``first``.
    public let second: Int
    /// How far apart they are: 1 less their similarity.
    public let distance: Double
  }

  /// What is joined, in its order: one less than there are items.
  public private(set) var joints: [Joint] = []
  /// The items in an order in which no lines cross.
  public private(set) var order: [Int] = []

  /// Joins the items; an undefined similarity counts as none. Of equally near groups those with the smallest
  /// numbers are joined first.
  public init(_ similarities: Similarities) {
    let count = similarities.count
    var distances = (0..<count).map { first in
      (0..<count).map { 1 - (similarities[first, $0] ?? 0) }
    }
    // For each group that is not joined yet its number and its items.
    var groups = (0..<count).map { (number: $0, items: [$0]) }
    while groups.count > 1 {
      var best = (first: 0, second: 1)
      for first in groups.indices {
        for second in groups.indices where second > first {
          if distances[first][second] < distances[best.first][best.second] {
            best = (first, second)
          }
        }
      }
      let (first, second) = (groups[best.first], groups[best.second])
      joints.append(
        Joint(
          first: min(first.number, second.number), second: max(first.number, second.number),
          distance: distances[best.first][best.second]))
      for other in groups.indices {
        let farthest = max(distances[best.first][other], distances[best.second][other])
        distances[best.first][other] = farthest
        distances[other][best.first] = farthest
      }
      groups[best.first] = (count + joints.count - 1, first.items + second.items)
      groups.remove(at: best.second)
      distances.remove(at: best.second)
      for row in distances.indices { distances[row].remove(at: best.second) }
    }
    order = groups.first?.items ?? []
  }
}
