/// How names of accounts are compared: as the platform does, for which capitals are small letters.
public enum AccountSpelling {
  /// The name as all spellings of it have it. Letters beyond ASCII, which no handle has, stay as they are.
  public static func folded(_ name: String) -> String {
    name.utf8.contains(where: \.isCapital)
      ? String(decoding: name.utf8.map(\.lowercased), as: UTF8.self) : name
  }

  /// Writes the same of `name` in the place of what `folded` holds.
  public static func fold(_ name: Span<UInt8>, into folded: inout [UInt8]) {
    folded.removeAll(keepingCapacity: true)
    for place in name.indices { folded.append(name[place].lowercased) }
  }

  /// For each spelling the one that is shown of its account: the most frequent; of equals the first in their order.
  ///
  /// - Parameter counts: how often each spelling stands there.
  public static func shown(of counts: [String: Int]) -> [String: String] {
    let alike = Dictionary(grouping: counts.keys, by: folded)
    return counts.keys.reduce(into: [:]) { shown, spelling in
      shown[spelling] = mostFrequent(of: alike[folded(spelling)]!, counts)
    }
  }

  /// How often each account stands there, in the spelling that is shown of it.
  ///
  /// - Parameter counts: how often each spelling does.
  public static func joined(_ counts: [String: Int]) -> [String: Int] {
    let shown = shown(of: counts)
    return Dictionary(counts.map { (shown[$0]!, $1) }, uniquingKeysWith: +)
  }

  /// Each account once, in the spelling that is shown of it, sorted.
  public static func distinct(_ names: [String]) -> [String] {
    Set(shown(of: Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)).values).sorted()
  }

  private static func mostFrequent(of spellings: [String], _ counts: [String: Int]) -> String {
    spellings.min { (counts[$1]!, $0) < (counts[$0]!, $1) }!
  }
}
