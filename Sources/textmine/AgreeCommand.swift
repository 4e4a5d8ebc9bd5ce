import ArgumentParser
import Classifier
import Corpus
import Foundation
import Report
import Statistics
import Study

/// `textmine agree`: how far coders agree.
struct AgreeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agree",
    abstract: "Measure how far coders agree.",
    discussion: """
      One sheet for each coder, matched by id; or one sheet with a column for each coder and \
      --columns. Missing codes are allowed. Says per cent agreement, Cohen's kappa (two coders), \
      Fleiss' kappa, Krippendorff's alpha and Gwet's AC1, overall and for each category against \
      all others, as NVivo does it. Ordinal and interval alpha come where codes have an order.
      """)

  @Argument(help: ArgumentHelp("Sheets with codes: csv or xlsx.", valueName: "sheet"))
  var sheets: [String]

  @Option(
    help: ArgumentHelp("The columns of the coders, in one sheet.", valueName: "name,name…"))
  var columns: String?

  @Option(help: ArgumentHelp("The column with the code, in several sheets.", valueName: "name"))
  var codeColumn: String?

  @Option(help: ArgumentHelp("The column with the tweet's id.", valueName: "name"))
  var idColumn: String?

  @Option(
    help: ArgumentHelp(
      "Take no other codes than those of a codebook, and say what they do to its share of "
        + "service content.", valueName: "name|FILE"))
  var codebook: String?

  @Option(
    help: ArgumentHelp(
      "The codes from the lowest to the highest, if they have an order.", valueName: "a,b,c…"))
  var order: String?

  @Option(help: ArgumentHelp("Write the disagreements here.", valueName: "OUT.csv|xlsx"))
  var disagreements: String?

  @Option(
    help: ArgumentHelp(
      "Write one sheet of all codes here; where coders disagree its code is left to you.",
      valueName: "OUT.csv|xlsx"))
  var merged: String?

  @OptionGroup var intervals: IntervalArguments

  @Flag(help: "Write JSON.")
  var json = false

  func validate() throws {
    if columns == nil, sheets.count < 2 {
      throw ValidationError("expected two sheets or more, or --columns for coders in one sheet")
    }
    if columns != nil, sheets.count > 1 {
      throw ValidationError("--columns is for one sheet; \(sheets.count) are given")
    }
  }

  func run() throws {
    let codebook = try codebook.map(loadCodebook)
    let order = order.map { $0.split(separator: ",").map(String.init) }
    let vocabulary: CodeVocabulary =
      if let order {
        .names(order)
      } else if let codebook {
        .categories(codebook.categories)
      } else {
        .open(preferring: [])
      }
    let options = ReadingOptions(idColumn: idColumn)
    let tables = try sheets.map { try CodeSheet(file: $0, options) }
    let codes =
      if let columns {
        try CodeSet(
          coders: columns.split(separator: ",").map(String.init), in: tables[0], vocabulary)
      } else {
        try CodeSet(coders: tables, codeColumn: codeColumn, vocabulary)
      }
    for (path, isMerged) in [(disagreements, false), (merged, true)] {
      guard let path else { continue }
      guard let format = OutputFormat(path: path), format != .jsonLines else {
        throw ValidationError("\(path): expected a name that ends in .csv or .xlsx")
      }
      let choices =
        codebook?.choices(in: .indonesian)
        ?? codes.categories.map { CodingSheet.Choice(code: $0, title: $0, definition: "") }
      try CodingSheet(codes, ofAll: isMerged, choices: choices).write(to: path, as: format)
    }
    let report = AgreementReport(codes, isOrdered: order != nil, codebook, intervals)
    if json { return try writeJSON(report) }
    try OutputFile(path: "-").write(Array(report.rendered().utf8))
  }
}

/// How intervals are made.
struct IntervalArguments: ParsableArguments {
  @Option(help: ArgumentHelp("The confidence of intervals.", valueName: "0.5…0.999"))
  var level = 0.95

  @Option(help: ArgumentHelp("Determines every random draw.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Draws that an interval is made of.", valueName: "n"))
  var draws = 4_000

  var options: IntervalOptions { IntervalOptions(level: level, draws: draws, seed: seed) }

  func validate() throws {
    guard level >= 0.5, level <= 0.999 else {
      throw ValidationError("--level is \(level); expected 0.5 to 0.999, as in 0.95")
    }
    guard (100...1_000_000).contains(draws) else {
      throw ValidationError("--draws is \(draws); expected 100 to 1000000")
    }
  }
}

extension Double {
  /// A share as `95%` or `97.5%`.
  var percent: String {
    let text = (self * 100).decimals(1)
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + "%"
  }
}
