public import Classifier
public import Corpus

/// Answers lines of JSON, each a tweet, by lines of JSON with its id and label, for a program that asks while
/// it works. It has one thread: who wants more asks several.
public struct LabelStream: ~Copyable {
  /// The tweets that are labelled before answers are written.
  private static let batch = 256

  private var labeller: BatchLabeller

  /// Makes one.
  ///
  /// - Parameters: those of ``LabelledArchive``.
  /// - Throws: `LexiconError` when ICU or the stemmer cannot be opened.
  public init(
    by sources: [LabelSource], corrections: Corrections? = nil, minProbability: Double = 0
  ) throws {
    let names = LabelColumns.names(for: sources.map(\.name))
    labeller = try BatchLabeller(
      sources, corrections, .answers(names), columns: names, minProbability: minProbability)
  }

  /// Answers all lines, each in its turn; whatever has come in is answered before more is waited for. A line
  /// that does not hold one tweet is answered by `{"error":"…"}`.
  ///
  /// - Throws: `CorpusError` where reading or writing fails.
  public mutating func answer(_ lines: inout LineStream, to output: OutputFile) throws {
    var batch = TweetBatch()
    while try lines.read(into: &batch, upTo: Self.batch) {
      try output.write(answers(to: lines, batch))
    }
  }

  private mutating func answers(to lines: LineStream, _ batch: TweetBatch) -> [UInt8] {
    let rows = labeller.rows(of: batch)
    if lines.lines.count == batch.count, lines.lines.allSatisfy({ $0 == .tweets(1) }) {
      return rows
    }
    var answers: [UInt8] = []
    var row = rows.startIndex
    for (index, line) in lines.lines.enumerated() {
      let start = row
      if case .tweets(let count) = line {
        for _ in 0..<count {
          row = rows[row...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? rows.endIndex
        }
      }
      if let problem = Self.problem(of: line) {
        answers.append(
          error: "\(lines.name):\(lines.firstNumber + index): \(problem)")
      } else {
        answers += rows[start..<row]
      }
    }
    return answers
  }

  private static func problem(of line: LineStream.Line) -> String? {
    switch line {
    case .tweets(1): nil
    case .tweets(0): "expected a tweet, as in {\"text\": \"apel pagi\"}, found none"
    case .tweets(let count): "expected one tweet on each line, found \(count)"
    case .bad(let reason): "\(reason)"
    }
  }
}

extension [UInt8] {
  /// Adds an answer that says what is wrong.
  fileprivate mutating func append(error message: String) {
    self += "{\"error\":\"".utf8
    for byte in message.utf8 {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { append(UInt8(ascii: "\\")) }
      append(byte)
    }
    self += "\"}\n".utf8
  }
}
