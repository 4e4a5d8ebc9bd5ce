/// Dots in a square of which both sides go from 0 to 1, joined in their order.
struct ScatterChart: Chart {
  struct Dot {
    let x: Double
    let y: Double
    /// The dot in words.
    let description: String
  }

  let id: Markup
  let title: String
  /// What is told by the place across, and by the height.
  let horizontal: String
  let vertical: String
  /// The names of 0, the middle and 1 across.
  let across: [String]
  let dots: [Dot]
  /// Whether there is a line on which x is y.
  let hasDiagonal: Bool

  private static let (side, left, top) = (320, 64, 16)

  var picture: Picture {
    Picture(
      id: id, title: title, description: dots.map(\.description).joined(separator: "; "),
      height: Self.side + 70, content: axes + [diagonal, line] + dots.map(circle))
  }

  private func x(_ value: Double) -> String {
    Picture.decimal(Self.left * 100 + Int((value * Double(Self.side) * 100).rounded()))
  }

  private func y(_ value: Double) -> String {
    Picture.decimal(Self.top * 100 + Int(((1 - value) * Double(Self.side) * 100).rounded()))
  }

  private var axes: [Markup] {
    let ticks: [Markup] = [0, 0.5, 1].enumerated().map { index, value in
      """
      <line class="\(value == 0 ? "axis" : "grid")" x1="\(x(0))" x2="\(x(1))" y1="\(y(value))" \
      y2="\(y(value))"/>\
      <text class="tick" x="\(Self.left - 8)" y="\(y(value))" dy="4" text-anchor="end">\
      \(value == 0.5 ? "½" : value == 0 ? "0" : "1")</text>\
      <text class="tick" x="\(x(value))" y="\(Self.top + Self.side + 20)" text-anchor="middle">\
      \(across[index])</text>
      """
    }
    return ticks + [
      """
      <text class="tick" x="\(x(0.5))" y="\(Self.top + Self.side + 44)" text-anchor="middle">\
      \(horizontal)</text>
      <text class="tick" x="0" y="\(Self.top + Self.side / 2)" text-anchor="middle" \
      transform="rotate(-90 12 \(Self.top + Self.side / 2)) translate(12 4)">\(vertical)</text>
      """
    ]
  }

  private var diagonal: Markup {
    guard hasDiagonal else { return "" }
    return
      "<line class=\"axis dashed\" x1=\"\(x(0))\" y1=\"\(y(0))\" x2=\"\(x(1))\" y2=\"\(y(1))\"/>"
  }

  private var line: Markup {
    let places: [Markup] = dots.map { "\(x($0.x)),\(y($0.y))" }
    return "<polyline class=\"course\" points=\"\(places)\"/>"
  }

  private func circle(_ dot: Dot) -> Markup {
    """
    <circle class="part" cx="\(x(dot.x))" cy="\(y(dot.y))" r="5"><title>\(dot.description)</title></circle>
    """
  }
}
