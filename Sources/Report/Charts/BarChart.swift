/// Bars that lie one below the other, each with its name and figure.
struct BarChart: Chart {
  /// A bar.
  struct Bar {
    let name: String
    let value: Int
    /// The figure as text.
    let figure: String
    /// The class of its colour.
    let style: Markup
    /// What stands out about it, behind its name where there is room.
    var note = ""
  }

  /// Where the bars' names stand.
  enum Names {
    /// Above the bar, for long names.
    case above
    /// Left of the bar, for words.
    case beside
  }

  let id: Markup
  let title: String
  let description: String
  /// What to say if there are no bars or all are 0.
  let nothing: String
  let names: Names
  let bars: [Bar]

  var picture: Picture {
    let largest = bars.map(\.value).max() ?? 0
    guard largest > 0 else { return Picture.empty(id: id, title: title, sentence: nothing) }
    let step = names == .above ? 44 : 26
    return Picture(
      id: id, title: title, description: description, height: bars.count * step,
      content: bars.enumerated().map { index, bar in
        switch names {
        case .above: above(bar, top: index * step, largest: largest)
        case .beside: beside(bar, top: index * step, largest: largest)
        }
      })
  }

  private func above(_ bar: Bar, top: Int, largest: Int) -> Markup {
    let name = bar.name.shortened(to: 30)
    let note: Markup = bar.note.isEmpty ? "" : "<tspan class=\"note\" dx=\"6\">\(bar.note)</tspan>"
    return """
      <g><title>\(bar.name): \(bar.figure)</title>
      <text x="0" y="\(top + 15)">\(name)\(note)</text>
      <text x="100%" y="\(top + 15)" text-anchor="end" class="figure">\(bar.figure)</text>
      <rect class="track" x="0" y="\(top + 22)" width="100%" height="12" rx="3"/>
      <rect class="\(bar.style)" x="0" y="\(top + 22)" \
      width="\(Picture.portion(bar.value, of: largest, length: 100))%" height="12" rx="3"/></g>
      """
  }

  /// A name has 38 % of the width, the longest bar 42 % and its figure the rest.
  private func beside(_ bar: Bar, top: Int, largest: Int) -> Markup {
    let end = Picture.decimal((2 * bar.value * 4_200 + largest) / (2 * largest) + 4_000)
    let name = bar.name.shortened(to: 17)
    return """
      <g><title>\(bar.name): \(bar.figure)</title>
      <text x="38%" y="\(top + 17)" text-anchor="end" class="word">\(name)</text>
      <rect class="\(bar.style)" x="40%" y="\(top + 4)" \
      width="\(Picture.portion(bar.value, of: largest, length: 42))%" height="18" rx="3"/>
      <text x="\(end)%" y="\(top + 17)" dx="6" class="figure">\(bar.figure)</text></g>
      """
  }
}
