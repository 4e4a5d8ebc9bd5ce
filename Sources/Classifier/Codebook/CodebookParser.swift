internal import Hashing
internal import Lexicon

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
      // Codes are compared without case.
      if categories.contains(where: { $0.id.lowercased() == category.id.lowercased() }) {
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

  private func keyword(_ node: YAMLNode, of index: Int) throws(CodebookError) -> Keyword {
    guard case .mapping = node.value else {
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
        if case .mapping = entry.value {
          let fields = try mapping(entry, "an entry of unless", keys: ["before"])
          before.append(
            try pattern(try value("before", of: fields, "an entry of unless"), near: nil))
        } else if entry.text == "negated" {
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
    _ node: YAMLNode, near: Int?, matchesCase: Bool = false
  ) throws(CodebookError) -> Pattern {
    let pattern = Pattern(text: try text(node), near: near, matchesCase: matchesCase)
    if pattern.isEmpty { throw error(node, .emptyKeyword(pattern.text)) }
    return pattern
  }

  /// Sums of weights up to this are exact enough, and their hundredths are whole numbers of the machine.
  private static let largestWeight: Float = 1_000_000

  private func weight(_ node: YAMLNode) throws(CodebookError) -> Float {
    let text = try text(node)
    guard let weight = Float(text), weight > 0, weight <= Self.largestWeight else {
      throw error(node, .unexpected("\"\(text)\"", expected: "a weight above 0, at most 1,000,000"))
    }
    return weight
  }

  private func distance(_ node: YAMLNode) throws(CodebookError) -> Int {
    let text = try text(node)
    guard let tokens = Int(text), (2...100).contains(tokens) else {
      throw error(node, .unexpected("\"\(text)\"", expected: "a number of tokens from 2 to 100"))
    }
    return tokens
  }

  // MARK: Shapes

  /// A mapping whose keys are known.
  private struct Fields {
    let node: YAMLNode
    let pairs: [(key: YAMLNode, value: YAMLNode)]

    func optional(_ key: String) -> YAMLNode? { pairs.first { $0.key.text == key }?.value }
  }

  private func compose(_ yaml: String) throws(CodebookError) -> YAMLNode {
    let limit = Codebook.valueLimit
    do throws(YAMLError) {
      if let document = try YAMLComposer.compose(yaml, limit: limit) { return document }
    } catch {
      let problem: CodebookError.Problem =
        switch error.problem {
        case .malformed(let reason): .notYAML(reason: reason)
        case .nestedTooDeeply: .nestedTooDeeply
        case .unfoldsTooFar: .unfoldsTooFar(limit: limit)
        }
      throw CodebookError(file: file, line: error.line, column: error.column, problem: problem)
    }
    throw CodebookError(
      file: file, line: 1, column: 1,
      problem: .unexpected("nothing", expected: "a codebook in YAML"))
  }

  private func mapping(
    _ node: YAMLNode, _ what: String, keys: [String]
  ) throws(CodebookError) -> Fields {
    guard case .mapping(let pairs) = node.value else {
      throw error(node, .unexpected(kind(node), expected: "\(what) as key: value lines"))
    }
    for (key, _) in pairs {
      let name = try text(key)
      guard keys.contains(name) else { throw error(key, .unknown(key: name, known: keys)) }
    }
    return Fields(node: node, pairs: pairs)
  }

  private func value(
    _ key: String, of fields: Fields, _ owner: String
  ) throws(CodebookError) -> YAMLNode {
    guard let value = fields.optional(key) else {
      throw error(fields.node, .missing(key: key, of: owner))
    }
    return value
  }

  private func sequence(_ node: YAMLNode, _ what: String) throws(CodebookError) -> [YAMLNode] {
    guard case .sequence(let nodes) = node.value else {
      throw error(node, .unexpected(kind(node), expected: "\(what) as a list"))
    }
    return nodes
  }

  private func text(_ node: YAMLNode) throws(CodebookError) -> String {
    guard let text = node.text, !text.isEmpty else {
      throw error(node, .unexpected(kind(node), expected: "a text"))
    }
    return text
  }

  private func truth(_ node: YAMLNode) throws(CodebookError) -> Bool {
    switch try text(node) {
    case "true", "yes": return true
    case "false", "no": return false
    case let other: throw error(node, .unexpected("\"\(other)\"", expected: "true or false"))
    }
  }

  /// One text for both languages, or `{id: …, en: …}`.
  private func wording(_ node: YAMLNode) throws(CodebookError) -> Wording {
    guard case .mapping = node.value else { return same(try text(node)) }
    let fields = try mapping(node, "a title", keys: ["id", "en"])
    return Wording(
      indonesian: try text(try value("id", of: fields, "a title")),
      english: try text(try value("en", of: fields, "a title")))
  }

  private func same(_ text: String) -> Wording { Wording(indonesian: text, english: text) }

  private func kind(_ node: YAMLNode) -> String {
    switch node.value {
    case .mapping: "key: value lines"
    case .sequence: "a list"
    case .scalar(let text): text.isEmpty ? "nothing" : "\"\(text)\""
    }
  }

  private func error(_ node: YAMLNode, _ problem: CodebookError.Problem) -> CodebookError {
    CodebookError(file: file, line: node.line, column: node.column, problem: problem)
  }
}
