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
    return
      "\(day.padded(to: 10))  \(place.id.printable.padded(to: Self.longestID, leading: true))  "
      + "\(before.padded(to: width, leading: true))[\(place.match.printable)]\(after)\n"
  }

  /// The place as a line of JSON.
  public func json(_ place: ContextSearch.Place) throws -> String {
    try json.rendered(
      Line(
        id: place.id, createdAt: place.createdAt.map(Self.text), username: place.username,
        before: place.before.printable, match: place.match.printable,
        after: place.after.printable))
  }

  /// A table for places, without any.
  public static var table: CodingSheet {
    CodingSheet(columns: ["id", "created_at", "username", "before", "match", "after"])
  }

  /// The place as a row of ``table``.
  public func cells(_ place: ContextSearch.Place) -> [String] {
    [
      place.id, place.createdAt.map(Self.text) ?? "", place.username, place.before, place.match,
      place.after,
    ]
  }

  private static func text(_ seconds: Int64) -> String {
    Date(timeIntervalSince1970: Double(seconds)).ISO8601Format()
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

/// What is said beside the places, in the language of the output.
public struct ContextNote {
  private let words: MeasureWords

  /// Makes notes in `language`.
  public init(language: ReportLanguage) { words = MeasureWords(language) }

  /// How many places there are.
  public func places(_ count: Int) -> String {
    words.say("\(count) tempat", "\(count) \(count == 1 ? "place" : "places")")
  }

  /// That an expression took too long in some tweets.
  public func givenUp(_ tweets: Int) -> String {
    words.say(
      "ekspresi terlalu lama dicari dalam \(tweets) tweet, yang tidak dicari sampai akhir; "
        + "sederhanakan pengulangannya, misalnya a+ sebagai ganti (a+)+",
      "the expression took too long in \(tweets) \(tweets == 1 ? "tweet" : "tweets"), not searched to "
        + "the end; simplify its repetitions, as a+ for (a+)+")
  }
}
