public import Classifier

/// What the rows of filled sheets say, coder by coder: codes, what was unclear, and notes.
///
/// A column `coder` names who has coded a row; without one it is the sheet's name. Rows of one coder may be in several
/// sheets.
public struct FilledSheets: Sendable {
  /// A row that is not blank.
  public struct Row: Equatable, Sendable {
    /// The tweet's id.
    public let id: String
    /// Who has coded it, as an index into ``coders``.
    public let coder: Int
    /// The category that was given, as an index; nil for none.
    public let code: Int?
    /// Whether the coder could not tell the category.
    public let isUnclear: Bool
    /// What the coder has noted; empty for nothing.
    public let note: String
    /// How the tweet was drawn; nil where the sheet does not say so.
    public let membership: SampleMembership?
    /// Where the row stands.
    public let place: CodePlace

    /// Whether the row says anything of its tweet.
    public var isFilled: Bool { code != nil || isUnclear || !note.isEmpty }
  }

  /// The names of the columns behind those of a sample.
  public static let ownColumns = ["unclear", "note", "coder"]

  /// The names of the coders, in the order of the sheets.
  public let coders: [String]
  /// The rows, in the order of the sheets.
  public let rows: [Row]
  /// How the tweets were drawn; nil where no sheet says so.
  public let design: SampleDesign?

  /// Reads sheets.
  ///
  /// - Parameters:
  ///   - sheets: those of all coders.
  ///   - categories: codes are ids or titles of these.
  /// - Throws: ``CodeError``: for codes that are no categories, all of them; for rows that contradict each other or
  ///   the design that they state, the first.
  public init(_ sheets: [CodeSheet], categories: [Classifier.Category]) throws(CodeError) {
    var parts: [(coder: Int, sheet: CodeSheet)] = []
    var coders: [String] = []
    for sheet in sheets {
      for (name, part) in try sheet.byCoder() {
        let known = coders.firstIndex { $0.lowercased() == name.lowercased() }
        if known == nil { coders.append(name) }
        parts.append((known ?? coders.count - 1, part))
      }
    }
    // Codes, and how they were drawn, are read and checked as for a share.
    var joiner = CodeJoiner(coders: coders.count)
    for (coder, sheet) in parts {
      try joiner.add(
        sheet, .init(code: try sheet.codeColumn(nil)), coder: coder, isSample: true)
    }
    try joiner.rejectTraining()
    let set = try joiner.set(.categories(categories), coders: coders, keepsUnused: true)
    if joiner.designs.count > 1 { throw .severalSamples(sheets: sheets.map(\.name)) }
    if let design = joiner.designs.first { try DesignCheck(design).check(set.tweets) }
    let tweets = Dictionary(set.tweets.map { ($0.id, $0) }) { first, _ in first }
    var rows: [Row] = []
    for (coder, sheet) in parts {
      let (unclear, note) = (sheet.column("unclear"), sheet.column("note"))
      let (drawn, codes) = (SampleColumns(sheet), try sheet.codeColumn(nil))
      for row in sheet.rows {
        let place = sheet.place(row)
        let code = row.id.isEmpty ? nil : tweets[row.id]?.codes[coder]
        let isUnclear = try unclear.map { column throws(CodeError) in
          try Self.isMarked(row.cells[column], place)
        }
        let found = Row(
          id: row.id, coder: coder, code: code, isUnclear: isUnclear ?? false,
          note: note.map { row.cells[$0] } ?? "",
          membership: try drawn.membership(of: row, at: place),
          place: place)
        if row.id.isEmpty {
          if found.isFilled || !row.cells[codes].isEmpty { throw .noID(place) }
          continue
        }
        if found.isUnclear, code != nil { throw .unclearCode(place) }
        rows.append(found)
      }
    }
    if !rows.contains(where: \.isFilled) {
      throw .noCodes(sheets: sheets.map(\.name), categories: categories.map(\.id))
    }
    (self.coders, self.rows, design) = (coders, rows, joiner.designs.first)
  }

  /// Whether a cell is ticked, as a person or a program does it.
  private static func isMarked(_ cell: String, _ place: CodePlace) throws(CodeError) -> Bool {
    switch cell.lowercased() {
    case "", "no", "tidak", "0", "false": return false
    case "yes", "ya", "x", "1", "true": return true
    default: throw .unreadableMark(place, column: "unclear", found: cell)
    }
  }
}

extension CodeSheet {
  /// The rows of each coder, by the column `coder`; all of one who is called as the sheet where there is none.
  fileprivate func byCoder() throws(CodeError) -> [(name: String, sheet: CodeSheet)] {
    guard let column = column("coder") else { return [(CodeSet.names(of: [self])[0], self)] }
    var parts: [(name: String, rows: [Row])] = []
    for row in rows {
      let name = row.cells[column]
      if name.isEmpty { throw .noCoder(place(row)) }
      if let known = parts.firstIndex(where: { $0.name.lowercased() == name.lowercased() }) {
        parts[known].rows.append(row)
      } else {
        parts.append((name, [row]))
      }
    }
    return parts.map { part in
      (part.name, CodeSheet(name: name, columns: columns, rows: part.rows))
    }
  }
}
