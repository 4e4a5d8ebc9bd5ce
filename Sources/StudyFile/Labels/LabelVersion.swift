public import Classifier
internal import Corpus
public import Foundation
internal import GRDB
internal import Study

/// What has labelled the tweets of a study: a codebook, and a model if one was trained on the study's codes.
public struct LabelVersion: Equatable, Sendable, Identifiable {
  /// Its number, from 1; 0 is what comes with textmine.
  public let id: Int64
  /// When it was made, in seconds since 1970.
  public let made: Int64
  /// The text of its codebook, YAML.
  public let codebook: String
  /// The SHA-256 of its model's file; nil for the model that comes with textmine.
  public let model: String?
  /// How many tweets changed their label by it.
  public let changed: Int
  /// Why it was made, as its maker says.
  public let note: String
}

extension SavedStudy {
  /// The versions of the labels, oldest first, without the one that comes with textmine.
  public func labelVersions() throws -> [LabelVersion] {
    try reader.read { db in
      try Row.fetchAll(
        db, sql: "SELECT id, made, codebook, model, changed, note FROM labelling ORDER BY id"
      ).map {
        LabelVersion(
          id: $0[0], made: $0[1], codebook: $0[2], model: $0[3], changed: $0[4], note: $0[5])
      }
    }
  }

  /// The number of the version that has labelled the tweets; 0 for what comes with textmine.
  public func labelling() throws -> Int64 { try reader.read(Self.labelling) }

  static func labelling(_ db: Database) throws -> Int64 {
    try setting("labelling", db).flatMap { Int64($0) } ?? 0
  }

  /// The SHA-256 of the file of the model that has labelled the tweets; nil for the one that comes with textmine.
  public func labelModel() throws -> String? {
    try reader.read { db in
      try String.fetchOne(
        db, sql: "SELECT model FROM labelling WHERE id = ?", arguments: [try Self.labelling(db)])
    }
  }

  /// What has labelled the tweets: the model that comes with textmine or one trained on the study's codes, with the
  /// keywords of this study's codebook.
  ///
  /// - Throws: `LexiconError`, and `CodebookError` where the codebook cannot be read any more.
  public func labels() throws -> LabelSource {
    let version = try reader.read { db in
      try Row.fetchOne(
        db, sql: "SELECT codebook, model FROM labelling WHERE id = ?",
        arguments: [try Self.labelling(db)])
    }
    guard let version else { return try LabelSource.standardModel() }
    let text: String = version[0]
    return try labels(
      ofModel: version[1], Codebook(parsing: text, file: "codebook.yml"))
  }

  /// What a model of the study labels with the keywords of a codebook.
  ///
  /// - Parameter checksum: that of the model's file; nil for the one that comes with textmine.
  /// - Throws: ``SavedStudyError/noModel(_:)``, `NamedLabelError`, `LexiconError`.
  public func labels(ofModel checksum: String?, _ codebook: Codebook) throws -> LabelSource {
    guard let checksum else { return try LabelSource.standardModel().withKeywords(of: codebook) }
    guard let file = try model(checksum) else { throw SavedStudyError.noModel(checksum) }
    return try LabelSource(modelFile: file, checksum: checksum).withKeywords(of: codebook)
  }

  /// The file of a model that was trained on codes of the study; nil where there is none with this checksum.
  public func model(_ checksum: String) throws -> Data? {
    try reader.read {
      try Data.fetchOne($0, sql: "SELECT file FROM model WHERE checksum = ?", arguments: [checksum])
    }
  }

  /// Gives all tweets the labels that a trial has found, by a new version. Figures see the old labels or
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
      let model = try Self.keep(trial.source, db)
      try db.execute(
        sql: "INSERT INTO labelling(made, codebook, model, changed, note) VALUES (?, ?, ?, ?, ?)",
        arguments: [now(), trial.codebook.source, model, trial.moved, note])
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

  /// Keeps the file of a model that does not come with textmine.
  ///
  /// - Returns: its checksum; nil for the one that does.
  private static func keep(_ source: LabelSource, _ db: Database) throws -> String? {
    guard case .model(let model, let name) = source, !Model.standardNames.contains(name) else {
      return nil
    }
    try db.execute(
      sql: "INSERT INTO model VALUES (?, ?) ON CONFLICT DO NOTHING",
      arguments: [model.checksum, model.encoded])
    return model.checksum
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
