import ArgumentParser
import Classifier
import Corpus
import Study

/// Labels that another program gave.
struct GivenLabelArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take the labels that another program gave from this column of INPUT, or of --labels.",
      valueName: "column"))
  var labelsFrom: String?

  @Option(
    help: ArgumentHelp(
      "A table with the labels of another program, joined by id (column: label).",
      valueName: "FILE"))
  var labels: String?

  @Option(
    help: ArgumentHelp(
      "The column with the probability, 0 to 1, that the label is right.", valueName: "column"))
  var probabilityColumn: String?

  @Option(
    help: ArgumentHelp(
      "The categories that count as service content (default: as the codebook has it).",
      valueName: "category,…"))
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

  /// Where the labels come from: another program, or what `annotators` names.
  func origin(_ annotators: AnnotatorArguments, _ input: InputArguments) throws -> LabelOrigin {
    guard areGiven else { return .program(try annotators.source()) }
    if annotators.model != nil {
      throw ValidationError("--model gives labels of its own; leave it out with --labels-from")
    }
    if annotators.codebook.count > 1 {
      throw ValidationError("--codebook is given \(annotators.codebook.count) times; expected one")
    }
    let columns = GivenLabelColumns(
      label: labelsFrom ?? "label", probability: probabilityColumn,
      categories: try annotators.codebook.first.map { try loadCodebook($0).categories },
      service: service.map { $0.split(separator: ",").map { String($0) } })
    let options = try annotators.analysis.options()
    if let labels {
      let table = try Table(
        path: labels, expecting: GivenLabels.idColumns + [columns.label])
      return .given(try GivenLabels(in: table, columns), options)
    }
    if input.inputs.contains("-") {
      throw ValidationError("--labels-from reads the input twice; name a file instead of -")
    }
    let archive = try TweetInput(inputs: input.inputs, options: input.readingOptions)
    return .given(try GivenLabels(in: archive, columns), options)
  }
}
