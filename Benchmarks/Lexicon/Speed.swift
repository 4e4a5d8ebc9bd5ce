import Foundation
import Lexicon

/// How many tweets one core tokenizes and analyses a second.
struct Speed {
  private let texts: [[UInt8]]
  private let tweets: Int
  private let runs = 5

  /// The corpus `texts`, repeated to `tweets`.
  init(_ texts: [[UInt8]], repeatedTo tweets: Int) {
    self.texts = texts
    self.tweets = tweets
  }

  /// A line for each run. Times are the processor's, so that other work on the machine counts less.
  func print(_ options: AnalysisOptions) throws {
    var tokenizer = Tokenizer()
    var analyzer = try Analyzer(options)
    var tokens: [Token] = []
    var analysis = Analysis()
    for text in texts { analyzer.analyze(text.span, into: &analysis) }
    Swift.print("| run | tokenize, tweets/s | analyze, tweets/s | terms alone, tweets/s |")
    Swift.print("|---|---|---|---|")
    for run in 1...runs {
      let cut = seconds { tokenizer.tokenize($0.span, into: &tokens) }
      let whole = seconds { analyzer.analyze($0.span, into: &analysis) }
      let rates = [cut, whole, whole - cut].map { String(Int(Double(tweets) / $0)) }
      Swift.print("| \(run) | \(rates.joined(separator: " | ")) |")
    }
  }

  private func seconds(_ body: ([UInt8]) -> Void) -> Double {
    let start = Speed.processorTime()
    for i in 0..<tweets { body(texts[i % texts.count]) }
    return Speed.processorTime() - start
  }

  /// The processor time of this thread, in seconds.
  static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
