internal import Foundation

/// A part of a report: what was found as its heading, the picture of it, a line on how to read that, and
/// the tables behind it.
struct Block {
  let id: Markup
  /// The heading.
  let finding: Markup
  /// What stands between heading and picture.
  var lead: Markup = ""
  var picture: Picture?
  /// The picture for narrow pages, where another is better.
  var narrow: Picture?
  /// What explains the signs of the picture.
  var legend: Markup = ""
  /// How to read the picture.
  var reading: String?
  /// What stands below the picture.
  var body: Markup = ""
  /// Pictures that are folded away, each with its heading and a name for its file.
  var others: [(name: String, title: String, picture: Picture)] = []
  /// With a name for their files.
  var tables: [(name: String, table: DataTable)] = []
  /// What is folded away besides the tables.
  var more: Markup = ""

  func markup(_ prose: Prose) -> Markup {
    """
    <section id="\(id)">
    <div class="whole">
    <h2>\(finding)</h2>
    \(lead)
    \(figure)
    </div>
    \(body)
    \(details(prose))
    </section>
    """
  }

  private var figure: Markup {
    guard let picture else { return "" }
    let pictures: Markup =
      narrow.map {
        """
        <div class="wide">
        \(picture.markup)
        </div>
        <div class="narrow">
        \($0.markup)
        </div>
        """
      } ?? picture.markup
    let caption: Markup = reading.map { "<figcaption>\($0)</figcaption>" } ?? ""
    return """
      <figure>
      \(legend)
      \(pictures)
      \(caption)
      </figure>
      """
  }

  private func details(_ prose: Prose) -> Markup {
    let tables = tables.filter { !$0.table.rows.isEmpty }
    guard !tables.isEmpty || more != "" else { return "" }
    let others: [Markup] = others.map { "<h3>\($0.title)</h3>\n\($0.picture.markup)" }
    return """
      <details>
      <summary>\(prose.details)</summary>
      \(downloads(prose, tables))
      \(tables.map(\.table.markup))
      \(others)
      \(more)
      </details>
      """
  }

  private func downloads(_ prose: Prose, _ tables: [(name: String, table: DataTable)]) -> Markup {
    var links: [Markup] = []
    if let picture {
      links.append(Self.link("SVG", "\(id.source).svg", "image/svg+xml", picture.file()))
    }
    links += tables.map {
      Self.link("CSV: \($0.table.caption)", "\($0.name).csv", "text/csv", $0.table.csv)
    }
    let items: [Markup] = links.map { "<li>\($0)</li>" }
    return links.isEmpty
      ? "" : "<p class=\"save\">\(prose.save)</p>\n<ul class=\"save\">\(items)</ul>"
  }

  /// A link that saves a file; the file stands in the link, so that the page needs nothing else.
  private static func link(_ name: String, _ file: String, _ type: String, _ content: String)
    -> Markup
  {
    let data = Data(content.utf8).base64EncodedString()
    return "<a download=\"\(file)\" href=\"data:\(type);base64,\(data)\">\(name)</a>"
  }
}
