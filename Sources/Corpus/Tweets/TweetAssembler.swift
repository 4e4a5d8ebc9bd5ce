/// Decides what a tweet is from the raw fields of its record, and counts what it lacks.
///
/// The readers of tables and of JSON find the fields; what follows from them is said here alone, so
/// that one tweet is the same in whatever export it comes: which of several accounts is its own, what
/// its link tells of it, its kind, and the whole text of one that is cut. The fields are added in the
/// order of ``TweetBatch/Field``.
struct TweetAssembler {
  /// What became of the records so far.
  var file: ReadSummary.File
  /// Whether texts that programs have damaged are put right, and HTML entities decoded.
  let repairs: Bool
  /// The account of tweets that name none.
  private let defaultAccount: [UInt8]
  /// The long tweets that stand in a file of their own.
  private let notes: LongTweets?
  /// The offsets of dates from UTC that the first records did not show, and how often they came.
  private var otherOffsets: [Int64: Int] = [:]
  private static let fewestOfOffset = 10

  init(
    _ file: ReadSummary.File, account: String?, notes: LongTweets? = nil, _ options: ReadingOptions
  ) {
    self.file = file
    self.notes = notes
    repairs = options.repairs
    defaultAccount = Array((account ?? "").utf8)
  }

  // MARK: Identity

  /// Adds the id, else the number in the tweet's link.
  ///
  /// An id that a program has taken for a number has lost its last digits: it is counted, and is none. `NaN` and its
  /// like are none either.
  @inline(__always)
  mutating func addID(
    _ field: Span<UInt8>, link: Span<UInt8>, isRounded: Bool = false, isUTF8: Bool,
    to batch: inout TweetBatch
  ) {
    let id = field.wholeID
    // Words are no id either, as where a row was cut.
    let isNone = field.isNobody || field.extracting(id).isPhrase
    if !id.isEmpty && !isRounded && !isNone && !field.isFloatingPoint(id) {
      batch.extendPlain(field.extracting(id), isUTF8: isUTF8)
    } else {
      if !isNone, !field.trimmed.isEmpty { file.rounded += 1 }
      if !link.isEmpty { batch.extend(link.extracting(link.statusNumber)) }
    }
    batch.endField()
  }

  /// Adds the account: `name`, else that of the tweet's link, else the one that `other` names.
  @inline(__always)
  func addAccount(
    _ name: Span<UInt8>, link: Span<UInt8>, other: Span<UInt8>, isUTF8: Bool,
    to batch: inout TweetBatch
  ) {
    if !name.isEmpty {
      batch.extendPlain(name, isUTF8: isUTF8)
    } else {
      addOtherAccount(link, other, isUTF8, &batch)
    }
    batch.endField()
  }

  private func addOtherAccount(
    _ link: Span<UInt8>, _ other: Span<UInt8>, _ isUTF8: Bool, _ batch: inout TweetBatch
  ) {
    let author = link.extracting(link.statusAccount)
    if !author.isEmpty, !author.isNobody { return batch.extend(author) }
    if author.isEmpty, case let profile = link.extracting(link.profileAccount), !profile.isEmpty {
      return batch.extend(profile)
    }
    let name = other.accountName
    if !name.isEmpty { return batch.extendPlain(other.extracting(name), isUTF8: isUTF8) }
    batch.extend(defaultAccount.span)
  }

  // MARK: Text

  /// Whether the text in the open field is that of a retweet that goes on in what it passes on.
  @inline(__always)
  func isCutRetweet(_ known: TweetKind?, _ batch: TweetBatch) -> Bool {
    batch.withOpenField { text in
      (known == .retweet || text.retweetPrefix > 0) && text.cutAt < text.count
    }
  }

  /// Puts the whole text that a retweet passes on in the place of the cut one in the open field,
  /// behind `RT @name: ` where the field has that or `account` is known.
  mutating func complete(
    with original: Span<UInt8>, by account: Span<UInt8>, in batch: inout TweetBatch
  ) {
    let prefix = batch.withOpenField { $0.retweetPrefix }
    batch.shortenOpenField(to: prefix)
    let name = account.accountName
    if prefix == 0, !name.isEmpty {
      for byte in "RT @".utf8 { batch.extend(byte) }
      batch.extend(account.extracting(name))
      batch.extend(UInt8(ascii: ":"))
      batch.extend(.space)
    }
    _ = batch.extendText(original, isUTF8: true, repairs: repairs)
  }

  /// Puts the whole text of a long tweet in the place of the cut one in the open field; whether it did.
  func completeFromNotes(createdAt: Int64?, _ batch: inout TweetBatch) -> Bool {
    guard let notes else { return false }
    let whole = batch.withOpenField { notes.whole($0, createdAt: createdAt) }
    if let whole { batch.replaceOpenField(whole.span) }
    return whole != nil
  }

  /// Ends the text; the kind by it and by the export's fields.
  @inline(__always)
  func endText(_ known: TweetKind?, _ batch: inout TweetBatch) -> TweetKind {
    batch.endField()
    return batch.withLastField { TweetKind(text: $0, known: known) }
  }

  // MARK: Date

  /// The date of a tweet: that of its record, set right by the moment that the id tells where the record's dates are otherwise
  /// those of the ids; that moment where the record has none.
  ///
  /// - Parameter moment: what the id tells, asked for only where that matters.
  @inline(__always)
  mutating func date(
    _ date: Int64?, _ reading: DateReading, moment: () -> Int64?
  ) -> Int64? {
    if date != nil, !reading.areOfIDs { return date }
    return setRight(date, moment: moment(), reading.offsets)
  }

  /// - Parameter offsets: the usual offsets from UTC of the dates, in seconds.
  private mutating func setRight(_ date: Int64?, moment: Int64?, _ offsets: [Int64]) -> Int64? {
    guard let date else {
      guard let moment, Snowflake.isOfTweets(moment) else { return nil }
      file.datedByIDs += 1
      return moment
    }
    let usual = offsets.first ?? 0
    guard let moment else { return date - usual }
    if let offset = Snowflake.offset(of: date, moment) {
      if offset != 0, offsets.isEmpty { file.redated += 1 }
      if !offsets.isEmpty, !file.dateOffsets.contains(offset) { note(offset: offset) }
      return date - offset
    }
    guard Snowflake.isOfTweets(moment) else { return date - usual }
    file.redated += 1
    return moment
  }

  /// Counts an offset that the first records did not show; one of several tweets in a hundred is one of the file's.
  private mutating func note(offset: Int64) {
    let count = otherOffsets[offset, default: 0] + 1
    otherOffsets[offset] = count
    if count >= Self.fewestOfOffset, count * 100 >= file.tweets {
      file.dateOffsets = (file.dateOffsets + [offset]).sorted()
    }
  }

  // MARK: The rest

  /// Ends the tweet, whose fields are all there.
  @inline(__always)
  mutating func end(
    _ kind: TweetKind, createdAt: Int64?, _ counts: Counts, _ lists: TweetBatch.Lists,
    _ language: LanguageCode, in batch: inout TweetBatch
  ) {
    file.add(lacking: batch.endTweet(kind, createdAt, counts, lists, language))
  }
}

extension Span<UInt8> {
  /// Whether programs write this name where there is none.
  var isNobody: Bool { ExportWords.nobody.value(of: self) != nil }
}
