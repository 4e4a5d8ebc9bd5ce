internal import Statistics
internal import Study

/// Which accounts are alike: those that write, by their words; or, where one account writes, those that it
/// mentions, by the tweets that mention them together.
struct AlikeAccounts {
  /// Two accounts, as indices into ``names``.
  struct Pair: Equatable {
    let first: Int
    let second: Int
    let similarity: Double
  }

  /// The most accounts shown; a circle of more could not be read.
  static let shown = 40
  /// Accounts that are mentioned in fewer tweets are with others by chance.
  private static let fewestMentions = 3

  /// Whether they are accounts that write.
  let areWriters: Bool
  /// In the order of their sizes.
  let names: [String]
  let similarities: Similarities
  let dendrogram: Dendrogram
  let measure: SimilarityMeasure
  let threshold: Double

  /// Nil where there are fewer than two to compare.
  init?(_ contents: ReportContents, _ figures: Figures) {
    measure = contents.similarity.measure
    threshold = contents.similarity.threshold
    let tally = contents.tally
    let busy = figures.accounts.prefix(Tally.mostCompared)
      .filter { $0.tweets >= Figures.fewestTweets }
    let words = tally.accountWords.spellings(of: busy.map(\.key))
    let writers = busy.filter { words[$0.key]?.isEmpty == false }.prefix(Self.shown)
    areWriters = writers.count > 1
    if areWriters {
      names = writers.map(\.name)
      similarities = Self.byWords(writers.map { words[$0.key, default: [:]] }, measure)
    } else {
      let mentioned = Ranking.largest(tally.mentionTweets.totals, Self.shown)
        .filter { $0.tweets >= Self.fewestMentions }
      guard mentioned.count > 1 else { return nil }
      let keys = mentioned.map(\.name)
      let spellings = tally.mentions.spellings(of: keys)
      let pairs = tally.mentionPairs.spellings(of: keys)
      names = keys.map { Ranking.largest(spellings[$0, default: [:]], 1).first?.name ?? $0 }
      similarities = Similarities(
        mentioned.map { Similarities.Item(features: $0.tweets) }, features: figures.tweets,
        by: measure
      ) { first, second in
        let (a, b) = (min(keys[first], keys[second]), max(keys[first], keys[second]))
        let both = pairs[a]?[b] ?? 0
        return (both, both)
      }
    }
    dendrogram = Dendrogram(similarities)
  }

  private static func byWords(_ words: [Tally.Counts], _ measure: SimilarityMeasure)
    -> Similarities
  {
    var numbers: [String: Int] = [:]
    let counts = words.map { words in
      words.reduce(into: [Int: Int]()) { counts, word in
        let number = numbers[word.key] ?? numbers.count
        numbers[word.key] = number
        counts[number] = word.value
      }
    }
    return Similarities(counts: counts, features: numbers.count, by: measure)
  }

  /// All pairs whose similarity is defined, the most alike first.
  var pairs: [Pair] {
    var pairs: [Pair] = []
    for first in names.indices {
      for second in names.indices where second > first {
        if let similarity = similarities[first, second] {
          pairs.append(Pair(first: first, second: second, similarity: similarity))
        }
      }
    }
    return pairs.sorted {
      ($1.similarity, $0.first, $0.second) < ($0.similarity, $1.first, $1.second)
    }
  }

  /// The pairs that are joined by a line.
  var joined: [Pair] { pairs.filter { $0.similarity >= threshold } }
}
