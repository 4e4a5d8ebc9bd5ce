internal import Corpus

/// Columns in the order of time, each split into the same series.
struct ColumnChart {
  /// What a column is split into.
  struct Series {
    let name: String
    /// The class of its colour.
    let style: Markup
  }

  /// A column.
  struct Column {
    let quarter: Quarter
    /// Its name for readers.
    let name: String
    /// Its name within the year, below the column.
    let shortName: String
    /// By series, from the bottom.
    let parts: [Int]
  }

  let id: Markup
  let title: String
  let description: String
  /// What to say if there are no columns.
  let nothing: String
  let series: [Series]
  let columns: [Column]
  let numbers: NumberStyle

  private static let height = 240
  private static let top = 10
  /// Columns are never wider than one of so many.
  private static let fewest = 8
  /// The width that columns have on the narrowest page, and that a year's name needs.
  private static let narrowest = (page: 300, year: 36)

  var markup: Markup {
    let highest = columns.map { $0.parts.reduce(0, +) }.max() ?? 0
    guard highest > 0 else { return Picture.empty(id: id, title: title, sentence: nothing) }
    let step = Self.step(for: highest)
    let scale = (highest + step - 1) / step * step
    let picture = Picture.frame(
      id: id, title: title, description: description, height: Self.top + Self.height + 44,
      style: "columns",
      grid(step: step, scale: scale)
        + columns.enumerated().map { column($1, at: $0, scale: scale) } + names())
    return "\(legend)\n\(picture)"
  }

  private var legend: Markup {
    let keys: [Markup] = series.map { "<li><span class=\"key \($0.style)\"></span>\($0.name)</li>" }
    return "<ul class=\"legend\">\n\(keys)\n</ul>"
  }

  private var slots: Int { max(columns.count, Self.fewest) }

  /// The first of 1, 2, 5, 10, 20 … that needs at most five lines up to `highest`.
  static func step(for highest: Int) -> Int {
    var power = 1
    while true {
      for factor in [1, 2, 5] where factor * power * 5 >= highest { return factor * power }
      power *= 10
    }
  }

  private func grid(step: Int, scale: Int) -> [Markup] {
    stride(from: 0, through: scale, by: step).map { value in
      let y = Picture.decimal(
        100 * (Self.top + Self.height) - 100 * Self.height * value / scale)
      return """
        <line class="\(value == 0 ? "axis" : "grid")" x1="0" x2="100%" y1="\(y)" y2="\(y)"/>\
        <text class="tick" x="-8" y="\(y)" dy="4" text-anchor="end">\(numbers.number(value))</text>
        """
    }
  }

  private func column(_ column: Column, at index: Int, scale: Int) -> Markup {
    var parts: [Markup] = []
    var below = 0
    for (series, part) in zip(series, column.parts) where part > 0 {
      let foot = 100 * Self.height * below / scale
      below += part
      let head = 100 * Self.height * below / scale
      let gap = head - foot >= 400 ? 100 : 0
      let y = Picture.decimal(100 * (Self.top + Self.height) - head)
      parts.append(
        """
        <rect class="\(series.style)" x="\(position(100 * index + 12))%" y="\(y)" \
        width="\(position(76))%" height="\(Picture.decimal(head - foot - gap))">\
        <title>\(column.name) · \(series.name): \(numbers.number(part))</title></rect>
        """)
    }
    return "\(parts)"
  }

  /// The place across of `hundredths` of a column's slot, in per cent of the width.
  private func position(_ hundredths: Int) -> String {
    Picture.portion(hundredths, of: slots * 100, length: 100)
  }

  /// Quarters below their columns while there is room, and years where they begin.
  private func names() -> [Markup] {
    var names: [Markup] = []
    let y = Self.top + Self.height
    if columns.count <= 28 {
      let style: Markup = columns.count > 14 ? "tick roomy" : "tick"
      names = columns.enumerated().map { index, column in
        """
        <text class="\(style)" x="\(position(100 * index + 50))%" y="\(y + 17)" \
        text-anchor="middle">\(column.shortName)</text>
        """
      }
    }
    // From the last year back, so that of two close ones the first, cut one goes nameless.
    var following = columns.count + slots
    for (index, column) in columns.enumerated().reversed()
    where index == 0 || columns[index - 1].quarter.year != column.quarter.year {
      names.append(
        """
        <line class="axis" x1="\(position(100 * index))%" x2="\(position(100 * index))%" \
        y1="\(y)" y2="\(y + 6)"/>
        """)
      guard (following - index) * Self.narrowest.page >= Self.narrowest.year * slots else {
        continue
      }
      following = index
      names.append(
        """
        <text class="year" x="\(position(100 * index))%" y="\(y + 36)" dx="2">\
        \(String(column.quarter.year))</text>
        """)
    }
    return names
  }
}
