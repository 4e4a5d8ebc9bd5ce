import Classifier
import Lexicon

/// What the program says of a coded tweet, as it would if nobody had coded it.
struct CodedLabel {
  let label: Int
  /// How strongly something spoke for it: see ``Prediction/band``.
  let band: Int
  /// The probability of each category of a model; empty for keywords.
  let posterior: [Double]

  /// The labels of all coded tweets, by id.
  static func labels(
    of codes: SampleCodes, _ source: LabelSource
  ) throws -> [String: CodedLabel] {
    var labeller = try Labeller(source)
    var labels: [String: CodedLabel] = [:]
    for code in codes.codes {
      labeller.label(code.text.span)
      labels[code.id] = CodedLabel(
        label: labeller.prediction.category, band: labeller.prediction.band,
        posterior: labeller.probabilities)
    }
    return labels.merging(try outOfFold(codes, source)) { $1 }
  }

  /// The labels, by id, of tweets that a model has learnt from: it knows their codes and would seem
  /// better than it is, so they get theirs from models trained on the others in turn.
  static func outOfFold(
    _ codes: SampleCodes, _ source: LabelSource
  ) throws -> [String: CodedLabel] {
    guard case .model(let model, _) = source else { return [:] }
    let learnt = codes.codes.map { model.hasLearnt($0.text.span) }
    guard learnt.contains(true), let options = model.summary.options else { return [:] }
    let finds = try model.codebook.map { try CompiledCodebook($0, model.options) }
    var set = try TrainingSet(
      model.options, features: options.features, codebook: finds)
    let ids = model.categories.map(\.id)
    for code in codes.codes {
      let category = code.categories.lazy.compactMap(\.self).first
      let known = category.flatMap { $0 < ids.count ? ids[$0] : nil }
      set.add(code.text.span, code: known)
    }
    let validation = try CrossValidation(of: set, like: model)
    let places = validation.categories.map { ids.firstIndex(of: $0.id) }
    var labels: [String: CodedLabel] = [:]
    for (text, probabilities) in zip(validation.texts, validation.probabilities)
    where learnt[text] {
      var posterior = [Double](repeating: 0, count: ids.count)
      for case (let place?, let probability) in zip(places, probabilities) {
        posterior[place] = probability
      }
      let label = posterior.indices.max { posterior[$0] < posterior[$1] }!
      labels[codes.codes[text].id] = CodedLabel(
        label: label, band: Prediction.band(of: posterior[label]), posterior: posterior)
    }
    return labels
  }
}

extension LabelSource {
  /// The categories that people may give: those of the labels, and behind them what else the
  /// codebook has that the labels are from; a model knows only those that it was trained on.
  var codableCategories: [Classifier.Category] {
    guard case .model = self else { return categories }
    let ids = Set(categories.map(\.id))
    for name in Codebook.standardNames {
      guard let codebook = try? Codebook.standard(name),
        ids.isSubset(of: codebook.categories.map(\.id))
      else { continue }
      return categories + codebook.categories.filter { !ids.contains($0.id) }
    }
    return categories
  }
}
