internal import Hashing
internal import Lexicon

/// Categories with their words, as other programs keep them: words match as they are spelt, with `*` for
/// any letters, and a tweet without any falls into the category `other`. Entries that make no sense here
/// are left out and remembered, since long dictionaries always have a few.
struct ImportedDictionary {
  let file: String
  private var ids: [String] = []
  private var words: [[String]] = []
  private var keywordCount = 0
  private var skipped: [CodebookError] = []

  init(file: String) { self.file = file }

  /// Adds a category and gives its index.
  mutating func addCategory(_ id: String, line: Int) throws(CodebookError) -> Int {
    if ids.contains(id) || id == ImportedDictionary.fallback {
      throw CodebookError(
        file: file, line: line, column: 1, problem: .duplicate(category: id))
    }
    ids.append(id)
    words.append([])
    return ids.count - 1
  }

  /// Adds a word, or several words in a row, to a category; a word that is there already is passed
  /// over.
  mutating func add(
    _ entry: String, to category: Int, line: Int, column: Int
  ) throws(CodebookError) {
    func fail(_ problem: CodebookError.Problem) -> CodebookError {
      CodebookError(file: file, line: line, column: column, problem: problem)
    }
    if Pattern(text: entry).isEmpty { return skip(fail(.emptyKeyword(entry))) }
    let parts = entry.split(whereSeparator: \.isWhitespace).map(String.init)
    for part in parts where part.contains(where: \.isLetter) && part.contains("?") {
      return skip(fail(.unexpected("\"\(entry)\"", expected: "* as the only wildcard")))
    }
    let pattern = parts.map { part in
      part.contains("*") || part.hasPrefix("#") || part.hasPrefix("@") ? part : "=" + part
    }.joined(separator: " ")
    if words[category].contains(pattern) { return }
    keywordCount += 1
    if keywordCount > Codebook.keywordLimit {
      throw fail(.tooManyKeywords(limit: Codebook.keywordLimit))
    }
    words[category].append(pattern)
  }

  /// Leaves an entry out.
  mutating func skip(_ entry: CodebookError) { skipped.append(entry) }

  /// The codebook of what was added, which keeps `source` as its text.
  func codebook(of source: String) throws(CodebookError) -> Codebook {
    if keywordCount == 0, let first = skipped.first { throw first }
    if keywordCount == 0, let id = ids.first {
      throw CodebookError(file: file, line: 1, column: 1, problem: .noKeywords(category: id))
    }
    let categories = (ids + [ImportedDictionary.fallback]).map { Category(named: $0) }
    let name = file.split(separator: "/").last.map { $0.prefix { $0 != "." } } ?? ""
    return Codebook(
      name: name.isEmpty ? "dictionary" : String(name),
      title: Wording(indonesian: file, english: file), categories: categories,
      fallback: ids.count, checksum: Checksum.hex(of: source.utf8), source: source,
      keywords: words.enumerated().flatMap { category, words in
        words.map {
          Keyword(
            category: category, pattern: Pattern(text: $0), weight: 1, unless: [],
            unlessBefore: [])
        }
      }, isDictionary: true, skippedEntries: skipped)
  }

  private static let fallback = "other"
}

/// A dictionary of quanteda in YAML: names of categories, each with a list of words, a word, or more
/// categories inside, whose names are joined by a full stop.
struct QuantedaDictionary {
  private let root: [(key: YAMLNode, value: YAMLNode)]
  private let file: String

  /// Nil when the document has the keys of a codebook, or is no mapping of lists.
  init?(_ document: YAMLNode, file: String) {
    guard case .mapping(let root) = document.value, !root.isEmpty,
      !root.contains(where: { $0.key.text == "categories" || $0.key.text == "fallback" }),
      root.allSatisfy({ $0.value.text == nil })
    else { return nil }
    self.root = root
    self.file = file
  }

  func codebook(of source: String) throws(CodebookError) -> Codebook {
    var dictionary = ImportedDictionary(file: file)
    try add(root, prefix: "", depth: 0, to: &dictionary)
    return try dictionary.codebook(of: source)
  }

