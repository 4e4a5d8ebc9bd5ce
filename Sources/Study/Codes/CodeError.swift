/// Why codes cannot be used.
public enum CodeError: Error, Equatable {
  /// What a column is for.
  public enum ColumnUse: Sendable {
    /// A person's codes.
    case code
    /// The codes of one of several coders.
    case coder
    /// What rows are grouped by.
    case group
  }

  /// A code that is no category, and where it stands.
  public struct UnknownCode: Equatable, Sendable {
    /// The code as it is written.
    public let code: String
    /// Where it stands, first to last.
    public let places: [CodePlace]
  }

  /// The file is no table.
  case noTable(file: String)
  /// There is no column of any of these names.
  case noColumn(sheet: String, names: [String], columns: [String], use: ColumnUse)
  /// No row has a code.
  case noCodes(sheets: [String], categories: [String])
  /// Codes that are no categories: all of them.
  case unknownCodes([UnknownCode], categories: [String])
  /// A code in a row without an id.
  case noID(CodePlace)
  /// A row without an id, where rows of several sheets are matched by it.
  case noMatchingID(CodePlace)
  /// An id that a spreadsheet has turned into a number.
  case roundedID(CodePlace)
  /// Two rows of a sheet give one tweet different codes.
  case conflictingCodes(CodePlace, code: String, before: String)
  /// No tweet is coded by two coders.
  case noOverlap(sheets: [String])
  /// The sheets are from different samples.
  case severalSamples(sheets: [String])
  /// A coded row that was not drawn, in a sheet of a sample.
  case notDrawn(CodePlace)
  /// A coded tweet that the archive does not have.
  case notInArchive(CodePlace)
}

extension CodeError: CustomStringConvertible {
  /// What was found, what was expected, and the remedy.
  public var description: String {
    switch self {
    case .noTable(let file): "\(file): expected a table with a column of codes"
    case .noColumn(let sheet, let names, let columns, _):
      "\(sheet): no column \(Self.alternatives(names)); the columns are "
        + columns.map { "\"\($0)\"" }.joined(separator: ", ")
    case .noCodes(let sheets, let categories):
      "\(sheets.joined(separator: ", ")): no row has a code"
        + (categories.isEmpty
          ? "" : "; fill the column of codes with \(categories.joined(separator: ", "))")
    case .unknownCodes(let codes, let categories):
      Self.unknown(codes) + "; expected one of \(categories.joined(separator: ", "))"
    case .noID(let place): "\(place): a code without an id to find its tweet by"
    case .noMatchingID(let place): "\(place): no id to match the sheets by"
    case .roundedID(let place):
      "\(place): the id has been turned into a number and lost its last digits; format the column "
        + "of ids as text, or use the spreadsheet that \"sample\" wrote"
    case .conflictingCodes(let place, let code, let before):
      "\(place): coded \"\(code)\", but \"\(before)\" in a row above; keep one of the rows"
    case .noOverlap(let sheets):
      "\(sheets.joined(separator: ", ")): no tweet has codes of two coders; the ids must be the "
        + "same in all sheets"
    case .severalSamples(let sheets):
      "\(sheets.joined(separator: ", ")): the sheets are from different samples; give those of one"
    case .notDrawn(let place):
      "\(place): was not drawn by \"sample\", its last columns are empty; remove the row"
    case .notInArchive(let place):
      "\(place): no tweet of the archive has this id; ids must stay as they were, formatted as text"
    }
  }

  private static func alternatives(_ names: [String]) -> String {
    let quoted = names.map { "\"\($0)\"" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " or \(last)"
  }

  /// One code with its first place, or several with the rows of each.
  private static func unknown(_ codes: [UnknownCode]) -> String {
    guard let first = codes.first, let place = first.places.first else { return "unknown code" }
    if codes.count == 1, first.places.count == 1 {
      return "\(place): unknown code \"\(first.code)\""
    }
    let list = codes.map { code in
      let shown = code.places.prefix(5).map { "\($0.row)" }.joined(separator: ", ")
      let more = code.places.count > 5 ? " and \(code.places.count - 5) more" : ""
      return "\"\(code.code)\" (row \(shown)\(more))"
    }
    return "\(place.sheet): unknown codes \(list.joined(separator: ", "))"
  }
}
