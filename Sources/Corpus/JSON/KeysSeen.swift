internal import CSimdjson

/// The keys that the fields of a file's tweets were read from, and the tweets' shapes.
///
/// Most tweets of a file have the same, so that each is compared with the last one only.
struct KeysSeen {
  private var last = InlineArray<4, UnsafePointer<CChar>?>(repeating: nil)
  private var shape = TEXTMINE_SHAPE_OTHER
  /// The tweets of that shape that are not yet counted in the file.
  private var ofShape = 0
  /// The zone that the name of the last date has, as in `published_at_wib`; empty for none.
  private var zone: [UInt8] = []
  private static let fields: [TweetField] = [.id, .account, .date, .text]

  /// Notes what `tweet` was read from.
  @inline(__always)
  mutating func note(_ tweet: textmine_tweet, in file: inout ReadSummary.File) {
    if tweet.shape != shape { use(tweet.shape, in: &file) }
    ofShape += 1
    note(0, tweet.id_key, &file.fields)
    if let key = tweet.username_key {
      note(1, key, &file.fields)
    } else if let key = tweet.link_key, key != last[1],
      !tweet.link.buffer.span.statusAccount.isEmpty
    {
      // The link names the account of a tweet without another.
      note(1, key, &file.fields)
    }
    if let key = tweet.created_at_key, key != last[2] {
      zone = ColumnName.zone(in: String(cString: key))
    }
    note(2, tweet.created_at_key, &file.fields)
    note(3, tweet.text_key, &file.fields)
  }

  /// The date of the tweet noted last, in the zone that its key names where it has none itself.
  @inline(__always)
  func seconds(_ tweet: textmine_tweet, _ dates: DateReading) -> Int64? {
    let date = tweet.created_at.buffer.span
    if let exchanged = dates.exchanged(date) {
      return seconds(tweet, exchanged.span, isMonthFirst: dates.isMonthFirst)
    }
    return seconds(tweet, date, isMonthFirst: dates.isMonthFirst)
  }

  /// The same of a date in the place of the tweet's.
  @inline(__always)
  func seconds(
    _ tweet: textmine_tweet, _ date: Span<UInt8>, isMonthFirst: Bool
  ) -> Int64? {
    if tweet.time_of_day.count > 0, date.position(of: UInt8(ascii: ":")) == date.count {
      let whole = date.array + [.space] + tweet.time_of_day.buffer.span.array + [.space] + zone
      if let seconds = Timestamp.seconds(whole.span, isMonthFirst: isMonthFirst) { return seconds }
    }
    return zone.isEmpty
      ? Timestamp.seconds(date, isMonthFirst: isMonthFirst)
      : Timestamp.seconds(date, inZone: zone, isMonthFirst: isMonthFirst)
  }

  /// Counts the tweets of the shape so far.
  mutating func count(in file: inout ReadSummary.File) {
    if ofShape > 0 { file.shapes[TweetShape(shape), default: 0] += ofShape }
    ofShape = 0
  }

  private mutating func use(_ next: textmine_shape, in file: inout ReadSummary.File) {
    count(in: &file)
    shape = next
  }

  @inline(__always)
  private mutating func note(
    _ place: Int, _ key: UnsafePointer<CChar>?, _ fields: inout FieldCounts
  ) {
    guard let key, key != last[place] else { return }
    last[place] = key
    fields.note(Self.fields[place], from: String(cString: key))
  }
}

extension TweetShape {
  fileprivate init(_ shape: textmine_shape) {
    switch shape {
    case TEXTMINE_SHAPE_V1: self = .v1
    case TEXTMINE_SHAPE_V2: self = .v2
    case TEXTMINE_SHAPE_GRAPHQL: self = .graphQL
    case TEXTMINE_SHAPE_ARCHIVE: self = .archive
    case TEXTMINE_SHAPE_NOTE: self = .note
    case TEXTMINE_SHAPE_SNSCRAPE: self = .snscrape
    case TEXTMINE_SHAPE_TWSCRAPE: self = .twscrape
    default: self = .other
    }
  }
}
