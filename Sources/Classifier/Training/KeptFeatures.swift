/// Which features of a training set are learnt from. A model that is given to others must not tell
/// who wrote what, so it leaves out whatever few have used.
struct KeptFeatures {
  /// For each row of the set's matrix its row among those kept; -1 for one that is left out.
  private(set) var rows: [Int32]
  /// The keys of those kept, by row.
  private(set) var keys: [UInt64] = []

  /// The fewest coded texts, of the fewest accounts, or else the fewest texts without a code, that
  /// must have a feature of a shared model.
  private static let fewest = (coded: 5, accounts: 3, uncoded: 20)

  init(_ set: borrowing TrainingSet, _ weak: WeakCodes, isShared: Bool) {
    let all = set.keys
    rows = [Int32](repeating: -1, count: all.count)
    var use = Use(rows: all.count)
    let learnt = Set(weak.texts)
    for text in set.codes.indices {
      let isCoded = set.codes[text] >= 0
      let isLearnt = isCoded || learnt.contains(text)
      for place in set.matrix.range(of: text) {
        use.add(
          Int(set.matrix.rows[place]), account: isCoded ? set.accounts[text] : nil, isLearnt)
      }
    }
    for row in all.indices where use.isLearnt[row] {
      let isCommon =
        use.uncoded[row] >= KeptFeatures.fewest.uncoded
        || use.coded[row] >= KeptFeatures.fewest.coded
          && use.accounts[row].count >= KeptFeatures.fewest.accounts
      if isShared, !isCommon { continue }
      rows[row] = Int32(keys.count)
      keys.append(all[row])
    }
  }

  /// How many texts have each feature.
  private struct Use {
    var coded: [Int32]
    var uncoded: [Int32]
    /// The first few accounts that wrote coded texts with it.
    var accounts: [[Int]]
    var isLearnt: [Bool]

    init(rows: Int) {
      coded = [Int32](repeating: 0, count: rows)
      uncoded = coded
      accounts = [[Int]](repeating: [], count: rows)
      isLearnt = [Bool](repeating: false, count: rows)
    }

    mutating func add(_ row: Int, account: Int?, _ isLearnt: Bool) {
      if isLearnt { self.isLearnt[row] = true }
      guard let account else { return uncoded[row] += 1 }
      coded[row] += 1
      if account >= 0, accounts[row].count < KeptFeatures.fewest.accounts,
        !accounts[row].contains(account)
      {
        accounts[row].append(account)
      }
    }
  }
}
