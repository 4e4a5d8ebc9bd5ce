import ArgumentParser
import Classifier
import Corpus
import Foundation
import Lexicon
import Report
import Study

/// `textmine evaluate`: how good labels are, on tweets that people have coded.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Tell how well labels agree with people's codes.",
    discussion: """
      Trains on all parts of CODES but one and labels that one, each part in turn; near-duplicates \
      stay in one part, and so do tweets of one --group-column. With --keywords it is the codebook \
      alone that labels, with --model a model. Intervals are 95 %, by bootstrap.
      """)

  @OptionGroup(title: "Input")
  var input: InputArguments

  @Option(
    help: ArgumentHelp("Keep rows of one value together, as of an account.", valueName: "name"))
  var groupColumn: String?

  @Flag(help: "Evaluate the codebook's keywords instead of models.")
  var keywords = false

  @Option(help: ArgumentHelp("Evaluate this model instead.", valueName: "FILE"))
  var model: String?

  @Flag(help: "Add what more codes would bring.")
  var learningCurve = false

  @Option(help: ArgumentHelp("The number of errors to show.", valueName: "n"))
  var errors = 10

  @Flag(help: "Write JSON.")
  var json = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("A page with pictures to write.", valueName: "OUT.html"))
  var output: String?

  @Option(help: ArgumentHelp("The language of the page.", valueName: "language"))
  var lang = ReportLanguage.indonesian

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

  private var options: TrainingOptions { training.options() }

  func run() throws {
    let codebook = try loadCodebook(training.codebook)
    let codes = try training.codes(in: input, codebook, groupColumn: groupColumn)
    let contents: EvaluationContents
    if keywords {
      contents = try labelled(codes, LabelSource(codebook, training.analysis.options()))
    } else if let model {
      contents = try labelled(
        codes, LabelSource(modelFile: model, roots: training.analysis.rootWords))
    } else {
      contents = try validated(codes, codebook)
    }
    if let output {
      let page = EvaluationHTML(contents, language: lang).rendered()
      let file = try OutputFile(path: output)
      try file.write(Array(page.utf8))
      try file.finish()
    }
    let report = EvaluationReport(contents)
    if json {
      try writeJSON(report)
    } else {
      try report.print()
      for note in codes.notes { StandardError.print(note.description) }
    }
  }

  /// Trains and labels part by part.
  private func validated(_ codes: CodeSet, _ codebook: Codebook) throws -> EvaluationContents {
    let set = try training.set(of: codes, codebook, options.method)
    let groups = groupColumn == nil ? nil : groups(of: codes)
    let validation = try CrossValidation(
      of: set, codebook: codebook, options: options, groups: groups)
    let wrong = worst(
      validation.texts.indices.map { place in
        let label = validation.labels[place]
        return (
          text: validation.texts[place], code: validation.codes[place], label: label,
          probability: validation.probabilities[place][label]
        )
      })
    var shown: [EvaluationContents.Failure] = []
    for fold in Set(wrong.map { validation.folds[$0.place] }).sorted() {
      let members = validation.texts.indices.filter { validation.folds[$0] == fold }
      let model = try Model.train(
        on: set, codebook: codebook, options: options,
        leavingOut: Set(members.map { validation.texts[$0] }))
      var labeller = try Labeller(.model(model, name: ""))
      for error in wrong where validation.folds[error.place] == fold {
        let tweet = codes.tweets[error.text]
        labeller.label(tweet.text.span)
        shown.append(failure(tweet, codes.code(of: tweet), labeller.explanation()))
      }
    }
    let curve =
      learningCurve
      ? try CrossValidation.learningCurve(
        of: set, codebook: codebook, options: options, groups: groups) : nil
    return contents(
      validation.evaluation(seed: training.randomSeed), codes, .parts(training.folds),
      errors: shown, curve: curve)
  }

  /// A number for each distinct value of the group column.
  private func groups(of codes: CodeSet) -> [Int] {
    var numbers: [String: Int] = [:]
    return codes.tweets.map { tweet in
      let number = numbers[tweet.group] ?? numbers.count
      numbers[tweet.group] = number
      return number
    }
  }

  /// Labels by what is there already.
  private func labelled(_ codes: CodeSet, _ source: LabelSource) throws -> EvaluationContents {
    var categories = source.categories
    for code in codes.categories
    where !categories.contains(where: { $0.id == code }) {
      let name = Wording(indonesian: code, english: code)
      categories.append(
        Classifier.Category(id: code, title: name, definition: name, isService: false))
    }
    var labeller = try Labeller(source)
    var outcomes: [Evaluation.Outcome] = []
    var shown: [EvaluationContents.Failure] = []
    var learnt = 0
    for (place, tweet) in codes.tweets.enumerated() {
      if case .model(let model, _) = source, model.hasLearnt(tweet.text.span) { learnt += 1 }
      labeller.label(tweet.text.span)
      let explanation = labeller.explanation()
      let label = categories.firstIndex { $0.id == explanation.label }!
      outcomes.append(
        Evaluation.Outcome(
          code: categories.firstIndex { $0.id == codes.code(of: tweet) }!, label: label,
          probability: explanation.probability, group: place))
      let code = codes.code(of: tweet)
      if explanation.label != code { shown.append(failure(tweet, code, explanation)) }
    }
    if learnt > 0 {
      StandardError.print(
        "\(learnt) of \(codes.tweets.count) tweets are among those that the model was trained on; "
          + "the figures are too good")
    }
    return contents(
      Evaluation(outcomes, categories: categories, seed: training.randomSeed), codes,
      .labelled(by: source.name), errors: shown, curve: nil)
  }

  private func contents(
    _ evaluation: Evaluation, _ codes: CodeSet, _ method: EvaluationContents.Method,
    errors shown: [EvaluationContents.Failure], curve: LearningCurve?
  ) -> EvaluationContents {
    EvaluationContents(
      evaluation: evaluation, tweets: codes.tweets.count, files: input.inputs, method: method,
      errors: Array(sorted(shown).prefix(errors)), curve: curve, version: Textmine.version)
  }

  private typealias Labelled = (text: Int, code: Int, label: Int, probability: Double)

  /// The most confident errors, with their places.
  private func worst(_ all: [Labelled]) -> [(place: Int, text: Int)] {
    all.enumerated().filter { $1.code != $1.label }
      .sorted { ($1.element.probability, $0.offset) < ($0.element.probability, $1.offset) }
      .prefix(errors).map { ($0.offset, $0.element.text) }
  }

  private func failure(
    _ tweet: CodedTweet, _ code: String, _ explanation: Explanation
  ) -> EvaluationContents.Failure {
    EvaluationContents.Failure(
      id: tweet.id, text: String(decoding: tweet.text, as: UTF8.self), code: code,
      label: explanation.label, probability: explanation.probability,
      evidence: explanation.evidence.map {
        EvaluationContents.Evidence(text: $0.text, weight: $0.weight)
      })
  }

  private func sorted(_ errors: [EvaluationContents.Failure]) -> [EvaluationContents.Failure] {
    errors.enumerated().sorted {
      ($1.element.probability ?? 0, $0.offset) < ($0.element.probability ?? 0, $1.offset)
    }.map(\.element)
  }
}
