internal import CSimdjson

/// Makes tweets of the raw fields that the parser finds.
struct JSONTweets {
  private var assembler: TweetAssembler
  private var keys = KeysSeen()
  private var dates: DateReading
  /// How the order of dates is found that the first tweets do not have.
  private var lateOrder: LateOrder?
  /// Whether the document at hand had to be repaired.
  var isRepaired = false
  /// What the tweets show of their dates, where somebody asks.
  var evidence: DateEvidence?

  var file: ReadSummary.File {
    get { assembler.file }
    _modify { yield &assembler.file }
  }

  /// The account of the file with the shapes of all tweets so far.
  var countedFile: ReadSummary.File {
    var (keys, file) = (keys, file)
    keys.count(in: &file)
    return file
  }

  /// Why the rest is of no use.
  var failure: CorpusError? { lateOrder?.failure }

  init(_ assembler: TweetAssembler, _ dates: DateReading, _ lateOrder: LateOrder? = nil) {
    self.assembler = assembler
    self.dates = dates
    self.lateOrder = lateOrder
  }

  /// What a document turned out to be.
  enum Opened {
    /// A tweet, which was added.
    case tweet
    /// Something that may hold tweets, which the parser gives one after the other.
    case page
    /// Nothing that can be read.
    case bad(SkipReason)
  }

  /// Hands a document, or a part of one, to the parser, repaired where it has to be.
  mutating func open(
    _ span: Span<UInt8>, _ range: Range<Int>, at place: textmine_place, _ parser: TweetParser,
    into batch: inout TweetBatch
  ) -> Opened {
    isRepaired = false
    var tweet = textmine_tweet()
    var status = parser.open(span, range, at: place, &tweet)
    if status == TEXTMINE_JSON_BAD_UTF8 || status == TEXTMINE_JSON_BAD_STRING {
      isRepaired = true
      status = parser.openRepaired(span.extracting(range), at: place)
    }
    switch status {
    case TEXTMINE_JSON_TWEET:
      add(tweet, to: &batch)
      return .tweet
    case TEXTMINE_JSON_READ: return .page
    case TEXTMINE_JSON_TOO_DEEP: return .bad(.tooDeep)
    case TEXTMINE_JSON_NO_MEMORY: return .bad(.tooLong(limit: range.count - 1))
    default: return .bad(.notJSON)
    }
  }

