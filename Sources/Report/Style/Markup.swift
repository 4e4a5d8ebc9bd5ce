/// A piece of HTML or SVG.
///
/// A literal is markup as it stands; a string put into it is text from outside and is escaped, so
/// that no section of a page can forget to:
///
///     let cell: Markup = "<td>\(name)</td>"
package struct Markup: ExpressibleByStringInterpolation, Equatable, Sendable {
  /// The source.
  package private(set) var source: String

  package init(stringLiteral source: String) { self.source = source }

  package init(stringInterpolation: StringInterpolation) { source = stringInterpolation.source }

  /// A paragraph; nothing if there is no text.
  package static func paragraph(_ text: String?, style: Markup = "") -> Markup {
    guard let text else { return "" }
    let attribute: Markup = style == "" ? "" : " class=\"\(style)\""
    return "<p\(attribute)>\(text)</p>"
  }

  /// A text of several lines, for what a reader edits: elsewhere line breaks become spaces.
  package static func lines(of text: String) -> Markup {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return Markup(stringLiteral: lines.map { escaped(String($0)) }.joined(separator: "\n"))
  }

  /// Pieces with a separator between them.
  package static func joined(_ pieces: [Markup], by separator: String) -> Markup {
    Markup(stringLiteral: pieces.map(\.source).joined(separator: escaped(separator)))
  }

  /// A style sheet, which is the program's own and holds no text from outside.
  static func stylesheet(_ text: String) -> Markup { Markup(stringLiteral: text) }

  /// What HTML shows as `text`: in an element as in an attribute between quotes.
  static func escaped(_ text: String) -> String {
    // Most texts are names and numbers, in which there is nothing to escape.
    let isPlain = text.utf8.allSatisfy { byte in
      switch Unicode.Scalar(byte) {
      case "&", "<", ">", "\"", "'": false
      default: byte >= 0x20 && byte < 0x7F
      }
    }
    if isPlain { return text }
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.printable.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var source = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      source.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    package mutating func appendLiteral(_ literal: String) { source += literal }

    package mutating func appendInterpolation(_ text: String) { source += Markup.escaped(text) }

    package mutating func appendInterpolation(_ number: Int) { source += String(number) }

    package mutating func appendInterpolation(_ markup: Markup) { source += markup.source }

    /// Markup where a condition holds. `condition ? "<p>…</p>" : ""` would be taken for text and be escaped.
    package mutating func appendInterpolation(
      if condition: Bool, _ markup: @autoclosure () -> Markup
    ) {
      if condition { source += markup().source }
    }

    package mutating func appendInterpolation(_ pieces: [Markup]) {
      source += pieces.lazy.map(\.source).filter { !$0.isEmpty }.joined(separator: "\n")
    }
  }
}

/// A table with its caption; the first cell of each row heads it.
struct Table {
  /// A column's heading, and whether numbers stand below it.
  struct Column {
    let title: String
    var isNumeric = true
  }

  /// Tables of more columns than this are set closer.
  private static let many = 7

  let caption: String
  let columns: [Column]
  let rows: [[Markup]]
  /// A last row of sums.
  var total: [Markup]?

  /// The table in a frame that can be scrolled sideways, by keyboard too.
  var markup: Markup {
    guard !rows.isEmpty else { return "" }
    let heads: [Markup] = columns.map { column in
      let numeric: Markup = column.isNumeric ? " class=\"n\"" : ""
      return "<th scope=\"col\"\(numeric)>\(column.title)</th>"
    }
    var foot: Markup = ""
    if let total { foot = "\n<tfoot>\n\(row(total))\n</tfoot>" }
    let width: Markup = columns.count > Self.many ? " class=\"many\"" : ""
    return """
      <div class="scroll" role="region" tabindex="0" aria-label="\(caption)">
      <table\(width)>
      <caption>\(caption)</caption>
      <thead>
      <tr>\(heads)</tr>
      </thead>
      <tbody>
      \(rows.map(row))
      </tbody>\(foot)
      </table>
      </div>
      """
  }

  private func row(_ cells: [Markup]) -> Markup {
    let cells: [Markup] = zip(columns, cells).enumerated().map { index, cell in
      let numeric: Markup = cell.0.isNumeric ? " class=\"n\"" : ""
      return index == 0
        ? "<th scope=\"row\"\(numeric)>\(cell.1)</th>" : "<td\(numeric)>\(cell.1)</td>"
    }
    return "<tr>\(cells)</tr>"
  }
}
