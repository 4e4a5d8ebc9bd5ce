public import Corpus
internal import Foundation
public import Study

/// Places of a word in context, one a line.
public struct ContextLines {
  /// Ids grow with the years; those of today have so many digits.
  private static let longestID = 19

  private let width: Int
  private let clock: LocalClock
  private let json = JSONText(isIndented: false)

  /// Makes lines with `width` columns of text on each side, and the days of `clock`.
  public init(width: Int, clock: LocalClock) {
    self.width = width
    self.clock = clock
  }

  /// The place for a terminal: day, id, and the match in brackets in its context.
  public func rendered(_ place: ContextSearch.Place) -> String {
    let day = place.createdAt.map { clock.day(at: $0).iso } ?? ""
    let before = place.before.printable.suffix(columns: width)
    let after = place.after.printable.prefix(columns: width)
    return "\(day.padded(to: 10))  \(place.id.printable.padded(to: Self.longestID, leading: true))  "
      + "\(before.padded(to: width, leading: true))[\(place.match.printable)]\(after)\n"
  }

  /// The place as a line of JSON.
  public func json(_ place: ContextSearch.Place) throws -> String {
    try json.rendered(
      Line(
        id: place.id, createdAt: place.createdAt.map { Date(timeIntervalSince1970: Double($0)) }
          .map { $0.ISO8601Format() }, username: place.username, before: place.before.printable,
        match: place.match.printable, after: place.after.printable))
  }

  private struct Line: Encodable {
    let id: String
    let createdAt: String?
    let username: String
    let before: String
    let match: String
    let after: String
  }
}
