public import Corpus
public import Study

extension InspectionStudy {
  /// The files as a table, one a row, for a spreadsheet.
  public var table: CodingSheet {
    let names = files.first { !$0.fields.isEmpty }?.fields.map(\.field) ?? []
    var table = CodingSheet(
      columns: [
        "file", "format", "records", "tweets", "skipped", "others", "repaired", "duplicates",
        "accounts", "from", "until", "error",
      ] + names)
    table.numericColumns = Set(2...8).union(12..<(12 + names.count))
    for file in files {
      let counts = [
        file.records, file.tweets, file.skipped, file.others, file.repaired, file.duplicates,
        file.accounts,
      ]
      table.add(
        [file.name, file.format ?? ""] + counts.map { "\($0)" }
          + [file.from ?? "", file.until ?? "", file.error ?? ""]
          + names.indices.map { index in
            file.fields.isEmpty ? "" : "\(file.fields[index].tweets)"
          })
    }
    return table
  }
}
