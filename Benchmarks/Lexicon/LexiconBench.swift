import Foundation
import Lexicon

/// What the analysis makes of a corpus, and how fast: Markdown on standard output.
///
///     zcat TWEETS.jsonl.gz | lexicon-bench recognition ROOTS.dic
///
/// Standard input is a JSON object a line, with a `text`. Times are the processor's, on one core.
@main struct LexiconBench {
  private enum Table: String, CaseIterable {
    case recognition, speed, allocations, monsters
  }

  private struct UsageError: Error, CustomStringConvertible {
    let description: String
  }

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 2 || arguments.count == 3, let table = Table(rawValue: arguments[1]),
      let tweets = Int(arguments.count == 3 ? arguments[3] : "1000000"), tweets > 0
    else {
      let tables = Table.allCases.map(\.rawValue).joined(separator: "|")
      throw UsageError(
        description: "usage: lexicon-bench \(tables) ROOTS.dic [TWEETS] < TWEETS.jsonl")
    }
    let list = [UInt8](try Data(contentsOf: URL(filePath: arguments[2])))
    let roots = try RootWords(list.span, checksum: "")
    let options = AnalysisOptions(roots: roots)
    let texts = try readTexts()
    switch table {
    case .recognition: try RecognisedWords(of: texts, roots).print()
    case .speed: try Speed(texts, repeatedTo: tweets).print(options)
    case .allocations: try Allocations.print(of: texts, options)
    case .monsters: try Monsters.print(beside: texts)
    }
  }

  private static func readTexts() throws -> [[UInt8]] {
    struct Line: Decodable { let text: String }
    var texts: [[UInt8]] = []
    while let line = readLine() {
      texts.append(Array(try JSONDecoder().decode(Line.self, from: Data(line.utf8)).text.utf8))
    }
    return texts
  }
}

extension Double {
  /// The number with one decimal place, or two below 1.
  var formatted: String { String(format: self < 1 ? "%.2f" : "%.1f", self) }
}
