internal import Corpus

/// One small picture of counts over time for each of several series, all on the same scale.
struct MultiplesChart: Chart {
  struct Series {
    let name: String
    /// By period.
    let counts: [Int]
    let emphasis: ShareChart.Emphasis
    let description: String
  }

  let id: Markup
  let title: String
  let description: String
  let periods: [Period]
  let series: [Series]
  let numbers: NumberStyle

  private static let (step, height) = (64, 36)

  var picture: Picture {
    guard let first = periods.first, let last = periods.last else {
      return Picture.empty(id: id, title: title, sentence: description)
    }
    let scale = TimeScale(from: first.first, through: last.last)
    let highest = max(1, series.flatMap(\.counts).max() ?? 1)
    let bottom = series.count * Self.step
    return Picture(
      id: id, title: title, description: description, height: bottom + 24,
      content: series.enumerated().map { row($1, top: $0 * Self.step, scale, highest: highest) }
        + scale.years(bottom: bottom))
  }

  private func row(_ series: Series, top: Int, _ scale: TimeScale, highest: Int) -> Markup {
    let foot = top + 20 + Self.height
    let bars: [Markup] = zip(periods, series.counts).map { period, count in
      guard count > 0 else { return "" }
      let (x, width) = scale.box(period)
      let height = 100 * Self.height * count / highest
      return """
        <rect class="\(Markup(stringLiteral: series.emphasis.rawValue))" x="\(x)%" \
        y="\(Picture.decimal(100 * foot - height))" width="\(width)%" \
        height="\(Picture.decimal(height))"/>
        """
    }
    let most = numbers.number(series.counts.max() ?? 0)
    return """
      <g><title>\(series.description)</title>
      <text x="0" y="\(top + 14)">\(series.name.shortened(to: 34))</text>
      <text class="figure" x="100%" y="\(top + 14)" text-anchor="end">max \(most)</text>
      <line class="axis" x1="0" x2="100%" y1="\(foot)" y2="\(foot)"/>
      \(bars)</g>
      """
  }
}
