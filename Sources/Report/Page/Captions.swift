/// What stands below the pictures and above the tables of `--figures`, in both languages, to be copied into a paper.
public enum Captions {
  /// The name of the file with the captions; it tells a folder of figures from others.
  public static let fileName = "captions.md"

  /// For each file its captions, in Markdown.
  static func text(of page: ReportHTML) -> String {
    let pages = ReportLanguage.allCases.map { ReportHTML(page, language: $0) }
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
    var captions: [(file: String, text: String)] = []
    for block in figureBlocks {
      if let picture = block.picture {
        let reading = block.reading.map { " " + $0 } ?? ""
        let text = "\(picture.title): \(block.finding.plain).\(reading)"
        captions.append((file: block.id.source + ".svg", text: text))
      }
      for other in block.others {
        captions.append((file: other.name + ".svg", text: other.title + "."))
      }
      for table in block.tables where !table.table.rows.isEmpty {
        captions.append((file: table.name + ".csv", text: table.table.caption + "."))
      }
    }
    return captions
  }
}

extension Markup {
  /// The text that a browser would show.
  fileprivate var plain: String {
    var text = source.replacing(/<[^>]*>/, with: "")
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
    for (escaped, sign) in signs { text = text.replacing(escaped, with: sign) }
    return text
  }
}
