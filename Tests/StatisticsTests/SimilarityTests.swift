import Statistics
import Testing

@Suite("Similarity") struct SimilarityTests {
  /// Counts of five features.
  private let counts: [[Int: Int]] = [
    [0: 3, 2: 2, 3: 1], [0: 1, 1: 1, 3: 1], [1: 2, 3: 1, 4: 4],
  ]

  @Test(
    "of counts is that of the formulas",
    arguments: [
      (SimilarityMeasure.jaccard, [0.5, 0.2, 0.5]),
      (.sorensen, [0.666667, 0.333333, 0.666667]),
      (.pearson, [0.140028, -0.847946, -0.327327]),
    ])
  func values(measure: SimilarityMeasure, expected: [Double]) throws {
    let similarities = Similarities(counts: counts, features: 5, by: measure)
    for (pair, value) in zip([(0, 1), (0, 2), (1, 2)], expected) {
      #expect(abs(try #require(similarities[pair.0, pair.1]) - value) < 5e-7)
      #expect(similarities[pair.0, pair.1] == similarities[pair.1, pair.0])
    }
    #expect(similarities[1, 1] == 1)
  }

  @Test("of items that are in the same tweets comes from numbers of tweets")
  func occurrences() throws {
    // Items in 6 and 4 of 20 tweets, in 3 of them together: as 20 features of 0 and 1.
    let items = [Similarities.Item(features: 6), Similarities.Item(features: 4)]
    let both = [
      Dictionary(uniqueKeysWithValues: (0..<6).map { ($0, 1) }),
      Dictionary(uniqueKeysWithValues: (3..<7).map { ($0, 1) }),
    ]
    for measure in SimilarityMeasure.allCases {
      let counted = Similarities(items, features: 20, by: measure) { _, _ in (3, 3) }
      #expect(counted == Similarities(counts: both, features: 20, by: measure))
    }
  }

  @Test("of items that have nothing is undefined")
  func nothing() {
    for measure in SimilarityMeasure.allCases {
      #expect(Similarities(counts: [[:], [:]], features: 3, by: measure)[0, 1] == nil)
    }
    #expect(Similarities(counts: [[0: 1], [:]], features: 3, by: .jaccard)[0, 1] == 0)
  }
}

@Suite("A dendrogram") struct DendrogramTests {
  /// Six items with these similarities; what is expected is scipy's complete linkage.
  private let values: [[Double]] = [
    [1, 0.9, 0.4, 0.35, 0.1, 0.2], [0.9, 1, 0.5, 0.3, 0.15, 0.25], [0.4, 0.5, 1, 0.8, 0.05, 0.3],
    [0.35, 0.3, 0.8, 1, 0.12, 0.45], [0.1, 0.15, 0.05, 0.12, 1, 0.6],
    [0.2, 0.25, 0.3, 0.45, 0.6, 1],
  ]

  private func dendrogram(_ values: [[Double]]) -> Dendrogram {
    // Jaccard of items that share so many of a million features.
    let items = values.map { _ in Similarities.Item(features: 1_000_000) }
    return Dendrogram(
      Similarities(items, features: 4_000_000, by: .sorensen) { first, second in
        let shared = Int((values[first][second] * 1_000_000).rounded())
        return (shared, shared)
      })
  }

  @Test("joins what is most alike first")
  func joints() {
    let made = dendrogram(values)
    let expected: [(Int, Int, Double)] = [
      (0, 1, 0.1), (2, 3, 0.2), (4, 5, 0.4), (6, 7, 0.7), (8, 9, 0.95),
    ]
    #expect(made.joints.count == expected.count)
    for (joint, expected) in zip(made.joints, expected) {
      #expect((joint.first, joint.second) == (expected.0, expected.1))
      #expect(abs(joint.distance - expected.2) < 1e-6)
    }
    #expect(made.order == [0, 1, 2, 3, 4, 5])
  }

  @Test("of one item or none has no joint")
  func few() {
    #expect(dendrogram([]).joints.isEmpty && dendrogram([]).order == [])
    #expect(dendrogram([[1]]).joints.isEmpty && dendrogram([[1]]).order == [0])
  }

  @Test("holds every item once, and never joins nearer what was joined before")
  func laws() {
    var generator = SeededGenerator(seed: 5)
    let counts = (0..<60).map { _ in
      Dictionary(
        (0..<30).map { _ in (generator.integer(below: 40), 1 + generator.integer(below: 5)) },
        uniquingKeysWith: +)
    }
    let made = Dendrogram(Similarities(counts: counts, features: 40, by: .jaccard))
    #expect(made.order.sorted() == Array(0..<60))
    #expect(zip(made.joints, made.joints.dropFirst()).allSatisfy { $0.distance <= $1.distance })
  }
}
