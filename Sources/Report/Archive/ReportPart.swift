public import Corpus
internal import Study

/// A part of an archive that a report compares with another.
public enum ReportPart: Hashable, Sendable {
  /// What was written in a period.
  case period(Period)
  /// The tweets of a kind; nil are the account's own: all but retweets.
  case kind(TweetKind?)
  /// The tweets of an account.
  case account(String)

  /// Reads `2020`, `2020-H1`, `2020-Q3`, `2020-07`, a span as in `2020-03-02/2020-06-30`, `own`, a kind's name, or else
  /// the name of an account.
  public init(_ name: String) {
    if let period = Period(code: name) ?? Period(spanning: name) {
      self = .period(period)
    } else if name == Self.own {
      self = .kind(nil)
    } else if let kind = TweetKind.allCases.first(where: { $0.name == name }) {
      self = .kind(kind)
    } else {
      self = .account(name.first == "@" ? String(name.dropFirst()) : name)
    }
  }

  private static let own = "own"

  /// The period; nil for other parts.
  var period: Period? { if case .period(let period) = self { period } else { nil } }

  /// Its name in data.
  public var code: String {
    switch self {
    case .period(let period): period.code
    case .kind(let kind): kind?.name ?? Self.own
    case .account(let name): name
    }
  }

  /// The groups of a study that it is made of.
  func groups(of study: ShareStudy) -> Set<String> {
    if case .account(let name) = self { return Set([study.group(named: name) ?? name]) }
    return groups(study.grouping ?? .kind)
  }

  /// The groups that it is made of.
  func groups(_ grouping: Grouping) -> Set<String> {
    switch self {
    case .period(let period): grouping.groups(in: period)
    case .kind(let kind?): [kind.name]
    case .kind(nil): Set(TweetKind.allCases.filter { $0 != .retweet }.map(\.name))
    case .account(let name): [name]
    }
  }

  /// Its tweets.
  func tweets(_ contents: ReportContents, _ timeLine: TimeLine, _ total: Breakdown) -> Breakdown {
    switch self {
    case .period(let period): timeLine.tweets(in: period)
    case .kind(let kind?): total.filtered { $0 == kind }
    case .kind(nil): total.own
    case .account(let name): contents.tally.tweets(of: [AccountSpelling.folded(name)]).values.first!
    }
  }

  /// Whether two parts can be compared: of the same sort, and without a tweet in common.
  public func isComparable(to other: ReportPart) -> Bool {
    switch (self, other) {
    case (.period(let a), .period(let b)): a.last < b.first || b.last < a.first
    case (.kind, .kind): groups(.kind).isDisjoint(with: other.groups(.kind))
    case (.account(let a), .account(let b)): AccountSpelling.folded(a) != AccountSpelling.folded(b)
    default: false
    }
  }

  /// Where it is, in a sentence: `in 2020`, `in own tweets`, `for @dinkes`.
  func place(_ prose: Prose) -> String {
    switch self {
    case .period(let period):
      prose.say(
        "pada \(prose.numbers.longName(of: period))", "in \(prose.numbers.longName(of: period))")
    case .kind(let kind): prose.say("pada \(plural(kind, prose))", "in \(plural(kind, prose))")
    case .account(let name): prose.say("pada @\(name)", "for @\(name)")
    }
  }

  private func plural(_ kind: TweetKind?, _ prose: Prose) -> String {
    switch kind {
    case nil: prose.own.lowercased()
    case .tweet: prose.say("tweet", "tweets")
    case .retweet: prose.retweets.lowercased()
    case .reply: prose.say("balasan", "replies")
    case .quote: prose.say("kutipan", "quotes")
    }
  }

  /// Its name for readers.
  func name(_ prose: Prose) -> String {
    switch self {
    case .period(let period): prose.numbers.name(of: period)
    case .kind(let kind?): prose.name(of: kind)
    case .kind(nil): prose.own
    case .account(let name): "@\(name)"
    }
  }
}
