internal import GRDB
public import Study
public import Classifier

/// Labels of single tweets that a person has put right. Somebody chose these tweets, so they are kept apart from
/// the codes of a sample.
extension SavedStudy {
  /// Puts the label of a tweet right, or with nil takes that back.
  ///
  /// - Parameters:
  ///   - category: its number, in `categories`.
  ///   - categories: those of the labels.
  public func correct(
    _ tweet: Int64, to category: Int?, of categories: [Classifier.Category]
  ) throws {
    try pool.write { db in
      if let category {
        try db.execute(
          sql: """
            INSERT INTO correction VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET code = excluded.code, at = excluded.at
            """, arguments: [tweet, categories[category].id, now()])
        try db.execute(
          sql: "UPDATE tweet SET category = ? WHERE n = ?", arguments: [category, tweet])
      } else {
        try db.execute(sql: "DELETE FROM correction WHERE tweet = ?", arguments: [tweet])
        try db.execute(sql: "UPDATE tweet SET category = label WHERE n = ?", arguments: [tweet])
      }
      try Self.count(up: "corrections", db)
    }
  }

  /// The corrections as a sheet of ids and codes; nil where there are none.
  public func corrections() throws -> CodeSheet? {
    let rows = try reader.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT copy, text, code FROM correction JOIN tweet ON n = tweet WHERE copy NOT LIKE '~%' ORDER BY n
          """)
    }
    if rows.isEmpty { return nil }
    return CodeSheet(
      name: "corrections", columns: ["id", "text", "code"],
      rows: rows.enumerated().map { place, row in
        let (id, text, code): (String, String, String) = (row[0], row[1], row[2])
        return CodeSheet.Row(
          number: place + 2, id: id, text: Array(text.utf8), cells: [id, text, code])
      })
  }
}
