public import Corpus
public import Lexicon
public import Study

extension WordStudy {
  /// The most frequent terms of each group as a table, for a spreadsheet.
  public func table(top: Int) -> CodingSheet {
    var table = CodingSheet(
      columns: [grouping?.name ?? "group", "count", "share", "term", "spellings"])
    table.numericColumns = [1, 2]
    for (name, frequencies) in groups.sorted(by: { $0.key < $1.key }) {
      for entry in frequencies.top(top) {
        table.add([
          name, "\(entry.count)", "\(entry.share)", entry.term,
          entry.spellings.joined(separator: ", "),
        ])
      }
    }
    return table
  }
}

extension [Frequencies.Key] {
  /// The terms that set a group apart as a table, for a spreadsheet.
  public var table: CodingSheet {
    var table = CodingSheet(
      columns: ["g2", "log_odds_z", "count", "rest", "term", "spellings", "rest_spellings"])
    table.numericColumns = [0, 1, 2, 3]
    for key in self {
      table.add([
        "\(key.logLikelihood)", "\(key.logOddsZ)", "\(key.part.count)", "\(key.rest.count)",
        key.part.term, key.part.spellings.joined(separator: ", "),
        key.rest.spellings.joined(separator: ", "),
      ])
    }
    return table
  }
}

extension [Collocation] {
  /// The neighbours as a table, for a spreadsheet.
  public var table: CodingSheet {
    var table = CodingSheet(columns: ["g2", "npmi", "count", "neighbours", "spellings"])
    table.numericColumns = [0, 1, 2]
    for pair in self {
      table.add([
        "\(pair.logLikelihood)", "\(pair.normalisedPMI)", "\(pair.count)", pair.term,
        pair.spellings.joined(separator: ", "),
      ])
    }
    return table
  }
}
