public import ArgumentParser
public import Corpus

extension Format: ExpressibleByArgument {}
extension DateOrder: ExpressibleByArgument {}

/// What is read, and how.
struct InputArguments: ParsableArguments {
  @Argument(
    help: .value(
      "input", "Exports of tweets: files, folders, or -. Several are read as one archive."))
  var inputs: [String]

  @Option(help: .value("format", "Read the inputs as this format instead of detecting it."))
  var from: Format?

  @Option(help: .value("name", "The column or key with the text.")) var textColumn: String?
  @Option(help: .value("name", "The column with the tweet's id.")) var idColumn: String?
  @Option(help: .value("name", "The column with the date.")) var dateColumn: String?
  @Option(help: .value("name", "The column with the account.")) var accountColumn: String?
  @Option(help: .value("name", "The column with the kind of tweet.")) var kindColumn: String?
  @Option(help: .value("name", "The sheet to read, in a spreadsheet.")) var sheet: String?
  @Flag(help: "Read the first row of a table as a tweet: it has no header.") var noHeader = false

  @Option(help: .value("order", "What comes first in dates such as 6/1/2022: day or month."))
  var dateOrder: DateOrder?

  @Flag(help: "Leave damaged texts and HTML entities as they are.") var noRepair = false
  @Flag(help: "Stop at the first record that cannot be read.") var strict = false
  @Flag(help: "Read deleted tweets too, where an account's archive has them.") var deleted = false

  @Option(help: .value("n", "How many times its size a compressed file may unpack to."))
  var maxExpansion = ReadingOptions().expansionLimit

  func validate() throws {
    try refuse(maxExpansion < 1, "--max-expansion is \(maxExpansion); expected 1 or more")
  }

  /// Whether anything is said of how exports are read.
  var isAdjusted: Bool {
    let columns = [textColumn, idColumn, dateColumn, accountColumn, kindColumn, sheet]
    return columns.contains { $0 != nil } || from != nil || dateOrder != nil || noHeader || noRepair
      || strict || deleted || maxExpansion != ReadingOptions().expansionLimit
  }

  var readingOptions: ReadingOptions {
    var options = ReadingOptions(
      textColumn: textColumn, idColumn: idColumn, dateColumn: dateColumn,
      accountColumn: accountColumn, kindColumn: kindColumn, format: from, isStrict: strict,
      includesDeleted: deleted, expansionLimit: maxExpansion)
    options.repairs = !noRepair
    options.hasNoHeader = noHeader
    options.sheet = sheet
    options.dateOrder = dateOrder
    return options
  }
}
