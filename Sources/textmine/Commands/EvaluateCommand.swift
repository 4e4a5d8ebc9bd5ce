import ArgumentParser
import Classifier
import Corpus
import Report
import Study

/// `textmine evaluate`: how good labels are, on tweets that people have coded.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure how well labels agree with people's codes.",
    discussion: """
      Trains on all parts of the codes but one and labels that one, each part in turn; \
      near-duplicates stay in one part, and so do tweets of one --group-column. With --keywords the \
      codebook alone labels, with --model a model. Intervals are 95%, by bootstrap.

      Examples:
        textmine evaluate codes.csv --group-column username --second-coder coder_b
        textmine evaluate codes.xlsx --model office.model -o accuracy.html
      """)

  @OptionGroup(title: "Input")
  var input: InputArguments

  @Option(
    help: ArgumentHelp(
      "Keep the rows of one value together, as those of an account.", valueName: "name"))
  var groupColumn: String?

  @Option(
    help: ArgumentHelp(
      "The column with the codes of a second person: how well people agree is the ceiling.",
      valueName: "name"))
  var secondCoder: String?

  @Option(
    help: ArgumentHelp(
      "A column to measure labels by, as the kind of account.", valueName: "name"))
  var by: String?

  @Flag(help: "Evaluate the codebook's keywords instead of training.")
  var keywords = false

  @Option(help: ArgumentHelp("Evaluate this model instead of training.", valueName: "FILE"))
  var model: String?

  @Flag(help: "Show what more codes would bring.")
  var learningCurve = false

  @Option(help: ArgumentHelp("How many errors to show.", valueName: "n"))
  var errors = 10

  @Flag(help: "Print JSON.")
  var json = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write a page with pictures.", valueName: "OUT.html"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "The language of the output (default: en in the terminal, id on a page).",
      valueName: "id|en"))
  var lang: ReportLanguage?

  @OptionGroup
  var training: TrainingArguments

  @OptionGroup(title: "Output")
  var outputs: OutputArguments

  func validate() throws {
    if keywords, model != nil {
      throw ValidationError("--keywords and --model exclude each other; give one")
    }
    if learningCurve, keywords || model != nil {
      throw ValidationError("--learning-curve is of models that are trained; leave out the others")
    }
    guard (0...10_000).contains(errors) else {
      throw ValidationError("--errors is \(errors); expected 0 to 10000")
    }
  }

  func run() throws {
    if let output {
      try OutputArguments.requireEnding(output, [".html", ".htm"])
      var check = outputs.check(reading: input.inputs, [training.codebook, model])
      try check.check(output)
    }
    let codebook = try loadCodebook(training.codebook)
    let sheets = try input.inputs.map { try CodeSheet(file: $0, input.readingOptions) }
    let codes = try CodeSet(
      learning: sheets, codeColumn: training.codeColumn, groupColumn: groupColumn,
      preferring: codebook.categories)
    let tweets = try codes.evaluated(in: sheets, secondCoder: secondCoder, part: by)
    let study = try study(of: codes, tweets, codebook)
    if let output {
      let page = EvaluationHTML(
        study, files: input.inputs, version: Textmine.version, language: lang ?? .indonesian)
      let file = try OutputFile(path: output)
      try file.write(Array(page.rendered().utf8))
      try file.finish()
    }
    if study.learnt > 0 {
      StandardError.print(
        "\(study.learnt) of \(study.tweets) tweets are among those that the model was trained on; "
          + "the figures are too good")
    }
    if json { return try writeJSON(EvaluationJSON(study)) }
    try writeText(EvaluationText(study, language: lang ?? .english).rendered())
    for note in codes.notes { StandardError.print(note.description) }
  }

  private func study(
    of codes: CodeSet, _ tweets: [EvaluationStudy.Tweet], _ codebook: Codebook
  ) throws -> EvaluationStudy {
    let keywordSource = try LabelSource(codebook, training.analysis.options())
    let knowsCodes = codes.categories.allSatisfy { codebook.index(of: $0) != nil }
    let options = EvaluationStudy.Options(
      errors: errors, seed: training.seed, isGrouped: groupColumn != nil, hasCurve: learningCurve,
      rivals: knowsCodes && !keywords ? [keywordSource] : [])
    if keywords {
      return try EvaluationStudy(of: tweets, labelledBy: keywordSource, options: options)
    }
    if let model {
      let source = try LabelSource(modelFile: model, roots: training.analysis.rootWords)
      return try EvaluationStudy(of: tweets, labelledBy: source, options: options)
    }
    let set = try training.set(of: codes, codebook, training.options().method)
    return try EvaluationStudy(
      crossValidating: tweets, set, codebook: codebook, training: training.options(),
      options: options)
  }
}
