import ArgumentParser
import Classifier
import Corpus
import Study

/// Labels that another program gave.
struct GivenLabelArguments: ParsableArguments {
  @Option(
    help: .value(
      "column",
      "Take the labels that another program gave from this column of INPUT, or of --labels."))
  var labelsFrom: String?

  @Option(
    help: .value(
      "FILE", "A table with the labels of another program, joined by id (column: label)."))
  var labels: String?

  @Option(
    help: .value("column", "The column with the probability, 0 to 1, that the label is right."))
  var probabilityColumn: String?

  @Option(
    help: .value(
      "category,…",
      "The categories that count as service content (default: as the codebook has it)."))
  var service: String?

  /// Whether labels of another program are to be taken.
  var areGiven: Bool { labelsFrom != nil || labels != nil }

  func validate() throws {
    if areGiven { return }
    for (option, value) in [("--probability-column", probabilityColumn), ("--service", service)]
    where value != nil {
      throw ValidationError("\(option) needs --labels-from or --labels")
    }
  }

  /// Which column they are in and what they mean; categories are those of `codebook` where there is one.
  func columns(_ codebook: Codebook?, codes: [String] = []) -> GivenLabelColumns {
    GivenLabelColumns(
      label: labelsFrom ?? "label", probability: probabilityColumn,
      categories: codebook?.categories,
      service: service.map { $0.split(separator: ",").map { String($0) } }, codes: codes)
  }

  /// The labels of the table that --labels names; nil where they are in a column of the input.
  func table(_ columns: GivenLabelColumns) throws -> GivenLabels? {
    guard let labels else { return nil }
    let table = try Table(path: labels, expecting: GivenLabels.idColumns + [columns.label])
    return try GivenLabels(in: table, columns)
  }
}

/// What gives the labels: a codebook, a model, or another program.
///
/// No group of options itself: debug builds of the argument parser check groups within groups over and over, five times
/// as often for each level.
struct LabelArguments {
  let annotators: AnnotatorArguments
  let analysis: AnalysisArguments
  let given: GivenLabelArguments

  init(
    _ annotators: AnnotatorArguments, _ analysis: AnalysisArguments, _ given: GivenLabelArguments
  ) {
    (self.annotators, self.analysis, self.given) = (annotators, analysis, given)
  }

  /// What gives the labels where no other program does.
  func source() throws -> LabelSource { try annotators.source(analysis) }

  /// The files that give labels.
  var files: [String?] { annotators.files + [given.labels] }

  /// Where the labels of what `input` names come from.
  func origin(_ input: InputArguments) throws -> LabelOrigin {
    guard given.areGiven else { return .program(try source()) }
    try refuse(
      annotators.model != nil, "--model gives labels of its own; leave it out with --labels-from")
    try refuse(
      annotators.codebook.count > 1,
      "--codebook is given \(annotators.codebook.count) times; expected one")
    let columns = given.columns(try annotators.codebook.first.map(loadCodebook))
    let options = try analysis.options()
    if let labels = try given.table(columns) { return .given(labels, options) }
    try refuse(
      input.inputs.contains { $0 == "-" || WholeFile($0).isPipe },
      "--labels-from reads the input twice; name a file instead of a pipe or -")
    let archive = try TweetInput(inputs: input.inputs, options: input.readingOptions)
    return .given(try GivenLabels(in: archive, columns), options)
  }
}
