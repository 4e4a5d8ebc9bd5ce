public import Classifier
public import Corpus
internal import Lexicon

/// Labels of single tweets that a person has put right, by id.
///
/// They count as they are. Somebody chose these tweets, so nothing follows from them for others: they are
/// never a random sample.
public struct Corrections: Sendable {
  /// The name of their file.
  public let name: String
  private var ids = Vocabulary()
  private var categories: [Int] = []

  /// Reads the rows of `sheet` that have a code.
  ///
  /// - Parameters:
  ///   - sheet: a table of id and code.
  ///   - codeColumn: the column with the code; nil for its usual names.
  ///   - categories: the categories of the labels; codes are ids or titles of these.
  /// - Throws: ``CodeError`` where a row has no id, a code is unknown, or a tweet has two codes.
  public init(
    _ sheet: CodeSheet, codeColumn: String? = nil, categories: [Classifier.Category]
  ) throws(CodeError) {
    name = sheet.name
    let set = try CodeSet(corrections: sheet, codeColumn: codeColumn, categories: categories)
    for tweet in set.tweets {
      guard let code = tweet.given.first else { continue }
      let id = Array(tweet.id.utf8)
      _ = ids.insert(id.span)
      self.categories.append(code)
    }
  }

  /// How many tweets they are of.
  public var count: Int { categories.count }

  /// The number and the category of the correction of a tweet; nil where nobody corrected it.
  fileprivate func find(_ index: Int, of batch: TweetBatch) -> (number: Int, category: Int)? {
    batch.withBytes(.id, of: index) { ids.number(of: $0) }.map { (Int($0), categories[Int($0)]) }
  }
}

/// Corrections while an archive is labelled, and which of them were needed.
public struct CorrectedLabels: Sendable {
  /// The corrections.
  public let corrections: Corrections
  /// The numbers of those whose tweets are in the archive.
  private var found: Set<Int> = []
  /// The numbers of those that are not what the program says.
  private var different: Set<Int> = []

  /// Makes the corrections of an archive that was not read yet.
  public init(_ corrections: Corrections) { self.corrections = corrections }

  /// The corrections whose tweets were read.
  public var used: Int { found.count }
  /// Those of them that differ from the program's label.
  public var changed: Int { different.count }
  /// The corrections of tweets that are not in the archive.
  public var missed: Int { corrections.count - found.count }

  /// What became of them, in a line.
  public var note: String {
    "labels put right by a person: \(used), \(changed) of them unlike the program's"
      + (missed > 0
        ? "; \(missed) of the corrections are of tweets that are not in the archive" : "")
  }

  /// The category that a person gave a tweet in place of the program's `label`; nil where nobody did.
  public mutating func category(
    of index: Int, in batch: TweetBatch, insteadOf label: Int
  ) -> Int? {
    guard let (number, category) = corrections.find(index, of: batch) else { return nil }
    found.insert(number)
    if category != label { different.insert(number) }
    return category
  }

  /// Adds what another thread has corrected.
  public mutating func add(_ other: CorrectedLabels) {
    found.formUnion(other.found)
    different.formUnion(other.different)
  }
}
