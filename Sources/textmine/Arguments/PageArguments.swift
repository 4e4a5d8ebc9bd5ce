import ArgumentParser
import Corpus
import Foundation
import Report

/// What a page shows beside its figures, and what else is written of it.
struct PageArguments: ParsableArguments {
  @Option(help: .value("text", "The title of the page.")) var title: String?
  @Option(help: .value("text", "A note below the title.")) var note: String?
  @Option(help: .value("name", "Who made the report.")) var author: String?

  @Option(help: .value("FILE", "A picture above the title: PNG, JPEG, WebP or SVG."))
  var logo: String?

  @Flag(help: "Show the most frequent words as a cloud, too.") var cloud = false
  @Flag(help: "Show the names of other accounts in examples.") var showHandles = false

  @Option(
    help: .value("DIR", "Write every picture (SVG, PNG, PDF) and table (CSV) into this folder."))
  var figures: String?

  @Option(
    help: .value("DIR", "Write what a reviewer needs to repeat the report into this folder."))
  var bundle: String?

  @Flag(help: "Put texts of tweets into the bundle, too.") var withTexts = false

  /// Where figures go; nil where none are wanted.
  var figureFolder: FigureFolder? {
    figures.map { FigureFolder(path: $0, option: "--figures", mark: Captions.fileName) }
  }

  /// Where the bundle goes; nil where none is wanted.
  var bundleFolder: FigureFolder? {
    bundle.map { FigureFolder(path: $0, option: "--bundle", mark: ReportBundle.guideName) }
  }

  func validate() throws {
    try refuse(withTexts && bundle == nil, "--with-texts needs --bundle")
  }

  /// Larger pictures would make a page that nobody can send.
  private static let logoLimit = 500_000

  /// The cover of a report that is made now.
  func cover(_ clock: LocalClock) throws -> Cover {
    var cover = Cover()
    (cover.title, cover.note, cover.author) = (title, note, author)
    cover.logo = try logo.map(Self.picture)
    // The day can be given, so that a page can be made again byte for byte (reproducible-builds.org).
    let given = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(Int64.init)
    cover.madeOn = clock.day(at: given ?? Int64(Date().timeIntervalSince1970))
    return cover
  }

  private static func picture(_ path: String) throws -> Cover.Logo {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw Failure(.noInput, "\(path): cannot be read; --logo needs a picture")
    }
    guard bytes.count <= logoLimit else {
      throw Failure(
        .data,
        "\(path): \(bytes.count) bytes; expected a picture of at most \(logoLimit), make it smaller"
      )
    }
    guard let logo = Cover.Logo(Array(bytes)) else {
      throw Failure(.data, "\(path): expected a picture as PNG, JPEG, WebP or SVG")
    }
    return logo
  }
}
