public import Corpus
internal import Foundation

extension CodingSheet {
  /// The columns of a sheet of a sample.
  public static let sampleColumns = tweetColumns + SampleDesign.columns
  /// The columns of a sheet of tweets that were chosen for training.
  public static let trainingColumns = tweetColumns + [TrainingDesign.column]
  private static let tweetColumns = ["id", "created_at", "username", "text", "link", "code"]

  /// A sheet of drawn tweets with an empty column `code`. Labels are not shown, so as not to lead
  /// coders, and the columns of the design are hidden.
  ///
  /// - Parameter choices: the codes that a coder can give.
  public init(_ items: [SampleDraw.Item], choices: [Choice]) {
    self.init(columns: Self.sampleColumns)
    for item in items { add(Self.row(of: item)) }
    offer(choices)
    firstHiddenColumn = Self.tweetColumns.count
  }

  /// The cells of a drawn tweet, by ``sampleColumns``.
  public static func row(of item: SampleDraw.Item, code: String = "") -> [String] {
    cells(of: item.tweet, code: code) + item.membership.cells
  }

  /// A sheet of tweets that were chosen for training, with an empty column `code`. Each row says that
  /// they are no random sample.
  ///
  /// - Parameter choices: the codes that a coder can give.
  public init(_ tweets: [Tweet], _ design: TrainingDesign, choices: [Choice]) {
    self.init(columns: Self.trainingColumns)
    for tweet in tweets { add(Self.cells(of: tweet) + [design.text]) }
    offer(choices)
  }

  private mutating func offer(_ choices: [Choice]) {
    self.choices = choices
    choiceColumn = columns.firstIndex(of: "code")
  }

  private static func cells(of tweet: Tweet, code: String = "") -> [String] {
    let date = tweet.createdAt.map {
      Date(timeIntervalSince1970: Double($0)).formatted(.iso8601)
    }
    let isNumber = tweet.id.utf8.allSatisfy { (0x30...0x39).contains($0) }
    // The platform finds a tweet by its id whatever the account; a name that is shown is no part of a link.
    let isHandle =
      !tweet.username.isEmpty
      && tweet.username.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x5F
      }
    let account = isHandle ? tweet.username : "i"
    let link = isNumber ? "https://x.com/\(account)/status/\(tweet.id)" : ""
    return [tweet.id, date ?? "", tweet.username, tweet.text, link, code]
  }
}
