import ArgumentParser
import Classifier
import Study

/// What codes are given, and how they are read.
struct CodeArguments: ParsableArguments {
  @Option(
    help: .value("codes.xlsx", "The sheet of \"textmine sample\", with codes; one for each coder."))
  var codes: [String] = []

  @Option(help: .value("name", "The column with the code (default: code, kode or label)."))
  var codeColumn: String?

  @Flag(help: "The codes are a simple random sample of this archive, drawn in another way.")
  var randomCodes = false

  @Flag(help: "The codes are of tweets that somebody chose: use them like codes from elsewhere.")
  var chosenCodes = false

  var claim: ShareStudy.Claim {
    randomCodes ? .randomSample : chosenCodes ? .chosen : .none
  }

  func validate() throws {
    try refuse(
      randomCodes && chosenCodes, "--random-codes and --chosen-codes exclude each other; give one")
  }

  /// The codes of all sheets.
  func set(_ labels: LabelOrigin) throws -> CodeSet {
    try CodeSet(
      share: try codes.map { try CodeSheet(file: $0) }, codeColumn: codeColumn,
      categories: labels.codableCategories)
  }
}

/// Labels of single tweets that a person has put right.
struct CorrectionArguments: ParsableArguments {
  @Option(
    help: .value(
      "FILE", "A table of id and code: labels of single tweets that a person has put right."))
  var corrections: String?

  /// The corrections, in the categories of the labels.
  func corrections(of categories: [Category]) throws -> Corrections? {
    try corrections.map { try Corrections(CodeSheet(file: $0), categories: categories) }
  }
}
