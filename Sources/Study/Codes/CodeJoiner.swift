/// Joins the codes of sheets: matches words to categories and rows to tweets.
struct CodeJoiner {
  /// A row's code of one coder.
  private struct Entry {
    let coder: Int
    /// Rows of one key are of one tweet; nil for a row that stands for itself.
    let key: String?
    let row: CodeSheet.Row
    let place: CodePlace
    let group: String
    let part: String
    let code: String
    /// The code that a second person gave in the same row.
    let second: String
    let membership: SampleMembership?
    let isForTraining: Bool
  }

  /// The columns of a sheet that are looked at.
  struct Columns {
    let code: Int
    var second: Int?
    var group: Int?
    var part: Int?
  }

  private let coders: Int
  /// Whether a tweet that stands twice with different codes counts with both; else it is an error.
  private let keepsConflicts: Bool
  private var entries: [Entry] = []
  private var withoutText: [CodePlace] = []
  private var idsOfLinks = 0
  private var otherSheets: [String] = []
  /// The designs that the sheets name, each once.
  private(set) var designs: [SampleDesign] = []

  init(coders: Int, keepsConflicts: Bool = false) {
    self.coders = coders
    self.keepsConflicts = keepsConflicts
  }

  mutating func add(
    _ sheet: CodeSheet, _ columns: Columns, coder: Int = 0, needsText: Bool = false,
    matchesRows: Bool = false, isSample: Bool = false
  ) throws(CodeError) {
    idsOfLinks += sheet.idsOfLinks
    otherSheets += sheet.otherSheets.filter { !otherSheets.contains($0) }
    let drawn = isSample ? SampleColumns(sheet) : nil
    let design = sheet.column(TrainingDesign.column)
    for row in sheet.rows {
      let place = sheet.place(row)
      let code = row.cells[columns.code]
      if needsText, !code.isEmpty, row.text.allSatisfy({ $0 <= 0x20 }) {
        withoutText.append(place)
        continue
      }
      let membership = try drawn?.membership(of: row, at: place)
      if let design = drawn?.design(of: row), !designs.contains(design) { designs.append(design) }
      let key = matchesRows ? "\(row.number)" : row.id.isEmpty ? nil : row.id
      func cell(_ column: Int?) -> String { column.map { row.cells[$0] } ?? "" }
      entries.append(
        Entry(
          coder: coder, key: key, row: row, place: place, group: cell(columns.group),
          part: cell(columns.part), code: code, second: cell(columns.second),
          membership: membership,
          isForTraining: design.map { TrainingDesign.isNamed(in: row.cells[$0]) } ?? false))
    }
  }

  /// Throws where a coded tweet was chosen for training: nothing can be said by it of the archive.
  func rejectTraining() throws(CodeError) {
    for entry in entries where entry.isForTraining && !entry.code.isEmpty {
      throw .chosenForTraining(entry.place)
    }
  }

  /// The joined codes.
  ///
  /// - Parameter keepsUnused: whether categories without a code keep their place.
  func set(
    _ vocabulary: CodeVocabulary, coders names: [String], keepsUnused: Bool = false
  ) throws(CodeError) -> CodeSet {
    var words = CodeWords(vocabulary)
    for entry in entries {
      for code in [entry.code, entry.second] where !code.isEmpty {
        words.count(code, at: entry.place)
      }
    }
    let categories = try words.categories(keepsUnused: keepsUnused)
    var notes: [CodeNote] = []
    let uncoded = entries.count { words.index(of: $0.code) == nil }
    if uncoded > 0 { notes.append(.uncoded(uncoded)) }
    let forTraining = entries.count { $0.isForTraining && words.index(of: $0.code) != nil }
    if forTraining > 0 { notes.append(.chosenForTraining(forTraining)) }
    if !withoutText.isEmpty { notes.append(.withoutText(withoutText)) }
    if idsOfLinks > 0 { notes.append(.idsOfLinks(idsOfLinks)) }
    if !otherSheets.isEmpty { notes.append(.otherSheets(otherSheets)) }
    notes += words.notes
    let tweets = try joined(words, categories, &notes)
    return CodeSet(
      categories: categories, coders: names, tweets: tweets, design: nil, uncoded: uncoded,
      notes: notes)
  }

  private func joined(
    _ words: CodeWords, _ categories: [String], _ notes: inout [CodeNote]
  ) throws(CodeError) -> [CodedTweet] {
    var tweets: [CodedTweet] = []
    var indices: [String: Int] = [:]
    var (copies, conflicts): (Int, [CodeNote.Conflict]) = (0, [])
    for entry in entries {
      let code = words.index(of: entry.code)
      guard let key = entry.key, let index = indices[key] else {
        if let key = entry.key { indices[key] = tweets.count }
        tweets.append(tweet(entry, words))
        continue
      }
      guard let code else { continue }
      guard let before = tweets[index].codes[entry.coder] else {
        tweets[index].codes[entry.coder] = code
        continue
      }
      if before == code {
        copies += 1
      } else if keepsConflicts {
        conflicts.append(
          CodeNote.Conflict(place: entry.place, code: categories[code], before: categories[before]))
        tweets.append(tweet(entry, words))
      } else {
        throw .conflictingCodes(entry.place, code: categories[code], before: categories[before])
      }
    }
    if copies > 0 { notes.append(.copies(copies)) }
    if !conflicts.isEmpty { notes.append(.conflicting(conflicts)) }
    return tweets
  }

