/// Which columns hold what, by their names: what is in them decides between names, and against those that other things have, too.
extension TableColumns {
  /// Numbers of rows stand behind ids of tweets, whatever the columns are called, and names of accounts are none. Of numbers of
  /// one's own those come first that are said to be of tweets: others may be of codings.
  static func id(_ names: NamedColumns, _ sample: TableSample) -> Int? {
    let found = names.all(ExportField.ids).filter { sample[$0].handleRank != 3 }
    let ofTweets = ["tweet_id", "status_id", "id_tweet"].compactMap(names.index).first {
      found.contains($0) && sample[$0].isFilled
    }
    return found.first { sample[$0].holdsIDs } ?? ofTweets ?? found.first
  }

  /// Those with a day, a month and a year each in a column come first where no other holds dates. In tables of annotators
  /// `created_at` is when they wrote.
  static func dates(
    _ names: NamedColumns, _ sample: TableSample
  ) -> [(column: Int, parts: DateParts?)] {
    let fields =
      names.isOfAnnotators ? ExportField.dates.subtracting([.createdAt]) : ExportField.dates
    let whole = names.all(fields)
    if let parts = names.dateParts, !whole.contains(where: { sample[$0].holdsDates }),
      sample[parts.day].isNumeric, sample[parts.year].isNumeric
    {
      return [(parts.day, parts)] + whole.filter { $0 != parts.day }.map { ($0, nil) }
    }
    return whole.map { ($0, nil) }
  }

  /// Names that are shown stand behind those that accounts have, whatever the columns are called.
  static func accounts(_ names: NamedColumns, _ sample: TableSample) -> [Int] {
    let found = names.all(ExportField.accounts) {
      !sample[$0].isNumeric && sample[$0].handleRank != 1
    }.filter { !sample[$0].holdsRoundedNumbers && !(names.isOfAnnotators && sample[$0].isNumeric) }
    guard let best = found.max(by: { sample[$0].handleRank < sample[$1].handleRank })
    else { return [] }
    let first = found.first { sample[$0].handleRank == sample[best].handleRank } ?? best
    return [first] + found.filter { $0 != first }
  }

  func texts(_ names: NamedColumns, _ sample: TableSample) -> [Int] {
    let named = names.all(ExportField.texts) { !sample[$0].isNumeric }
    // The words of a text as a list give way to the text, but are better than nothing.
    let whole = named.filter { !sample[$0].holdsLists }
    let found = whole.isEmpty ? named : whole
    // A column that is empty throughout gives way to one that is not, and one of texts that were made of another's, or of
    // their topics, to that.
    let isFilled = found.contains { sample[$0].isFilled }
    if let filled = found.first(where: { !isFilled || sample[$0].isFilled }) {
      var first =
        found.first { sample.isPrepared(filled, from: $0) || sample.isHeading(filled, of: $0) }
        ?? filled
      // What it was prepared from, and that again.
      for _ in sample.places {
        guard let original = sample.original(of: first) else { break }
        first = original
      }
      return [first] + found.filter { $0 != first } + names.all([.snippet])
    }
    if !tellsMore || isOfAccounts(names) { return [] }
    return names.all(ExportField.postTexts) { !sample[$0].isNumeric }
  }

  /// Whether the table is one of accounts, whose descriptions are no posts.
  func isOfAccounts(_ names: NamedColumns) -> Bool {
    names.first([.retweetCount, .retweets, .replyCount, .replies]) == nil
      && names.first([.accountCount]) != nil
  }

  mutating func findRest(_ names: NamedColumns, _ sample: TableSample) {
    originalTexts = names.all([.originalText]).filter { !texts.contains($0) }
    originalAccount = names.first([.originalAccount])
    time = names.first([.time])
    zone = names.first([.zone])
    language = names.first([.language])
    // Some exports fill the column in every tweet.
    reply = names.all([.reply]) { !sample[$0].isFull }
    // What is a count in some tables says yes or no in others.
    func truths(_ fields: Set<ExportField>) -> [Int] {
      let found = names.all(fields)
      // Where a column counts, another of the kind that has only 0 and 1 says no or yes.
      let counts = found.contains { sample[$0].isNumeric && !sample[$0].holdsBits }
      return found.filter { sample[$0].holdsTruths || counts && sample[$0].holdsBits }
    }
    reply += truths([.replyCount, .replies])
    answered = names.first([.answered])
    conversation = names.first([.conversation])
    // Where nothing else tells: `parent` is what began a thread, too.
    if reply.isEmpty, answered == nil, kinds.isEmpty, let parent = names.first([.parent]),
      let id, sample.areAnswered(parent, ids: id)
    {
      reply = [parent]
    }
    // Those that name somebody in every tweet, or leave it out in an author's own thread, have a rule of their own.
    if let id, let conversation, answered == nil {
      conversationsTellReplies = sample.conversationsAreOfTweets(conversation, ids: id)
    }
    retweet = names.all([.retweeted, .retweetedID]) + truths([.retweetCount, .retweets])
    quote = names.all([.quoted, .isQuote]) + truths([.quoteCount, .quotes])
    passedOn = names.first([.passedOn])
    let counted: [Set<ExportField>] = [
      [.retweetCount, .retweets], [.likeCount, .likes], [.replyCount, .replies],
      [.quoteCount, .quotes],
    ]
    counts = counted.map { fields in
      let taken = truths(fields)
      let found = names.all(fields).first { !taken.contains($0) }
      return found.flatMap { sample[$0].holdsSentences && !fields.contains(.quotes) ? nil : $0 }
    }
    // Those of annotators are of their comments.
    if names.isOfAnnotators { counts[2] = nil }
    metrics = names.first([.metrics, .stats])
    references = names.first([.references])
    // Some exports list the numbers of those who are mentioned.
    mentions = names.all([.mentions]).first { !sample[$0].isNumeric }
    // Others count them.
    hashtags = names.all([.hashtags]).first { !sample[$0].isNumeric }
    // A column serves once: texts are neither names nor numbers.
    accounts.removeAll(where: texts.contains)
    for slot in counts.indices where counts[slot].map(texts.contains) == true {
      counts[slot] = nil
    }
  }
}
