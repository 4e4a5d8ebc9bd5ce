import Corpus
import Foundation
import Report
import Study

/// What was found in one file.
struct Inspection: Encodable {
  /// The most accounts that are named.
  static let namedAccounts = 10
  /// Names are kept while there are no more accounts than this.
  private static let accountLimit = 10_000

  struct FieldUse: Encodable {
    let field: String
    /// The columns or keys that the field was read from.
    let from: [String]
    /// The number of tweets that have it.
    let tweets: Int
  }

  struct AccountCount: Encodable {
    let account: String
    let tweets: Int
  }

  struct Skipped: Encodable {
    let line: Int
    let reason: String
  }

  let name: String
  private(set) var format: String?
  private(set) var shapes: [String: Int] = [:]
  private(set) var records = 0
  private(set) var tweets = 0
  private(set) var skipped = 0
  private(set) var others = 0
  private(set) var repaired = 0
  private(set) var completed = 0
  private(set) var duplicates = 0
  private(set) var fields: [FieldUse] = []
  private(set) var kinds: [String: Int] = [:]
  private(set) var accounts = 0
  private(set) var mostActive: [AccountCount] = []
  private(set) var from: String?
  private(set) var until: String?
  private(set) var losses: [Skipped] = []
  /// Why the file, or the rest of it, could not be used.
  var error: String?

  private var first = Int64.max
  private var last = Int64.min
  private var seenAccounts = SeenTweets()
  private var tweetsByAccount: [String: Int] = [:]

  init(name: String) { self.name = name }

  private enum CodingKeys: CodingKey {
    case name, format, shapes, records, tweets, skipped, others, repaired, completed, duplicates
    case fields, kinds, accounts, from, until, losses, error
    case mostActive
  }

  /// Counts the tweets of a batch; `seen` are the ids of all files so far.
  mutating func add(_ batch: TweetBatch, _ seen: inout SeenTweets) {
    for isNew in seen.areNew(batch) where !isNew { duplicates += 1 }
    for index in 0..<batch.count {
      kinds[batch.kind(of: index).name, default: 0] += 1
      if let createdAt = batch.createdAt(of: index) {
        first = min(first, createdAt)
        last = max(last, createdAt)
      }
      let isNew = batch.withBytes(.username, of: index) { name in
        !name.isEmpty && seenAccounts.isNew(name)
      }
      if isNew { accounts += 1 }
      if accounts <= Self.accountLimit {
        let name = batch.string(.username, of: index)
        if !name.isEmpty { tweetsByAccount[name, default: 0] += 1 }
      }
    }
  }

  /// Takes over what became of the file's records.
  mutating func finish(_ file: ReadSummary.File) {
    format = file.format.rawValue
    for (shape, count) in file.shapes { shapes[shape.rawValue] = count }
    (records, tweets, skipped) = (file.records, file.tweets, file.skipped)
    (others, repaired, completed) = (file.others, file.repaired, file.completed)
    fields = TweetField.allCases.map { field in
      FieldUse(
        field: field.name, from: file.fields.origins(of: field),
        tweets: file.tweets - file.fields.without(field))
    }
    losses = file.firstSkipped.map { Skipped(line: $0.line, reason: "\($0.reason)") }
    if first <= last {
      from = Self.text(first)
      until = Self.text(last)
    }
    if accounts <= Self.accountLimit {
      let sorted = tweetsByAccount.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      mostActive = sorted.prefix(Self.namedAccounts).map {
        AccountCount(account: $0.key, tweets: $0.value)
      }
    }
    tweetsByAccount = [:]
  }

  private static func text(_ seconds: Int64) -> String {
    Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
  }
}

extension Inspection {
  /// The account for a person.
  var text: String {
    var lines = [name]
    func add(_ name: String, _ value: String) {
      lines.append("  " + name.padded(to: 12) + value)
    }
    if let format {
      let found = shapes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      add("format", ([format] + found.map { "\($0.key) \($0.value)" }).joined(separator: ", "))
      add(
        "records",
        "\(records) = \(tweets) tweets + \(skipped) skipped + \(others) that are no tweets")
      add("accounts", accountText)
      add("period", from.flatMap { from in until.map { "\(from) – \($0)" } } ?? "–")
      let found2 = TweetKind.allCases.compactMap { kind in
        kinds[kind.name].map { "\(kind.name) \($0)" }
      }
      add("kinds", found2.isEmpty ? "–" : found2.joined(separator: ", "))
      add("duplicates", "\(duplicates)")
      if repaired > 0 { add("repaired", "\(repaired)") }
      if completed > 0 { add("completed", "\(completed)") }
      var table = TextTable(["field", "read from", "tweets"])
      for field in fields {
        table.add([field.field, field.from.joined(separator: ", "), "\(field.tweets)"])
      }
      lines += table.rendered().split(separator: "\n").map { "  \($0)" }
    }
    if !losses.isEmpty {
      var table = TextTable(["line", "reason"])
      for loss in losses { table.add(["\(loss.line)", loss.reason]) }
      lines += table.rendered().split(separator: "\n").map { "  \($0)" }
      if skipped > losses.count { lines.append("  and \(skipped - losses.count) more") }
    }
    if let error { add("error", error) }
    return lines.joined(separator: "\n") + "\n"
  }

  private var accountText: String {
    let named = mostActive.map { "@\($0.account) \($0.tweets)" }.joined(separator: ", ")
    if named.isEmpty { return "\(accounts)" }
    return "\(accounts): \(named)\(accounts > mostActive.count ? ", …" : "")"
  }
}
