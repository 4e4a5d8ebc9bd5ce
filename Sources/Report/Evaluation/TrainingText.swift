public import Classifier
internal import Foundation

/// What a model was trained on, for a terminal.
public struct TrainingText {
  private let model: Model
  private let words: MeasureWords

  /// Makes the text of `model` in `language`.
  public init(_ model: Model, language: ReportLanguage) {
    self.model = model
    words = MeasureWords(language)
  }

  /// The text: how many tweets of which category, then notes.
  ///
  /// - Parameters:
  ///   - name: the model's file.
  ///   - codebook: the codebook of the codes; nil where it was trained without codes.
  ///   - notes: what was noted of the codes.
  public func rendered(
    _ name: String, codebook: Codebook?, notes: [String] = []
  ) -> String {
    let summary = model.summary
    let coded =
      codebook == nil
      ? words.say(
        "tweet tanpa kode, menurut kata kuncinya", "tweets without codes, by the keywords they have"
      )
      : words.say("tweet yang dikode", "coded tweets")
    var list = TextList()
    for (category, count) in zip(model.categories, summary.tweetsByCategory) {
      list.add(category.id, "\(count)")
    }
    var lines = codebook.map(self.notes) ?? []
    if let uncoded = summary.uncoded { lines.append(note(uncoded)) }
    return "\(name): \(words.say("dilatih dengan", "trained on")) \(summary.tweets) \(coded)"
      .printable + "\n"
      + list.rendered(indent: 2) + (lines + notes).map { $0.printable + "\n" }.joined()
  }

  /// What the tweets without codes were good for.
  private func note(_ uncoded: TrainingSummary.Uncoded) -> String {
    if uncoded.learntFrom == 0 {
      return words.say(
        "\(uncoded.tweets) tweet tanpa kode tidak membantu dan tidak dipakai",
        "the \(uncoded.tweets) tweets without codes do not help and were left out")
    }
    let losses = [uncoded.logLoss, uncoded.logLossOfCodesAlone].map { String(format: "%.3f", $0) }
    return words.say(
      "belajar dari \(uncoded.learntFrom) dari \(uncoded.tweets) tweet tanpa kode menurut kata "
        + "kuncinya: log loss kode yang disisihkan \(losses[0]), tanpa tweet itu \(losses[1])",
      "learnt from \(uncoded.learntFrom) of \(uncoded.tweets) tweets without codes by their "
        + "keywords: log loss of codes held back \(losses[0]), with codes alone \(losses[1])")
  }

  /// Fewer codes of a category tell nearly nothing of it.
  private static let fewCodes = 5

  private func notes(_ codebook: Codebook) -> [String] {
    var notes: [String] = []
    if let book = model.codebook {
      notes.append(
        words.say(
          "belajar dari temuan kata kunci \(book.name)",
          "learns from what the keywords of \(book.name) match"))
    }
    let others = model.categories.map(\.id).filter { id in
      !codebook.categories.contains { $0.id == id }
    }
    if !others.isEmpty {
      notes.append(
        words.say(
          "tidak ada dalam buku kode \(codebook.name), sehingga tidak dihitung sebagai konten layanan",
          "not in codebook \(codebook.name), so not counted as service content")
          + ": \(others.joined(separator: ", "))")
    }
    let ids = Set(model.categories.map(\.id))
    let missing = codebook.categories.map(\.id).filter { !ids.contains($0) }
    if missing.count < codebook.categories.count, !missing.isEmpty {
      notes.append(
        words.say(
          "tidak pernah diberikan karena tidak ada kodenya", "never given, as no tweet is coded so")
          + ": \(missing.joined(separator: ", "))")
    }
    let few = zip(model.categories, model.summary.tweetsByCategory).filter {
      (1..<Self.fewCodes).contains($1)
    }
    if !few.isEmpty {
      notes.append(
        words.say(
          "kode terlalu sedikit untuk mengenalinya", "too few codes to tell them")
          + ": \(few.map(\.0.id).joined(separator: ", "))")
    }
    if !model.isCalibrated {
      notes.append(
        words.say(
          "kode terlalu sedikit untuk peluang; kodelah \(Model.fewestForProbabilities) atau lebih",
          "too few codes for probabilities; code \(Model.fewestForProbabilities) or more"))
    }
    return notes
  }
}
