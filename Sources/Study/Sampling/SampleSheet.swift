public import Corpus
internal import Foundation

extension CodingSheet {
  /// The columns of a sheet of a sample.
  public static let sampleColumns =
    ["id", "created_at", "username", "text", "link", "code"] + SampleDesign.columns

  /// A sheet of drawn tweets with an empty column `code`. Labels are not shown, so as not to lead
  /// coders, and the columns of the design are hidden.
  ///
  /// - Parameter choices: the codes that a coder can give.
  public init(_ items: [SampleDraw.Item], choices: [Choice]) {
    self.init(columns: Self.sampleColumns)
    for item in items { add(Self.cells(of: item.tweet) + item.membership.cells) }
    self.choices = choices
    choiceColumn = columns.firstIndex(of: "code")
    firstHiddenColumn = columns.count - SampleDesign.columns.count
  }

  private static func cells(of tweet: Tweet) -> [String] {
    let date = tweet.createdAt.map {
      Date(timeIntervalSince1970: Double($0)).formatted(.iso8601)
    }
    let isNumber = tweet.id.utf8.allSatisfy { (0x30...0x39).contains($0) }
    let account = tweet.username.isEmpty ? "i" : tweet.username
    let link = isNumber ? "https://x.com/\(account)/status/\(tweet.id)" : ""
    return [tweet.id, date ?? "", tweet.username, tweet.text, link, ""]
  }
}
