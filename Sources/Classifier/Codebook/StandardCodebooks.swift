internal import Hashing
internal import Lexicon
internal import Resources

extension Codebook {
  /// The names of the codebooks that come with textmine; the first is the default.
  public static let standardNames = ["konten", "fang"]

  /// The text of a codebook that comes with textmine, or nil when there is none of this name. `warnings`, the rules
  /// that warnings are held against, can be read but is nothing to code by.
  public static func standardText(_ name: String) -> String? {
    guard CodebookTables.names.contains(name) else { return nil }
    return embedded("codebooks/\(name).yml").map { String(decoding: $0, as: UTF8.self) }
  }

  /// A codebook that comes with textmine, or nil when there is none of this name.
  public static func standard(_ name: String) throws(CodebookError) -> Codebook? {
    guard let text = standardText(name) else { return nil }
    if let tables = CodebookTables(name, text) { return tables.codebook(source: text) }
    return try Codebook(parsing: text, file: "\(name).yml")
  }

  /// The rules that warnings are held against, each as a category; no tweet is coded by them. A test holds that they
  /// can be read.
  public static let warnings = try! standard("warnings")!
}

/// What can be worked out about a codebook that comes with textmine before the program starts: what its
/// YAML says, and its keywords analysed with the root words of Debian's hunspell-id.
///
/// The YAML stays the truth. `make codebook-tables` writes the tables, a test compares them, and they
/// name the YAML that they hold for: where it was edited since, it is read and compiled as any other.
/// So are its keywords where the list of root words or the stemmer is another.
struct CodebookTables {
  /// The codebooks that have tables.
  static let names = Codebook.standardNames + ["warnings"]

  /// Where the codebook begins; before it stand ``Codebook/checksum``, ``roots`` and the patterns.
  private let reader: ByteReader
  private let checksum: String
  /// The SHA-256 of the root words.
  private let roots: String
  private let patterns: ArraySlice<UInt8>

  /// The tables of a codebook; nil where there are none for its text.
  init?(_ name: String, _ yaml: String) {
    guard let bytes = embedded("codebooks/\(name).tables") else { return nil }
    var reader = ByteReader(Array(bytes))
    guard reader.unsigned() == hash64(Array(yaml.utf8).span) else { return nil }
    checksum = reader.text()
    roots = reader.text()
    patterns = reader.block()
    self.reader = reader
  }

  /// The tables as bytes.
  static func encoded(_ codebook: Codebook, _ options: AnalysisOptions) throws -> [UInt8] {
    var analyzer = try Analyzer(options)
    var set = PatternSet()
    for keyword in codebook.keywords {
      for pattern in [keyword.pattern] + keyword.unless + keyword.unlessBefore {
        _ = try set.add(pattern, &analyzer)
      }
    }
    var patterns = ByteWriter()
    set.write(to: &patterns)
    var writer = ByteWriter()
    writer.add(hash64(Array(codebook.source.utf8).span))
    writer.add(codebook.checksum)
    writer.add(options.rootsChecksum ?? "")
    writer.add(patterns.bytes)
    codebook.write(to: &writer)
    return writer.bytes
  }

  /// The codebook, whose text is `source`.
  func codebook(source: String) -> Codebook {
    var reader = reader
    return Codebook(from: &reader, checksum: checksum, source: source)
  }

  /// The patterns of a codebook, found out before; nil where they are not, or not for these options.
  static func patterns(of codebook: Codebook, _ options: AnalysisOptions) -> PatternSet? {
    guard options.stemmer == .indonesian, let text = Codebook.standardText(codebook.name),
      let tables = CodebookTables(codebook.name, text), tables.checksum == codebook.checksum,
      tables.roots == options.rootsChecksum
    else { return nil }
    var reader = ByteReader(Array(tables.patterns))
    return PatternSet(from: &reader)
  }
}

extension Codebook {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.add(name)
    writer.add(title)
    writer.add(fallback)
    writer.add(categories.count)
    for category in categories {
      writer.add(category.id)
      writer.add(category.title)
      writer.add(category.definition)
      writer.add(category.isService ? 1 : 0)
    }
    writer.add(keywords.count)
    for keyword in keywords {
      writer.add(keyword.category)
      keyword.pattern.write(to: &writer)
      writer.add(UInt64(keyword.weight.bitPattern))
      for patterns in [keyword.unless, keyword.unlessBefore] {
        writer.add(patterns.count)
        for pattern in patterns { pattern.write(to: &writer) }
      }
    }
  }

  fileprivate init(from reader: inout ByteReader, checksum: String, source: String) {
    name = reader.text()
    title = reader.wording()
    fallback = reader.number()
    categories = (0..<reader.number()).map { _ in
      Category(
        id: reader.text(), title: reader.wording(), definition: reader.wording(),
        isService: reader.number() == 1)
    }
    func patterns() -> [Pattern] { (0..<reader.number()).map { _ in Pattern(from: &reader) } }
    keywords = (0..<reader.number()).map { _ in
      Keyword(
        category: reader.number(), pattern: Pattern(from: &reader),
        weight: Float(bitPattern: UInt32(reader.unsigned())), unless: patterns(),
        unlessBefore: patterns())
    }
    (self.checksum, self.source) = (checksum, source)
    (isDictionary, skippedEntries) = (false, [])
  }
}

extension ByteWriter {
  fileprivate mutating func add(_ wording: Wording) {
    add(wording.indonesian)
    add(wording.english)
  }
}

extension ByteReader {
  fileprivate mutating func wording() -> Wording {
    Wording(indonesian: text(), english: text())
  }
}

/// An embedded file of Resources/; nil where there is none at `path`.
private func embedded(_ path: String) -> UnsafeBufferPointer<UInt8>? {
  let found = textmine_resource(path)
  return found.bytes.map { UnsafeBufferPointer(start: $0, count: found.count) }
}
