/// Something that a reader of a result should know of how a file was read.
public enum ReadNote: Equatable, Codable, Sendable {
  /// So many of all records could not be read: more than one in twenty, so that the result is that of the
  /// others.
  case manySkipped(Int, of: Int)
  /// So many of all records could not be read.
  case skipped(Int, of: Int)
  /// JSON values that are no tweets.
  case otherValues(Int)
  /// Rows that say the names of the columns again.
  case repeatedHeaders(Int)
  /// Tweets that had to be put right.
  case repaired(Int)
  /// Ids that a program has rounded, and whether there are links that tell them.
  case rounded(Int, hasLinks: Bool)
  /// Tweets whose id is the number of another row as well, and got a mark of their text.
  case sharedNumbers(Int)
  /// So many tweets of all lack a field that the file has.
  case lacking(TweetField, Int, of: Int)
  /// Columns that were taken for a field by what is in them.
  case taken([ReadSummary.Taken])
  /// Columns for accounts that hold names that are shown, so that no tweet has an account.
  case shownNames([String])
  /// Sheets that were left out, since they hold the same tweets in other stages.
  case stages([String])
  /// A column called id with the ids of accounts.
  case idsOfAccounts(String)
  /// Files of a folder or a zip, or sheets, that hold something else.
  case leftOut([LeftOut])
  /// The offsets from UTC, in seconds, that only the ids tell of the dates.
  case dateOffsets([Int64])
  /// Dates whose first number was taken for the day, since nothing shows the order.
  case dateOrderGuessed
  /// Dates of which a spreadsheet had exchanged month and day.
  case exchangedDates(Int)
  /// Dates that are two days or more from those that the ids tell.
  case otherDates
  /// Dates with parts of a second, which the platform's have not.
  case datesOfPrograms
  /// Tweets without a date that can be read, dated by their ids, and whether others have dates.
  case datedByIDs(Int, haveDates: Bool)
  /// Tweets whose dates their ids contradict, dated by these.
  case redated(Int)
}

extension ReadSummary.File {
  /// Whether more than one record in twenty could not be read.
  public var skipsMany: Bool { skipped * 20 > records }

  /// What a reader of a result should know of how the file was read.
  public var notes: [ReadNote] {
    var notes: [ReadNote] = []
    if !taken.isEmpty { notes.append(.taken(taken)) }
    if !shownNames.isEmpty { notes.append(.shownNames(shownNames)) }
    if let idsOfAccounts { notes.append(.idsOfAccounts(idsOfAccounts)) }
    if !stages.isEmpty { notes.append(.stages(stages)) }
    if !leftOut.isEmpty { notes.append(.leftOut(leftOut)) }
    if !dateOffsets.isEmpty { notes.append(.dateOffsets(dateOffsets)) }
    if isDateOrderGuessed { notes.append(.dateOrderGuessed) }
    if exchangedDates > 0 { notes.append(.exchangedDates(exchangedDates)) }
    if hasOtherDates { notes.append(.otherDates) }
    if hasDatesOfPrograms { notes.append(.datesOfPrograms) }
    if datedByIDs > 0 { notes.append(.datedByIDs(datedByIDs, haveDates: haveDates)) }
    if redated > 0 { notes.append(.redated(redated)) }
    if skipped > 0 {
      notes.append(skipsMany ? .manySkipped(skipped, of: records) : .skipped(skipped, of: records))
    }
    if others > 0 {
      let isJSON = format == .json || format == .xArchive
      notes.append(isJSON ? .otherValues(others) : .repeatedHeaders(others))
    }
    if repaired > 0 { notes.append(.repaired(repaired)) }
    if rounded > 0 { notes.append(.rounded(rounded, hasLinks: hasLinks)) }
    if sharedNumbers > 0 { notes.append(.sharedNumbers(sharedNumbers)) }
    for field in [TweetField.text, .id, .account, .date] {
      let count = fields.without(field)
      // A field that the export does not have at all is not missed; each tweet has a text.
      let isThere = field == .text || !fields.origins(of: field).isEmpty
      if count > 0, count < tweets || isThere && tweets > 1 {
        notes.append(.lacking(field, count, of: tweets))
      }
    }
    return notes
  }
}

