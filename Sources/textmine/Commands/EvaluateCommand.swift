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
        textmine evaluate codes.csv --group-column username
        textmine evaluate codes.xlsx --model office.model -o accuracy.html
      """)

  @OptionGroup(title: "Input")
  var input: InputArguments

  @Option(
    help: ArgumentHelp(
      "Keep the rows of one value together, as those of an account.", valueName: "name"))
  var groupColumn: String?

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
    let codebook = try loadCodebook(training.codebook)
    let codes = try CodedTweets(
      input, codeColumn: training.codeColumn, groupColumn: groupColumn, codebook: codebook)
    let study = try study(of: codes, codebook)
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
    for remark in codes.remarks { StandardError.print(remark) }
  }

  private func study(of codes: CodedTweets, _ codebook: Codebook) throws -> EvaluationStudy {
    let options = EvaluationStudy.Options(
      errors: errors, seed: training.seed, isGrouped: groupColumn != nil, hasCurve: learningCurve)
    let tweets = codes.tweets.map {
      EvaluationStudy.CodedTweet(id: $0.id, text: $0.text, code: $0.code, group: $0.group)
    }
    if keywords {
      let source = try LabelSource(codebook, training.analysis.options())
      return try EvaluationStudy(of: tweets, labelledBy: source, options: options)
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
