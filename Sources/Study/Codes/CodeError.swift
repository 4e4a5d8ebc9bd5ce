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
    /// The codes of a second person, beside those that count.
    case secondCoder
    /// What labels are measured by, part by part.
    case part
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
  /// The column holds labels of this program, which are nobody's codes.
  case labels(sheet: String, column: String)
  /// No row has a code.
  case noCodes(sheets: [String], categories: [String])
  /// Codes that are no categories: all of them.
  case unknownCodes([UnknownCode], categories: [String])
  /// A column in which most rows have a code of their own, and the first.
  case notCodes(CodePlace, codes: Int, rows: Int, example: String)
  /// Cells with several codes, first to last.
  case severalCodes([CodePlace], code: String)
  /// A code in a row without an id.
  case noID(CodePlace)
  /// A row that names no coder, in a sheet with a column of coders.
  case noCoder(CodePlace)
  /// A cell that should be ticked or empty.
  case unreadableMark(CodePlace, column: String, found: String)
  /// A row that has a code and is marked as unclear.
  case unclearCode(CodePlace)
  /// A row without an id, where rows of several sheets are matched by it.
  case noMatchingID(CodePlace)
  /// An id that a spreadsheet has turned into a number.
  case roundedID(CodePlace)
  /// Two rows of a sheet give one tweet different codes.
  case conflictingCodes(CodePlace, code: String, before: String)
  /// No tweet is coded by two coders.
  case noOverlap(sheets: [String])
  /// A coded tweet that was chosen for training and not drawn by chance.
  case chosenForTraining(CodePlace)
  /// The sheets are from different samples.
  case severalSamples(sheets: [String])
  /// A coded row that was not drawn, in a sheet of a sample.
  case notDrawn(CodePlace)
  /// A cell of the design that cannot be read.
  case unreadableDesign(CodePlace, column: String, found: String)
  /// Rows of one stratum that state different sizes or inclusions.
  case unequalStratum(CodePlace, column: String, found: String, expected: String)
  /// Strata that have more tweets together than the archive had.
  case strataTooLarge(sheet: String, sum: Int, tweets: Int)
  /// More rows of a stratum, or of the sample, than were drawn.
  case moreThanDrawn(CodePlace, stratum: String?, drawn: Int)
  /// A row that the design would not have drawn from this archive.
  case notOfDesign(CodePlace)
  /// A coded tweet that the archive does not have.
  case notInArchive(CodePlace)
  /// Coded tweets that have another text in the archive: the first, and how many there are.
  case otherText(CodePlace, rows: Int)
  /// No coded tweet is in the part of the archive that is asked for.
  case noneInPart(codes: Int)
  /// Codes of tweets of this archive, of which nothing says how they were drawn.
  case noDesign(sheets: [String], found: Int, codes: Int)
  /// Codes of a sample of this archive in another state or selection.
  case otherState(sheets: [String], found: Int, codes: Int, drawnFrom: Int, this: Int)
}

