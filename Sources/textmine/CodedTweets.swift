import Classifier
import Corpus
import Foundation
import Lexicon

/// The tweets that people have coded, from one sheet or several, ready to learn from or to be compared
/// with labels; what had to be put right or left out is remarked.
struct CodedTweets {
  struct CodedTweet {
    let id: String
    let text: [UInt8]
    let code: String
    /// What the tweet is grouped by; empty where there is no such column.
    let group: String
    /// The account that wrote it; empty where that is unknown.
    let account: String
    /// `file: row 12 (id 7)`
    let place: String
  }

  private(set) var tweets: [CodedTweet] = []
  /// What a user should know of the codes, one line each.
  private(set) var remarks: [String] = []

  /// Reads sheets.
  ///
  /// - Parameters:
  ///   - labelColumn: the column with the code; nil for its usual names.
  ///   - groupColumn: a column whose equal values belong together.
  ///   - codebook: codes that differ from one of its ids only by case are that one.
  init(
    _ input: InputArguments, labelColumn: String?, groupColumn: String? = nil,
    codebook: Codebook?
  ) throws {
    var uncoded = 0
    var empty: [String] = []
    for file in input.inputs {
      let sheet = try CodeSheet(file, input.readingOptions)
      let code = try sheet.codeColumn(labelColumn, option: "--label-column")
      let group = try groupColumn.map { try sheet.column($0, option: "--group-column") }
      for row in sheet.rows {
        if row.cells[code].isEmpty {
          uncoded += 1
        } else if row.text.allSatisfy({ $0 <= 0x20 }) {
          empty.append(sheet.place(row))
        } else {
          tweets.append(
            CodedTweet(
              id: row.id, text: row.text, code: row.cells[code],
              group: group.map { row.cells[$0] } ?? "", account: row.account,
              place: sheet.place(row)))
        }
      }
    }
    if uncoded > 0 { remarks.append("rows without a code, left out: \(uncoded)") }
    if !empty.isEmpty {
      remarks.append("coded rows without a text, left out: \(CodedTweets.list(empty))")
    }
    unifyCodes(codebook)
    dropCopies()
  }

  /// Codes that differ only by case and inner white space are one: the codebook's, or the most
  /// frequent.
  private mutating func unifyCodes(_ codebook: Codebook?) {
    func key(_ code: String) -> String {
      code.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    var counts: [String: [String: Int]] = [:]
    for tweet in tweets { counts[key(tweet.code), default: [:]][tweet.code, default: 0] += 1 }
    let ids = Dictionary(
      (codebook?.categories ?? []).map { (key($0.id), $0.id) }, uniquingKeysWith: { a, _ in a })
    var chosen: [String: String] = [:]
    for (name, spellings) in counts {
      chosen[name] =
        ids[name] ?? spellings.max { ($0.value, $1.key) < ($1.value, $0.key) }!.key
    }
    for (name, spellings) in counts.sorted(by: { $0.key < $1.key }) {
      let others = spellings.keys.filter { $0 != chosen[name] }.sorted()
      if others.isEmpty { continue }
      let list = others.map { "\"\($0)\"" }.joined(separator: ", ")
      remarks.append("counted as \"\(chosen[name]!)\": \(list)")
    }
    tweets = tweets.map { tweet in
      CodedTweet(
        id: tweet.id, text: tweet.text, code: chosen[key(tweet.code)]!, group: tweet.group,
        account: tweet.account, place: tweet.place)
    }
  }

  /// A tweet that stands twice with one code counts once; with two codes it counts with both, and is
  /// named.
  private mutating func dropCopies() {
    var first: [String: String] = [:]
    var (copies, disagreeing): (Int, [String]) = (0, [])
    tweets = tweets.filter { tweet in
      guard !tweet.id.isEmpty else { return true }
      guard let code = first[tweet.id] else {
        first[tweet.id] = tweet.code
        return true
      }
      if code == tweet.code {
        copies += 1
        return false
      }
      disagreeing.append("\(tweet.place) \"\(tweet.code)\", before \"\(code)\"")
      return true
    }
    if copies > 0 { remarks.append("tweets coded twice alike, counted once: \(copies)") }
    if !disagreeing.isEmpty {
      remarks.append(
        "tweets coded twice and not alike, counted with both codes: "
          + CodedTweets.list(disagreeing))
    }
  }

  /// The first few of the places, and how many more there are.
  private static func list(_ places: [String]) -> String {
    let shown = places.prefix(3).joined(separator: "; ")
    return places.count > 3 ? "\(shown) and \(places.count - 3) more" : shown
  }

  /// Whether every code is a category of `codebook`.
  func areAll(of codebook: Codebook) -> Bool {
    tweets.allSatisfy { codebook.place(of: $0.code) != nil }
  }

  /// The tweets as a set to learn from.
  func trainingSet(
    _ options: AnalysisOptions, _ features: FeatureOptions, finds codebook: Codebook?
  ) throws -> TrainingSet {
    let compiled = try codebook.map { try CompiledCodebook($0, options) }
    var set = try TrainingSet(options, features: features, codebook: compiled)
    for tweet in tweets {
      let account = tweet.account.isEmpty ? nil : tweet.account.lowercased()
      set.add(tweet.text.span, code: tweet.code, account: account)
    }
    return set
  }
}
