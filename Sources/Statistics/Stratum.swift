/// A part of an archive, and what people coded of it: a random sample without replacement.
public struct Stratum: Equatable, Sendable {
  /// The tweets in the archive, at least ``coded``.
  public let tweets: Int
  /// For each category the tweets that were given its code by all who coded them.
  public private(set) var counts: [Int]
  /// For each tweet whose coders differ, the codes that they gave.
  public private(set) var disputed: [[Int]] = []
  /// The sum of weights for each category, and that of all weights squared.
  private var weights: [Double]
  private var squares = 0.0

  /// Makes a part of `tweets` without codes.
  public init(tweets: Int, categories: Int) {
    self.tweets = tweets
    counts = [Int](repeating: 0, count: categories)
    weights = [Double](repeating: 0, count: categories)
  }

  /// Makes a part of `tweets` with so many codes of each category.
  public init(tweets: Int, counts: [Int]) {
    precondition(counts.reduce(0, +) <= tweets, "no more codes than tweets")
    self.tweets = tweets
    self.counts = counts
    weights = counts.map(Double.init)
    squares = weights.reduce(0, +)
  }

  /// The tweets with a code.
  public var coded: Int { counts.reduce(0, +) + disputed.count }

  /// Adds a tweet that people have coded.
  ///
  /// - Parameters:
  ///   - codes: what its coders gave, at least one.
  ///   - weight: how many tweets it stands for relative to others: 1 over its inclusion probability.
  public mutating func add(_ codes: [Int], weight: Double = 1) {
    if Set(codes).count == 1 {
      counts[codes[0]] += 1
    } else {
      disputed.append(codes)
    }
    for code in codes { weights[code] += weight / Double(codes.count) }
    squares += weight * weight
  }

  /// The part that both are.
  public func merged(with other: Stratum) -> Stratum {
    var both = Stratum(tweets: tweets + other.tweets, categories: counts.count)
    both.counts = zip(counts, other.counts).map(+)
    both.weights = zip(weights, other.weights).map(+)
    both.squares = squares + other.squares
    both.disputed = disputed + other.disputed
    return both
  }

  /// The weighted share of codes that are in `wanted`; nil without codes.
  func share(of wanted: Set<Int>) -> Double? {
    let all = weights.reduce(0, +)
    return all > 0 ? wanted.reduce(0) { $0 + weights[$1] } / all : nil
  }

  /// The number of codes of equal weight that would tell as much (Kish 1965).
  var effectiveCodes: Double {
    let all = weights.reduce(0, +)
    return squares > 0 ? all * all / squares : 0
  }

  /// Tweets that certainly are in `wanted`, and for each disputed one how likely it is.
  func certain(_ wanted: Set<Int>) -> (tweets: Int, disputed: [Double]) {
    let tweets = wanted.reduce(0) { $0 + counts[$1] }
    let shares = disputed.map { codes in
      Double(codes.count { wanted.contains($0) }) / Double(codes.count)
    }
    return (tweets, shares.filter { $0 > 0 })
  }
}
