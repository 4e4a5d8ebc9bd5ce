public import Corpus
public import Lexicon
internal import Statistics

/// The tweets of an archive whose codes would teach a model most: uncertain ones, unlike each other, of
/// many accounts. They are no random sample, so no share can be made of their codes.
///
/// They are taken one by one from ``UncertainTweets``: each time the one with the highest
/// uncertainty · (1 − similarity) / (1 + tweets taken of its account), where similarity is the highest
/// Jaccard similarity of its words to those of a tweet taken before (compare maximal marginal relevance,
/// Carbonell & Goldstein 1998).
public struct TrainingChoice: Sendable {
  /// The tweets in random order.
  public let tweets: [Tweet]
  /// How they were chosen.
  public let design: TrainingDesign

  /// How many uncertain tweets must be at hand to choose so many of them.
  public static func candidates(for codes: Int) -> Int { min(20 * codes, max(20_000, codes)) }

  /// Chooses tweets.
  ///
  /// - Parameters:
  ///   - codes: how many; all uncertain ones if there are no more.
  ///   - census: has ``candidates(for:)`` uncertain tweets.
  ///   - options: how texts are cut into words.
  ///   - labels: what gave the labels, as in ``LabelOrigin/identity``.
  /// - Throws: `LexiconError` when ICU or the stemmer cannot be opened.
  public init(
    _ codes: Int, of census: ArchiveCensus, _ options: AnalysisOptions, labels: String
  ) throws(LexiconError) {
    let candidates = census.uncertain.candidates
    let words = try Self.words(of: candidates.map(\.tweet), options)
    var choice = GreedyChoice(candidates, words)
    while choice.taken.count < min(codes, candidates.count) { choice.takeNext() }
    design = TrainingDesign(
      seed: census.plan.seed, codes: choice.taken.count, tweets: census.tweets,
      archive: census.checksum.text, labels: labels)
    var tweets = choice.taken.map { candidates[$0].tweet }
    var generator = SeededGenerator(seed: design.seed)
    generator.shuffle(&tweets)
    self.tweets = tweets
  }

  /// Deals the tweets to coders.
  ///
  /// - Parameters:
  ///   - coders: how many, 1 or more.
  ///   - overlap: the tweets that all of them get.
  /// - Returns: for each coder the tweets, in an order of their own.
  public func dealt(to coders: Int, overlap: Int) -> [[Tweet]] {
    tweets.dealt(to: coders, overlap: overlap, seed: design.seed)
  }

  /// The numbers of the distinct words of each text, sorted.
  private static func words(
    of tweets: [Tweet], _ options: AnalysisOptions
  ) throws(LexiconError) -> [[Int]] {
    var analyzer = try Analyzer(options, splitsHashtags: false)
    var analysis = Analysis()
    return tweets.map { tweet in
      analyzer.analyze(Array(tweet.text.utf8).span, into: &analysis)
      let words = zip(analysis.tokens, analysis.normalForms).filter { $0.0.kind == .word }
      return Set(words.map(\.1.index)).sorted()
    }
  }
}

/// Takes candidates one by one.
private struct GreedyChoice {
  private(set) var taken: [Int] = []
  private let candidates: [UncertainTweets.Candidate]
  private let words: [[Int]]
  private let accounts: [Int]
  private var isTaken: [Bool]
  /// For each candidate its highest similarity to one that is taken.
  private var similarities: [Double]
  /// How many were taken of each account.
  private var takenOfAccount: [Int]

  init(_ candidates: [UncertainTweets.Candidate], _ words: [[Int]]) {
    self.candidates = candidates
    self.words = words
    var numbers: [String: Int] = [:]
    accounts = candidates.map { candidate in
      let account = AccountSpelling.folded(candidate.tweet.username)
      let number = numbers[account] ?? numbers.count
      numbers[account] = number
      return number
    }
    isTaken = candidates.map { _ in false }
    similarities = candidates.map { _ in 0 }
    takenOfAccount = [Int](repeating: 0, count: numbers.count)
  }

  /// Takes the candidate with the highest score, of equals the first.
  mutating func takeNext() {
    var (best, bestScore) = (-1, -1.0)
    for index in candidates.indices where !isTaken[index] {
      let score =
        candidates[index].uncertainty * (1 - similarities[index])
        / Double(1 + takenOfAccount[accounts[index]])
      if score > bestScore { (best, bestScore) = (index, score) }
    }
    taken.append(best)
    isTaken[best] = true
    takenOfAccount[accounts[best]] += 1
    for index in candidates.indices where !isTaken[index] {
      similarities[index] = max(similarities[index], jaccard(words[best], words[index]))
    }
  }

  /// The Jaccard similarity of two sorted sets; two empty ones are alike.
  private func jaccard(_ one: [Int], _ other: [Int]) -> Double {
    var (i, j, shared) = (0, 0, 0)
    while i < one.count, j < other.count {
      let (a, b) = (one[i], other[j])
      if a == b { shared += 1 }
      if a <= b { i += 1 }
      if b <= a { j += 1 }
    }
    let all = one.count + other.count - shared
    return all == 0 ? 1 : Double(shared) / Double(all)
  }
}
