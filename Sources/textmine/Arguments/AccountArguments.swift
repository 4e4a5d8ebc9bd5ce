public import ArgumentParser
public import Statistics
import Study

extension SimilarityMeasure: ExpressibleByArgument {}

/// What is said of accounts.
struct AccountArguments: ParsableArguments {
  @Option(help: .value("measure", "How the similarity of accounts is measured."))
  var similarity = SimilarityMeasure.jaccard

  @Option(help: .value("0…1", "Accounts at least so similar are joined.")) var threshold = 0.5

  @Option(
    help: .value(
      "FILE", "A table with a column account and what is known of accounts, such as type."))
  var accountTable: String?

  func validate() throws {
    try refuse(
      !(0...1).contains(threshold), "--threshold is \(threshold); expected a number from 0 to 1")
  }

  /// Which accounts are institutions'.
  func sorts() throws -> AccountSorts {
    AccountSorts(try accountTable.map { try AccountTable(path: $0) })
  }
}
