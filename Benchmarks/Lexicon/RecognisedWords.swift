import Foundation
import Lexicon

/// How many running words of a corpus are understood, and how.
struct RecognisedWords {
  private var all = 0
  private var distinct = 0
  private var asWritten = 0
  private var counts: [Recognition: Int] = [:]
  private let tweets: Int

  init(of texts: [[UInt8]], _ roots: RootWords) throws {
    var analyzer = try Analyzer(AnalysisOptions(roots: roots))
    var analysis = Analysis()
    var byForm: [NormalForm: Int] = [:]
    for text in texts {
      analyzer.analyze(text.span, into: &analysis)
      for form in analysis.normalForms where analyzer.kind(of: form) == .word {
        byForm[form, default: 0] += 1
      }
    }
    tweets = texts.count
    distinct = byForm.count
    for (form, count) in byForm {
      all += count
      counts[analyzer.recognition(of: form), default: 0] += count
      let word = Array(analyzer.text(of: form).utf8)
      if roots.contains(word) { asWritten += count }
    }
  }

  func print() {
    Swift.print("\(tweets) tweets, \(all) running words, \(distinct) distinct\n")
    Swift.print("| recognised as | running words | % | sum % |\n|---|---|---|---|")
    var sum = 0
    for recognition in Recognition.allCases where recognition != .unknown {
      let count = counts[recognition] ?? 0
      sum += count
      Swift.print("| \(recognition) | \(count) | \(percent(count)) | \(percent(sum)) |")
    }
    Swift.print("\nin the root list as written: \(percent(asWritten)) %")
  }

  private func percent(_ part: Int) -> String {
    String(format: "%.2f", 100 * Double(part) / Double(max(1, all)))
  }
}
