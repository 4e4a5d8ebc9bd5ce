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

  @OptionGroup(title: "Output")
  var outputs: OutputArguments

  func run() throws {
    try checkSheets()
    let codebook = try codebook.map(loadCodebook)
    let codes = try codes(codebook)
    let choices =
      codebook?.choices(in: language.lang)
      ?? codes.categories.map { CodingSheet.Choice(code: $0, title: $0, definition: "") }
    var check = outputs.check(reading: sheets, [self.codebook])
    for (path, isMerged) in [(disagreements, false), (merged, true)] {
      guard let path else { continue }
      try check.check(path, own: ["id", "text", "code"], codes: "code")
      guard let format = OutputFormat(path: path), format != .jsonLines else {
        throw ValidationError("\(path): expected a name that ends in .csv or .xlsx")
      }
      try CodingSheet(codes, ofAll: isMerged, choices: choices).write(to: path, as: format)
    }
    let study = AgreementStudy(
      codes, codebook, isOrdered: order != nil, intervals: intervals.options)
    try format.write(
      json: study, table: { study.table },
      text: { AgreementText(study, language: language.lang).rendered() })
  }

  private func codes(_ codebook: Codebook?) throws -> CodeSet {
    let vocabulary: CodeVocabulary =
      if let order {
        .names(order.split(separator: ",").map(String.init))
      } else if let codebook {
        .categories(codebook.categories)
      } else {
        .open(preferring: [])
      }
    let tables = try sheets.map {
      try CodeSheet(file: $0, ReadingOptions(idColumn: idColumn))
    }
    if let columns {
      let coders = columns.split(separator: ",").map(String.init)
      return try CodeSet(coders: coders, in: tables[0], vocabulary)
    }
    return try CodeSet(coders: tables, codeColumn: codeColumn, vocabulary)
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
