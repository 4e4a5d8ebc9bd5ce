internal import Hashing
public import Classifier
public import Corpus
internal import Foundation

/// Which column holds the labels of another program, and what they mean.
public struct GivenLabelColumns: Sendable {
  /// The column with the label.
  public var label: String
  /// The column with the probability that the label is right, 0 to 1; nil where there is none.
  public var probability: String?
  /// The only categories, by their ids or titles; nil where each distinct label is one.
  public var categories: [Classifier.Category]?
  /// The ids of the categories that count as service content; nil for those of the codebook.
  public var service: [String]?
  /// Names of codes: labels that differ from one of them only by case are spelt like it.
  public var codes: [String]

  /// Makes a choice of columns.
  public init(
    label: String, probability: String? = nil, categories: [Classifier.Category]? = nil,
    service: [String]? = nil, codes: [String] = []
  ) {
    self.codes = codes
    self.label = label
    self.probability = probability
    self.categories = categories
    self.service = service
  }
}

extension GivenLabels {
  /// The labels in a column of an archive's own tables. All rows are read, for the categories; which
  /// tweets need a label is seen when they are counted.
  ///
  /// - Throws: ``GivenLabelError``, and `CorpusError` where the archive cannot be read.
  public init(in archive: TweetInput, _ columns: GivenLabelColumns) throws {
    guard let table = archive.table else { throw GivenLabelError.noTable }
    var reader = try GivenLabelReader(columns, of: table.columns, file: "the archive")
    var number = 1
    try archive.forEachBatch { batch in
      for index in 0..<batch.count {
        number += 1
        let cells = table.cells(of: index, in: batch)
        _ = try reader.add(cells, row: number, id: batch.string(.id, of: index))
      }
    }
    let indices = try reader.indices()
    self.init(
      name: columns.label, categories: try reader.categories(), checksum: reader.sum(),
      place: .columns(
        table, label: reader.label, probability: reader.probability, indices: indices))
  }

  /// The labels in a column of the sheets that people coded.
  ///
  /// - Throws: ``GivenLabelError``.
  public init(in sheets: [CodeSheet], _ columns: GivenLabelColumns) throws {
    var words: [CodePlace: GivenLabelReader.Word] = [:]
    guard let first = sheets.first else { throw GivenLabelError.noTable }
    var reader = try GivenLabelReader(columns, of: first.columns, file: first.name)
    for sheet in sheets {
      try reader.open(sheet.columns, file: sheet.name)
      for row in sheet.rows {
        if let word = try reader.add(row.cells, row: row.number, id: row.id) {
          words[sheet.place(row)] = word
        }
      }
    }
    let indices = try reader.indices()
    self.init(
      name: columns.label, categories: try reader.categories(), checksum: reader.sum(),
      place: .sheets(
        words.mapValues { TweetLabel(category: indices[$0.key]!, probability: $0.probability) }))
  }

  /// The labels of another table, joined by id.
  ///
  /// - Throws: ``GivenLabelError``, and `CorpusError` where the table cannot be read.
  public init(in table: Table, _ columns: GivenLabelColumns) throws {
    var reader = try GivenLabelReader(columns, of: table.columns, file: table.name)
    guard let idColumn = Self.idColumns.lazy.compactMap({ table.column($0) }).first else {
      throw GivenLabelError.noColumn(file: table.name, name: "id", columns: table.columns)
    }
    var words: [String: GivenLabelReader.Word] = [:]
    while let row = try table.next() {
      let id = row.cells[idColumn].trimmingCharacters(in: .whitespaces)
      guard let word = try reader.add(row.cells, row: row.number, id: id), !id.isEmpty else {
        continue
      }
      if let known = words[id], known.key != word.key {
        throw GivenLabelError.conflicting(
          CodePlace(sheet: table.name, row: row.number, id: id), label: word.key,
          before: known.key)
      }
      words[id] = word
    }
    let indices = try reader.indices()
    self.init(
      name: (table.name as NSString).lastPathComponent, categories: try reader.categories(),
      checksum: reader.sum(),
      place: .table(
        words.mapValues { TweetLabel(category: indices[$0.key]!, probability: $0.probability) }))
  }

