import ArgumentParser
import Classifier
import Corpus
import Report
import Study

/// `textmine agree`: how far coders agree.
struct AgreeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agree",
    abstract: "Measure how far coders agree.",
    usage: "textmine agree <sheet> <sheet> ... [<options>]",
    discussion: """
      Takes one sheet for each coder, matched by id, or one sheet with a column for each coder. \
      Missing codes are allowed. Prints per cent agreement, Cohen's kappa (two coders), Fleiss' \
      kappa, Krippendorff's alpha and Gwet's AC1, overall and for each category against all \
      others. Codes with an order get weighted kappa and ordinal alpha, too.

      Examples:
        textmine agree ani.xlsx budi.xlsx --codebook konten
        textmine agree codes.csv --columns ani,budi --merged settled.csv
      """)

  @Argument(help: ArgumentHelp("Sheets with codes: csv or xlsx.", valueName: "sheet"))
  var sheets: [String]

  @Option(
    help: ArgumentHelp("The columns of the coders, in one sheet.", valueName: "name,name…"))
  var columns: String?

  @Option(
    help: ArgumentHelp(
      "The column with the code, in several sheets (default: code, kode or label).",
      valueName: "name"))
  var codeColumn: String?

  @Option(help: ArgumentHelp("The column with the tweet's id.", valueName: "name"))
  var idColumn: String?

  @Option(
    help: ArgumentHelp(
      "Accept only codes of this codebook, and measure agreement on service content.",
      valueName: "name|FILE"))
  var codebook: String?

  @Option(
    help: ArgumentHelp(
      "The codes from the lowest to the highest, if they have an order.", valueName: "a,b,c…"))
  var order: String?

  @Option(
    help: ArgumentHelp("Write the tweets on which coders differ.", valueName: "OUT.csv|xlsx"))
  var disagreements: String?

  @Option(
    help: ArgumentHelp(
      "Write one sheet with all codes; fill in those on which coders differ.",
      valueName: "OUT.csv|xlsx"))
  var merged: String?

  @OptionGroup var language: TerminalLanguage
  @OptionGroup var format: ResultArguments
  @OptionGroup var intervals: IntervalArguments

  func run() throws {
    try checkSheets()
    let codebook = try codebook.map(loadCodebook)
    let codes = try CoderCodes(
      sheets, columns: columns.map { $0.split(separator: ",").map(String.init) },
      codeColumn: codeColumn, idColumn: idColumn, codebook: codebook,
      order: order.map { $0.split(separator: ",").map(String.init) })
    for (path, isMerged) in [(disagreements, false), (merged, true)] {
      guard let path else { continue }
      guard let format = OutputFormat(path: path), format != .jsonLines else {
        throw ValidationError("\(path): expected a name that ends in .csv or .xlsx")
      }
      try codes.sheet(ofAll: isMerged, codebook).write(to: path, as: format)
    }
    let study = AgreementStudy(codes, codebook, intervals.options)
    try format.write(
      json: study, table: { study.table },
      text: { AgreementText(study, language: language.lang).rendered() })
  }

  private func checkSheets() throws {
    if columns == nil, sheets.count < 2 {
      throw Failure(
        .usage,
        """
        expected two sheets or more, or one with a column for each coder:
          textmine agree ani.xlsx budi.xlsx
          textmine agree codes.xlsx --columns ani,budi
        """)
    }
    if columns != nil, sheets.count > 1 {
      throw Failure(.usage, "--columns is for one sheet; \(sheets.count) are given")
    }
  }
}

extension AgreementStudy {
  fileprivate init(_ codes: CoderCodes, _ codebook: Codebook?, _ intervals: IntervalOptions) {
    let services = Set((codebook?.categories ?? []).filter(\.isService).map(\.id))
    self.init(
      codes.coding, codes: codes.categories, coders: codes.coders,
      services: Set(codes.categories.indices.filter { services.contains(codes.categories[$0]) }),
      order: codes.numbers.map(Order.numbers) ?? (codes.isOrdered ? .ranks : .none),
      intervals: intervals)
  }
}
