import ArgumentParser
import Classifier
import Corpus
import Report
import Study

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure how well labels agree with people's codes.",
    discussion: """
      Trains on all parts of the codes but one and labels that one, each part in turn; \
      near-duplicates stay in one part, and so do tweets of one --group-column. With --keywords the \
      codebook alone labels, with --model a model, with --labels-from another program. Intervals \
      are 95%, by bootstrap.

      Examples:
        textmine evaluate codes.csv --group-column username --second-coder coder_b
        textmine evaluate codes.xlsx --model office.model -o accuracy.html
      """)

  @OptionGroup(title: "Input") var input: InputArguments

  @Option(help: .value("name", "Keep the rows of one value together, as those of an account."))
  var groupColumn: String?

  @Option(
    help: .value(
      "name", "The column with the codes of a second person: how well people agree is the ceiling.")
  )
  var secondCoder: String?

  @Option(help: .value("name", "A column to measure labels by, as the kind of account."))
  var by: String?

  @Flag(help: "Evaluate the codebook's keywords instead of training.") var keywords = false
  @Option(help: .value("name|FILE", "Evaluate this model instead of training."))
  var model: String?
  @Flag(help: "Show what more codes would bring.") var learningCurve = false
  @Option(help: .value("n", "How many errors to show.")) var errors = 10
  @Flag(help: "Print JSON.") var json = false

  @Option(name: [.short, .long], help: .value("OUT.html", "Write a page with pictures."))
  var output: String?

  @Option(
    help: .value("id|en", "The language of the output (default: en in the terminal, id on a page).")
  )
  var lang: ReportLanguage?

  @OptionGroup var training: TrainingArguments
  @OptionGroup(title: "Labels of another program") var given: GivenLabelArguments
  @OptionGroup(title: "Output") var outputs: OutputArguments

  func validate() throws {
    try refuse(keywords && model != nil, "--keywords and --model exclude each other; give one")
    try refuse(
      given.areGiven && (keywords || model != nil),
      "--labels-from gives labels of its own; leave out the others")
    try refuse(
      training.fromModel != nil && (keywords || model != nil || given.areGiven),
      "--from-model is of models that are trained; leave out the others")
    try refuse(
      learningCurve && (keywords || model != nil || given.areGiven),
      "--learning-curve is of models that are trained; leave out the others")
    try require((0...10_000).contains(errors), "--errors is \(errors); expected 0 to 10000")
  }

  func run() throws {
    if let output {
      try OutputArguments.requireEnding(output, [".html", ".htm"])
      var check = outputs.check(
        reading: input.inputs, [training.codebook, model, given.labels])
      try check.check(output)
    }
    let codebook = try loadCodebook(training.codebook)
    let sheets = try input.inputs.map { try CodeSheet(file: $0, input.readingOptions) }
    let codes = try CodeSet(
      learning: sheets, codeColumn: training.codeColumn, groupColumn: groupColumn,
      secondCoder: secondCoder, part: by, preferring: codebook.categories)
    let study = try study(of: codes, in: sheets, codebook)
    if let output {
      let page = EvaluationHTML(
        study, files: input.inputs, version: Textmine.version, language: lang ?? .indonesian)
      try write(page.rendered().utf8, to: output)
    }
    if study.learnt > 0 {
      StandardError.print(
        "\(study.learnt) of \(study.tweets) tweets are among those that the model was trained on; "
          + "the figures are too good")
    }
    let groups = Set(codes.tweets.map { AccountSpelling.folded($0.group) }).count
    if groupColumn != nil, groups < Self.fewestGroups {
      StandardError.print(
        "intervals rest on \(groups) groups: of fewer than \(Self.fewestGroups) they are too narrow"
      )
    }
    for note in codes.notes { StandardError.print(note.description) }
    if json { return try writeText(JSONText().rendered(EvaluationJSON(study))) }
    try writeText(EvaluationText(study, language: lang ?? .english).rendered())
  }

  /// Intervals of fewer groups hold less often than they say.
  private static let fewestGroups = 20

  private func study(
    of codes: CodeSet, in sheets: [CodeSheet], _ codebook: Codebook
  ) throws -> EvaluationStudy {
    let keywordSource = try LabelSource(codebook, training.analysis.options())
    let isKnown = codes.isKnown(to: codebook)
    let rivals =
      (isKnown && !keywords ? [keywordSource] : []) + [try training.source()].compactMap(\.self)
    let options = EvaluationStudy.Options(
      errors: errors, seed: training.seed, isGrouped: groupColumn != nil, hasCurve: learningCurve,
      rivals: rivals)
    if let origin = try origin(keywordSource, codes, sheets, isKnown ? codebook : nil) {
      return try EvaluationStudy(of: codes, labelledBy: origin, options: options)
    }
    let trained = try training.options()
    let set = try training.set(of: codes, codebook, trained)
    return try EvaluationStudy(
      crossValidating: codes, set, codebook: codebook, training: trained, options: options)
  }

  /// What gives the labels; nil where models are to be trained.
  private func origin(
    _ keywordSource: LabelSource, _ codes: CodeSet, _ sheets: [CodeSheet],
    _ codebook: Codebook?
  ) throws -> LabelOrigin? {
    if given.areGiven {
      let columns = given.columns(codebook, codes: codes.categories)
      let labels = try given.table(columns) ?? GivenLabels(in: sheets, columns)
      return .given(labels, keywordSource.options)
    }
    if keywords { return .program(keywordSource) }
    return try model.map {
      .program(try LabelSource(modelNamed: $0, training.analysis))
    }
  }
}