extension CodeError: CustomStringConvertible {
  /// What was found, what was expected, and the remedy.
  public var description: String {
    switch self {
    case .noTable(let file): "\(file): expected a table with a column of codes"
    case .noColumn(let sheet, let names, let columns, _):
      "\(sheet): no column \(Self.alternatives(names)); the columns are "
        + columns.map { "\"\($0)\"" }.joined(separator: ", ")
    case .labels(let sheet, let column):
      "\(sheet): the column \"\(column)\" holds labels of textmine, which are nobody's codes; if "
        + "somebody has checked them, copy them to a column \"code\""
    case .noCodes(let sheets, let categories):
      "\(sheets.joined(separator: ", ")): no row has a code"
        + (categories.isEmpty
          ? "" : "; fill the column of codes with \(categories.joined(separator: ", "))")
    case .unknownCodes(let codes, let categories):
      Self.unknown(codes) + "; expected one of \(categories.joined(separator: ", "))"
    case .notCodes(let place, let codes, let rows, let example):
      "\(place.sheet): \(codes) different codes in \(rows) rows, such as \"\(example.prefix(60))\"; categories have "
        + "several tweets each; name the column of codes"
    case .severalCodes(let places, let code):
      "\(places[0]): several codes \"\(code)\""
        + (places.count > 1 ? ", and in \(places.count - 1) more rows" : "")
        + "; categories exclude each other, so a tweet has one: leave the one that fits best"
    case .noID(let place): "\(place): a code without an id to find its tweet by"
    case .noCoder(let place):
      "\(place): no name in column \"coder\"; fill it in, or leave the column out where the sheet is one coder's"
    case .unreadableMark(let place, let column, let found):
      "\(place): \(column) is \"\(found.prefix(60))\"; expected yes or nothing"
    case .unclearCode(let place):
      "\(place): has a code and is marked as unclear; clear one of the two cells"
    case .noMatchingID(let place): "\(place): no id to match the sheets by"
    case .roundedID(let place):
      "\(place): the id has been turned into a number and lost its last digits; format the column "
        + "of ids as text, or use the spreadsheet that \"sample\" wrote"
    case .conflictingCodes(let place, let code, let before):
      "\(place): coded \"\(code)\", but \"\(before)\" in a row above; keep one of the rows"
    case .noOverlap(let sheets):
      "\(sheets.joined(separator: ", ")): no tweet has codes of two coders; the ids must be the "
        + "same in all sheets"
    case .chosenForTraining(let place):
      "\(place): was chosen for training and not drawn by chance, so it can never give a share; learn "
        + "from it with \"train\", and draw a sample of its own for the share with \"sample\""
    case .severalSamples(let sheets):
      "\(sheets.joined(separator: ", ")): the sheets are from different samples; give those of one"
    case .notDrawn(let place):
      "\(place): was not drawn by \"sample\", its last columns are empty; remove the row"
    case .unreadableDesign(let place, let column, let found):
      "\(place): \(column) is \"\(found.prefix(60))\", which \"sample\" does not write; put back its "
        + "columns"
    case .unequalStratum(let place, let column, let found, let expected):
      "\(place): \(column) is \(found), but \(expected) in other rows of the stratum; put back the "
        + "columns that \"sample\" wrote"
    case .strataTooLarge(let sheet, let sum, let tweets):
      "\(sheet): the strata have \(sum) tweets, but the archive had \(tweets) when the sample was "
        + "drawn; put back the columns that \"sample\" wrote"
    case .moreThanDrawn(let place, let stratum, let drawn):
      "\(place): "
        + (stratum.map { "only \(drawn) tweets of stratum \($0) were drawn" }
          ?? "only \(drawn) tweets were drawn")
        + ", and there are more rows; remove those that \"sample\" did not write"
    case .notOfDesign(let place):
      "\(place): the sample has no such tweet in this stratum; put back the row that \"sample\" wrote"
    case .noneInPart(let codes):
      "none of the \(codes) coded tweets is in the selection; select more, or draw a sample of this part"
    case .noDesign(let sheets, let found, let codes):
      "\(sheets.joined(separator: ", ")): \(found) of \(codes) coded tweets are of this archive, but "
        + "nothing says how they were drawn; put back the last columns of the sheet that \"sample\" wrote"
    case .otherState(let sheets, let found, let codes, let drawnFrom, let this):
      "\(sheets.joined(separator: ", ")): \(found) of \(codes) coded tweets are of this archive, but it "
        + "had \(drawnFrom) tweets when they were drawn and has \(this) now; give the archive and the "
        + "selection that the sample was drawn from, or draw a sample of this one"
    case .otherText(let place, let rows):
      "\(place): the archive's tweet of this id has another text"
        + (rows > 1 ? ", and so have \(rows - 1) more rows" : "")
        + "; give the archive that was coded, or put back the texts or ids that \"sample\" wrote"
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
