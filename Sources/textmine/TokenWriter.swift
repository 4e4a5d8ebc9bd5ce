import Corpus
import Foundation
import Lexicon
import Report

/// Writes the tokens of lines of text, one line of output for each.
struct TokenWriter: ~Copyable {
  private var analyzer: Analyzer
  private var analysis = Analysis()
  private let isJSON: Bool
  private let output: OutputFile
  private var buffer: [UInt8] = []
  private let json = JSONText(isIndented: false)

  init(_ options: AnalysisOptions, isJSON: Bool) throws {
    let analyzer = try Analyzer(options)
    output = try OutputFile(path: "-")
    self.isJSON = isJSON
    self.analyzer = analyzer
  }

  mutating func write(_ line: String) throws {
    let bytes = Array(line.utf8)
    analyzer.analyze(bytes.span, into: &analysis)
    if isJSON { appendJSON(bytes) } else { appendText(bytes) }
    if buffer.count > 1 << 16 { try flush() }
  }

  mutating func finish() throws {
    try flush()
    try output.finish()
  }

  private mutating func flush() throws {
    try output.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private func term(_ index: Int) -> String? {
    let form = analysis.normalForms[index]
    if analyzer.isStopWord(form) { return nil }
    return analyzer.text(of: analyzer.term(of: form))
  }

  private mutating func appendText(_ bytes: [UInt8]) {
    for (index, token) in analysis.tokens.enumerated() {
      if index > 0 { buffer.append(0x20) }
      let text = String(decoding: bytes[token.range], as: UTF8.self)
      buffer += "\(token.kind):\(text)".utf8
      if let term = term(index), term != text { buffer += "=\(term)".utf8 }
    }
    buffer.append(0x0A)
  }

  private struct Entry: Encodable {
    let kind: String
    let text: String
    let term: String?
    let start: Int
    let end: Int
  }

  private mutating func appendJSON(_ bytes: [UInt8]) {
    var entries: [Entry] = []
    var (scalars, at) = (0, 0)
    /// The number of Unicode scalars before a byte; asked for in rising order.
    func offset(_ byte: Int) -> Int {
      while at < byte {
        if bytes[at] & 0xC0 != 0x80 { scalars += 1 }
        at += 1
      }
      return scalars
    }
    for (index, token) in analysis.tokens.enumerated() {
      let start = offset(token.range.lowerBound)
      entries.append(
        Entry(
          kind: "\(token.kind)", text: String(decoding: bytes[token.range], as: UTF8.self),
          term: term(index), start: start, end: offset(token.range.upperBound)))
    }
    guard let line = try? json.rendered(entries) else {
      preconditionFailure("tokens hold nothing that JSON cannot")
    }
    buffer += line.utf8
  }
}
