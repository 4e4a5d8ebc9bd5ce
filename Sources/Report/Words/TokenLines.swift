internal import Foundation
public import Lexicon

/// The tokens of lines of text, one line of output for each.
public struct TokenLines: ~Copyable {
  private var analyzer: Analyzer
  private var analysis = Analysis()
  private let isJSON: Bool
  private let json = JSONText(isIndented: false)

  /// Makes lines of text (`kind:text`, with `=term` behind it where that differs), or of JSON.
  ///
  /// - Throws: ``LexiconError`` when ICU or the stemmer cannot be opened.
  public init(_ options: AnalysisOptions, isJSON: Bool) throws {
    let analyzer = try Analyzer(options)
    self.isJSON = isJSON
    self.analyzer = analyzer
  }

  /// Adds the tokens of `line` to `out`, with a line feed behind them.
  public mutating func add(_ line: String, to out: inout [UInt8]) {
    let bytes = Array(line.utf8)
    analyzer.analyze(bytes.span, into: &analysis)
    if isJSON { appendJSON(bytes, &out) } else { appendText(bytes, &out) }
  }

  private func term(_ index: Int) -> String? {
    let form = analysis.normalForms[index]
    if analyzer.isStopWord(form) { return nil }
    return analyzer.text(of: analyzer.term(of: form))
  }

  private func appendText(_ bytes: [UInt8], _ out: inout [UInt8]) {
    for (index, token) in analysis.tokens.enumerated() {
      if index > 0 { out.append(0x20) }
      let text = String(decoding: bytes[token.range], as: UTF8.self)
      out += "\(token.kind):\(text)".utf8
      if let term = term(index), term != text { out += "=\(term)".utf8 }
    }
    out.append(0x0A)
  }

  private struct Entry: Encodable {
    let kind: String
    let text: String
    let term: String?
    let start: Int
    let end: Int
  }

  private func appendJSON(_ bytes: [UInt8], _ out: inout [UInt8]) {
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
    out += line.utf8
  }
}
