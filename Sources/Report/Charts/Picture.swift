/// A picture: what all have in common, their frame, title and description.
///
/// Pictures are as wide as the page lets them be while letters keep their size: positions across are
/// given in per cent of the width, positions down in pixels, and there is no view box.
struct Picture {
  /// Unique on its page.
  let id: Markup
  let title: String
  /// What it shows in words, for those who cannot see it.
  let description: String
  /// In pixels.
  let height: Int
  /// Its class.
  let style: Markup
  private let marks: [Mark]

  /// A part of a picture, and where it leads to on a page that can list tweets.
  struct Mark {
    let markup: Markup
    /// Nil for nowhere.
    var address: String?
    /// The part in words, which has no text of its own to name a link.
    var label: String?

    static func plain(_ markup: Markup) -> Mark { Mark(markup: markup) }
  }

  init(
    id: Markup, title: String, description: String, height: Int, style: Markup = "", marks: [Mark]
  ) {
    (self.id, self.title, self.description) = (id, title, description)
    (self.height, self.style, self.marks) = (height, style, marks)
  }

  /// Makes a picture that leads nowhere.
  init(
    id: Markup, title: String, description: String, height: Int, style: Markup = "",
    content: [Markup]
  ) {
    self.init(
      id: id, title: title, description: description, height: height, style: style,
      marks: content.map(Mark.plain))
  }

  /// The picture for a page.
  var markup: Markup {
    let attribute: Markup = style == "" ? "" : " class=\"\(style)\""
    return """
      <svg role="\(role)" aria-labelledby="\(id)-t \(id)-d" width="100%" height="\(height)"\(attribute)>
      \(inside(marks.map { $0.markup.linked(to: $0.address, label: $0.label) }))
      </svg>
      """
  }

  /// What can be clicked is no mere image to those who cannot see it.
  private var role: Markup { marks.contains { $0.address != nil } ? "group" : "img" }

  /// The picture as a file of its own, in light colours and 800 pixels wide. It lies elsewhere than the page, so nothing
  /// in it leads anywhere.
  func file(stylesheet: String = Stylesheet.standalone) -> String {
    let picture: Markup = """
      <svg xmlns="http://www.w3.org/2000/svg" width="800" height="\(height + 40)">
      <!-- made by textmine -->
      <style>
      \(Markup.stylesheet(stylesheet))
      </style>
      <rect class="paper" width="800" height="\(height + 40)"/>
      <svg x="56" y="20" width="720" height="\(height)" overflow="visible">
      \(inside(marks.map(\.markup)))
      </svg>
      </svg>

      """
    return picture.source
  }

  private func inside(_ content: [Markup]) -> Markup {
    """
    <title id="\(id)-t">\(title)</title>
    <desc id="\(id)-d">\(description)</desc>
    \(content)
    """
  }
}

extension Picture {
  /// Colours that a reader can tell apart; `Stylesheet` has them, for light and dark pages.
  static let palette = 8

  /// A picture that says that there is nothing to draw.
  static func empty(id: Markup, title: String, sentence: String) -> Picture {
    Picture(
      id: id, title: title, description: sentence, height: 96,
      content: [
        "<rect class=\"nothing\" x=\"0.5\" y=\"0.5\" width=\"99.5%\" height=\"95\" rx=\"8\"/>",
        "<text x=\"50%\" y=\"53\" text-anchor=\"middle\">\(sentence)</text>",
      ])
  }

  /// `part / whole` of `length`, to two decimals, computed in whole numbers so that every machine
  /// draws the same.
  static func portion(_ part: Int, of whole: Int, length: Int) -> String {
    whole > 0 ? decimal((2 * part * length * 100 + whole) / (2 * whole)) : "0"
  }

  /// A number given in hundredths, as SVG writes it.
  static func decimal(_ hundredths: Int) -> String {
    let sign = hundredths < 0 ? "-" : ""
    let (whole, fraction) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    if fraction == 0 { return sign + String(whole) }
    return "\(sign)\(whole).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}

/// What can be drawn.
protocol Chart {
  var picture: Picture { get }
}

extension Chart {
  /// The picture for a page.
  var markup: Markup { picture.markup }
}
