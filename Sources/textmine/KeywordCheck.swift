import Classifier
import Corpus
import Foundation
import Lexicon
import Report
import Study

/// What each keyword of a codebook does on tweets.
struct KeywordCheck: ~Copyable {
  private struct Counts {
    var tweets = 0
    /// Tweets in which it is the only keyword.
    var alone = 0
    /// Tweets in which a keyword of another category is found too.
    var against = 0
    /// Of the coded tweets how many, and how many of its category.
    var coded = 0
    var right = 0
  }

  private let codebook: Codebook
  private var labeller: Labeller
  private var counts: [Counts]
  private var tweets = 0
  private var coded = 0

  init(_ codebook: Codebook, _ options: AnalysisOptions) throws {
    labeller = try Labeller(LabelSource(codebook, options))
    self.codebook = codebook
    counts = codebook.keywords.map { _ in Counts() }
  }

  /// Counts the tweets of an export; with codes if it is a table with a column of them.
  mutating func add(_ input: String, labelColumn: String?) throws {
    let archive = try TweetInput(inputs: [input], options: ReadingOptions())
    let column = try codeColumn(of: archive.table, labelColumn, input)
    var batch = TweetBatch()
    while try archive.read(into: &batch, upTo: Pipeline.batchSize) {
      for index in 0..<batch.count {
        batch.withBytes(.text, of: index) { labeller.label($0) }
        var code = ""
        if let column, let table = archive.table {
          code = batch.withBytes(.record, of: index) { table.cells(of: $0) }[column]
            .trimmingCharacters(in: .whitespacesAndNewlines)
        }
        count(code)
      }
      batch.removeAll()
      labeller.forget(beyond: Pipeline.footprintLimit)
    }
    ReadNote(archive.summary).print()
  }

  private func codeColumn(
    of table: TableShape?, _ name: String?, _ input: String
  ) throws -> Int? {
    let columns = table?.columns.map { $0.lowercased() } ?? []
    guard let name else {
      return ["code", "kode", "label"].lazy.compactMap { columns.firstIndex(of: $0) }.first
    }
    guard let place = columns.firstIndex(of: name.lowercased()) else {
      throw Failure(.data, "\(input): no column \"\(name)\"; name another with --label-column")
    }
    return place
  }

  private mutating func count(_ code: String) {
    tweets += 1
    let place = codebook.categories.firstIndex { $0.id.lowercased() == code.lowercased() }
    if place != nil { coded += 1 }
    let found = labeller.matchedKeywords
    for keyword in found {
      let category = codebook.keywords[keyword].category
      counts[keyword].tweets += 1
      if found.count == 1 { counts[keyword].alone += 1 }
      if found.contains(where: { codebook.keywords[$0].category != category }) {
        counts[keyword].against += 1
      }
      guard let place else { continue }
      counts[keyword].coded += 1
      if place == category { counts[keyword].right += 1 }
    }
  }

  /// The keywords that hit, category by category and the most frequent first, then the others.
  var text: String {
    var table = TextTable(
      ["category", "keyword", "tweets", "alone", "against"]
        + (coded > 0 ? ["coded", "precision"] : []))
    let order = counts.indices.sorted { one, other in
      let (a, b) = (codebook.keywords[one].category, codebook.keywords[other].category)
      return (a, -counts[one].tweets, one) < (b, -counts[other].tweets, other)
    }
    for keyword in order where counts[keyword].tweets > 0 {
      let count = counts[keyword]
      let precision =
        count.coded > 0 ? (Double(count.right) / Double(count.coded)).decimals(2) : "–"
      table.add(
        [
          codebook.categories[codebook.keywords[keyword].category].id,
          codebook.keywords[keyword].pattern.text, String(count.tweets), String(count.alone),
          String(count.against),
        ] + (coded > 0 ? [String(count.coded), precision] : []))
    }
    let number = "\(tweets) tweets" + (coded > 0 ? ", \(coded) of them coded" : "")
    return "\(number)\n\n\(table.rendered())\(silent)"
  }

  /// The keywords that never hit.
  private var silent: String {
    var text = ""
    for (place, category) in codebook.categories.enumerated() {
      let silent = counts.indices.filter {
        codebook.keywords[$0].category == place && counts[$0].tweets == 0
      }
      if silent.isEmpty { continue }
      let words = silent.map { codebook.keywords[$0].pattern.text }.joined(separator: ", ")
      text += "\nnever found, \(category.id) (\(silent.count)): \(words)\n"
    }
    return text
  }
}
