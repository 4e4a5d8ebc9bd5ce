/// Why a study cannot be made of what it was given.
public enum StudyError: Error, Equatable, CustomStringConvertible {
  /// There is no group of this name; the names of those that there are.
  case noGroup(String, of: Grouping, known: [String])
  /// Tweets of an archive that is to be sampled have no id.
  case noIDs(count: Int, tweets: Int)
  /// A table of accounts has no column that names them.
  case noAccounts(file: String, columns: [String])
  /// A table has an account twice.
  case accountTwice(String, file: String, row: Int)

  /// No label has a probability below 1, so none is uncertain.
  case noUncertainLabels(labels: String)

  /// How many groups a message names.
  private static let namedLimit = 40

  /// What was found and what was expected.
  public var description: String {
    switch self {
    case .noAccounts(let file, let columns):
      return "\(file): no column \"account\"; the columns are "
        + columns.map { "\"\($0)\"" }.joined(separator: ", ")
    case .accountTwice(let name, let file, let row):
      return "\(file): row \(row): \"\(name)\" stands in a row above; keep one of the rows"
    case .noGroup(let name, let grouping, let known):
      let shown = known.prefix(Self.namedLimit).map { "\"\($0)\"" }.joined(separator: ", ")
      let more = known.count > Self.namedLimit ? ", …" : ""
      return "no \(grouping.rawValue) \"\(name)\"; there are \(shown)\(more)"
    case .noUncertainLabels(let labels):
      return "\(labels): no label has a probability below 1, by which uncertain tweets are chosen"
    case .noIDs(let count, let tweets):
      return "\(count) of \(tweets) tweets have no id, by which codes find their tweets again"
    }
  }
}
