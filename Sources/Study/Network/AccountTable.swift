internal import Corpus

/// What is known about accounts beside their tweets: a table with a column `account`, and any others, such as type,
/// name, followers or population.
public struct AccountTable: Sendable {
  /// The names of the columns but that of the accounts.
  public let columns: [String]
  /// The cells of these columns by the account's name in lower case and without `@`.
  public let rows: [String: [String]]

  private static let names = ["account", "akun", "username"]

  /// Reads the table at `path`, `-` for standard input.
  ///
  /// - Throws: `CorpusError` where it is no table, ``StudyError`` where it names no accounts, or one twice.
  public init(path: String) throws {
    let table = try Table(path: path, expecting: Self.names)
    guard let account = Self.names.lazy.compactMap(table.column).first else {
      throw StudyError.noAccounts(file: table.name, columns: table.columns)
    }
    let others = table.columns.indices.filter { $0 != account }
    columns = others.map { table.columns[$0] }
    var rows: [String: [String]] = [:]
    while let row = try table.next() {
      let cell = AccountSpelling.folded(row.cells[account])
      let name = cell.first == "@" ? String(cell.dropFirst()) : cell
      if name.isEmpty { continue }
      guard rows.updateValue(others.map { row.cells[$0] }, forKey: name) == nil else {
        throw StudyError.accountTwice(name, file: table.name, row: row.number)
      }
    }
    self.rows = rows
  }
}
