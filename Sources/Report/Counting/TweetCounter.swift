public import Classifier
public import Corpus
internal import Hashing
public import Lexicon
public import Study

/// Counts tweets as fast as they are labelled: by number, in arrays that grow with the distinct forms
/// and not with the tweets. What it has counted becomes a ``Tally``.
///
/// One counter serves one thread and one labeller.
public struct TweetCounter {
  /// Examples have at least and at most so many bytes: long enough to say something, short enough to be
  /// read at a glance.
  private static let exampleLength = 40...220
  /// The examples kept of each category.
  private static let exampleCount = 3
  /// The names and pairs kept before they had better be taken.
  private static let fullCount = 1 << 15
  /// A tweet has at least so many words before their language can be told.
  private static let wordyLength = 5

  private let categories: [Category]
  private let clock: LocalClock
  private let capacity: Int?
  private var tally: Tally
  private var forms: FormCounts
  private var accounts = AccountCells()
  /// Mentions and hashtags that exports list, without their sign.
  private var mentions = NameCounts()
  private var hashtags = NameCounts()
  private var days = DayCounts()
  private var accountForms = AccountForms()
  private var links = LinkCounts()
  /// Accounts that are mentioned together: by normalised form, and by name where exports list them.
  private var pairs = CoOccurrences()
  private var listedPairs = CoOccurrences()
  private var listedNames = NameCounts()

  /// Makes a counter of tweets whose labels are indices into `categories`; see ``Tally/init(capacity:)``.
  public init(
    _ categories: [Category], clock: LocalClock, capacity: Int? = FrequentNames.defaultCapacity
  ) {
    self.categories = categories
    self.clock = clock
    self.capacity = capacity
    tally = Tally(capacity: capacity)
    forms = FormCounts(categories: categories.count)
  }

  /// Counts the tweet at `index` of `batch`, whose text `labeller` has just analysed.
  ///
  /// - Parameters:
  ///   - label: the index of its category, by the labeller, by another program or by a person.
  ///   - isCorrected: whether a person gave it.
  public mutating func count(
    _ index: Int, of batch: TweetBatch, label: Int, isCorrected: Bool = false,
    by labeller: borrowing Labeller
  ) {
    let kind = batch.kind(of: index)
    let cell = label * TweetKind.allCases.count + Int(kind.rawValue)
    countDate(of: index, in: batch, cell)
    let level = FrequentNames.level(of: index, batch)
    let account = countAccount(of: index, in: batch, cell, level)
    if labeller.prediction.isFallback, !isCorrected { tally.fallbacks += 1 }
    let language = batch.language(of: index)
    if !language.isEmpty { tally.languages[language, default: 0] += 1 }
    countForms(index, of: batch, labeller, label, level)
    if let account {
      let tokens = labeller.analysis.tokens.count
      accountForms.count(
        labeller.analysis.surfaceForms.prefix(tokens), of: account, level: level)
      links.count(
        index, of: batch, tokens: labeller.analysis.tokens[...], account: account, level: level)
    }
    countPairs(index, of: batch, labeller, level)
    if kind != .retweet { countReception(batch.counts(of: index), label) }
    takeSamples(index, of: batch, labeller, label, isOwn: kind != .retweet)
  }

  /// Counts the tweet at `index` for a group that it belongs to.
  public mutating func count(_ index: Int, of batch: TweetBatch, label: Int, group: String) {
    tally.groups.add(
      1, group, as: Tally.cell(batch.kind(of: index), categories[label].id),
      level: FrequentNames.level(of: index, batch))
  }

  /// Counts the label of a second coding of the tweet at `index`, by the category's id.
  public mutating func count(_ index: Int, of batch: TweetBatch, second label: String) {
    tally.second.add(1, kind: batch.kind(of: index), label: label)
  }

  /// Counts the warning at `index`, which keeps these `rules`.
  public mutating func count(
    _ index: Int, of batch: TweetBatch, warning rules: [String], isComplete: Bool
  ) {
    let written = batch.createdAt(of: index)
    let moment = written.flatMap { written in
      batch.withBytes(.text, of: index) { TimeInText.first(in: $0, written: written) }
        .map { (written: written, named: $0) }
    }
    let (key, textHash) = Self.sampleKey(index, of: batch)
    tally.warnings.count(rules, isComplete: isComplete, moment: moment, key: key) {
      Self.sampleItem(index, of: batch, key, textHash)
    }
  }

  /// Counts the tweet at `index` for events.
  public mutating func count(_ index: Int, of batch: TweetBatch, events: [Int]) {
    guard let written = batch.createdAt(of: index) else { return }
    for event in events {
      tally.add(EventList.Seen(first: written, tweets: 1), ofEvent: event)
    }
  }

  /// Whether so many names were counted that they had better be taken.
  var isFull: Bool {
    accounts.distinct + mentions.distinct + hashtags.distinct + pairs.distinct
      + listedPairs.distinct + links.distinct > Self.fullCount
  }

