internal import Hashing
internal import Lexicon
internal import Yams

extension Codebook {
  /// The most keywords that a codebook may have.
  static let keywordLimit = 100_000
  /// The most values that a codebook may unfold to, some ten a keyword.
  static let valueLimit = 1_000_000

  /// Reads a codebook from YAML.
  ///
  /// - Parameters:
  ///   - yaml: the file's text; `Resources/codebooks/konten.yml` shows the form.
  ///   - file: the file's name, for messages.
  public init(parsing yaml: String, file: String) throws(CodebookError) {
    if let dictionary = try LIWCDictionary(yaml, file: file) {
      self = try dictionary.codebook()
    } else {
      self = try CodebookParser(file: file).codebook(of: yaml)
    }
  }

  /// A codebook that comes with textmine, or nil when there is none of this name.
  public static func standard(_ name: String) throws(CodebookError) -> Codebook? {
    guard let text = standardText(name) else { return nil }
    return try Codebook(parsing: text, file: "\(name).yml")
  }

  /// The rules that warnings are held against, each as a category; no tweet is coded by them. A test holds that they
  /// can be read.
  public static let warnings = try! standard("warnings")!
}

/// Walks through the YAML of a codebook; every complaint has its line and column.
private struct CodebookParser {
  let file: String

  func codebook(of yaml: String) throws(CodebookError) -> Codebook {
    let document = try compose(yaml)
    if let dictionary = QuantedaDictionary(document, file: file) {
      return try dictionary.codebook(of: yaml)
    }
    let root = try mapping(
      document, "the codebook", keys: ["name", "title", "fallback", "categories"])
    let name = try text(try value("name", of: root, "the codebook"))
    let title = try root.optional("title").map(wording) ?? same(name)
    let entries = try sequence(try value("categories", of: root, "the codebook"), "categories")
    var categories: [Category] = []
    var keywords: [Keyword] = []
    for entry in entries {
      let fields = try mapping(
        entry, "a category", keys: ["id", "title", "definition", "service", "keywords"])
      let category = try self.category(fields)
      if categories.contains(where: { $0.id == category.id }) {
        throw error(entry, .duplicate(category: category.id))
      }
      try addKeywords(of: category, at: categories.count, fields, to: &keywords)
      categories.append(category)
    }
    let fallback = try value("fallback", of: root, "the codebook")
    let fallbackID = try text(fallback)
    guard let index = categories.firstIndex(where: { $0.id == fallbackID }) else {
      throw error(fallback, .unknownFallback(fallbackID))
    }
    for (category, entry) in zip(categories.indices, entries)
    where category != index && !keywords.contains(where: { $0.category == category }) {
      throw error(entry, .noKeywords(category: categories[category].id))
    }
    return Codebook(
      name: name, title: title, categories: categories, fallback: index,
      checksum: Checksum.hex(of: yaml.utf8), source: yaml, keywords: keywords,
      isDictionary: false, skippedEntries: [])
  }

  private func category(_ fields: Fields) throws(CodebookError) -> Category {
    let id = try text(try value("id", of: fields, "a category"))
    return Category(
      id: id,
      title: try fields.optional("title").map(wording) ?? same(id),
      definition: try fields.optional("definition").map(wording) ?? same(""),
      isService: try fields.optional("service").map(truth) ?? false)
  }

  // MARK: Keywords

  private func addKeywords(
    of category: Category, at index: Int, _ fields: Fields, to keywords: inout [Keyword]
  ) throws(CodebookError) {
    guard let list = fields.optional("keywords") else { return }
    var seen: Set<Pattern> = []
    for entry in try sequence(list, "keywords") {
      let keyword = try keyword(entry, of: index)
      guard seen.insert(keyword.pattern).inserted else {
        throw error(
          entry, .duplicateKeyword(keyword.pattern.text, category: category.id))
      }
      keywords.append(keyword)
      if keywords.count > Codebook.keywordLimit {
        throw error(entry, .tooManyKeywords(limit: Codebook.keywordLimit))
      }
    }
  }

  private func keyword(_ node: Node, of index: Int) throws(CodebookError) -> Keyword {
    guard case .mapping = node else {
      let pattern = try pattern(node, near: nil)
      return Keyword(
        category: index, pattern: pattern, weight: 1, unless: [], unlessBefore: [])
    }
    let fields = try mapping(
      node, "a keyword", keys: ["match", "regex", "case", "weight", "near", "unless"])
    let near = try fields.optional("near").map(distance)
    let matchesCase = try fields.optional("case").map(truth) ?? false
    var unless: [Pattern] = []
    var before: [Pattern] = []
    if let list = fields.optional("unless") {
      for entry in try sequence(list, "unless") {
        if case .mapping = entry {
          let fields = try mapping(entry, "an entry of unless", keys: ["before"])
          before.append(
            try pattern(try value("before", of: fields, "an entry of unless"), near: nil))
        } else if entry.scalar?.string == "negated" {
          before += Keyword.negations
        } else {
          unless.append(try pattern(entry, near: nil))
        }
      }
    }
    return Keyword(
      category: index, pattern: try keywordPattern(fields, near, matchesCase),
      weight: try fields.optional("weight").map(weight) ?? 1, unless: unless,
      unlessBefore: before)
  }