  private func tweet(_ entry: Entry, _ words: CodeWords) -> CodedTweet {
    var codes = [Int?](repeating: nil, count: coders)
    if !entry.second.isEmpty { codes[1] = words.index(of: entry.second) }
    codes[entry.coder] = words.index(of: entry.code)
    return CodedTweet(
      id: entry.row.id, text: entry.row.text, account: entry.row.account, codes: codes,
      group: entry.group, part: entry.part,
      membership: entry.membership, place: entry.place)
  }
}

/// The words in columns of codes, and the categories that they stand for.
private struct CodeWords {
  private let vocabulary: CodeVocabulary
  private let known: (names: [String], indices: [String: Int])
  /// By key, how often each spelling occurs, and where the first and others stand.
  private var spellings: [String: [String: Int]] = [:]
  private var places: [String: [CodePlace]] = [:]
  private var order: [String] = []
  private var indices: [String: Int] = [:]
  private(set) var notes: [CodeNote] = []

  /// More different codes, where most stand in one row, are texts or numbers.
  private static let mostCodes = 50

  init(_ vocabulary: CodeVocabulary) {
    self.vocabulary = vocabulary
    known = vocabulary.known
  }

  mutating func count(_ code: String, at place: CodePlace) {
    let key = CodeVocabulary.key(code)
    if spellings[key] == nil { order.append(key) }
    spellings[key, default: [:]][code, default: 0] += 1
    places[key, default: []].append(place)
  }

  func index(of code: String) -> Int? { indices[CodeVocabulary.key(code)] }

  /// Settles the categories; after that ``index(of:)`` knows every code.
  mutating func categories(keepsUnused: Bool) throws(CodeError) -> [String] {
    let missing = order.filter {
      known.indices[$0] == nil && CodeVocabulary.missing.contains($0)
    }
    for key in missing {
      let count = places[key]!.count
      notes.append(.missing(frequent(key), count: count))
    }
    let unknown = order.filter { known.indices[$0] == nil && !missing.contains($0) }
    let several = unknown.filter(isSeveral)
    if let first = several.first {
      throw .severalCodes(several.flatMap { places[$0]! }, code: frequent(first))
    }
    if !vocabulary.isOpen, !unknown.isEmpty {
      throw .unknownCodes(
        unknown.map { CodeError.UnknownCode(code: frequent($0), places: places[$0]!) },
        categories: known.names)
    }
    let rows = places.values.reduce(0) { $0 + $1.count }
    if unknown.count > Self.mostCodes, unknown.count * 5 > rows * 4, let first = unknown.first {
      throw .notCodes(places[first]![0], codes: unknown.count, rows: rows, example: frequent(first))
    }
    let used = Set(order.compactMap { known.indices[$0] })
    var names: [String] = []
    var moved: [Int: Int] = [:]
    for (index, name) in known.names.enumerated() where keepsUnused || used.contains(index) {
      moved[index] = names.count
      names.append(name)
    }
    for key in order { indices[key] = known.indices[key].flatMap { moved[$0] } }
    for key in Self.sorted(unknown) {
      indices[key] = names.count
      names.append(frequent(key))
    }
    respell(names)
    return names
  }

  /// Whether a cell lists codes, each of which stands alone elsewhere or is a category: `a; b`.
  private func isSeveral(_ key: String) -> Bool {
    let parts = key.split { ";|,".contains($0) }.map { CodeVocabulary.key(String($0)) }
    return parts.count > 1
      && parts.allSatisfy { known.indices[$0] != nil || spellings[$0] != nil }
  }

  /// Remarks on spellings that are not the name of their category.
  private mutating func respell(_ names: [String]) {
    for (index, name) in names.enumerated() {
      let keys = order.filter { indices[$0] == index }
      let others = keys.flatMap { spellings[$0]!.keys }.filter { $0 != name }.sorted()
      if !others.isEmpty { notes.append(.respelled(others, as: name)) }
    }
  }

  /// The most frequent spelling; of equals the first in order.
  private func frequent(_ key: String) -> String {
    spellings[key]!.max { ($0.value, $1.key) < ($1.value, $0.key) }!.key
  }

  /// By value if all are numbers, else by spelling.
  private static func sorted(_ names: [String]) -> [String] {
    let numbers = names.compactMap { Double($0) }
    if numbers.count < names.count { return names.sorted() }
    return zip(numbers, names).sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1)
  }
}