  private func add(
    _ mapping: [(key: YAMLNode, value: YAMLNode)], prefix: String, depth: Int,
    to dictionary: inout ImportedDictionary
  ) throws(CodebookError) {
    for (key, value) in mapping {
      guard let name = key.text, !name.isEmpty, depth < 10 else {
        throw error(key, .unexpected("another key", expected: "the name of a category"))
      }
      let id = prefix + name
      switch value.value {
      case .mapping(let inner): try add(inner, prefix: id + ".", depth: depth + 1, to: &dictionary)
      case .sequence(let entries): try add(entries, to: id, key, &dictionary)
      case .scalar: try add([value], to: id, key, &dictionary)
      }
    }
  }

  private func add(
    _ entries: [YAMLNode], to id: String, _ key: YAMLNode, _ dictionary: inout ImportedDictionary
  ) throws(CodebookError) {
    let category = try dictionary.addCategory(id, line: key.line)
    for entry in entries {
      if case .mapping(let inner) = entry.value {
        try add(inner, prefix: id + ".", depth: 1, to: &dictionary)
        continue
      }
      guard let word = entry.text else {
        dictionary.skip(error(entry, .unexpected("a list", expected: "a word")))
        continue
      }
      try dictionary.add(word, to: category, line: entry.line, column: entry.column)
    }
  }

  private func error(_ node: YAMLNode, _ problem: CodebookError.Problem) -> CodebookError {
    CodebookError(file: file, line: node.line, column: node.column, problem: problem)
  }
}

/// A LIWC dictionary: between two lines of `%` a number and a name for each category, then a word and
/// the numbers of its categories on each line.
struct LIWCDictionary {
  private let lines: [Substring]
  private let file: String
  private let source: String

  /// Nil when the text does not begin with `%`.
  init?(_ text: String, file: String) throws(CodebookError) {
    guard text.first(where: { !$0.isWhitespace }) == "%" else { return nil }
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    self.file = file
    source = text
  }

  func codebook() throws(CodebookError) -> Codebook {
    var dictionary = ImportedDictionary(file: file)
    var indices: [Substring: Int] = [:]
    var marks = 0
    for (index, line) in lines.enumerated() {
      let fields = line.split(whereSeparator: \.isWhitespace)
      guard let first = fields.first else { continue }
      if first.allSatisfy({ $0 == "%" }) {
        marks += 1
      } else if marks == 1 {
        guard fields.count >= 2 else {
          throw error(index, .unexpected("\"\(line)\"", expected: "a number and a name"))
        }
        let name = fields[1...].joined(separator: " ")
        indices[first] = try dictionary.addCategory(name, line: index + 1)
      } else {
        try add(fields, index, indices, to: &dictionary)
      }
    }
    guard marks >= 2 else {
      throw error(lines.count - 1, .unexpected("the end", expected: "a second line of %"))
    }
    return try dictionary.codebook(of: source)
  }

  /// A word may be several words in a row; the numbers of its categories end the line.
  private func add(
    _ fields: [Substring], _ index: Int, _ indices: [Substring: Int],
    to dictionary: inout ImportedDictionary
  ) throws(CodebookError) {
    let end = fields.lastIndex { !$0.allSatisfy(\.isNumber) } ?? 0
    let word = fields[...end].joined(separator: " ")
    if fields[...end].contains(where: { $0.hasPrefix("(") && $0.dropFirst().allSatisfy(\.isNumber) }
    ) {
      return dictionary.skip(
        error(
          index, .unexpected("\"\(word)\"", expected: "numbers of categories without conditions")))
    }
    if fields.count == end + 1 {
      return dictionary.skip(
        error(index, .unexpected("\"\(word)\"", expected: "a word and numbers of categories")))
    }
    for number in fields[(end + 1)...] {
      guard let category = indices[number] else {
        dictionary.skip(
          error(index, .unexpected("\(number)", expected: "the number of a category")))
        continue
      }
      try dictionary.add(word, to: category, line: index + 1, column: 1)
    }
  }

  private func error(_ index: Int, _ problem: CodebookError.Problem) -> CodebookError {
    CodebookError(file: file, line: index + 1, column: 1, problem: problem)
  }
}