  /// All that was counted since this was last asked, by names; the numbers of `analyzer` may then change.
  public mutating func takeTally(_ analyzer: borrowing Analyzer) -> Tally {
    addForms(analyzer)
    for (day, cells) in days.counted {
      if let day {
        tally.days[day, default: Breakdown()].add(breakdown(cells))
      } else {
        tally.undated.add(breakdown(cells))
      }
    }
    accounts.forEach(of: cellCount) { account, cell, tweets in
      let (label, kind) = cell.quotientAndRemainder(dividingBy: TweetKind.allCases.count)
      tally.add(
        tweets.count, of: account, kind: TweetKind.allCases[kind], label: categories[label].id,
        level: tweets.level)
    }
    mentions.forEach { _, name, count in
      tally.mentions.add(count.count, fold(name), as: name, level: count.level)
    }
    hashtags.forEach { _, name, count in
      tally.hashtags.add(count.count, fold(name), as: name, level: count.level)
    }
    addPairs(analyzer)
    tally.dropComparisons()
    let taken = tally
    self = TweetCounter(categories, clock: clock, capacity: capacity)
    return taken
  }

  private var cellCount: Int { categories.count * TweetKind.allCases.count }

  private func breakdown(_ cells: CellCounts) -> Breakdown {
    var breakdown = Breakdown()
    for (index, category) in categories.enumerated() {
      for kind in TweetKind.allCases {
        let tweets = cells[index * TweetKind.allCases.count + Int(kind.rawValue)]
        if tweets > 0 { breakdown.add(tweets, kind: kind, label: category.id) }
      }
    }
    return breakdown
  }

  private mutating func countDate(of index: Int, in batch: TweetBatch, _ cell: Int) {
    var day: CivilDay?
    if let createdAt = batch.createdAt(of: index) {
      tally.first = min(tally.first ?? createdAt, createdAt)
      tally.last = max(tally.last ?? createdAt, createdAt)
      day = clock.day(at: createdAt)
    }
    days.count(day, cell, of: cellCount)
  }

  /// Counts the tweet for its account, and gives the account's number.
  private mutating func countAccount(
    of index: Int, in batch: TweetBatch, _ cell: Int, _ level: UInt8
  ) -> Int? {
    batch.withBytes(.username, of: index) {
      accounts.count($0, cell, of: cellCount, level: level)
    }
  }

  /// Counts which accounts the tweet mentions together.
  private mutating func countPairs(
    _ index: Int, of batch: TweetBatch, _ labeller: borrowing Labeller, _ level: UInt8
  ) {
    if batch.listsMentions(of: index) {
      batch.forEachName(in: .mentions, of: index) { listedPairs.add(listedNames.number($0)) }
      listedPairs.endTweet(level: level)
    } else {
      for (token, form) in zip(labeller.analysis.tokens, labeller.analysis.surfaceForms)
      where token.kind == .mention {
        pairs.add(labeller.analyzer.normalForm(of: form).index)
      }
      pairs.endTweet(level: level)
    }
  }

  // MARK: Words, mentions, hashtags, links

  private mutating func countForms(
    _ index: Int, of batch: TweetBatch, _ labeller: borrowing Labeller, _ label: Int,
    _ level: UInt8
  ) {
    var (hasMention, hasHashtag, hasLink) = (false, false, false)
    var (words, stopWords) = (0, 0)
    let listsMentions = batch.listsMentions(of: index)
    let listsHashtags = batch.listsHashtags(of: index)
    for (token, form) in zip(labeller.analysis.tokens, labeller.analysis.surfaceForms) {
      switch token.kind {
      case .mention where listsMentions, .hashtag where listsHashtags: continue
      case .mention: hasMention = true
      case .hashtag: hasHashtag = true
      case .link: hasLink = true
      case .word:
        words += 1
        if labeller.analyzer.isStopWord(labeller.analyzer.normalForm(of: form)) { stopWords += 1 }
      case .number, .emoji, .cashtag, .emoticon, .email: break
      }
      forms.count(form, label, level: level)
    }
    if listsMentions {
      batch.forEachName(in: .mentions, of: index) {
        mentions.add($0, level: level)
        hasMention = true
      }
    }
    if listsHashtags {
      batch.forEachName(in: .hashtags, of: index) {
        hashtags.add($0, level: level)
        hasHashtag = true
      }
    }
    if hasMention { tally.tweetsWithMention += 1 }
    if hasHashtag { tally.tweetsWithHashtag += 1 }
    if hasLink { tally.tweetsWithLink += 1 }
    guard words >= Self.wordyLength else { return }
    tally.wordy += 1
    if stopWords == 0 { tally.wordyWithoutStopWord += 1 }
  }

