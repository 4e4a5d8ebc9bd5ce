public import Classifier
internal import Corpus
internal import GRDB
public import Study

/// What became of the rows of one coder in sheets that were taken into a study.
public struct ImportedCodes: Equatable, Sendable {
  /// The coder's name.
  public let coder: String
  /// The rows that told what the study did not know.
  public internal(set) var new = 0
  /// Those that told what the study has already.
  public internal(set) var same = 0
  /// Those that told something else than the study has.
  public internal(set) var different = 0
}

extension SavedStudy {
  /// Takes the codes of filled sheets: those of the study's sample, or of the one that the sheets state where the study
  /// has none yet. Nothing that was coded before is lost: entries are added.
  ///
  /// - Parameters:
  ///   - sheets: what they say.
  ///   - categories: those that the sheets were read by.
  ///   - replaces: whether the sheet's code counts where the coder has given another in the study.
  /// - Returns: for each coder what became of his or her rows.
  /// - Throws: ``SavedStudyError`` and `CodeError` where the sheets do not belong to the study; then nothing is
  ///   written.
  public func take(
    _ sheets: FilledSheets, categories: [Classifier.Category], replaces: Bool
  ) throws -> [ImportedCodes] {
    guard let first = sheets.rows.first else { return [] }
    return try pool.write { db in
      let target = try Self.target(of: sheets, first.place.sheet, db)
      var placing = try SheetPlacing(target.id, target.design, db)
      for row in sheets.rows { try placing.place(row, db) }
      let coders = try Self.coders(of: sheets, target.id, db)
      var results = sheets.coders.map { ImportedCodes(coder: $0) }
      for row in sheets.rows {
        guard let tweet = placing.numbers[row.id], let coder = coders[row.coder] else { continue }
        if row.membership != nil || row.isFilled { try Self.deal(tweet, coder, target.id, db) }
        let code = row.code.map { categories[$0].id }
        try Self.take(row, code, tweet, coder, replaces, &results[row.coder], db)
      }
      if placing.isChanged || target.isNew { try Self.count(up: "revision", db) }
      return results
    }
  }

  /// The sample that the sheets are of: the study's, or a new one by their design.
  private static func target(
    of sheets: FilledSheets, _ name: String, _ db: Database
  ) throws -> (id: Int64, design: SampleDesign, isNew: Bool) {
    if let sample = try sample(db) {
      if let design = sheets.design, design != sample.design {
        throw SavedStudyError.otherSample(
          sheet: name, found: design.text, expected: sample.design.text)
      }
      return (sample.id, sample.design, false)
    }
    guard let design = sheets.design else { throw SavedStudyError.noDesign(sheet: name) }
    let ids = try String.fetchAll(
      db, sql: "SELECT copy FROM tweet WHERE archive IN (SELECT id FROM archive WHERE isWhole)")
    var checksum = ArchiveChecksum()
    for id in ids { checksum.add(Array((id.hasPrefix("~") ? "" : id).utf8).span) }
    guard checksum.text == design.archive else {
      throw SavedStudyError.otherArchive(
        sheet: name, drawnFrom: design.tweets, this: ids.count)
    }
    try db.execute(
      sql: "INSERT INTO sample(made, design, overlap) VALUES (?, ?, 0)",
      arguments: [now(), design.text])
    return (db.lastInsertedRowID, design, true)
  }

  /// The numbers of the coders of rows that say something.
  private static func coders(
    of sheets: FilledSheets, _ sample: Int64, _ db: Database
  ) throws -> [Int: Int64] {
    var numbers: [Int: Int64] = [:]
    let used = Set(
      sheets.rows.lazy.filter { $0.isFilled || $0.membership != nil }.map(\.coder))
    for coder in used.sorted() {
      numbers[coder] = try self.coder(named: coderName(sheets.coders[coder]), db)
    }
    let others = try Int64.fetchSet(
      db, sql: "SELECT DISTINCT coder FROM task WHERE sample = ?", arguments: [sample])
    let count = others.union(numbers.values).count
    guard count <= coderLimit else {
      throw SavedStudyError.badNumber("coders", found: count, expected: 1...coderLimit)
    }
    return numbers
  }

  /// Gives a coder the tweet to code, unless he or she has it.
  private static func deal(_ tweet: Int64, _ coder: Int64, _ sample: Int64, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO task(sample, coder, place, tweet) SELECT :sample, :coder,
          (SELECT coalesce(max(place) + 1, 0) FROM task WHERE sample = :sample AND coder = :coder), :tweet
        WHERE NOT EXISTS
          (SELECT 1 FROM task WHERE sample = :sample AND coder = :coder AND tweet = :tweet)
        """, arguments: ["sample": sample, "coder": coder, "tweet": tweet])
  }

  private static func take(
    _ row: FilledSheets.Row, _ code: String?, _ tweet: Int64, _ coder: Int64, _ replaces: Bool,
    _ result: inout ImportedCodes, _ db: Database
  ) throws {
    if !row.isFilled { return }
    let current = try entry(tweet, coder, db)
    let isOpen = current.map { $0.state == .open || $0.state == .skipped } ?? true
    // A note alone takes no code back.
    if code == nil, !row.isUnclear, !isOpen { return }
    let state: CodeEntry.State =
      code != nil ? .code : row.isUnclear ? .unclear : current?.state ?? .open
    // An empty cell says nothing against a note.
    let note = row.note.isEmpty ? current?.note ?? "" : row.note
    if let current, current.state == state, current.code == code, current.note == note {
      result.same += 1
      return
    }
    if isOpen { result.new += 1 } else { result.different += 1 }
    if !isOpen && !replaces { return }
    try add(state, code, note, of: tweet, by: coder, db)
  }
}

/// Where the rows of sheets belong in a sample.
private struct SheetPlacing {
  private let sample: Int64
  private let design: SampleDesign
  private var drawn: [String: SampleMembership] = [:]
  /// The numbers of the tweets in the study, by their ids.
  private(set) var numbers: [String: Int64] = [:]
  /// Whether tweets were added to the sample.
  private(set) var isChanged = false

  init(_ sample: Int64, _ design: SampleDesign, _ db: Database) throws {
    (self.sample, self.design) = (sample, design)
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT copy, n, stratum, stratumTweets, inclusion FROM drawn JOIN tweet ON n = tweet WHERE sample = ?
        """, arguments: [sample])
    for row in rows {
      numbers[row[0]] = row[1]
      drawn[row[0]] = SampleMembership(
        stratum: row[2], stratumTweets: row[3], inclusion: row[4], design: design)
    }
  }

  /// Finds the tweet of a row. A sample that came with a sheet grows by the sheets of its other coders, until it has
  /// as many tweets as were drawn.
  mutating func place(_ row: FilledSheets.Row, _ db: Database) throws {
    if let known = drawn[row.id] {
      if let stated = row.membership, !stated.isSame(as: known) {
        throw CodeError.notOfDesign(row.place)
      }
      return
    }
    if row.membership == nil && !row.isFilled { return }
    let number = try Int64.fetchOne(
      db, sql: "SELECT n FROM tweet WHERE copy = ?", arguments: [row.id])
    guard let number, !row.id.hasPrefix("~") else { throw CodeError.notInArchive(row.place) }
    guard let membership = row.membership, drawn.count < design.codes else {
      throw CodeError.notDrawn(row.place)
    }
    try SavedStudy.addDrawn(number, membership, at: drawn.count, in: sample, db)
    (drawn[row.id], numbers[row.id], isChanged) = (membership, number, true)
  }
}
