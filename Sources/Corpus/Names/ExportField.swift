/// What a column of a table or a key of JSON holds: the fields of Resources/fields.tsv that both
/// have. The keys that JSON has beside them are those of `Key` in CSimdjson.
enum ExportField: String, CaseIterable {
  case fullText = "full_text"
  case text, rawContent = "raw_content", content, tweet
  /// Texts that stand in for one that is empty, and are those of posts elsewhere.
  case snippet, description, postText = "post_text"
  /// The tweet that a retweet passes on.
  case originalText = "original_text"
  case originalAccount = "original_account"
  case idText = "id_text", tweetID = "tweet_id"
  case id, link
  case createdAt = "created_at"
  case date, timestamp, posted
  /// The time of day and the zone beside a date.
  case time, zone
  case username, screenName = "screen_name", author, user, authorID = "author_id"
  case kind, language
  /// Filled in replies, retweets and quotes only.
  case reply, retweeted, retweetedID = "retweeted_id", quoted, isQuote = "is_quote"
  /// The comment that is answered, in tables of other platforms.
  case parent
  /// Names the one who is answered, in some exports in every tweet.
  case answered
  case conversation
  /// Whether a tweet passes another on, in some exports how often it was passed on.
  case passedOn = "passed_on"
  case retweetCount = "retweet_count"
  case likeCount = "like_count"
  case replyCount = "reply_count"
  case quoteCount = "quote_count"
  case retweets, likes, replies, quotes
  /// All counts, and all references, in structures.
  case metrics, stats, references
  case mentions, hashtags
  /// Counts that tables of accounts have, whose descriptions are no posts.
  case accountCount = "account_count"
  /// What tables of annotators have, whose `created_at` is when they wrote.
  case annotation
  /// What tables have beside tweets, and may look like texts.
  case otherThing = "other"

  /// The fields with the text of a tweet, those with its date, those with its account.
  static let texts: Set<ExportField> = [.fullText, .text, .rawContent, .content, .tweet]
  static let postTexts: Set<ExportField> = [.snippet, .description, .postText]
  static let ids: Set<ExportField> = [.idText, .tweetID, .id]
  static let dates: Set<ExportField> = [.createdAt, .date, .timestamp, .posted]
  static let accounts: Set<ExportField> = [.username, .screenName, .author, .user, .authorID]
}

/// A name that columns have in exports.
struct ColumnName {
  let field: ExportField
  /// The name as ``plain(_:)`` writes it.
  let plain: String
  /// Whether the column is the field only if what is in it says so.
  let isUnsure: Bool

  /// The names of Resources/fields.tsv that tables have, the best of each field first.
  static let all: [ColumnName] = resourceRows("fields.tsv").compactMap { row in
    guard !row[2].hasPrefix("json"), let field = ExportField(rawValue: String(row[0])) else {
      return nil
    }
    return ColumnName(
      field: field, plain: plain(String(row[1])), isUnsure: row[2].hasSuffix("?"))
  }

  /// The keys of JSON that stand for one of `fields`, as they are spelt in Resources/fields.tsv.
  static func keys(of fields: Set<String>) -> Set<String> {
    Set(
      resourceRows("fields.tsv").filter { row in
        fields.contains(String(row[0])) && !row[2].hasPrefix("table")
      }.map { String($0[1]) })
  }

  /// The plain names of the keys of JSON in Resources/fields.tsv.
  private static let plainKeys = Set(
    resourceRows("fields.tsv").filter { !$0[2].hasPrefix("table") }.map { plain(String($0[1])) })

  /// Whether a key of JSON has a name that stands for something, be it spelt otherwise.
  static func isKeyOfJSON(_ key: String) -> Bool { plainKeys.contains(plain(key)) }

  /// A name in lower case without spaces, underscores, hyphens, dots and the like.
  static func plain(_ name: String) -> String {
    let plain =
      if name.utf8.allSatisfy({ $0 < 0x80 }) {
        String(decoding: name.utf8.map(\.lowercased).filter(\.isLetterOrDigit), as: UTF8.self)
      } else {
        String(
          String.UnicodeScalarView(
            name.lowercased().unicodeScalars.filter {
              $0.properties.isAlphabetic || $0.properties.numericType != nil
            }))
      }
    // The short form of `jumlah`, number.
    return plain.hasPrefix("jml") ? "jumlah" + plain.dropFirst(3) : plain
  }

  /// The zones that a date's name may have behind it, as in `created_at_wib`.
  static let zones = ["utc", "gmt", "wib", "wita", "wit"]

  /// The zone that the name of a date has, in brackets or behind it, as in `Date (GMT+7)` and
  /// `created_at_wib`; empty for none.
  static func zone(in name: String) -> [UInt8] {
    let parts = name.split(separator: "(", maxSplits: 1)
    if parts.count == 2 { return Array(parts[1].prefix { $0 != ")" }.utf8) }
    let last = name.lowercased().split { !$0.isLetter }.last.map(String.init) ?? ""
    let zone = zones.first { last == $0 || (last.count > $0.count && last.hasSuffix($0)) }
    guard let zone, isDate(String(plain(name).dropLast(zone.count))) else {
      return []
    }
    return Array(zone.utf8)
  }

  /// What stands before and behind the names of counts in tables, as in `total retweet`, `number_of_shares` and
  /// `tweetFavoriteCt`.
  private static let countPrefixes = [
    "total", "jumlah", "numberof", "num", "nbr", "tweet", "twitter",
  ]
  private static let countSuffixes = ["count", "total", "num", "ct"]
  private static let counted: [String: ExportField] = [
    "retweet": .retweets, "repost": .retweets, "share": .retweets, "retwit": .retweets,
    "like": .likes, "favorite": .likes, "favourite": .likes, "suka": .likes,
    "reply": .replies, "replie": .replies, "comment": .replies, "komentar": .replies,
    "balasan": .replies, "quote": .quotes,
  ]

  /// What a column counts whose plain name is one for a count, if of no known export; nil for other names. Favourites in the
  /// plural are those that an account has given.
  static func count(_ plain: String) -> ExportField? {
    var (name, isCount) = (plain, false)
    for prefix in countPrefixes where name.hasPrefix(prefix) && name.count > prefix.count {
      name = String(name.dropFirst(prefix.count))
      isCount = true
    }
    if !isCount, name.hasPrefix("fav") { return nil }
    for suffix in countSuffixes where name.hasSuffix(suffix) && name.count > suffix.count {
      name = String(name.dropLast(suffix.count))
      isCount = true
    }
    guard isCount else { return nil }
    return counted[name] ?? (name.hasSuffix("s") ? counted[String(name.dropLast())] : nil)
  }

  private static let dateNames = Set(
    all.filter { ExportField.dates.contains($0.field) }.map(\.plain))

  private static let textNames = Set(
    all.filter { ExportField.texts.contains($0.field) }.map(\.plain))

  private static let plainNames = Set(all.map(\.plain))

  /// Whether a column's name is one that exports have.
  static func isKnown(_ name: String) -> Bool { plainNames.contains(plain(name)) }

  /// The same of a cell, whose bytes are looked at only if they are as few as a name has.
  static func isKnown(_ cell: Span<UInt8>) -> Bool { cell.count <= 40 && isKnown(cell.text) }

  /// Whether the plain name is that of a text.
  static func isText(_ plain: String) -> Bool { textNames.contains(plain) }

  /// Whether the plain name is that of a date.
  static func isDate(_ plain: String) -> Bool { dateNames.contains(plain) }
}
