public import Corpus
internal import Statistics
public import Study

extension AgreementStudy {
  /// All measures as a table, one a row, for a spreadsheet.
  public var table: CodingSheet {
    var table = CodingSheet(columns: ["of", "measure", "value", "lower", "upper"])
    table.numericColumns = [2, 3, 4]
    func add(_ name: String, _ measures: [Measure]) {
      for measure in measures {
        let numbers = [
          measure.estimate?.value, measure.estimate?.interval?.lower,
          measure.estimate?.interval?.upper,
        ]
        table.add([name, measure.name] + numbers.map(cell))
      }
    }
    add("all", overall)
    for category in categories + [service].compactMap(\.self) {
      add(category.code, category.measures)
      for (coder, share) in zip(coders, category.shares) {
        table.add([category.code, "share of \(coder)", cell(share), "", ""])
      }
      table.add([category.code, "coder margin", cell(category.coderMargin), "", ""])
    }
    return table
  }
}

/// A number as a cell; empty where it is undefined.
func cell(_ number: Double?) -> String { number.map { "\($0)" } ?? "" }