  /// What `match` or `regex` looks for.
  private func keywordPattern(
    _ fields: Fields, _ near: Int?, _ matchesCase: Bool
  ) throws(CodebookError) -> Pattern {
    guard let regex = fields.optional("regex") else {
      let match = try value("match", of: fields, "a keyword")
      return try pattern(match, near: near, matchesCase: matchesCase)
    }
    for key in ["match", "near", "case"] {
      if let node = fields.optional(key) { throw error(node, .notWithRegex(key: key)) }
    }
    let text = try text(regex)
    do {
      _ = try RegularExpression(text)
    } catch {
      throw self.error(regex, .badExpression(error))
    }
    return Pattern(text: text, isExpression: true)
  }

  private func pattern(
    _ node: Node, near: Int?, matchesCase: Bool = false
  ) throws(CodebookError) -> Pattern {
    let pattern = Pattern(text: try text(node), near: near, matchesCase: matchesCase)
    if pattern.isEmpty { throw error(node, .emptyKeyword(pattern.text)) }
    return pattern
  }

  private func weight(_ node: Node) throws(CodebookError) -> Float {
    let text = try text(node)
    guard let weight = Float(text), weight > 0, weight.isFinite else {
      throw error(node, .unexpected("\"\(text)\"", expected: "a weight above 0"))
    }
    return weight
  }

  private func distance(_ node: Node) throws(CodebookError) -> Int {
    let text = try text(node)
    guard let tokens = Int(text), (2...100).contains(tokens) else {
      throw error(node, .unexpected("\"\(text)\"", expected: "a number of tokens from 2 to 100"))
    }
    return tokens
  }

  // MARK: Shapes

  /// A mapping's values by key.
  private struct Fields {
    let node: Node
    var values: [String: Node] = [:]

    func optional(_ key: String) -> Node? { values[key] }
  }

  private func compose(_ yaml: String) throws(CodebookError) -> Node {
    let limit = Codebook.valueLimit
    if let (line, column) = YAMLSize.excess(in: yaml, limit: limit) {
      throw CodebookError(
        file: file, line: line, column: column, problem: .unfoldsTooFar(limit: limit))
    }
    do {
      if let node = try Yams.compose(yaml: yaml) { return node }
    } catch let problem as YamlError {
      throw notYAML(problem)
    } catch {}
    throw CodebookError(
      file: file, line: 1, column: 1,
      problem: .unexpected("nothing", expected: "a codebook in YAML"))
  }

  private func notYAML(_ problem: YamlError) -> CodebookError {
    let index: (reason: String, mark: Mark?)
    switch problem {
    case .scanner(_, let reason, let mark, _), .parser(_, let reason, let mark, _),
      .composer(_, let reason, let mark, _):
      index = (reason, mark)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.map { "\"\($0)\"" }.joined(separator: ", ")
      index = ("key \(keys) stands twice", context.mark)
    case .reader(let reason, _, _, _):
      index = (reason, nil)
    default:
      index = ("the file cannot be parsed", nil)
    }
    // The parser's words for this one name a function of its own.
    let isTooDeep = index.reason.hasPrefix("Maximum nesting level reached")
    return CodebookError(
      file: file, line: index.mark?.line ?? 1, column: index.mark?.column ?? 1,
      problem: isTooDeep ? .nestedTooDeeply : .notYAML(reason: index.reason))
  }

  private func mapping(
    _ node: Node, _ what: String, keys: [String]
  ) throws(CodebookError) -> Fields {
    guard case .mapping(let mapping) = node else {
      throw error(node, .unexpected(kind(node), expected: "\(what) as key: value lines"))
    }
    var fields = Fields(node: node)
    for (key, value) in mapping {
      let name = try text(key)
      guard keys.contains(name) else { throw error(key, .unknown(key: name, known: keys)) }
      fields.values[name] = value
    }
    return fields
  }

  private func value(
    _ key: String, of fields: Fields, _ owner: String
  ) throws(CodebookError) -> Node {
    guard let value = fields.optional(key) else {
      throw error(fields.node, .missing(key: key, of: owner))
    }
    return value
  }

  private func sequence(_ node: Node, _ what: String) throws(CodebookError) -> [Node] {
    guard case .sequence(let sequence) = node else {
      throw error(node, .unexpected(kind(node), expected: "\(what) as a list"))
    }
    return Array(sequence)
  }

  private func text(_ node: Node) throws(CodebookError) -> String {
    guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
      throw error(node, .unexpected(kind(node), expected: "a text"))
    }
    return scalar.string
  }

  private func truth(_ node: Node) throws(CodebookError) -> Bool {
    switch try text(node) {
    case "true", "yes": return true
    case "false", "no": return false
    case let other: throw error(node, .unexpected("\"\(other)\"", expected: "true or false"))
    }
  }

  /// One text for both languages, or `{id: …, en: …}`.
  private func wording(_ node: Node) throws(CodebookError) -> Wording {
    guard case .mapping = node else { return same(try text(node)) }
    let fields = try mapping(node, "a title", keys: ["id", "en"])
    return Wording(
      indonesian: try text(try value("id", of: fields, "a title")),
      english: try text(try value("en", of: fields, "a title")))
  }

  private func same(_ text: String) -> Wording { Wording(indonesian: text, english: text) }

  private func kind(_ node: Node) -> String {
    switch node {
    case .mapping: "key: value lines"
    case .sequence: "a list"
    case .scalar(let scalar): scalar.string.isEmpty ? "nothing" : "\"\(scalar.string)\""
    case .alias: "an alias"
    }
  }

  private func error(_ node: Node, _ problem: CodebookError.Problem) -> CodebookError {
    CodebookError(
      file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, problem: problem)
  }
}
