/// The columns that labels are written in.
public enum LabelColumns {
  /// Their names where one source gives labels.
  public static let names = ["label", "probability", "service", "evidence"]

  /// Their names where several sources give labels: each has the source's name before it.
  public static func names(for sources: [String]) -> [String] {
    if sources.count == 1 { return names }
    return sources.flatMap { source in names.map { "\(source)_\($0)" } }
  }

  /// The name of the column with the sheet that a tweet comes from, where several were read.
  public static let sheet = "sheet"

  /// Whether the column at `index` is the first of such columns, whatever stands before their names.
  public static func begin(at index: Int, of columns: [String]) -> Bool {
    let found = columns[index...].prefix(names.count).map { bare($0.lowercased()) }
    guard found[0].hasSuffix(names[0]) else { return false }
    let source = found[0].dropLast(names[0].count)
    return found == names.map { source + $0 }
  }

  /// The name without what it has where the table had such a column before.
  private static func bare(_ name: String) -> String {
    name.hasPrefix(ownPrefix) ? String(name.dropFirst(ownPrefix.count)) : name
  }

  /// The names, with a prefix where a table has a column of that name in any case.
  static func distinct(_ names: [String], from own: [String]) -> [String] {
    let taken = Set(own.map { $0.lowercased() })
    return names.map { taken.contains($0.lowercased()) ? ownPrefix + $0 : $0 }
  }

  private static let ownPrefix = "textmine_"

  /// Whether a table has such columns.
  public static func areAmong(_ columns: [String]) -> Bool {
    columns.indices.contains { begin(at: $0, of: columns) }
  }
}
