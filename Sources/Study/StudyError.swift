/// Why a study cannot be made of what it was given.
public enum StudyError: Error, Equatable, CustomStringConvertible {
  /// There is no group of this name; the names of those that there are.
  case noGroup(String, of: Grouping, known: [String])
  /// The tables of an archive have no column of this name; those that they have.
  case noColumn(String, columns: [String])
  /// Tweets of an archive that is to be sampled have no id.
  case noIDs(count: Int, tweets: Int)
  /// A table of accounts has no column that names them.
  case noAccounts(file: String, columns: [String])
  /// A table has an account twice.
  case accountTwice(String, file: String, row: Int)

  /// A number about an account cannot be read.
  case badCount(String, of: String, column: String)
  /// A table of events lacks the columns of time and of words.
  case noEvents(file: String, columns: [String])
  /// The time of an event cannot be read.
  case badEventTime(String, file: String, row: Int)
  /// An event has no words that its tweets are known by.
  case badEventMatch(String, file: String, row: Int)
  /// Fewer candidates of each stratum were kept than a sample may need.
  case fewCandidates(Int, codes: Int)
  /// No label has a probability below 1, so none is uncertain.
  case noUncertainLabels(labels: String)

  /// How many groups a message names.
  private static let namedLimit = 40

  /// What was found and what was expected.
  public var description: String {
    switch self {
    case .noAccounts(let file, let columns):
      return "\(file): no column \"account\"; the columns are "
        + Self.list(columns)
    case .noColumn(let name, let columns):
      let expected =
        "no column \"\(name)\"; expected year, half, quarter, month, account or kind, or "
      return columns.isEmpty
        ? expected + "tables with one header, which have columns"
        : expected + "one of the columns " + Self.list(columns)
    case .badCount(let cell, let account, let column):
      return "\(column) of \"\(account)\": cannot read \"\(cell)\"; expected a whole number"
    case .noEvents(let file, let columns):
      return "\(file): expected columns \"time\" and \"match\"; the columns are "
        + Self.list(columns)
    case .badEventTime(let cell, let file, let row):
      return "\(file): row \(row): cannot read the time \"\(cell)\"; expected one as in "
        + "2020-11-18 09:33 WIB"
    case .badEventMatch(let cell, let file, let row):
      return "\(file): row \(row): \"\(cell)\" has no word to look for"
    case .accountTwice(let name, let file, let row):
      return "\(file): row \(row): \"\(name)\" stands in a row above; keep one of the rows"
    case .noGroup(let name, let grouping, let known):
      let shown = Self.list(known.prefix(Self.namedLimit))
      let more = known.count > Self.namedLimit ? ", …" : ""
      return "no \(grouping.name) \"\(name)\"; there are \(shown)\(more)"
    case .noUncertainLabels(let labels):
      return "\(labels): no label has a probability below 1, by which uncertain tweets are chosen"
    case .fewCandidates(let kept, let codes):
      return "\(kept) tweets of each stratum were kept, expected \(codes) to draw from"
    case .noIDs(let count, let tweets):
      return "\(count) of \(tweets) tweets have no id, by which codes find their tweets again"
    }
  }

  private static func list(_ names: some Collection<String>) -> String {
    names.map { "\"\($0)\"" }.joined(separator: ", ")
  }
}
