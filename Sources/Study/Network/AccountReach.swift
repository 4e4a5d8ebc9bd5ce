/// How many people follow an account, and how many it is meant for.
public struct AccountReach: Equatable, Encodable, Sendable {
  /// The account's name in lower case.
  public let account: String
  /// Its followers.
  public let followers: Int
  /// The people it is meant for; nil where that is unknown.
  public let population: Int?

  private static let followerColumns = ["followers", "pengikut", "followers_count"]
  private static let populationColumns = ["population", "penduduk"]

  /// The reach of the accounts that `table` gives followers of, in the order of their names.
  ///
  /// - Parameters:
  ///   - table: with columns of followers and, where it is known, of the population.
  ///   - population: of accounts for which the table has none.
  /// - Throws: ``StudyError/badCount(_:of:column:)`` where a number cannot be read.
  public static func all(in table: AccountTable, population: Int?) throws(StudyError) -> [Self] {
    func column(_ names: [String]) -> Int? {
      names.lazy.compactMap { table.columns.firstIndex(inAnyCase: $0) }.first
    }
    guard let followers = column(followerColumns) else { return [] }
    let people = column(populationColumns)
    var all: [Self] = []
    for (account, cells) in table.rows.sorted(by: { $0.key < $1.key }) {
      func number(_ column: Int) throws(StudyError) -> Int? {
        // 12.345 and 12,345 are one number: nobody has a part of a follower.
        let digits = cells[column].filter { !".,\u{A0} ".contains($0) }
        if digits.isEmpty { return nil }
        guard let number = Int(digits), number >= 0 else {
          throw .badCount(cells[column], of: account, column: table.columns[column])
        }
        return number
      }
      guard let count = try number(followers) else { continue }
      let own = try people.flatMap { (place) throws(StudyError) in try number(place) }
      all.append(AccountReach(account: account, followers: count, population: own ?? population))
    }
    return all
  }
}
