internal import Statistics

/// A division of texts into parts, each of which is held back once: near-duplicates, or all texts of
/// one account, stay together, and every part has its share of each code as well as that allows.
public struct Partition: Equatable, Sendable {
  /// The fold of each text, from 0.
  public let fold: [Int]
  /// The number of folds.
  public let count: Int

  /// Divides texts.
  ///
  /// - Parameters:
  ///   - groups: texts of one group stay together.
  ///   - codes: the texts' codes, from 0; a text below 0 is put anywhere.
  ///   - count: the number of folds, at least 2.
  ///   - seed: the same seed gives the same folds.
  public init(groups: [Int], codes: [Int], count: Int, seed: UInt64) {
    var members: [Int: [Int]] = [:]
    for (text, group) in groups.enumerated() { members[group, default: []].append(text) }
    var random = SeededGenerator(seed: seed)
    var order = members.keys.sorted()
    random.shuffle(&order)
    // Large groups first, while there is room to make up for them.
    order = order.enumerated().sorted { one, other in
      let (a, b) = (members[one.element]!.count, members[other.element]!.count)
      return a == b ? one.offset < other.offset : a > b
    }.map(\.element)
    let categories = max(1, (codes.max() ?? 0) + 1)
    var totals = [Double](repeating: 1, count: categories)
    for code in codes where code >= 0 { totals[code] += 1 }
    var filled = [[Double]](
      repeating: [Double](repeating: 0, count: categories), count: count)
    var sizes = [Double](repeating: 0, count: count)
    var fold = [Int](repeating: 0, count: groups.count)
    for group in order {
      let texts = members[group]!
      // Rare codes weigh more: a text of a category of ten is a tenth of it.
      func load(_ index: Int) -> Double {
        var load = sizes[index] / Double(groups.count + 1)
        for text in texts where codes[text] >= 0 {
          load += filled[index][codes[text]] / totals[codes[text]]
        }
        return load
      }
      let best = (0..<count).min { load($0) < load($1) }!
      for text in texts {
        fold[text] = best
        sizes[best] += 1
        if codes[text] >= 0 { filled[best][codes[text]] += 1 }
      }
    }
    self.fold = fold
    self.count = count
  }

  /// Whether texts of one account can stay in one fold: their accounts are known, and none wrote more
  /// than its fold's share of the coded ones.
  static func areDivisible(_ accounts: [Int], codes: [Int], into count: Int) -> Bool {
    var texts: [Int: Int] = [:]
    var all = 0
    for (account, code) in zip(accounts, codes) where code >= 0 {
      if account < 0 { return false }
      texts[account, default: 0] += 1
      all += 1
    }
    return (texts.values.max() ?? all) * count <= all
  }

  /// Groups in which two texts are together that are so in either division; those below 0 are with
  /// none.
  static func joined(_ one: [Int], _ other: [Int]) -> [Int] {
    var leaders = Array(one.indices)
    func leader(_ text: Int) -> Int {
      var text = text
      while leaders[text] != text { text = leaders[text] }
      return text
    }
    for division in [one, other] {
      var first: [Int: Int] = [:]
      for (text, group) in division.enumerated() where group >= 0 {
        if let earlier = first[group] {
          let (a, b) = (leader(earlier), leader(text))
          leaders[max(a, b)] = min(a, b)
        } else {
          first[group] = text
        }
      }
    }
    return leaders.indices.map(leader)
  }

  /// A division that the caller chose.
  init(fold: [Int], count: Int) {
    self.fold = fold
    self.count = count
  }
}
