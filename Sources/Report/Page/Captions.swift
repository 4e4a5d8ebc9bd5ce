/// What stands below the pictures and above the tables of `--figures`, in both languages, to be copied into a paper.
public enum Captions {
  /// The name of the file with the captions; it tells a folder of figures from others.
  public static let fileName = "captions.md"

  /// For each file its captions, in Markdown.
  public static func text(of contents: ReportContents) -> String {
    let pages = ReportLanguage.allCases.map { ReportHTML(contents, language: $0) }
    let captions = pages.map(\.captions)
    var text = "<!-- made by textmine -->\n"
    for place in captions[0].indices {
      text += "\n## \(captions[0][place].file)\n"
      for (page, captions) in zip(pages, captions) {
        text += "\n\(page.prose.language.rawValue): \(captions[place].text)\n"
      }
    }
    return text
  }
}

extension ReportHTML {
  /// Each picture and each table with what explains it.
  fileprivate var captions: [(file: String, text: String)] {
    blocks.flatMap { block in
      let picture =
        block.picture.map { picture in
          let reading = block.reading.map { " \($0)" } ?? ""
          return [("\(block.id.source).svg", "\(picture.title): \(block.finding.plain).\(reading)")]
        } ?? []
      let others = block.others.map { ("\($0.name).svg", "\($0.title).") }
      return picture + others + block.tables.map { ("\($0.name).csv", "\($0.table.caption).") }
    }
  }
}

extension Markup {
  /// The text that a browser would show.
  fileprivate var plain: String {
    let text = source.replacing(/<[^>]*>/, with: "")
    return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
      .reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}