extension ReadNote: CustomStringConvertible {
  /// The note in a line.
  public var description: String {
    switch self {
    case .manySkipped(let count, let all):
      "\(count) of \(all) records skipped; results are those of the others"
    case .skipped(let count, let all): "\(count) of \(all) records skipped"
    case .otherValues(let count):
      "\(counted(count, "json value")) that \(count == 1 ? "is no tweet" : "are no tweets")"
    case .repeatedHeaders(let count): counted(count, "repeated header")
    case .repaired(let count): "\(counted(count, "text")) repaired"
    case .rounded(let count, let hasLinks):
      "\(counted(count, "id")) rounded by a program, "
        + (hasLinks ? "taken from the link where there is one" : "and no link tells them")
    case .sharedNumbers(let count):
      "\(count) ids stand before other tweets, too, as numbers of rows do; a mark was added to each"
    case .lacking(let field, let count, let all):
      count == all
        ? "no tweet has \(Self.name(of: field))"
        : "\(counted(count, "tweet")) without \(Self.name(of: field))"
    case .taken(let columns):
      "no name tells these columns, taken by what is in them: "
        + columns.map { "\"\($0.column)\" for \($0.field.name)" }.joined(separator: ", ")
    case .shownNames(let columns):
      "no tweet has an account: "
        + columns.map { "\"\($0)\"" }.joined(separator: ", ")
        + " \(columns.count == 1 ? "holds" : "hold") names that are shown; to take them for accounts, name the column"
    case .idsOfAccounts(let column):
      "\"\(column)\" holds ids of accounts, since each account has one in all its rows: no tweet has an id; to take them for ids "
        + "of tweets, name the column"
    case .stages(let sheets):
      "left out, since they hold the same tweets: \(sheets.joined(separator: ", "))"
    case .leftOut(let files): "left out beside it: \(LeftOut.list(files))"
    case .dateOffsets:
      "the ids tell that the dates are in \(zones.joined(separator: " or ")), "
        + "though no column says so; set right"
    case .dateOrderGuessed:
      "nothing shows whether dates such as 5/10/2022 begin with the day or the month; the day was taken"
    case .exchangedDates(let count):
      "a spreadsheet had exchanged day and month in \(counted(count, "date")), as those that stayed texts show; put right"
    case .otherDates:
      "by their ids most tweets are of other days than their dates say, which may be those of collecting them; "
        + "name the column with the dates of the tweets, if there is one"
    case .datesOfPrograms:
      "most dates have parts of a second, which those of tweets have not: they may be when a program collected them; "
        + "name the column with the dates of the tweets, if there is one"
    case .datedByIDs(let count, let haveDates):
      (haveDates
        ? "\(counted(count, "tweet")) without a date that can be read, "
        : "no dates are there: \(counted(count, "tweet")) ")
        + "dated by their ids, which tell the moment"
    case .redated(let count):
      "\(counted(count, "date")) \(count == 1 ? "contradicts" : "contradict") the ids of their tweets, which tell the moment; set right"
    }
  }

  /// The offsets of ``dateOffsets(_:)`` as `UTC+5:30`; none of others.
  public var zones: [String] {
    if case .dateOffsets(let offsets) = self { offsets.map(Self.zone) } else { [] }
  }

  private static func name(of field: TweetField) -> String {
    field == .date ? "a date that can be read" : field.name
  }

  /// An offset from UTC as `UTC+5:30`.
  private static func zone(_ seconds: Int64) -> String {
    let minutes = abs(seconds) / 60
    let rest = minutes % 60 == 0 ? "" : ":\(minutes % 60)"
    return "UTC\(seconds < 0 ? "-" : "+")\(minutes / 60)\(rest)"
  }
}

/// `1 tweet`, `2 tweets`.
private func counted(_ count: Int, _ thing: String) -> String {
  "\(count) \(thing)\(count == 1 ? "" : "s")"
}
