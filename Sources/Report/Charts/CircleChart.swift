internal import Foundation

/// Items on a circle, joined by lines where they are alike.
struct CircleChart: Chart {
  /// A line between two items, by their places on the circle.
  struct Line {
    let first: Int
    let second: Int
    /// How thick it is, 0 to 1.
    let strength: Double
    let description: String
  }

  let id: Markup
  let title: String
  let description: String
  /// What to say if there are no items.
  let nothing: String
  /// The items, round the circle from the top.
  let names: [String]
  let lines: [Line]

  /// The room for names outside the circle.
  private static let margin = 170.0
  /// The arc that a name needs.
  private static let arc = 14.0

  private var radius: Double { max(130, Self.arc * Double(names.count) / (2 * .pi)) }
  private var side: Double { 2 * (radius + Self.margin) }

  var picture: Picture {
    guard !names.isEmpty else { return Picture.empty(id: id, title: title, sentence: nothing) }
    let side = number(side)
    return Picture(
      id: id, title: title, description: description, height: Int(self.side.rounded(.up)),
      content: [
        """
        <svg viewBox="0 0 \(side) \(side)" width="100%" height="\(Int(self.side.rounded(.up)))">
        \(lines.map(line))
        \(names.indices.map(item))
        </svg>
        """
      ])
  }

  private func line(_ line: Line) -> Markup {
    let ((x1, y1), (x2, y2)) = (point(line.first, radius), point(line.second, radius))
    let middle = number(side / 2)
    return """
      <path class="course" d="M\(number(x1)) \(number(y1))Q\(middle) \(middle) \(number(x2)) \(number(y2))" \
      stroke-width="\(number(1 + 4 * line.strength))"><title>\(line.description)</title></path>
      """
  }

  private func item(_ index: Int) -> Markup {
    let (x, y) = point(index, radius)
    let (labelX, labelY) = point(index, radius + 10)
    let degrees = 360 * Double(index) / Double(names.count) - 90
    // On the left half names are turned round, so that none stands on its head.
    let isLeft = degrees > 90
    return """
      <circle class="accent" cx="\(number(x))" cy="\(number(y))" r="4"/>\
      <text x="\(number(labelX))" y="\(number(labelY))" dy="4.5" text-anchor="\(isLeft ? "end" : "start")" \
      transform="rotate(\(number(isLeft ? degrees - 180 : degrees)) \(number(labelX)) \(number(labelY)))">\
      \(names[index].shortened(to: 20))</text>
      """
  }

  private func point(_ index: Int, _ radius: Double) -> (x: Double, y: Double) {
    let angle = 2 * .pi * Double(index) / Double(names.count) - .pi / 2
    return (side / 2 + radius * cos(angle), side / 2 + radius * sin(angle))
  }

  private func number(_ value: Double) -> String { Picture.decimal(Int((value * 100).rounded())) }
}
