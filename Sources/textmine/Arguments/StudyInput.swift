import ArgumentParser
import Classifier
import Corpus
import Report
import Study
import StudyFile

/// A study of "textmine serve" as the input of a command: its tweets, labels, codes and corrections are one.
extension InputArguments {
  /// Whether the input is a study.
  var isStudy: Bool { inputs.count == 1 && SavedStudy.file(named: inputs[0]) != nil }

  /// The study that the only input names; nil where the inputs are exports.
  func study() throws -> SavedStudy? {
    guard let file = inputs.lazy.compactMap(SavedStudy.file).first else { return nil }
    try refuse(
      inputs.count > 1, "\(file): a study is read by itself; leave out the other inputs")
    try refuse(
      isAdjusted,
      "\(file): a study was read when its archives were added; leave out how to read them")
    return try SavedStudy(reading: file)
  }
}

extension LabelArguments {
  /// Where labels come from: of a study those that it has, unless others are asked for.
  func origin(_ input: InputArguments, of study: SavedStudy?) throws -> LabelOrigin {
    guard let study, !annotators.areGiven, !analysis.areGiven, !given.areGiven else {
      return try origin(input)
    }
    return .program(try study.labels())
  }
}

extension CodeArguments {
  /// The codes of all sheets, or of the study with what coders have agreed on.
  func set(_ labels: LabelOrigin, of study: SavedStudy?) throws -> CodeSet {
    guard let study else { return try set(labels) }
    guard let codes = try found(in: study, labels) else {
      throw SavedStudyError.noCodes(file: study.path)
    }
    return codes
  }

  /// The codes of the study; nil where it has none.
  func found(in study: SavedStudy, _ labels: LabelOrigin) throws -> CodeSet? {
    try refuse(
      !codes.isEmpty,
      "--codes is given beside a study, which has codes of its own; take the sheet into the study on its "
        + "page, or give the archive in place of the study")
    try refuse(
      codeColumn != nil || claim != .none,
      "--code-column, --random-codes and --chosen-codes are for sheets; leave them out with a study"
    )
    return try study.codes(labels.codableCategories)
  }
}

extension CorrectionArguments {
  /// The corrections of a file, or of the study.
  func corrections(of categories: [Category], in study: SavedStudy?) throws -> Corrections? {
    guard let study else { return try corrections(of: categories) }
    try refuse(
      corrections != nil,
      "--corrections is given beside a study, which has corrections of its own; leave it out")
    return try study.corrections().map { try Corrections($0, categories: categories) }
  }
}

extension ReportInput {
  /// What was read of an archive; of a study what was read when its archives were added, or with a selection the
  /// study itself, since it does not keep which tweet is of which file.
  static func all(_ archive: OpenArchive, _ count: ArchiveCount) throws -> [ReportInput] {
    let summary = archive.tweets.summary
    guard let study = archive.study else {
      return all(summary, leftOut: archive.selection.files, duplicates: count.duplicates)
    }
    if archive.selection.total == TweetSelection.Counts() {
      return all(try study.reading(), leftOut: [], duplicates: try study.duplicates())
    }
    return [
      ReportInput(
        name: SavedStudy.fileName, format: "study", tweets: count.tally.total.tweets,
        skipped: summary.skipped, others: summary.others, repaired: summary.repaired)
    ]
  }
}
