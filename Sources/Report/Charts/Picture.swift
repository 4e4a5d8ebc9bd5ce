/// What all pictures share: the frame that names and describes them, their colours, lengths.
///
/// Pictures are as wide as the page lets them be while letters keep their size: positions across
/// are given in per cent of the width, positions down in pixels, and there is no view box.
enum Picture {
  /// Colours that a reader can tell apart; `Stylesheet` has them, for light and dark pages.
  static let palette = 8

  /// The class of the colour for the series number `index`; beyond the palette its colours come
  /// again, paler.
  static func style(_ index: Int) -> Markup {
    index < palette ? "s\(index)" : "s\(index % palette) pale"
  }

  /// The class of the colour for what has no category.
  static let grey: Markup = "s-"

  /// A picture of `height` pixels that readers' aids announce by title and description.
  static func frame(
    id: Markup, title: String, description: String, height: Int, style: Markup = "",
    _ content: [Markup]
  ) -> Markup {
    let attribute: Markup = style == "" ? "" : " class=\"\(style)\""
    return """
      <svg role="img" aria-labelledby="\(id)-t \(id)-d" width="100%" height="\(height)"\(attribute)>
      <title id="\(id)-t">\(title)</title>
      <desc id="\(id)-d">\(description)</desc>
      \(content)
      </svg>
      """
  }

  /// A picture that says that there is nothing to draw.
  static func empty(id: Markup, title: String, sentence: String) -> Markup {
    frame(
      id: id, title: title, description: sentence, height: 96,
      [
        "<rect class=\"nothing\" x=\"0.5\" y=\"0.5\" width=\"99.5%\" height=\"95\" rx=\"8\"/>",
        "<text x=\"50%\" y=\"53\" text-anchor=\"middle\">\(sentence)</text>",
      ])
  }

  /// `part / whole` of `length`, to two decimals, reckoned in whole numbers so that every machine
  /// draws the same.
  static func portion(_ part: Int, of whole: Int, length: Int) -> String {
    whole > 0 ? decimal((2 * part * length * 100 + whole) / (2 * whole)) : "0"
  }

  /// A number given in hundredths, as SVG writes it.
  static func decimal(_ hundredths: Int) -> String {
    let fraction = hundredths % 100
    if fraction == 0 { return String(hundredths / 100) }
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}
