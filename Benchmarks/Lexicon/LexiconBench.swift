import Foundation
import Lexicon

/// What the analysis makes of a corpus, and how fast: Markdown on standard output.
///
///     zcat TWEETS.jsonl.gz | swift run -c release lexicon-bench ROOTS.dic
///
/// Standard input is a JSON object a line, with a `text`. Times are those of one core.
@main struct LexiconBench {
  /// The number of tweets that the corpus is repeated to.
  private static let tweets = 1_000_000
  private static let runs = 5

  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      throw UsageError(description: "usage: lexicon-bench ROOTS.dic < TWEETS.jsonl")
    }
    let list = [UInt8](try Data(contentsOf: URL(filePath: CommandLine.arguments[1])))
    let roots = try RootWords(list.span, checksum: "")
    let texts = try readTexts()
    var analyzer = try Analyzer(AnalysisOptions(roots: roots))
    printRecognition(of: texts, &analyzer, roots)
    try printSpeed(of: texts, &analyzer)
  }

  private struct UsageError: Error, CustomStringConvertible {
    let description: String
  }

  private static func readTexts() throws -> [[UInt8]] {
    struct Line: Decodable { let text: String }
    var texts: [[UInt8]] = []
    while let line = readLine() {
      texts.append(Array(try JSONDecoder().decode(Line.self, from: Data(line.utf8)).text.utf8))
    }
    return texts
  }

  // MARK: Recognition

  private static func printRecognition(
    of texts: [[UInt8]], _ analyzer: inout Analyzer, _ roots: RootWords
  ) {
    var analysis = Analysis()
    var counts: [Int32: Int] = [:]
    for text in texts {
      analyzer.analyze(text.span, into: &analysis)
      for spelling in analysis.spellings where analyzer.kind(ofSpelling: spelling) == .word {
        counts[spelling, default: 0] += 1
      }
    }
    let all = counts.values.reduce(0, +)
    var byRecognition: [Recognition: Int] = [:]
    var asWritten = 0
    for (spelling, count) in counts {
      byRecognition[analyzer.recognition(ofSpelling: spelling), default: 0] += count
      let word = Array(analyzer.text(ofSpelling: spelling).utf8)
      if roots.contains(word) { asWritten += count }
    }
    print("\(texts.count) tweets, \(all) running words, \(counts.count) distinct\n")
    print("| recognised as | running words | % | sum % |\n|---|---|---|---|")
    var sum = 0
    for recognition in Recognition.allCases where recognition != .unknown {
      let count = byRecognition[recognition] ?? 0
      sum += count
      print("| \(recognition) | \(count) | \(percent(count, of: all)) | \(percent(sum, of: all)) |")
    }
    print("\nin the root list as written: \(percent(asWritten, of: all)) %\n")
  }

  private static func percent(_ part: Int, of whole: Int) -> String {
    String(format: "%.2f", 100 * Double(part) / Double(max(1, whole)))
  }

  // MARK: Speed

  private static func printSpeed(of texts: [[UInt8]], _ analyzer: inout Analyzer) throws {
    var tokenizer = try Tokenizer()
    var tokens: [Token] = []
    var analysis = Analysis()
    print("| run | tokenize, tweets/s | analyze, tweets/s | terms alone, tweets/s |")
    print("|---|---|---|---|")
    for run in 1...runs {
      let cut = seconds(of: texts) { tokenizer.tokenize($0.span, into: &tokens) }
      let whole = seconds(of: texts) { analyzer.analyze($0.span, into: &analysis) }
      let rates = [cut, whole, whole - cut].map { String(Int(Double(tweets) / $0)) }
      print("| \(run) | \(rates.joined(separator: " | ")) |")
    }
  }

  private static func seconds(of texts: [[UInt8]], _ body: ([UInt8]) -> Void) -> Double {
    let time = ContinuousClock().measure {
      for i in 0..<tweets { body(texts[i % texts.count]) }
    }
    return time / .seconds(1)
  }
}