  private mutating func addForms(_ analyzer: borrowing Analyzer) {
    var labelWords = [Int](repeating: 0, count: categories.count)
    for form in forms.counted {
      let (count, level) = (forms.total(of: form), forms.level(of: form))
      let normalForm = analyzer.normalForm(of: form)
      let folded = analyzer.text(of: normalForm)
      switch analyzer.kind(of: normalForm) {
      case .mention:
        let name = String(analyzer.text(of: form).dropFirst())
        tally.mentions.add(count, String(folded.dropFirst()), as: name, level: level)
      case .hashtag:
        let tag = String(analyzer.text(of: form).dropFirst())
        tally.hashtags.add(count, String(folded.dropFirst()), as: tag, level: level)
        for part in analyzer.parts(of: form) { addWord(part, form, analyzer, &labelWords) }
      case .word: addWord(normalForm, form, analyzer, &labelWords)
      case .number, .link, .emoji, .cashtag, .emoticon, .email: break
      }
    }
    for (category, count) in zip(categories, labelWords) where count > 0 {
      tally.labelWordTotals[category.id, default: 0] += count
    }
  }

  /// Adds a word, and to `labelWords` how often it stands in the tweets of each category.
  private mutating func addWord(
    _ normalForm: NormalForm, _ form: SurfaceForm, _ analyzer: borrowing Analyzer,
    _ labelWords: inout [Int]
  ) {
    if analyzer.isStopWord(normalForm) { return }
    let term = analyzer.text(of: analyzer.term(of: normalForm))
    let word = analyzer.text(of: normalForm)
    tally.words.add(forms.total(of: form), term, as: word, level: forms.level(of: form))
    for (label, category) in categories.enumerated() {
      let count = forms.count(of: form, label)
      if count == 0 { continue }
      tally.labelWords.add(count, term, as: category.id, level: forms.level(of: form, label))
      labelWords[label] += count
    }
  }

  private mutating func addPairs(_ analyzer: borrowing Analyzer) {
    var forms: [Int: String] = [:]
    for number in pairs.tweets.keys {
      forms[number] = String(analyzer.text(of: NormalForm(index: number)).dropFirst())
    }
    tally.add(pairs) { forms[$0, default: ""] }
    tally.add(listedPairs) { fold(listedNames.name($0)) }
    accountForms.forEach { account, form, count in
      let normalForm = analyzer.normalForm(of: form)
      guard analyzer.kind(of: normalForm) == .word, !analyzer.isStopWord(normalForm) else { return }
      let term = analyzer.text(of: analyzer.term(of: normalForm))
      tally.accountWords.add(
        count.count, accounts.name(account), as: term, level: count.level)
    }
    links.forEach { account, tie, target, count in
      tally.links.add(
        count.count, accounts.name(account), as: "\(tie.rawValue) \(target)", level: count.level)
    }
  }

  // MARK: Reception and samples

  private mutating func countReception(_ counts: Counts, _ label: Int) {
    let id = categories[label].id
    if let replies = counts.replies {
      tally.reception[id, default: Reception()].replies[Int(replies), default: 0] += 1
    }
    if let likes = counts.likes {
      tally.reception[id, default: Reception()].likes[Int(likes), default: 0] += 1
    }
    if let retweets = counts.retweets {
      tally.reception[id, default: Reception()].retweets[Int(retweets), default: 0] += 1
    }
  }

  private mutating func takeSamples(
    _ index: Int, of batch: TweetBatch, _ labeller: borrowing Labeller, _ label: Int, isOwn: Bool
  ) {
    let (key, textHash) = Self.sampleKey(index, of: batch)
    tally.sample.add(TweetSample.Item(hash: key, textHash: textHash))
    let length = batch.withBytes(.text, of: index) { $0.count }
    guard isOwn, Self.exampleLength.contains(length), !labeller.prediction.isFallback else {
      return
    }
    let id = categories[label].id
    if let kept = tally.examples[id], !kept.takes(key) { return }
    var item = Self.sampleItem(index, of: batch, key, textHash)
    item.evidence += labeller.evidenceTexts.prefix(3)
    tally.examples[id, default: TweetSample(limit: Self.exampleCount)].add(item)
  }

  /// What decides whether a tweet gets into a sample, and the hash of its text.
  private static func sampleKey(_ index: Int, of batch: TweetBatch) -> (key: UInt64, text: UInt64) {
    let textHash = batch.withBytes(.text, of: index) { hash64($0) }
    var key = batch.withBytes(.id, of: index) { $0.isEmpty ? textHash : hash64($0) }
    if let moment = batch.createdAt(of: index) { key ^= UInt64(bitPattern: moment) }
    return (key, textHash)
  }

  private static func sampleItem(
    _ index: Int, of batch: TweetBatch, _ key: UInt64, _ textHash: UInt64
  ) -> TweetSample.Item {
    var item = TweetSample.Item(hash: key, textHash: textHash)
    item.id = batch.string(.id, of: index)
    item.account = batch.string(.username, of: index)
    item.text = batch.string(.text, of: index)
    return item
  }
}
