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

  @Option(
    help: .value("n", "The people that accounts are meant for; --account-table has followers."))
  var population: Int?

  func validate() throws {
    try refuse(
      population.map { $0 < 1 } ?? false, "--population is \(population ?? 0); expected 1 or more")
    try refuse(
      population != nil && accountTable == nil,
      "--population needs --account-table with a column followers")
    try refuse(
      !(0...1).contains(threshold), "--threshold is \(threshold); expected a number from 0 to 1")
  }

  /// What is known of accounts; nil where no table says it.
  func table() throws -> AccountTable? { try accountTable.map { try AccountTable(path: $0) } }
}
