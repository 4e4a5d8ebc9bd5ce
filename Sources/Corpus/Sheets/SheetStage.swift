internal import Hashing

/// By what a tweet in a sheet is known again in another, whatever was done to its text.
struct SheetStage: Equatable {
  /// The most tweets of a sheet that are compared, and the fewest that tell it.
  static let most = 200
  private static let fewest = 3

  let id: String
  let username: String
  let createdAt: Int64?

  /// The first tweets of a sheet; none where they are too few, or nothing but their texts is known.
  static func first(of source: Source) throws(CorpusError) -> [SheetStage] {
    var reader = try source.reader()
    var batch = TweetBatch()
    guard try reader.read(into: &batch, upTo: most) else { return [] }
    let stages = (0..<batch.count).map {
      SheetStage(
        id: batch.string(.id, of: $0), username: batch.string(.username, of: $0),
        createdAt: batch.createdAt(of: $0))
    }
    // Numbers of rows are the same in all sheets.
    let areKnown = stages.allSatisfy { $0.createdAt != nil || $0.id.utf8.count >= 15 }
    return stages.count >= fewest && areKnown ? stages : []
  }
}

extension Source {
  /// The number of tweets.
  func tweetCount() throws(CorpusError) -> Int {
    var reader = try reader()
    var (batch, count) = (TweetBatch(), 0)
    while try reader.read(into: &batch, upTo: 2048) {
      count += batch.count
      batch.removeAll()
    }
    return count
  }
}

/// The tweets of a sheet, by which it is known as a part of another, such as the rows that somebody has coded.
struct SheetTweets {
  /// The most tweets of a sheet that are looked at.
  private static let most = 100_000
  /// Fewer tell nothing; where there are no ids and no times of day, texts may be said twice, so that more are needed.
  private static let (fewest, fewestTexts) = (3, 10)

  /// How often each tweet stands in the sheet, by what is known of it.
  private var tweets: [UInt64: Int] = [:]
  private(set) var count = 0
  private var areUnique = true
  /// Whether there are more than were looked at.
  private var isCut = false

  /// Reads the tweets of a sheet.
  init(of source: Source) throws(CorpusError) {
    var reader = try source.reader()
    var batch = TweetBatch()
    while count < Self.most, try reader.read(into: &batch, upTo: 2048) {
      count += batch.count
      for index in 0..<batch.count {
        let date = batch.createdAt(of: index)
        let id = batch.withBytes(.id, of: index) { $0.isTweetID ? hash64($0) : 0 }
        if id == 0, date.map({ $0 % 86_400 == 0 }) ?? true { areUnique = false }
        let text = batch.withBytes(.text, of: index) { hash64($0) }
        let account = batch.withBytes(.username, of: index) { hash64($0) }
        let known = hash64(text ^ id.byteSwapped, UInt64(bitPattern: date ?? 0))
        tweets[hash64(known, account), default: 0] += 1
      }
      batch.removeAll()
    }
    if count >= Self.most { isCut = try reader.read(into: &batch, upTo: 1) }
  }

  /// Whether all tweets are among those of another sheet.
  func isPart(of other: SheetTweets) -> Bool {
    if isCut || count < (areUnique ? Self.fewest : Self.fewestTexts) || count > other.count {
      return false
    }
    return tweets.allSatisfy { $0.value <= other.tweets[$0.key, default: 0] }
  }

  /// Whether all tweets are among those of several other sheets together, each as often. Of texts alone that is not told.
  func isPart(ofAll others: [SheetTweets]) -> Bool {
    if isCut || !areUnique || count < Self.fewest || others.count < 2 { return false }
    return tweets.allSatisfy { tweet, times in
      times <= others.reduce(0) { $0 + $1.tweets[tweet, default: 0] }
    }
  }
}
