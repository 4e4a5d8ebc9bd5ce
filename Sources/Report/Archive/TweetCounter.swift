public import Classifier
public import Corpus
public import Lexicon

/// Counts tweets as fast as they are labelled: by number, in arrays that grow with the distinct forms
/// and not with the tweets. What it has counted becomes a ``Tally``.
///
/// One counter serves one thread and one analyzer.
public struct TweetCounter {
  private let categories: [Category]
  private let clock: LocalClock
  private var tally = Tally()
  /// Occurrences of each surface form of the analyzer.
  private var forms: [Int] = []
  private var accounts = NameCounts()
  /// Mentions and hashtags that exports list, without their sign.
  private var mentions = NameCounts()
  private var hashtags = NameCounts()
  /// Tweets by quarter, label and kind, in one row a quarter; the last row is for dateless tweets.
  private var cells: [[Int]] = []
  private var quarters: [Quarter?] = []

  /// Makes a counter of tweets whose labels are places in `categories`.
  public init(_ categories: [Category], clock: LocalClock) {
    self.categories = categories
    self.clock = clock
  }

  /// Counts the tweet at `index`.
  ///
  /// - Parameters:
  ///   - index: the tweet's place in `batch`.
  ///   - batch: the tweets.
  ///   - analysis: the analysis of its text.
  ///   - analyzer: what made the analysis.
  ///   - label: the place of its category.
  public mutating func count(
    _ index: Int, of batch: TweetBatch, _ analysis: Analysis, _ analyzer: borrowing Analyzer,
    label: Int
  ) {
    let kind = batch.kind(of: index)
    let row = row(of: batch.createdAt(of: index))
    cells[row][label * TweetKind.allCases.count + Int(kind.rawValue)] += 1
    batch.withBytes(.username, of: index) { accounts.add($0) }
    countForms(index, of: batch, analysis)
  }

  /// All that was counted so far, in words; the numbers of `analyzer` are void afterwards.
  public mutating func takeTally(_ analyzer: borrowing Analyzer) -> Tally {
    addForms(analyzer)
    addCells()
    accounts.forEach { name, count in tally.accounts[name, default: 0] += count }
    mentions.forEach { name, count in
      tally.mentions[fold(name), default: [:]][name, default: 0] += count
    }
    hashtags.forEach { name, count in
      tally.hashtags[fold(name), default: [:]][name, default: 0] += count
    }
    let taken = tally
    self = TweetCounter(categories, clock: clock)
    return taken
  }

  private mutating func row(of createdAt: Int64?) -> Int {
    var quarter: Quarter?
    if let createdAt {
      tally.first = min(tally.first ?? createdAt, createdAt)
      tally.last = max(tally.last ?? createdAt, createdAt)
      quarter = clock.quarter(at: createdAt)
    }
    // The quarter of the tweet before is nearly always the right one, and there are few anyway.
    if let last = quarters.indices.last, quarters[last] == quarter { return last }
    if let known = quarters.firstIndex(of: quarter) { return known }
    quarters.append(quarter)
    cells.append([Int](repeating: 0, count: categories.count * TweetKind.allCases.count))
    return quarters.count - 1
  }

  private mutating func countForms(_ index: Int, of batch: TweetBatch, _ analysis: Analysis) {
    var hasMention = false
    var hasHashtag = false
    var hasLink = false
    let listsMentions = batch.listsMentions(of: index)
    let listsHashtags = batch.listsHashtags(of: index)
    for (token, form) in zip(analysis.tokens, analysis.surfaceForms) {
      switch token.kind {
      case .mention where listsMentions, .hashtag where listsHashtags: continue
      case .mention: hasMention = true
      case .hashtag: hasHashtag = true
      case .link: hasLink = true
      case .word, .number, .emoji, .cashtag, .emoticon, .email: break
      }
      while forms.count <= form.index { forms.append(0) }
      forms[form.index] += 1
    }
    if listsMentions {
      hasMention = batch.withBytes(.mentions, of: index) { mentions.addEach(of: $0) }
    }
    if listsHashtags {
      hasHashtag = batch.withBytes(.hashtags, of: index) { hashtags.addEach(of: $0) }
    }
    if hasMention { tally.tweetsWithMention += 1 }
    if hasHashtag { tally.tweetsWithHashtag += 1 }
    if hasLink { tally.tweetsWithLink += 1 }
  }

  private mutating func addForms(_ analyzer: borrowing Analyzer) {
    for (index, count) in forms.enumerated() where count > 0 {
      let form = SurfaceForm(index: index)
      let normalForm = analyzer.normalForm(of: form)
      let folded = analyzer.text(of: normalForm)
      switch analyzer.kind(of: normalForm) {
      case .mention:
        let name = String(analyzer.text(of: form).dropFirst())
        tally.mentions[String(folded.dropFirst()), default: [:]][name, default: 0] += count
      case .hashtag:
        let tag = String(analyzer.text(of: form).dropFirst())
        tally.hashtags[String(folded.dropFirst()), default: [:]][tag, default: 0] += count
        for part in analyzer.parts(of: form) { addWord(part, count, analyzer) }
      case .word: addWord(normalForm, count, analyzer)
      case .number, .link, .emoji, .cashtag, .emoticon, .email: break
      }
    }
  }

  private mutating func addWord(_ form: NormalForm, _ count: Int, _ analyzer: borrowing Analyzer) {
    if analyzer.isStopWord(form) { return }
    let term = analyzer.text(of: analyzer.term(of: form))
    let word = analyzer.text(of: form)
    tally.words[term, default: [:]][word, default: 0] += count
  }

  private mutating func addCells() {
    for (quarter, row) in zip(quarters, cells) {
      for (place, category) in categories.enumerated() {
        for kind in TweetKind.allCases {
          let count = row[place * TweetKind.allCases.count + Int(kind.rawValue)]
          if count > 0 { add(count, quarter, category.id, kind.name) }
        }
      }
    }
  }

  private mutating func add(_ count: Int, _ quarter: Quarter?, _ label: String, _ kind: String) {
    tally.tweets += count
    tally.kinds[kind, default: 0] += count
    tally.labels[label, default: 0] += count
    tally.labelKinds[label, default: [:]][kind, default: 0] += count
    if let quarter {
      tally.quarterLabels[quarter, default: [:]][label, default: 0] += count
      tally.quarterKinds[quarter, default: [:]][kind, default: 0] += count
    } else {
      tally.undated += count
    }
  }
}

/// Counts of names, kept as bytes until someone reads them.
private struct NameCounts {
  private var names = Vocabulary()
  private var counts: [Int] = []

  /// Counts a name; the empty one, which says that there is none, is not counted.
  mutating func add(_ name: Span<UInt8>) {
    if name.isEmpty { return }
    let number = Int(names.insert(name))
    if number == counts.count { counts.append(0) }
    counts[number] += 1
  }

  /// Counts the names in a list joined by spaces, and says whether there is any.
  mutating func addEach(of list: Span<UInt8>) -> Bool {
    var start = 0
    for end in 0...list.count where end == list.count || list[end] == UInt8(ascii: " ") {
      add(list.extracting(start..<end))
      start = end + 1
    }
    return !list.isEmpty
  }

  func forEach(_ body: (String, Int) -> Void) {
    for (number, count) in counts.enumerated() { body(names[Int32(number)], count) }
  }
}
