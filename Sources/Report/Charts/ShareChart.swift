internal import Statistics

/// Shares, one below the other on one axis: a bar for what was counted, a dot on the line of its interval
/// for what was estimated. Names stand above, so that it needs no width: a telephone shows the same.
struct ShareChart: Chart {
  struct Row {
    let name: String
    /// The share, 0 to 1; nil where there is none.
    let value: Double?
    /// The interval of an estimate; nil for a count.
    var interval: Interval?
    /// The share as the labels alone have it, for comparison.
    var uncorrected: Double?
    /// The share as text.
    let figure: String
    /// What the figure measures; the same measure has the same figure everywhere on a page.
    var measure = ""
    var emphasis = Emphasis.accent
    /// Where the row leads to; nil for nowhere.
    var address: String?
    /// The row in words.
    let description: String
  }

  /// How much a row is to be seen.
  enum Emphasis: String {
    case accent, plain, faint
  }

  let id: Markup
  let title: String
  let axis: Axis
  let numbers: NumberStyle
  /// What to say if there are no rows.
  let nothing: String
  let rows: [Row]

  private static let step = 44

  var picture: Picture {
    guard !rows.isEmpty else { return Picture.empty(id: id, title: title, sentence: nothing) }
    let height = rows.count * Self.step + 26
    return Picture(
      id: id, title: title, description: rows.map(\.description).joined(separator: "; "),
      height: height,
      marks: ticks(bottom: rows.count * Self.step + 4).map(Picture.Mark.plain)
        + rows.enumerated().map { row($1, top: $0 * Self.step) })
  }

  private func ticks(bottom: Int) -> [Markup] {
    axis.ticks.map { tick in
      let x = axis.place(Double(tick) / 100)
      let anchor: Markup = tick == 0 ? "start" : tick == axis.top ? "end" : "middle"
      return """
        <line class="grid" x1="\(x)%" x2="\(x)%" y1="22" y2="\(bottom)"/>\
        <text class="tick" x="\(x)%" y="\(bottom + 16)" text-anchor="\(anchor)">\
        \(numbers.percent(Double(tick) / 100, decimals: 0))</text>
        """
    }
  }

  private func row(_ row: Row, top: Int) -> Picture.Mark {
    let group: Markup = """
      <g><title>\(row.description)</title>
      <text x="0" y="\(top + 15)">\(row.name.shortened(to: 34))</text>
      <text x="100%" y="\(top + 15)" text-anchor="end" class="figure"\(measure(row))>\(row.figure)</text>
      \(marks(row, middle: top + 29))</g>
      """
    return Picture.Mark(markup: group, address: row.address, label: row.description)
  }

  private func measure(_ row: Row) -> Markup {
    row.measure.isEmpty ? "" : " data-of=\"\(row.measure)\""
  }

  private func marks(_ row: Row, middle: Int) -> Markup {
    let style = Markup(stringLiteral: row.emphasis.rawValue)
    var marks: [Markup] = []
    if let value = row.value, row.interval == nil {
      marks.append(
        """
        <rect class="\(style)" x="0" y="\(middle - 6)" width="\(axis.place(value))%" height="12" rx="2"/>
        """)
    }
    if let interval = row.interval {
      let (lower, upper) = (interval.lower, interval.upper)
      marks.append(
        """
        <line class="line \(style)" x1="\(axis.place(lower))%" x2="\(axis.place(upper))%" \
        y1="\(middle)" y2="\(middle)"/>
        """)
    }
    if let uncorrected = row.uncorrected {
      marks.append(
        "<circle class=\"hollow\" cx=\"\(axis.place(uncorrected))%\" cy=\"\(middle)\" r=\"4.5\"/>")
    }
    if let value = row.value, row.interval != nil {
      marks.append(
        "<circle class=\"\(style)\" cx=\"\(axis.place(value))%\" cy=\"\(middle)\" r=\"6\"/>")
    }
    return "\(marks)"
  }
}
