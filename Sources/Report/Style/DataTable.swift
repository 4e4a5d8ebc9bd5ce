/// A table that a page shows and a spreadsheet reads: each cell has its text for people and its value.
struct DataTable {
  struct Cell {
    /// For the page.
    let markup: Markup
    /// For data.
    let value: String

    init(_ text: String) {
      markup = "<bdi class=\"wrap\">\(text)</bdi>"
      value = text
    }

    /// A text that leads to `address`; nil is no link.
    init(_ text: String, _ value: String, to address: String?) {
      let shown: Markup = "<bdi class=\"wrap\">\(text)</bdi>"
      self.init(shown.linked(to: address), value)
    }

    init(_ markup: Markup, _ value: String) {
      self.markup = markup
      self.value = value
    }

    /// A whole number.
    init(_ number: Int, _ numbers: NumberStyle, of measure: String = "") {
      self.init(numbers.number(number), String(number), of: measure)
    }

    /// A share, `part / whole`.
    init(
      _ part: Int, of whole: Int, _ numbers: NumberStyle, decimals: Int? = nil, measure: String = ""
    ) {
      self.init(
        numbers.percent(part, of: whole, decimals: decimals),
        share(part, of: whole).map { "\($0)" } ?? "", of: measure)
    }

    /// A share that was estimated, or an end of its interval; nil where there is none.
    init(_ share: Double?, _ numbers: NumberStyle, decimals: Int, measure: String = "") {
      self.init(
        share.map { numbers.percent($0, decimals: decimals) } ?? NumberStyle.undefined,
        share.map { "\($0.toSixDecimals)" } ?? "", of: measure)
    }

    private init(_ figure: String, _ value: String, of measure: String) {
      let attribute: Markup = measure.isEmpty ? "" : " data-of=\"\(measure)\""
      markup = "<span\(attribute)>\(figure)</span>"
      self.value = value
    }
  }

  let caption: String
  let columns: [Table.Column]
  let rows: [[Cell]]
  /// A last row of sums; data do without it.
  var total: [Cell]?
  /// The most rows that a page shows; data have all.
  var shown = 60

  /// The table for a page.
  var markup: Markup {
    Table(
      caption: caption, columns: columns, rows: rows.prefix(shown).map { $0.map(\.markup) },
      total: total?.map(\.markup)
    ).markup
  }

  /// The table as CSV (RFC 4180).
  var csv: String {
    ([columns.map(\.title)] + rows.map { $0.map(\.value) })
      .map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined()
  }

  static func quoted(_ field: String) -> String {
    // A spreadsheet would run a field that looks like a formula.
    let isFormula = field.utf8.first.map("=+-@\t\r".utf8.contains) == true && Double(field) == nil
    let field = isFormula ? "'" + field : field
    guard field.utf8.contains(where: { ",\"\n\r".utf8.contains($0) }) else { return field }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}
