public import Corpus
internal import Statistics
public import Study

extension ShareResult {
  /// All shares as a table, for a spreadsheet: of service content, of each category, and of service
  /// content in each group. Shares are 0 to 1; cells that cannot be told are empty.
  public var table: CodingSheet {
    var table = CodingSheet(columns: [
      "part", "name", "tweets", "coded", "share", "lower", "upper", "uncorrected", "codes_alone",
      "codes_alone_lower", "codes_alone_upper",
    ])
    table.numericColumns = Set(2..<table.columns.count)
    func add(_ part: String, _ row: Row) {
      func cells(_ estimate: Estimate?) -> [String] {
        [estimate?.value, estimate?.interval?.lower, estimate?.interval?.upper].map {
          $0.map { "\($0)" } ?? ""
        }
      }
      table.add(
        [part, row.name, "\(row.tweets)", "\(row.coded)"] + cells(row.share.corrected)
          + ["\(row.share.uncorrected)"] + cells(row.share.codesAlone))
    }
    if let service { add("all", service) }
    for row in categories { add("category", row) }
    for row in groups { add(grouping?.name ?? "group", row) }
    return table
  }
}
