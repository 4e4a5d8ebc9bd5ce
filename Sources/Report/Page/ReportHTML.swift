/// A report as one HTML page that needs nothing else: no script, no other file, no network.
///
/// The page forbids itself, by its content security policy, to load anything. Everything from outside is
/// escaped; see `Markup`.
public struct ReportHTML {
  let contents: ReportContents
  let figures: Figures
  let prose: Prose
  /// The style of the page; tests put a short one.
  var stylesheet = Stylesheet.text

  /// Makes the page of `contents` in `language`.
  public init(_ contents: ReportContents, language: ReportLanguage) {
    self.init(contents, Figures(contents), language)
  }

  /// Makes the page of another language, without counting anew.
  init(_ other: ReportHTML, language: ReportLanguage) {
    self.init(other.contents, other.figures, language)
  }

  private init(_ contents: ReportContents, _ figures: Figures, _ language: ReportLanguage) {
    self.contents = contents
    self.figures = figures
    prose = Prose(language)
  }

  /// The page.
  public func rendered() -> String {
    Page(
      title: "\(contents.cover.title ?? accounts) – \(prose.document)",
      version: contents.provenance.version, prose: prose, header: header,
      sections: blocks.map { $0.markup(prose) }, stylesheet: stylesheet
    ).rendered()
  }

  /// Head and blocks, to be put into another page.
  package var body: Markup { "\(header)\n\(blocks.map { $0.markup(prose) })" }

  /// The parts of the page, from the answer to the method.
  var blocks: [Block] {
    let blocks: [Block?] = [
      shareBlock, comparisonBlock, categoryBlock, timeBlock, receptionBlock, warningBlock,
      secondBlock, groupBlock,
      accountBlock,
      linkBlock, mentionBlock, similarityBlock, wordBlock, contents.showsCloud ? cloudBlock : nil,
      methodBlock,
    ]
    return blocks.compactMap(\.self)
  }

  /// The blocks whose pictures and tables are written as files: those of the page, and the cloud in any case.
  var figureBlocks: [Block] {
    blocks + (contents.showsCloud ? [] : [cloudBlock].compactMap(\.self))
  }

  /// The pictures as SVG, the tables as CSV and their captions, each with the name of its file.
  public var files: [(name: String, content: String)] {
    [(name: Captions.fileName, content: Captions.text(of: self))] + pictures
  }

  private var pictures: [(name: String, content: String)] {
    figureBlocks.flatMap { block in
      let picture =
        block.picture.map { [(name: "\(block.id.source).svg", content: $0.file())] } ?? []
      let others = block.others.map { (name: "\($0.name).svg", content: $0.picture.file()) }
      let tables = block.tables.filter { !$0.table.rows.isEmpty }
      return picture + others + tables.map { (name: "\($0.name).csv", content: $0.table.csv) }
    }
  }
}
