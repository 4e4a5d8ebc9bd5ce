/// Codes that the keywords of a codebook give to texts without one, where they are sure: weak codes,
/// learnt from beside people's codes at a fraction of their weight. So words count that no coded text
/// has but that keep company with keywords.
///
/// In four random halves by account this raised macro-F1 and service F1 and lowered log loss, with accuracy
/// as it was (trials in Python, Benchmarks/results/2026-11-28-labels.md).
struct WeakCodes: Sendable {
  /// By how much the keywords found for a category must outweigh those for any other.
  private static let margin = 2.0
  /// The most texts for each category, so that the frequent ones do not drown the rest.
  private static let mostTexts = 300
  /// What such a text weighs against a coded one.
  static let weight: Float = 0.25

  /// The texts, and the category of each.
  private(set) var texts: [Int] = []
  private(set) var categories: [Int] = []

  /// None.
  init() {}

  /// Chooses from the texts without a code, each distinct text once, in an order that does not depend
  /// on theirs.
  ///
  /// - Parameters:
  ///   - matches: for each text the weights of the keywords found for each category.
  ///   - codes: people's codes, -1 where there is none.
  ///   - fingerprints: a number for each distinct text.
  init(_ matches: [[Double]], _ codes: [Int], _ fingerprints: [UInt64]) {
    guard let count = matches.first?.count, count > 1 else { return }
    var seen = Set(codes.indices.filter { codes[$0] >= 0 }.map { fingerprints[$0] })
    var taken = [Int](repeating: 0, count: count)
    let uncoded = codes.indices.filter { codes[$0] < 0 }
    for text in uncoded.sorted(by: { fingerprints[$0] < fingerprints[$1] }) {
      guard let category = WeakCodes.category(matches[text]), taken[category] < WeakCodes.mostTexts,
        seen.insert(fingerprints[text]).inserted
      else { continue }
      taken[category] += 1
      texts.append(text)
      categories.append(category)
    }
  }

  private static func category(_ matches: [Double]) -> Int? {
    var (best, second) = (0, -Double.infinity)
    for index in matches.indices.dropFirst() {
      if matches[index] > matches[best] {
        (second, best) = (matches[best], index)
      } else {
        second = max(second, matches[index])
      }
    }
    return matches[best] - second >= margin ? best : nil
  }
}

/// What weights are fitted to: texts, the category of each, and what each weighs.
struct Examples: Sendable {
  private(set) var texts: [Int]
  private(set) var categories: [Int]
  private(set) var weights: [Float]
  /// What each scores already in each category; none without a model to begin with.
  private(set) var scores: [[Double]] = []

  /// Coded texts, which weigh 1.
  ///
  /// - Parameter codes: the category of each text of the matrix.
  init(texts: [Int], codes: [Int]) {
    self.texts = texts
    categories = texts.map { codes[$0] }
    weights = texts.map { _ in 1 }
  }

  /// Lets the texts have scores already.
  ///
  /// - Parameter base: scores of each text of the matrix.
  mutating func begin(with base: [[Double]]) { scores = texts.map { base[$0] } }

  /// Adds texts by their weak codes.
  mutating func add(_ weak: WeakCodes) {
    texts += weak.texts
    categories += weak.categories
    weights += weak.texts.map { _ in WeakCodes.weight }
  }
}
