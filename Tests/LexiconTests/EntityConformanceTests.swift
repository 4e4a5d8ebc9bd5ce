import Foundation
import Testing
import Yams

@testable import Lexicon

/// A case in the form of twitter-text's own conformance suite.
struct EntityCase: CustomTestStringConvertible, Sendable {
  let group: String
  let description: String
  let text: String
  let expected: [Entity]

  var testDescription: String { "\(group): \(description)" }

  /// An entity as the suite writes it: the text without its sign and, in some groups, where it
  /// stands.
  struct Entity: Equatable, Sendable {
    var text: String
    var list: String?
    var indices: [Int]?
  }

  /// The cases of a file `tests: {group: [{description, text, expected}]}`.
  static func read(_ file: URL) throws -> [EntityCase] {
    let root = try Yams.load(yaml: String(contentsOf: file, encoding: .utf8)) as? [String: Any]
    let groups = try #require(root?["tests"] as? [String: [[String: Any]]])
    return try groups.sorted { $0.key < $1.key }.flatMap { group, cases in
      try cases.map { fields in
        EntityCase(
          group: group, description: fields["description"] as? String ?? "",
          text: try #require(fields["text"] as? String),
          expected: try entities(fields["expected"]))
      }
    }
  }

  private static func entities(_ expected: Any?) throws -> [Entity] {
    switch expected {
    case let name as String: return [Entity(text: name)]
    case let items as [Any]:
      return try items.map { item in
        guard let fields = item as? [String: Any] else {
          return Entity(text: try #require(item as? String))
        }
        let names = ["url", "hashtag", "cashtag", "screen_name"]
        return Entity(
          text: try #require(names.compactMap { fields[$0] as? String }.first),
          list: fields["list_slug"] as? String, indices: fields["indices"] as? [Int])
      }
    default: return []
    }
  }

  /// What the tokenizer finds in the text, of the kind that the group is about.
  func found() throws -> [Entity] {
    var tokenizer = Tokenizer()
    var tokens: [Token] = []
    let bytes = Array(text.utf8)
    tokenizer.tokenize(bytes.span, into: &tokens)
    if group == "replies" {
      return Token.repliedAccount(of: tokens, in: bytes.span).map { [Entity(text: string($0))] }
        ?? []
    }
    return tokens.filter { $0.kind == kind }.map { token in
      var entity = Entity(text: string(token.range))
      if let account = token.account(in: bytes.span) {
        entity.text = string(account)
        if group.contains("lists") {
          entity.list = string(account.upperBound..<token.range.upperBound)
        }
      } else if token.kind != .link {
        entity.text = String(entity.text.unicodeScalars.dropFirst())
      }
      if group.contains("indices") || group.contains("markers") {
        entity.indices = [offset(token.range.lowerBound), offset(token.range.upperBound)]
      }
      return entity
    }
  }

  private var kind: Token.Kind {
    if group.hasPrefix("mention") { return .mention }
    if group.hasPrefix("hashtag") { return .hashtag }
    return group.hasPrefix("cashtag") ? .cashtag : .link
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: Array(text.utf8)[range], as: UTF8.self)
  }

  private func offset(_ byte: Int) -> Int {
    String(decoding: Array(text.utf8)[..<byte], as: UTF8.self).unicodeScalars.count
  }
}

@Suite("Entities are those of twitter-text") struct EntityConformanceTests {
  static let vectors = SharedData.conformance.appending(path: "twitter-text")

  @Test("in its own cases", .enabled(if: SharedData.isThere, SharedData.absence))
  func extract() throws {
    let cases = try EntityCase.read(Self.vectors.appending(path: "extract.yml"))
    #expect(cases.count == 238)
    try check(cases)
  }

  @Test("at every top-level domain", .enabled(if: SharedData.isThere, SharedData.absence))
  func topLevelDomains() throws {
    let cases = try EntityCase.read(Self.vectors.appending(path: "tlds.yml"))
    #expect(cases.count > 1_500)
    try check(cases)
  }

  @Test("in cases of our own", arguments: ["entities.yml"])
  func own(file: String) throws {
    let cases = try EntityCase.read(SharedData.cases.appending(path: file))
    #expect(!cases.isEmpty)
    try check(cases)
  }

  private func check(_ cases: [EntityCase]) throws {
    for item in cases {
      #expect(try item.found() == item.expected, "\(item.testDescription)")
    }
  }
}

extension Token {
  /// The bytes of the name of the account that `text` replies to: the one mentioned before anything
  /// but white space; nil when the text is no reply.
  ///
  /// - Parameters:
  ///   - tokens: all tokens of the text.
  ///   - text: the text that they were cut from.
  fileprivate static func repliedAccount(of tokens: [Token], in text: Span<UInt8>) -> Range<Int>? {
    guard let first = tokens.first, first.kind == .mention else { return nil }
    var at = 0
    while at < first.range.lowerBound {
      let scalar = UTF8Scalar(startingAt: at, of: text, to: text.count)
      guard scalar.isSpace else { return nil }
      at += scalar.count
    }
    return first.account(in: text)
  }
}
