internal import Statistics

/// A tree of items, joined the further right the less they are alike.
struct DendrogramChart: Chart {
  let id: Markup
  let title: String
  let description: String
  /// What to say if there are no items.
  let nothing: String
  /// The items, by their numbers in the dendrogram.
  let names: [String]
  let dendrogram: Dendrogram
  /// From this similarity on items count as alike; it has a line.
  let threshold: Double
  let numbers: NumberStyle

  private static let step = 24
  /// Names have the left of the picture, the tree the rest, in per cent of the width.
  private static let (start, length) = (38.0, 60.0)

  /// The largest distance: 2 only where correlations are below 0.
  private var farthest: Double { max(1, dendrogram.joints.map(\.distance).max() ?? 1) }

  var picture: Picture {
    guard !names.isEmpty else { return Picture.empty(id: id, title: title, sentence: nothing) }
    let bottom = names.count * Self.step
    return Picture(
      id: id, title: title, description: description, height: bottom + 28,
      content: axis(bottom: bottom) + leaves + joints)
  }

  private func x(_ distance: Double) -> String {
    let part = min(1, max(0, distance / farthest))
    return Picture.decimal(Int(((Self.start + Self.length * part) * 100).rounded()))
  }

  private func axis(bottom: Int) -> [Markup] {
    let ticks: [Markup] = [1, 0.75, 0.5, 0.25, 0].map { similarity in
      let place = x(1 - similarity)
      return """
        <line class="grid" x1="\(place)%" x2="\(place)%" y1="4" y2="\(bottom)"/>\
        <text class="tick" x="\(place)%" y="\(bottom + 18)" text-anchor="middle">\
        \(numbers.number(similarity, decimals: 2))</text>
        """
    }
    let limit = x(1 - threshold)
    return ticks + [
      "<line class=\"axis dashed\" x1=\"\(limit)%\" x2=\"\(limit)%\" y1=\"4\" y2=\"\(bottom)\"/>"
    ]
  }

  private var leaves: [Markup] {
    dendrogram.order.enumerated().map { row, item in
      """
      <text class="word" x="36%" y="\(row * Self.step + 17)" text-anchor="end">\
      \(names[item].shortened(to: 17))</text>
      """
    }
  }

  private var joints: [Markup] {
    // Where each group begins: its distance, and the height of its line in hundredths of a pixel.
    var groups: [(distance: Double, y: Int)] = names.map { _ in (0, 0) }
    for (row, item) in dendrogram.order.enumerated() {
      groups[item] = (0, (row * Self.step + 12) * 100)
    }
    return dendrogram.joints.map { joint in
      let (first, second) = (groups[joint.first], groups[joint.second])
      groups.append((joint.distance, (first.y + second.y) / 2))
      let style: Markup = 1 - joint.distance >= threshold ? "accent" : "plain"
      return
        "\([arm(first, joint.distance, style), arm(second, joint.distance, style), bar(first.y, second.y, joint.distance, style)])"
    }
  }

  private func arm(_ group: (distance: Double, y: Int), _ distance: Double, _ style: Markup)
    -> Markup
  {
    let y = Picture.decimal(group.y)
    return """
      <line class="branch \(style)" x1="\(x(group.distance))%" x2="\(x(distance))%" y1="\(y)" y2="\(y)"/>
      """
  }

  private func bar(_ top: Int, _ bottom: Int, _ distance: Double, _ style: Markup) -> Markup {
    """
    <line class="branch \(style)" x1="\(x(distance))%" x2="\(x(distance))%" \
    y1="\(Picture.decimal(top))" y2="\(Picture.decimal(bottom))"/>
    """
  }
}
