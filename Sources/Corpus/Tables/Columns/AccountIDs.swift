internal import Hashing

/// Tells ids of accounts, which stand under `id` where a program wrote `tweet.user.id`, from those of tweets: each account has
/// one, whatever it says.
struct AccountIDs {
  /// Fewer accounts that say two things or more tell nothing.
  private static let fewestAccounts = 3
  /// Ids of accounts of all years are of two lengths; below this number are those of before 2013.
  private static let firstOfNow = 1_000_000_000_000

  /// What an account has said: its id, and one of its texts.
  private struct Account {
    let id: UInt64
    let text: UInt64
    var isRepeated = false
  }

  private var accounts: [UInt64: Account] = [:]
  private var accountsByID: [UInt64: UInt64] = [:]
  private var (rows, old) = (0, 0)
  /// Whether an account has two ids, or an id two accounts.
  private(set) var isDenied = false

  mutating func add(id: Span<UInt8>, account: Span<UInt8>, text: Span<UInt8>) {
    guard let number = Int(id.text) else {
      // One that a program has rounded is of now, and not known.
      if !id.isEmpty { rows += 1 }
      return
    }
    rows += 1
    if number < Self.firstOfNow { old += 1 }
    if account.isEmpty { return }
    let (id, name, text) = (hash64(id), hash64(account), hash64(text))
    if accountsByID.updateValue(name, forKey: id) ?? name != name { isDenied = true }
    guard var known = accounts[name] else {
      accounts[name] = Account(id: id, text: text)
      return
    }
    if known.id != id { isDenied = true }
    if known.text != text { known.isRepeated = true }
    accounts[name] = known
  }

  /// Whether the ids are those of accounts.
  var areThere: Bool {
    !isDenied && old * 20 >= rows && (rows - old) * 20 >= rows
      && accounts.values.count(where: \.isRepeated) >= Self.fewestAccounts
  }
}

extension TableColumns {
  /// Takes the ids for none where they are those of accounts.
  mutating func dropIDsOfAccounts(_ shape: TableShape, _ head: TableHead) {
    guard !hasRowNames, let id, let account = accounts.first ?? shownNames.first,
      let text = texts.first
    else {
      return
    }
    var found = AccountIDs()
    head.forEachRow(under: shape) { bytes, row in
      guard row.count == shape.columns.count else { return true }
      let cell = bytes.extracting(row[id].range)
      let name = bytes.extracting(row[account].range)
      let (whole, isRounded) = (cell.wholeID, Snowflake.roughSeconds(cell) != nil)
      found.add(
        id: isRounded ? cell : cell.extracting(whole), account: name.extracting(name.trimmed),
        text: bytes.extracting(row[text].range))
      return !found.isDenied
    }
    if !found.areThere { return }
    idsOfAccounts = id
    self.id = nil
    if moments == id { moments = nil }
  }
}
