public import Classifier
public import Corpus
internal import GRDB
public import Study

/// The codes of a sample as sheets: those that the command line reads, so that its figures are the same.
extension SavedStudy {
  /// The sheet of a coder: the tweets dealt to him or her, in their order there, and those coded for an earlier
  /// sample that were drawn again.
  ///
  /// - Parameters:
  ///   - settled: whether tweets on which coders differed have what they agreed on.
  ///   - choices: the codes to choose from.
  public func codingSheet(
    of coder: StoredSample.Coder, in sample: StoredSample, settled: Bool,
    choices: [CodingSheet.Choice] = []
  ) throws -> CodingSheet {
    var sheet = CodingSheet(columns: CodingSheet.sampleColumns + FilledSheets.ownColumns)
    sheet.choices = choices
    sheet.choiceColumn = sheet.columns.firstIndex(of: "code")
    try reader.read { db in
      let items = Dictionary(
        uniqueKeysWithValues: try drawn(sample, db).map { ($0.number, $0.item) })
      let agreed = settled ? try Self.settledCodes(db) : [:]
      let rows = try Row.fetchAll(
        db,
        sql: """
          WITH mine(tweet, place) AS (
            SELECT tweet, place FROM task WHERE sample = :sample AND coder = :coder
            UNION ALL
            SELECT DISTINCT drawn.tweet, 1000000 + drawn.place FROM drawn JOIN entry USING (tweet)
            WHERE sample = :sample AND entry.coder = :coder AND drawn.tweet NOT IN
              (SELECT tweet FROM task WHERE sample = :sample AND coder = :coder))
          SELECT mine.tweet, state, code, note FROM mine LEFT JOIN entry ON entry.n =
            (SELECT max(n) FROM entry WHERE entry.coder = :coder AND entry.tweet = mine.tweet)
          ORDER BY place
          """, arguments: ["sample": sample.id, "coder": coder.id])
      for row in rows {
        let (number, state, code): (Int64, String?, String?) = (row[0], row[1], row[2])
        guard let item = items[number] else { continue }
        // Who has given no code has none in a settled sheet either.
        let given = code.map { agreed[number] ?? $0 } ?? ""
        sheet.add(
          CodingSheet.row(of: item, code: given) + [
            state == "unclear" ? "yes" : "", row[3] ?? "", coder.name,
          ])
      }
    }
    return sheet
  }

  /// The sheets of all coders who have given a code, to be read by `CodeSet`.
  public func codeSheets(of sample: StoredSample, settled: Bool) throws -> [CodeSheet] {
    try sample.coders.compactMap { coder in
      let sheet = try codingSheet(of: coder, in: sample, settled: settled)
      let code = sheet.choiceColumn!
      return sheet.rows.contains { !$0[code].isEmpty } ? CodeSheet(sheet, name: coder.name) : nil
    }
  }

  /// The codes of all coders of the sample, with what they have agreed on; nil where nobody has coded.
  ///
  /// - Parameter categories: those that people may give.
  public func codes(_ categories: [Classifier.Category]) throws -> CodeSet? {
    guard let sample = try sample() else { return nil }
    let sheets = try codeSheets(of: sample, settled: true)
    return sheets.isEmpty ? nil : try CodeSet(share: sheets, categories: categories)
  }

  // MARK: Settling

  /// Keeps what coders who differ have agreed on, or with nil takes it back.
  public func settle(_ tweet: Int64, as code: String?) throws {
    try pool.write { db in
      if let code {
        try db.execute(
          sql: """
            INSERT INTO settled VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET code = excluded.code, at = excluded.at
            """, arguments: [tweet, code, now()])
      } else {
        try db.execute(sql: "DELETE FROM settled WHERE tweet = ?", arguments: [tweet])
      }
      try Self.count(up: "settled", db)
    }
  }

  /// What coders have agreed on, by the number of the tweet.
  public func settledCodes() throws -> [Int64: String] { try reader.read(Self.settledCodes) }

  private static func settledCodes(_ db: Database) throws -> [Int64: String] {
    let rows = try Row.fetchAll(db, sql: "SELECT tweet, code FROM settled")
    return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
  }
}

extension CodeSheet {
  /// The sheet as if it had been written and read.
  fileprivate init(_ sheet: CodingSheet, name: String) {
    let columns = ["id", "text", "username"].map { sheet.columns.firstIndex(of: $0)! }
    self.init(
      name: name, columns: sheet.columns,
      rows: sheet.rows.enumerated().map { place, cells in
        CodeSheet.Row(
          number: place + 2, id: cells[columns[0]], text: Array(cells[columns[1]].utf8),
          account: cells[columns[2]], cells: cells)
      })
  }
}
