public import Classifier
internal import Corpus
internal import Foundation
internal import GRDB
internal import Study

/// A codebook that has labelled the tweets of a study.
public struct LabelVersion: Equatable, Sendable, Identifiable {
  /// Its number, from 1; 0 is what comes with textmine.
  public let id: Int64
  /// When it was made, in seconds since 1970.
  public let made: Int64
  /// Its text, YAML.
  public let codebook: String
  /// How many tweets changed their label by it.
  public let changed: Int
  /// Why it was made, as its maker says.
  public let note: String
}

extension SavedStudy {
  /// The versions of the codebook, oldest first, without the one that comes with textmine.
  public func labelVersions() throws -> [LabelVersion] {
    try reader.read { db in
      try Row.fetchAll(
        db, sql: "SELECT id, made, codebook, changed, note FROM labelling ORDER BY id"
      ).map {
        LabelVersion(id: $0[0], made: $0[1], codebook: $0[2], changed: $0[3], note: $0[4])
      }
    }
  }

  /// The number of the version that has labelled the tweets; 0 for what comes with textmine.
  public func labelling() throws -> Int64 { try reader.read(Self.labelling) }

  static func labelling(_ db: Database) throws -> Int64 {
    try setting("labelling", db).flatMap { Int64($0) } ?? 0
  }

  /// What has labelled the tweets: the model that comes with textmine, with the keywords of this study's codebook.
  ///
  /// - Throws: `LexiconError`, and `CodebookError` where the codebook cannot be read any more.
  public func labels() throws -> LabelSource {
    let text = try reader.read { db in
      try String.fetchOne(
        db, sql: "SELECT codebook FROM labelling WHERE id = ?", arguments: [try Self.labelling(db)])
    }
    let standard = try LabelSource.standardModel()
    guard let text else { return standard }
    return standard.withKeywords(of: try Codebook(parsing: text, file: "codebook.yml"))
  }

  /// Gives all tweets the labels that a trial has found, by a new version of the codebook. Figures see the old labels or
  /// the new ones, never some of both; what people have put right stays.
  ///
  /// - Returns: the version's number.
  /// - Throws: ``SavedStudyError/changed`` where tweets or labels are not those of the trial any more.
  @discardableResult
  public func keep(_ trial: LabelTrial, note: String) throws -> Int64 {
    try pool.write { db in
      guard try Self.revision(db).hasSameStrata(as: trial.revision),
        try Self.labelling(db) == trial.labelling
      else { throw SavedStudyError.changed }
      try db.execute(
        sql: "INSERT INTO labelling(made, codebook, changed, note) VALUES (?, ?, ?, ?)",
        arguments: [now(), trial.codebook.source, trial.moved, note])
      let version = db.lastInsertedRowID
      let update = try db.cachedStatement(
        sql: """
          UPDATE tweet SET label = :label, probability = :probability, runnerUp = :runnerUp,
            category = CASE WHEN n IN (SELECT tweet FROM correction) THEN category ELSE :label END
          WHERE n = :n
          """)
      for change in trial.changes {
        try update.execute(arguments: [
          "label": change.label, "probability": change.probability,
          "runnerUp": change.runnerUp, "n": change.tweet,
        ])
      }
      try Self.set("labelling", to: "\(version)", db)
      try Self.count(up: "revision", db)
      return version
    }
  }
}

extension LabelSource {
  /// The same model, with the keywords of another codebook; the codebook itself where the labels are those of one.
  func withKeywords(of codebook: Codebook) -> LabelSource {
    guard case .model(var model, let name) = self else { return self }
    model.use(codebook)
    return .model(model, name: name)
  }
}
