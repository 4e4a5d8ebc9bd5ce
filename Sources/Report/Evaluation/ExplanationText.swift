public import Classifier

/// Why a text has its label, for a terminal.
public struct ExplanationText {
  private let words: MeasureWords

  /// Makes texts in `language`.
  public init(language: ReportLanguage) { words = MeasureWords(language) }

  /// The label, its runner-up, and what speaks for it.
  ///
  /// - Parameter name: what gave the label.
  public func rendered(_ explanation: Explanation, by name: String) -> String {
    var line = "\(name): \(explanation.label)"
    if let probability = explanation.probability {
      line += ", \(words.say("peluang", "probability")) \(words.figure(probability, decimals: 2))"
    }
    if let runnerUp = explanation.runnerUp {
      line += "; \(words.say("berikutnya", "runner-up")) \(runnerUp)"
    }
    if explanation.isFallback {
      line += words.say(
        "; tidak ada dalam teks yang menunjuk ke suatu kategori",
        "; nothing in the text speaks for any category")
    } else if explanation.evidence.isEmpty {
      line += words.say(
        "; tidak ada kata yang dikenal: label ini yang paling mungkin untuk teks seperti itu",
        "; no word is known: this is the label that such texts have most often")
    }
    var reasons = TextList()
    for reason in explanation.evidence {
      reasons.add(reason.text, "+" + words.figure(reason.weight, decimals: 2))
    }
    return line.printable + "\n" + reasons.rendered(indent: 2)
  }
}