  /// The usual names of the column with a tweet's id.
  public static let idColumns = ["id", "tweet_id", "id_str", "status_id"]
}

/// Reads labels of another program row by row.
struct GivenLabelReader {
  /// A label as it is written.
  struct Word {
    /// What is the same in all spellings.
    let key: String
    /// How likely it is right; nil where the row does not say.
    let probability: Double?
  }

  private(set) var label = 0
  private(set) var probability: Int?
  private let columns: GivenLabelColumns
  private var file = ""
  /// The words that stand for a category of the codebook.
  private let known: [String: Int]
  /// The codes that labels are spelt like, by key.
  private let codes: [String: String]
  private var checksum = Checksum()
  /// The distinct labels: by key, the first spelling.
  private var names: [String: String] = [:]

  init(
    _ columns: GivenLabelColumns, of names: [String], file: String
  ) throws(GivenLabelError) {
    known = columns.categories.map { CodeVocabulary.categories($0).known.indices } ?? [:]
    codes = Dictionary(
      columns.codes.map { (CodeVocabulary.key($0), $0) }, uniquingKeysWith: { first, _ in first })
    self.columns = columns
    try open(names, file: file)
  }

  /// Begins another table.
  mutating func open(_ names: [String], file: String) throws(GivenLabelError) {
    func index(_ name: String) throws(GivenLabelError) -> Int {
      if let index = names.firstIndex(inAnyCase: name) { return index }
      throw .noColumn(file: file, name: name, columns: names)
    }
    self.file = file
    label = try index(columns.label)
    if let name = columns.probability { probability = try index(name) }
  }

  /// Takes in the label of a row; nil where it has none.
  mutating func add(
    _ cells: [String], row: Int, id: String
  ) throws(GivenLabelError) -> Word? {
    guard label < cells.count else { return nil }
    let key = CodeVocabulary.key(cells[label])
    if key.isEmpty || CodeVocabulary.missing.contains(key) && known[key] == nil { return nil }
    if names[key] == nil {
      names[key] = codes[key] ?? cells[label].trimmingCharacters(in: .whitespacesAndNewlines)
    }
    let line = "\(id)\t\(key)\n"
    checksum.add(Array(line.utf8).span)
    guard let column = probability, column < cells.count else {
      return Word(key: key, probability: nil)
    }
    let cell = cells[column].trimmingCharacters(in: .whitespaces)
    if cell.isEmpty || CodeVocabulary.missing.contains(cell.lowercased()) {
      return Word(key: key, probability: nil)
    }
    // Spreadsheets write decimal commas where people do.
    guard let value = Double(cell.replacing(",", with: ".")), (0...1).contains(value) else {
      throw .badProbability(CodePlace(sheet: file, row: row, id: id), cell)
    }
    return Word(key: key, probability: value)
  }

  /// The SHA-256 of the ids and labels taken in, in hexadecimal.
  func sum() -> String {
    var checksum = checksum
    return checksum.finishHex()
  }

  /// The category of each label taken in.
  func indices() throws(GivenLabelError) -> [String: Int] {
    if names.isEmpty { throw .noLabels(file: file) }
    guard let categories = columns.categories else {
      let keys = names.sorted { $0.value < $1.value }.map(\.key)
      return Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
    }
    let unknown = names.filter { known[$0.key] == nil }.values.sorted()
    if unknown.isEmpty { return known }
    throw .unknown(file: file, labels: unknown, categories: categories.map(\.id))
  }

  /// The categories: the codebook's, or one for each label taken in.
  func categories() throws(GivenLabelError) -> [Classifier.Category] {
    let categories =
      columns.categories
      ?? names.values.sorted().map { Category(named: $0) }
    guard let service = columns.service else { return categories }
    let keys = service.map(CodeVocabulary.key)
    let ids = categories.map { CodeVocabulary.key($0.id) }
    for (name, key) in zip(service, keys) where !ids.contains(key) {
      throw .unknownService(name, categories: categories.map(\.id))
    }
    return zip(categories, ids).map { category, id in
      Category(
        id: category.id, title: category.title, definition: category.definition,
        isService: keys.contains(id))
    }
  }
}
