import ArgumentParser
import Classifier
import Corpus
import Report
import Study

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what inputs hold: format, fields, tweets, accounts, period and losses.",
    discussion: """
      For each file: the format, the columns or keys that each field is read from and how many \
      tweets have it, tweets, accounts, period, kinds, duplicates, and every record that could not \
      be read, with its line and the reason (the first 20). An input that cannot be used is named \
      and does not stop the others. A note says where the first 5,000 tweets are unlike those that \
      the default model has learnt from.

      Examples:
        textmine inspect archive.zip
        textmine inspect folder/ -o fields.csv
      """)

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup var language: TerminalLanguage
  @OptionGroup var format: ResultArguments

  func run() throws {
    try format.requireNoInput(input.inputs)
    // What the default model would make of the tweets; without it the inputs can be inspected as well.
    var fitting = try? FitCounter(LabelSource.standardModel())
    var study = InspectionStudy(of: input.inputs, input.readingOptions) { fitting?.count($0) }
    study.fit = fitting?.fit
    try format.write(
      json: { try JSONText().rendered(study) }, table: { study.table },
      text: { InspectionText(study, language: language.lang).rendered() })
    // The message stands in the output; the status is that of the first input that failed.
    if let error = study.firstError { throw Failure(Failure(error)?.status ?? .data, nil) }
  }
}
