public import ArgumentParser
public import Corpus
import Foundation
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
  @Option(
    help: ArgumentHelp(
      "Only tweets of this account; several times for several.",
      valueName: "name"))
  var account: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only tweets from this day, month or year on.",
      valueName: "YYYY-MM-DD"))
  var since: String?

  @Option(
    help: ArgumentHelp(
      "Only tweets up to and with this day, month or year.",
      valueName: "YYYY-MM-DD"))
  var until: String?

  @Option(
    help: ArgumentHelp(
      "Only tweets of this kind; several times for several.",
      valueName: "kind"))
  var kind: [TweetKind] = []

  @Option(
    help: ArgumentHelp(
      "Only tweets to which the export gives this language; several times for several.",
      valueName: "code"))
  var onlyLanguage: [String] = []

  @Option(
    help: ArgumentHelp(
      "Leave out copies: of one id, of one text, or texts nearly alike.", valueName: "id|text|near")
  )
  var deduplicate: TweetSelection.Identity?

  func validate() throws {
    for (option, value) in [("--since", since), ("--until", until)] {
      if let value, Self.period(value) == nil {
        throw ValidationError("\(option) is \"\(value)\"; expected a date as in 2021-03-31")
      }
    }
  }

  /// The selection; days begin at midnight of `clock`'s zone.
  func selection(_ clock: LocalClock = .jakarta) -> TweetSelection {
    TweetSelection(criteria(clock))
  }

  /// What is asked for, of an archive that is read whole if it may have been coded whole: copies within the
  /// selection are not those within the archive, so the selection is then all that is read.
  func part(_ clock: LocalClock) -> TweetSelection {
    TweetSelection(criteria(clock), keepsOthers: deduplicate == nil && !given.isEmpty)
  }

  private func criteria(_ clock: LocalClock) -> TweetSelection.Criteria {
    var criteria = TweetSelection.Criteria()
    criteria.accounts = Set(account.map { $0.hasPrefix("@") ? String($0.dropFirst()) : $0 })
    criteria.kinds = Set(kind)
    criteria.languages = Set(onlyLanguage)
    criteria.identity = deduplicate
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: clock.identifier) ?? .gmt
    func seconds(_ components: DateComponents) -> Int64? {
      calendar.date(from: components).map { Int64($0.timeIntervalSince1970) }
    }
    criteria.since = since.flatMap(Self.period).flatMap { seconds($0.first) }
    criteria.until = until.flatMap(Self.period).flatMap { seconds($0.after) }
    return criteria
  }

  /// What was given, for the report's account of how it was made.
  var given: [Provenance.Option] {
    let lists = [
      ("--account", account.joined(separator: " ")), ("--since", since ?? ""),
      ("--until", until ?? ""), ("--kind", kind.map(\.name).joined(separator: " ")),
      ("--only-language", onlyLanguage.joined(separator: " ")),
      ("--deduplicate", deduplicate?.rawValue ?? ""),
    ]
    return lists.filter { !$0.1.isEmpty }.map { Provenance.Option(name: $0.0, value: $0.1) }
  }

  /// The first day of `2021-03-31`, `2021-03` or `2021`, and the day after the last.
  private static func period(_ text: String) -> (first: DateComponents, after: DateComponents)? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
    guard (1...3).contains(parts.count), (1...9999).contains(parts[0]),
      parts.count < 2 || (1...12).contains(parts[1]),
      parts.count < 3 || (1...31).contains(parts[2])
    else { return nil }
    func day(_ steps: [Int]) -> DateComponents {
      DateComponents(
        year: parts[0] + steps[0], month: (parts.count > 1 ? parts[1] : 1) + steps[1],
        day: (parts.count > 2 ? parts[2] : 1) + steps[2])
    }
    let first = day([0, 0, 0])
    let calendar = Calendar(identifier: .gregorian)
    guard parts.count < 3 || first.isValidDate(in: calendar) else { return nil }
    let step = [[1, 0, 0], [0, 1, 0], [0, 0, 1]][parts.count - 1]
    return (first, day(step))
  }
}

extension TweetSelection {
  /// What was left out, for standard error.
  func printNote() {
    let total = total
    let parts = [
      total.others > 0 ? "\(total.others) tweets not asked for" : nil,
      total.copies > 0 ? "\(total.copies) copies" : nil,
    ].compactMap(\.self)
    if !parts.isEmpty { StandardError.print("left out: \(parts.joined(separator: ", "))") }
  }
}
