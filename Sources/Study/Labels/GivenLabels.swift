public import Classifier
internal import Corpus

/// Labels that another program gave: in a column of the archive's own tables, or in another table that
/// is joined by id.
public struct GivenLabels: Sendable {
  /// The name of the column or of the table.
  public let name: String
  /// The categories: those of a codebook, or the distinct labels by name.
  public let categories: [Classifier.Category]
  /// The SHA-256 of all ids and labels, in hexadecimal.
  public let checksum: String
  private let place: Place

  enum Place: Sendable {
    /// In each row of the archive's tables; words are matched to categories by `indices`.
    case columns(TableShape, label: Int, probability: Int?, indices: [String: Int])
    /// By id.
    case table([String: TweetLabel])
    /// In the sheets of the coded tweets themselves, by row.
    case sheets([CodePlace: TweetLabel])
  }

  init(name: String, categories: [Classifier.Category], checksum: String, place: Place) {
    self.name = name
    self.categories = categories
    self.checksum = checksum
    self.place = place
  }

  /// What gives the labels, for the design of a sample.
  var identity: String { "labels:\(checksum)" }

  /// The label of a tweet; nil where it has none.
  func label(of index: Int, in batch: TweetBatch) -> TweetLabel? {
    switch place {
    case .table(let labels): return labels[batch.string(.id, of: index)]
    case .sheets: return nil
    case .columns(let table, let label, let probability, let indices):
      let cells = table.cells(of: index, in: batch)
      guard label < cells.count, let category = indices[CodeVocabulary.key(cells[label])] else {
        return nil
      }
      let text = probability.flatMap { $0 < cells.count ? cells[$0] : nil }
      return TweetLabel(category: category, probability: text.flatMap { Double($0) })
    }
  }

  /// The label of a row of a sheet, by the same column or by the tweet's id; nil where it has none.
  func label(of tweet: CodedTweet) -> TweetLabel? {
    switch place {
    case .table(let labels): labels[tweet.id]
    case .sheets(let labels): labels[tweet.place]
    case .columns: nil
    }
  }
}

/// Why labels of another program cannot be used.
public enum GivenLabelError: Error, Equatable {
  /// There is no such column.
  case noColumn(file: String, name: String, columns: [String])
  /// The archive is not of tables with one header.
  case noTable
  /// Labels that are no categories, each with its first place.
  case unknown(file: String, labels: [String], categories: [String])
  /// A probability that is no number from 0 to 1.
  case badProbability(CodePlace, String)
  /// Two rows give one tweet different labels.
  case conflicting(CodePlace, label: String, before: String)
  /// Tweets of the archive without a label.
  case missing(labels: String, tweets: Int, firstID: String)
  /// No row has a label.
  case noLabels(file: String)
  /// A category that is to count as service content but is none.
  case unknownService(String, categories: [String])
  /// Codes from elsewhere whose tweets have no label.
  case unlabelledCodes(CodePlace)
}

extension GivenLabelError: CustomStringConvertible {
  /// What was found, what was expected, and the remedy.
  public var description: String {
    switch self {
    case .noColumn(let file, let name, let columns):
      "\(file): no column \"\(name)\" for labels; the columns are "
        + columns.map { "\"\($0)\"" }.joined(separator: ", ")
    case .noTable:
      "labels in a column need tables with the same header; give other inputs their labels in a "
        + "table of ids and labels"
    case .unknown(let file, let labels, let categories):
      "\(file): unknown labels \(Self.list(labels)); expected one of "
        + categories.joined(separator: ", ")
    case .badProbability(let place, let cell):
      "\(place): probability \"\(cell)\"; expected a number from 0 to 1"
    case .conflicting(let place, let label, let before):
      "\(place): labelled \"\(label)\", but \"\(before)\" in a row above; keep one of the rows"
    case .missing(let labels, let tweets, let firstID):
      "\(labels): no label for \(tweets) of the tweets"
        + (firstID.isEmpty ? "" : ", such as id \(firstID)")
        + "; every tweet needs one, or a share is that of some tweets only"
    case .noLabels(let file): "\(file): no row has a label"
    case .unknownService(let name, let categories):
      "no category \"\(name)\" to count as service content; there are "
        + categories.joined(separator: ", ")
    case .unlabelledCodes(let place):
      "\(place): has no label of the other program; codes from elsewhere need it to correct labels by"
    }
  }

  private static func list(_ labels: [String]) -> String {
    let shown = labels.prefix(10).map { "\"\($0)\"" }.joined(separator: ", ")
    return labels.count > 10 ? "\(shown) and \(labels.count - 10) more" : shown
  }
}
