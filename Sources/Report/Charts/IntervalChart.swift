internal import Statistics

/// Figures between 0 and 1, one below the other, each a dot on the line of its interval.
struct IntervalChart: Chart {
  struct Row {
    let name: String
    /// Nil where it is undefined.
    let value: Double?
    let interval: Interval?
    /// The value as text.
    let figure: String
    /// The row in words.
    let description: String
  }

  let id: Markup
  let title: String
  /// What to say if there are no rows.
  let nothing: String
  let rows: [Row]

  private static let step = 46

  var picture: Picture {
    guard !rows.isEmpty else { return Picture.empty(id: id, title: title, sentence: nothing) }
    let description = rows.map(\.description).joined(separator: "; ")
    return Picture(
      id: id, title: title, description: description, height: rows.count * Self.step + 24,
      content: rows.enumerated().map { row($1, top: $0 * Self.step) } + [scale])
  }

  private var scale: Markup {
    let y = rows.count * Self.step + 18
    return """
      <text class="tick" x="0" y="\(y)">0</text>
      <text class="tick" x="50%" y="\(y)" text-anchor="middle">½</text>
      <text class="tick" x="100%" y="\(y)" text-anchor="end">1</text>
      """
  }

  private func row(_ row: Row, top: Int) -> Markup {
    let y = top + 32
    var line: Markup = ""
    if let interval = row.interval {
      line = """
        <line class="span" x1="\(x(interval.lower))%" x2="\(x(interval.upper))%" \
        y1="\(y)" y2="\(y)"/>
        """
    }
    var dot: Markup = ""
    if let value = row.value {
      dot = "<circle class=\"part\" cx=\"\(x(value))%\" cy=\"\(y)\" r=\"5\"/>"
    }
    return """
      <g><title>\(row.description)</title>
      <text x="0" y="\(top + 17)">\(row.name.shortened(to: 30))</text>
      <text x="100%" y="\(top + 17)" text-anchor="end" class="figure">\(row.figure)</text>
      <rect class="track" x="0" y="\(y - 6)" width="100%" height="12" rx="3"/>
      \(line)\(dot)</g>
      """
  }

  private func x(_ value: Double) -> String {
    Picture.decimal(Int((min(1, max(0, value)) * 10_000).rounded()))
  }
}
