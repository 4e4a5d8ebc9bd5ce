import ArgumentParser
import Classifier
import Corpus
import Report
import Study

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

  @Argument(help: .value("sheet", "Sheets with codes: csv or xlsx.")) var sheets: [String]

  @Option(help: .value("name,name…", "The columns of the coders, in one sheet."))
  var columns: String?

  @Option(
    help: .value(
      "name", "The column with the code, in several sheets (default: code, kode or label)."))
  var codeColumn: String?

  @Option(help: .value("name", "The column with the tweet's id.")) var idColumn: String?

  @Option(
    help: .value(
      "name|FILE", "Accept only codes of this codebook, and measure agreement on service content."))
  var codebook: String?

  @Option(
    help: .value("a,b,c…", "The codes from the lowest to the highest, if they have an order."))
  var order: String?

  @Option(help: .value("OUT.csv|xlsx", "Write the tweets on which coders differ."))
  var disagreements: String?

  @Option(
    help: .value(
      "OUT.csv|xlsx", "Write one sheet with all codes; fill in those on which coders differ."))
  var merged: String?

  @OptionGroup var language: TerminalLanguage
  @OptionGroup var format: ResultArguments
  @OptionGroup var intervals: IntervalArguments

  func validate() throws {
    try require(
      columns != nil || sheets.count > 1,
      "expected two sheets or more, or one with a column for each coder:\n  textmine agree ani.xlsx "
        + "budi.xlsx\n  textmine agree codes.xlsx --columns ani,budi")
    try refuse(
      columns != nil && sheets.count > 1, "--columns is for one sheet; \(sheets.count) are given")
  }

  func run() throws {
    let codebook = try codebook.map(loadCodebook)
    let codes = try codes(codebook)
    let choices =
      codebook?.categories.choices(in: language.lang)
      ?? codes.categories.map { CodingSheet.Choice(code: $0, title: $0, definition: "") }
    try format.requireNoInput(sheets + [self.codebook])
    var check = format.outputs.check(reading: sheets, [self.codebook])
    for (path, isMerged) in [(disagreements, false), (merged, true)] {
      guard let path else { continue }
      try check.check(path, own: .columns(["id", "text", "code"]), codes: "code")
      try CodingSheet(codes, ofAll: isMerged, choices: choices)
        .write(to: path, as: OutputArguments.sheetFormat(path))
    }
    let study = AgreementStudy(
      codes, codebook, isOrdered: order != nil, intervals: intervals.options)
    try format.write(
      after: check, json: { try JSONText().rendered(study) }, table: { study.table },
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
}
