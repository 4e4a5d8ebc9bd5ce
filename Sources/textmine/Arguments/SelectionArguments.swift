public import ArgumentParser
public import Corpus
import Report

extension TweetSelection.Identity: ExpressibleByArgument {}
extension TweetKind: ExpressibleByArgument {
  /// A kind by its name.
  public init?(argument: String) {
    guard let kind = TweetKind.allCases.first(where: { $0.name == argument }) else { return nil }
    self = kind
  }

  /// All names.
  public static var allValueStrings: [String] { allCases.map(\.name) }
}

/// Which of the tweets read are used.
struct SelectionArguments: ParsableArguments {
  @Option(help: .value("name", "Only tweets of this account; several times for several."))
  var account: [String] = []

  @Option(help: .value("YYYY-MM-DD", "Only tweets from this day, month or year on."))
  var since: String?

  @Option(help: .value("YYYY-MM-DD", "Only tweets up to and with this day, month or year."))
  var until: String?

  @Option(help: .value("kind", "Only tweets of this kind; several times for several."))
  var kind: [TweetKind] = []

  @Option(
    help: .value(
      "code", "Only tweets to which the export gives this language; several times for several."))
  var onlyLanguage: [String] = []

  @Option(
    help: .value("id|text|near", "Leave out copies: of one id, of one text, or texts nearly alike.")
  )
  var deduplicate: TweetSelection.Identity?

  func validate() throws {
    for (option, value) in [("--since", since), ("--until", until)] {
      if let value, DayRange(value) == nil {
        throw ValidationError("\(option) is \"\(value)\"; expected a date as in 2021-03-31")
      }
    }
  }

  /// The selection; days begin at midnight of `clock`'s zone.
  ///
  /// - Parameter ofWhole: whether an archive is read whole, of which this is a part: one that may have been coded
  ///   whole. Not with copies left out, since those within the selection are not those within the archive.
  func selection(_ clock: LocalClock, ofWhole: Bool = false) -> TweetSelection {
    var criteria = TweetSelection.Criteria()
    criteria.accounts = Set(account.map { $0.hasPrefix("@") ? String($0.dropFirst()) : $0 })
    criteria.kinds = Set(kind)
    criteria.languages = Set(onlyLanguage)
    criteria.identity = deduplicate
    criteria.since = since.flatMap { DayRange($0) }.map { clock.start(of: $0.first) }
    criteria.until = until.flatMap { DayRange($0) }.map { clock.start(of: $0.end) }
    return TweetSelection(
      criteria, keepsOthers: ofWhole && deduplicate == nil && !given.isEmpty)
  }

  /// What was given, for the report's account of how it was made.
  var given: [Provenance.Option] {
    [
      ("--account", account), ("--since", [since].compactMap(\.self)),
      ("--until", [until].compactMap(\.self)), ("--kind", kind.map(\.name)),
      ("--only-language", onlyLanguage), ("--deduplicate", deduplicate.map { [$0.rawValue] } ?? []),
    ].filter { !$0.1.isEmpty }
      .map { Provenance.Option(name: $0.0, value: $0.1.joined(separator: " ")) }
  }
}
