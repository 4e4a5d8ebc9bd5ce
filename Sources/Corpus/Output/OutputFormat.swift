/// The formats that labelled tweets are written in.
public enum OutputFormat: String, CaseIterable, Sendable {
  /// A table, by RFC 4180.
  case csv
  /// One JSON object a line.
  case jsonLines = "jsonl"
  /// A spreadsheet.
  case xlsx

  /// The format that the ending of `path` names, nil where it names none.
  public init?(path: String) {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    switch path[path.index(after: dot)...].lowercased() {
    case "csv": self = .csv
    case "jsonl", "ndjson", "json": self = .jsonLines
    case "xlsx": self = .xlsx
    default: return nil
    }
  }
}
