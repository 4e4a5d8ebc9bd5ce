internal import Classifier
internal import Lexicon
public import Study

/// What each keyword of a codebook does on tweets, as a table for a terminal.
public struct KeywordText {
  private let words: MeasureWords

  /// Makes texts in `language`.
  public init(language: ReportLanguage) { words = MeasureWords(language) }

  /// The keywords that were found, category by category and the most frequent first, then the others.
  public func rendered(_ statistics: borrowing KeywordStatistics) -> String {
    let codebook = statistics.codebook
    let isCoded = statistics.coded > 0
    var table = TextTable(
      [
        words.category, words.say("kata kunci", "keyword"), words.say("tweet", "tweets"),
        words.say("sendiri", "alone"), words.say("bersaing", "against"),
      ] + (isCoded ? [words.say("dikode", "coded"), words.say("presisi", "precision")] : []))
    let counts = statistics.counts
    let order = counts.indices.sorted { one, other in
      let (a, b) = (codebook.keywords[one].category, codebook.keywords[other].category)
      return (a, -counts[one].tweets, one) < (b, -counts[other].tweets, other)
    }
    for keyword in order where counts[keyword].tweets > 0 {
      let count = counts[keyword]
      table.add(
        [
          codebook.categories[codebook.keywords[keyword].category].id,
          codebook.keywords[keyword].pattern.text, "\(count.tweets)", "\(count.alone)",
          "\(count.against)",
        ] + (isCoded ? ["\(count.coded)", words.figure(count.precision, decimals: 2)] : []))
    }
    let coded = words.say(", \(statistics.coded) dikode", ", \(statistics.coded) of them coded")
    return "\(statistics.tweets) tweet" + words.say("", "s") + (isCoded ? coded : "")
      + "\n\n\(table.rendered())" + unused(statistics)
  }

  /// The keywords that were never found.
  private func unused(_ statistics: borrowing KeywordStatistics) -> String {
    let codebook = statistics.codebook
    let counts = statistics.counts
    return codebook.categories.enumerated().map { index, category in
      let unused = counts.indices.filter {
        codebook.keywords[$0].category == index && counts[$0].tweets == 0
      }
      if unused.isEmpty { return "" }
      let names = unused.map { codebook.keywords[$0].pattern.text }.joined(separator: ", ")
      let title = words.say("tidak pernah ditemukan", "never found")
      return "\n" + "\(title), \(category.id) (\(unused.count)): \(names)".printable + "\n"
    }.joined()
  }
}
