import ArgumentParser
import Corpus
import Foundation
import Report

/// What its maker puts on a page.
struct CoverArguments: ParsableArguments {
  @Option(help: ArgumentHelp("The title of the page.", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("A note below the title.", valueName: "text"))
  var note: String?

  @Option(help: ArgumentHelp("Who made the report.", valueName: "name"))
  var author: String?

  @Option(
    help: ArgumentHelp("A picture above the title: PNG, JPEG, WebP or SVG.", valueName: "FILE"))
  var logo: String?

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
