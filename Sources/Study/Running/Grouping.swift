public import Corpus
internal import Foundation

/// What tweets are grouped by.
public enum Grouping: Hashable, Sendable {
  /// The year in which they were written.
  case year
  /// The half-year.
  case half
  /// The quarter.
  case quarter
  /// The month.
  case month
  /// The day.
  case day
  /// Their label.
  case label
  /// The account that wrote them.
  case account
  /// Tweet, retweet, reply or quote.
  case kind
  /// The cells of a column of their tables; see ``resolved(in:)``.
  case column(TableColumn)

  /// All that need no table.
  public static let named: [Grouping] = [
    .year, .half, .quarter, .month, .day, .label, .account, .kind,
  ]

  /// By one of ``named``, or else by a column of this name.
  public init(named name: String) {
    self = Self.named.first { $0.name == name } ?? .column(TableColumn(name))
  }

  /// By the parts of the calendar year of `step`.
  public init(_ step: Period.Step) {
    switch step {
    case .year: self = .year
    case .half: self = .half
    case .quarter: self = .quarter
    case .month: self = .month
    }
  }

  /// `quarter`, or the name of the column.
  public var name: String {
    switch self {
    case .year: "year"
    case .half: "half"
    case .quarter: "quarter"
    case .month: "month"
    case .day: "day"
    case .label: "label"
    case .account: "account"
    case .kind: "kind"
    case .column(let column): column.name
    }
  }

  /// The part of the calendar year that groups are; nil for others.
  public var step: Period.Step? {
    if case .column = self { nil } else { Period.Step(rawValue: name) }
  }

  /// The same, ready for the tables of `archive`.
  ///
  /// - Throws: ``StudyError/noColumn(_:columns:)`` where it is by a column that they do not have.
  public func resolved(in archive: TweetInput) throws(StudyError) -> Grouping {
    guard case .column(let column) = self else { return self }
    guard let table = archive.table, let found = TableColumn(column.name, of: table) else {
      throw .noColumn(column.name, columns: archive.table?.columns ?? [])
    }
    return .column(found)
  }

  /// The groups that lie in a period, if tweets are grouped by time.
  public func groups(in period: Period) -> Set<String> {
    if self == .day {
      let first = period.first.daysSince1970
      return Set((first..<first + period.days).map { CivilDay(daysSince1970: $0).iso })
    }
    return Set(step.map { period.parts($0).map(\.code) } ?? [])
  }

  /// The group of this name; that of an account also with `@` and in other spellings.
  func group(named name: String, among groups: some Sequence<String>) -> String? {
    guard self == .account else { return groups.first { $0 == name } }
    let account = AccountSpelling.folded(name.hasPrefix("@") ? String(name.dropFirst()) : name)
    return groups.first { AccountSpelling.folded($0) == account }
  }

  /// The group of a tweet; of an account its spelling, see `AccountSpelling`.
  ///
  /// - Parameters:
  ///   - index: the tweet's place.
  ///   - batch: the tweets.
  ///   - clock: the time zone of days.
  ///   - label: the tweet's label; asked for only where tweets are grouped by it.
  public func group(
    of index: Int, in batch: TweetBatch, _ clock: LocalClock, label: () -> String
  ) -> String {
    switch self {
    case .year, .half, .quarter, .month, .day:
      batch.createdAt(of: index).map { period(of: clock.day(at: $0)) } ?? "undated"
    case .account: batch.string(.username, of: index)
    case .kind: batch.kind(of: index).name
    case .label: label()
    case .column(let column): column.cell(of: index, in: batch)
    }
  }

  private func period(of day: CivilDay) -> String {
    step.map { Period($0, holding: day).code } ?? day.iso
  }
}

/// A column of the tables of an archive, by its name in any case.
public struct TableColumn: Hashable, Sendable {
  /// Its name, as it was given or as the header spells it.
  public let name: String
  private let table: TableShape?
  private let index: Int

  /// Names a column of tables that are not at hand yet.
  public init(_ name: String) { (self.name, table, index) = (name, nil, 0) }

  /// The column of this name; nil where the table has none.
  public init?(_ name: String, of table: TableShape) {
    guard let index = table.columns.firstIndex(inAnyCase: name) else { return nil }
    (self.name, self.table, self.index) = (table.columns[index], table, index)
  }

  /// The cell of a tweet, without white space around it; empty where the row is too short, or the table not at
  /// hand.
  func cell(of tweet: Int, in batch: TweetBatch) -> String {
    guard let cells = table?.cells(of: tweet, in: batch), index < cells.count else { return "" }
    return cells[index].trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Whether both have one name.
  public static func == (a: TableColumn, b: TableColumn) -> Bool {
    a.name.lowercased() == b.name.lowercased()
  }

  /// By the name alone.
  public func hash(into hasher: inout Hasher) { hasher.combine(name.lowercased()) }
}

extension Grouping {
  /// What the text of a sample's design says: `quarter`, or `column:` with the name, in which what would end it is
  /// escaped.
  var designText: String {
    guard case .column(let column) = self else { return name }
    let plain = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "_-. "))
    return "column:" + (column.name.addingPercentEncoding(withAllowedCharacters: plain) ?? "")
  }

  /// Reads ``designText``; nil for anything else.
  init?(designText text: Substring) {
    if text.hasPrefix("column:") {
      guard let name = text.dropFirst(7).removingPercentEncoding else { return nil }
      self = .column(TableColumn(name))
      return
    }
    guard let named = Self.named.first(where: { $0.name == text }) else { return nil }
    self = named
  }
}
