internal import Classifier
internal import Corpus
internal import Hummingbird
internal import Report
internal import StudyFile
internal import Synchronization

/// Reading: the list of tweets that filters ask for.
extension Site {
  private static let rows = 50

  func tweetPage(_ visit: Visit) async throws -> Response {
    let address = TweetAddress(visit)
    let filter = try await address.filter(program.codable, words)
    let skipped = address.isExpression ? address.from : (address.page - 1) * Self.rows
    let found = try study.tweets(filter, skipping: skipped, limit: Self.rows)
    let marks = try await address.marks(in: found.tweets.map(\.tweet.text), explainer)
    let rows: [Markup] = zip(found.tweets, marks).map { row($0, marking: $1, visit) }
    let title = visit.say("Tweet", "Tweets")
    return visit.page(
      title, tab: .tweets,
      """
      <h1>\(title)</h1>
      \(try filterForm(address, visit))
      <p role="status">\(count(found, visit))</p>
      <ol class="tweets"\(if: !address.isExpression, " start=\"\(skipped + 1)\"")>
      \(rows)
      </ol>
      \(pages(address, found, visit))
      """)
  }

  private func count(_ found: TweetPage, _ visit: Visit) -> String {
    if let count = found.count { return visit.prose.tweets(count) }
    let count = visit.prose.tweets(found.tweets.count)
    guard let looked = found.lookedThrough else {
      return visit.say(
        "\(count), dicari sampai yang tertua.", "\(count), looked for to the oldest.")
    }
    let number = visit.prose.numbers.number(looked)
    return visit.say(
      "\(count) di sini; sejauh ini dicari dalam \(number) tweet terbaru yang tersaring.",
      "\(count) here; so far looked for in the newest \(number) of the filtered tweets.")
  }

  /// A tweet in a list, with its label.
  func row(_ tweet: LabelledTweet, marking ranges: [Range<Int>], _ visit: Visit) -> Markup {
    let category = program.codable[tweet.category]
    let date = tweet.tweet.createdAt.map { clock.day(at: $0).iso } ?? ""
    let account: Markup =
      tweet.tweet.username.isEmpty ? "" : "<bdi>@\(tweet.tweet.username)</bdi> · "
    let probability: Markup =
      tweet.category != tweet.label
      ? " <span class=\"soft\">\(visit.say("dibetulkan", "corrected"))</span>"
      : tweet.probability.map {
        " <span class=\"soft\">\(visit.prose.numbers.percent($0, decimals: 0))</span>"
      } ?? ""
    let service: Markup = category.isService ? " class=\"tag service\"" : " class=\"tag\""
    return """
      <li>
      <p class="meta">\(account)\(date) · \(visit.prose.name(of: tweet.tweet.kind))</p>
      <p class="text">\(MarkedText.markup(tweet.tweet.text, marking: ranges))</p>
      <p class="meta"><a href="/tweet/\(Int(tweet.id))"><span\(service)>\(category.title[visit.prose.language])</span></a>\(probability)</p>
      </li>
      """
  }

  // MARK: Filters

  private func filterForm(_ address: TweetAddress, _ visit: Visit) throws -> Markup {
    let say = visit.say
    let lists = try currentLists()
    let quarters = lists.quarters.map { ($0.code, visit.prose.numbers.name(of: $0)) }
    let accounts = lists.accounts
    let categories = program.codable.map { ($0.id, $0.title[visit.prose.language]) }
    let kinds = TweetKind.allCases.map { ($0.name, visit.prose.name(of: $0)) }
    let accountChoice: Markup =
      accounts.count < 2
      ? ""
      : choice(
        "account", say("Akun", "Account"), accounts.map { ($0.name, "@\($0.name)") },
        address.account, visit)
    return """
      <form class="filters" method="get" action="/tweets" role="search">
      <label class="wide-field">\(say("Cari", "Search"))
      <input type="search" name="q" value="\(address.query)" \
      placeholder="\(say("kata, \"frasa\", awal*, #tagar, @akun", "word, \"phrase\", begin*, #hashtag, @account"))"></label>
      <label class="check"><input type="checkbox" name="regex" value="1"\(address.isExpression ? " checked" : "")> \
      \(say("ungkapan reguler", "regular expression"))</label>
      \(choice("category", visit.prose.category, categories, address.category, visit))
      \(choice("quarter", visit.prose.quarter, quarters, address.quarter, visit))
      \(choice("kind", visit.prose.kind, kinds, address.kind, visit))
      \(accountChoice)
      <label class="check"><input type="checkbox" name="corrected" value="1"\(address.isCorrected ? " checked" : "")> \
      \(say("hanya yang dibetulkan", "corrected only"))</label>
      <button>\(say("Tampilkan", "Show"))</button>
      <a href="/tweets">\(say("Semua", "All"))</a>
      </form>
      """
  }

  /// Quarters and accounts, which are looked for once in each state of the tweets; a fifth of a second for 200,000.
  func currentLists() throws -> Lists {
    let tweets = try study.revision().tweets
    if let lists = lists.withLock({ $0 }), lists.revision == tweets { return lists }
    let made = Lists(
      revision: tweets, quarters: try study.quarters(), accounts: try study.accounts(limit: 500))
    lists.withLock { $0 = made }
    return made
  }

  /// The values that lists are narrowed by.
  struct Lists: Sendable {
    let revision: Int
    let quarters: [Quarter]
    let accounts: [(name: String, tweets: Int)]
  }

  private func choice(
    _ name: Markup, _ title: String, _ values: [(String, String)], _ chosen: String, _ visit: Visit
  ) -> Markup {
    let options: [Markup] = ([("", visit.prose.all)] + values).map { value, title in
      "<option value=\"\(value)\"\(value == chosen ? " selected" : "")>\(title)</option>"
    }
    return "<label>\(title) <select name=\"\(name)\">\(options)</select></label>"
  }

  private func pages(_ address: TweetAddress, _ found: TweetPage, _ visit: Visit) -> Markup {
    guard let count = found.count else {
      guard let looked = found.lookedThrough else { return "" }
      return """
        <p class="pages"><a rel="next" href="\(address.text(from: looked))">\(visit.say("Cari lebih jauh", "Look further")) →</a></p>
        """
    }
    let last = max(1, (count + Self.rows - 1) / Self.rows)
    if last == 1 { return "" }
    let before: Markup =
      address.page > 1
      ? "<a rel=\"prev\" href=\"\(address.text(page: address.page - 1))\">← \(visit.say("Lebih baru", "Newer"))</a>"
      : ""
    let after: Markup =
      address.page < last
      ? "<a rel=\"next\" href=\"\(address.text(page: address.page + 1))\">\(visit.say("Lebih lama", "Older")) →</a>"
      : ""
    let numbers = visit.prose.numbers
    return """
      <p class="pages">\(before) \
      <span>\(visit.say("Halaman", "Page")) \(numbers.number(address.page)) / \(numbers.number(last))</span> \(after)</p>
      """
  }
}

extension NumberStyle {
  /// The name of a quarter: `TW III 2021`, `Q3 2021`.
  func name(of quarter: Quarter) -> String {
    name(
      of: Period(.quarter, holding: CivilDay(year: quarter.year, month: quarter.number * 3, day: 1))
    )
  }
}