  /// Adds a tweet of which there is the text alone.
  mutating func add(text: [UInt8], to batch: inout TweetBatch) {
    text.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { bytes in
        var tweet = textmine_tweet()
        tweet.content.text = textmine_bytes(start: bytes.baseAddress, count: bytes.count)
        tweet.content.has_text = true
        (tweet.retweets, tweet.likes, tweet.replies, tweet.quotes) = (-1, -1, -1, -1)
        add(tweet, to: &batch)
      }
    }
  }

  /// Adds a tweet.
  mutating func add(_ tweet: textmine_tweet, to batch: inout TweetBatch) {
    keys.note(tweet, in: &assembler.file)
    let (own, link) = (tweet.content, tweet.link.buffer.span)
    // The parser takes nothing that is no UTF-8.
    assembler.addID(tweet.id.buffer.span, link: link, isUTF8: true, to: &batch)
    let account = own.username.buffer.span
    assembler.addAccount(
      account.extracting(account.accountName), link: link, other: Span(), isUTF8: true, to: &batch)
    let createdAt = seconds(tweet)
    let known = tweet.signs.known
    // Of an archive JSON's own escapes were all there is.
    let isTextRepaired = batch.extendText(
      own.text.buffer.span, isUTF8: true, repairs: assembler.repairs,
      unescapes: file.format != .xArchive)
    var (names, isOriginal) = (own, false)
    if tweet.original.has_text, assembler.isCutRetweet(known, batch) {
      assembler.complete(
        with: tweet.original.text.buffer.span, by: tweet.original.username.buffer.span, in: &batch)
      (names, isOriginal) = (tweet.original, true)
    }
    let isCompleted = assembler.completeFromNotes(createdAt: createdAt, &batch)
    if isCompleted {
      // The lists are those of the cut text.
      (names.lists_mentions, names.lists_hashtags) = (false, false)
      file.completed += 1
    }
    let kind = assembler.endText(known, &batch)
    if names.lists_mentions {
      addMentions(names.mentions.buffer.span, isOriginal: isOriginal, to: &batch)
    }
    batch.endField()
    batch.add(names.lists_hashtags ? names.hashtags.buffer.span : Span())
    batch.endField()
    var lists: TweetBatch.Lists = []
    if names.lists_mentions { lists.insert(.mentions) }
    if names.lists_hashtags { lists.insert(.hashtags) }
    assembler.end(
      kind, createdAt: createdAt, tweet.counts, lists, LanguageCode(tweet.language.buffer.span),
      in: &batch)
    if isRepaired || isTextRepaired { file.countRepairedText() }
  }

  @inline(__always)
  private mutating func seconds(_ tweet: textmine_tweet) -> Int64? {
    if evidence != nil { showDate(of: tweet) }
    if lateOrder != nil, dates.isOrderUnmet,
      Timestamp.order(tweet.created_at.buffer.span) != nil
    {
      settleOrder(tweet)
    }
    if dates.exchanged(tweet.created_at.buffer.span) != nil { file.exchangedDates += 1 }
    let date = keys.seconds(tweet, dates)
    return assembler.date(date, dates) { Self.moment(of: tweet) }
  }

  private mutating func settleOrder(_ tweet: textmine_tweet) {
    var record = DateEvidence()
    show(tweet, to: &record)
    lateOrder?.settle(record, &dates)
    file.note(dates)
  }

  private mutating func showDate(of tweet: textmine_tweet) {
    guard var found = evidence else { return }
    show(tweet, to: &found)
    evidence = found
  }

  private func show(_ tweet: textmine_tweet, to found: inout DateEvidence) {
    let (keys, date) = (keys, tweet.created_at.buffer.span)
    found.add(Timestamp.order(date), moment: Self.moment(of: tweet)) {
      keys.seconds(tweet, tweet.created_at.buffer.span, isMonthFirst: $0 == .monthFirst)
    }
    found.add(written: date)
  }

  /// The moment that the tweet's id tells.
  private static func moment(of tweet: textmine_tweet) -> Int64? {
    let (id, link) = (tweet.id.buffer.span, tweet.link.buffer.span)
    return Snowflake.seconds(id.extracting(id.wholeID))
      ?? Snowflake.seconds(link.extracting(link.statusNumber))
  }

  /// Adds the accounts listed in a text, before those listed in what a retweet passes on the one that
  /// it is passed on from.
  private func addMentions(
    _ listed: Span<UInt8>, isOriginal: Bool, to batch: inout TweetBatch
  ) {
    if isOriginal {
      let author = batch.withLastField { $0.extracting($0.retweetedName).array }
      batch.extend(author)
      if !author.isEmpty, !listed.isEmpty { batch.extend(.space) }
    }
    batch.extend(listed)
  }
}

extension textmine_tweet {
  /// What the export's fields say of the kind.
  fileprivate var signs: KindSigns {
    var signs = KindSigns()
    let (first, own) = (conversation.buffer.span, id.buffer.span)
    if kind.count > 0 { signs.named = TweetKind(name: kind.buffer.span) }
    signs.isRetweet = is_retweet
    signs.isReply =
      is_reply || names_answered && KindSigns.isAnswer(in: first, id: own)
    signs.isQuote = is_quote
    signs.areTold = tells_kind || tells_answered && !KindSigns.goesOn(in: first, id: own)
    return signs
  }

  fileprivate var counts: Counts {
    func known(_ count: Int32) -> Int32? { count < 0 ? nil : count }
    return Counts(
      retweets: known(retweets), likes: known(likes), replies: known(replies),
      quotes: known(quotes))
  }
}
