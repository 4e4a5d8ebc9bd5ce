internal import Hashing

/// What the first cells of a column show of it: how many are of which sort.
struct ColumnSample {
  /// Cells that are not empty.
  private(set) var filled = 0
  /// Cells that begin with `@`, are numbers or lists of them, have a space between words.
  private var (handles, numbers, phrases) = (0, 0, 0)
  /// Cells whose name cannot be an account's, and those with one behind `@`.
  private var (shownNames, marked) = (0, 0)
  /// Cells that are times of day without a date, and dates without a time.
  private var (timesOfDay, days) = (0, 0)
  /// Cells that are one number.
  private var singleNumbers = 0
  /// Cells of letters, digits and `_` alone, as accounts' names are, and those of them that words are not.
  private var (names, oddNames) = (0, 0)
  /// Cells that are ids of tweets, links to tweets, dates, or have three words or more.
  private(set) var (ids, links, dates, sentences) = (0, 0, 0, 0)
  /// Cells that are milliseconds since 1970, from the platform's first year on.
  private var milliseconds = 0
  /// Cells that say yes or no, and links that name the account.
  private var (truths, namedLinks) = (0, 0)
  /// Cells that are 0 or 1.
  private var bits = 0
  /// Cells that are lists, as `['a', 'b']`.
  private var lists = 0
  /// Cells with `'` around them, and with `"` besides those of the table; those of the latter, and of all, that hold the
  /// delimiter.
  private var (apostrophes, quotes, quotedDelimiters, delimiters) = (0, 0, 0, 0)
  /// Cells that begin as replies do, and those that say something.
  private(set) var (answers, telling) = (0, 0)
  /// How many rows begin with each first word.
  private var firstWords: [UInt64: Int] = [:]
  /// Whether most rows begin with the same word.
  var beginsAlike: Bool { (firstWords.values.max() ?? 0) * 2 > filled }
  /// For each row which words it has: see ``WordBits``.
  private(set) var wordsOfRows: [WordBits] = []
  /// Capitals and signs that preparing a text takes away.
  private(set) var signs = 0
  /// The capitals among them.
  private(set) var capitals = 0
  /// Ids of tweets that a program has rounded and written with an exponent, and cells with a label behind them.
  private var (exponents, labelled) = (0, 0)
  /// The ids of tweets that end with zeros.
  private var roundIDs = 0
  /// The bytes of all cells, and how many rows have each cell, by its hash.
  private(set) var length = 0
  private(set) var rowsByCell: [UInt64: Int] = [:]
  /// The ids in each row, and those in links; nil where there is none.
  private(set) var numbersOfTweets: [UInt64?] = []
  /// For each row a hash of the name that its cell is or, of one that begins as replies do, that it begins with, without regard
  /// to case; 0 where there is none.
  private(set) var namesOfRows: [UInt64] = []

  private static let apostrophe = UInt8(ascii: "'")

  /// Whether nearly all rows have no words but those of another column.
  func hasWords(of other: ColumnSample) -> Bool {
    let both = zip(wordsOfRows, other.wordsOfRows).filter { $0 != .zero && $1 != .zero }
    return both.count >= 3 && both.count { $0 & ~$1 == .zero } * 10 >= both.count * 9
  }

  /// Looks at the next cell, of a table with this delimiter.
  mutating func add(_ cell: Span<UInt8>, delimiter: UInt8) {
    let range = cell.trimmed
    numbersOfTweets.append(nil)
    namesOfRows.append(0)
    wordsOfRows.append(cell.wordBits)
    if range.isEmpty { return }
    let cell = cell.extracting(range)
    filled += 1
    length += cell.count
    rowsByCell[hash64(cell), default: 0] += 1
    firstWords[hash64(cell.extracting(0..<cell.position(of: .space))), default: 0] += 1
    let isHandle = cell[0] == UInt8(ascii: "@")
    if isHandle { handles += 1 }
    let isAnswer = cell.startsAsReply
    if isAnswer { answers += 1 }
    if TrailingLabel.start(in: cell) != nil { labelled += 1 }
    let hasDelimiter = cell.position(of: delimiter) < cell.count
    if hasDelimiter { delimiters += 1 }
    if cell.count > 2, cell[0] == Self.apostrophe, cell[cell.count - 1] == Self.apostrophe {
      apostrophes += 1
    }
    if cell.count > 4, cell.extracting(0..<2).equals("\"\""),
      cell.extracting(cell.count - 2..<cell.count).equals("\"\"")
    {
      quotes += 1
      if hasDelimiter { quotedDelimiters += 1 }
    }
    if cell.saysSomething { telling += 1 }
    if cell[0] == UInt8(ascii: "["), cell[cell.count - 1] == UInt8(ascii: "]") {
      lists += 1
    }
    if cell.isAccountName {
      names += 1
      if cell.isOddName { oddNames += 1 }
    }
    var (hasDigit, hasOther, words) = (false, false, 1)
    for index in cell.indices {
      if cell[index].isCapitalOrSign { signs += 1 }
      if cell[index].isCapital { capitals += 1 }
      if cell[index].isDigit {
        hasDigit = true
      } else if !cell[index].isOfNumbers {
        hasOther = true
      }
      if cell[index] == .space, index > 0, cell[index - 1] != .space { words += 1 }
    }
    if hasDigit && !hasOther { numbers += 1 }
    if cell.isNumber { singleNumbers += 1 }
    if isHandle, cell.nameBeforeBrackets(0..<cell.count) != nil { words = 1 }
    if words > 1 { phrases += 1 }
    let name = cell.accountName
    if name.lowerBound > 0, cell[name.lowerBound - 1] == UInt8(ascii: "@") { marked += 1 }
    let isShown = cell.extracting(name).isShownName
    if isShown { shownNames += 1 }
    let named = isAnswer ? 1..<cell.nameEnd(from: 1) : isShown ? 0..<0 : name
    namesOfRows[namesOfRows.count - 1] = cell.extracting(named).nameHash
    if cell.isTimeOfDay { timesOfDay += 1 }
    if Snowflake.roughSeconds(cell) != nil { exponents += 1 }
    let id = cell.extracting(cell.wholeID)
    let link = cell.extracting(cell.statusNumber)
    if id.isTweetID {
      ids += 1
      if id.endsWithZeros { roundIDs += 1 }
    }
    if !link.isEmpty {
      links += 1
      if !cell.statusAccount.isEmpty { namedLinks += 1 }
    }
    if cell.equals(anyCaseOf: "true") || cell.equals(anyCaseOf: "false") {
      truths += 1
    }
    if cell.count == 13, let seconds = Timestamp.seconds(cell), Snowflake.isOfTweets(seconds) {
      milliseconds += 1
    }
    if cell.equals("0") || cell.equals("1") { bits += 1 }
    let number = link.isEmpty ? id : link
    if number.isTweetID {
      numbersOfTweets[numbersOfTweets.count - 1] = UInt64(number.text)
    }
    if hasDigit, hasOther || words > 1 || !cell.isNumber, cell.count <= 60,
      Timestamp.seconds(cell) != nil
    {
      dates += 1
      if cell.position(of: UInt8(ascii: ":")) == cell.count { days += 1 }
    } else if words >= 3 || cell.hasManyWordsWithoutSpaces, hasOther, link.isEmpty,
      !cell.starts(with: "<a href"), !cell.text.isName
    {
      sentences += 1
    }
  }

  /// Whether one of the cells is `cell`.
  func has(_ cell: Span<UInt8>) -> Bool { rowsByCell[hash64(cell.extracting(cell.trimmed))] != nil }

  /// Whether a cell of the column has anything in it.
  var isFilled: Bool { filled > 0 }

  /// Whether every cell of the column has something in it.
  var isFull: Bool {
    let rows = numbersOfTweets.count
    return rows > 1 && filled == rows
  }

  /// Whether a cell of the column is empty.
  var hasGaps: Bool { filled < numbersOfTweets.count }

  /// Whether three in four cells of the column or more have something in them.
  var isInMostRows: Bool { filled * 4 >= numbersOfTweets.count * 3 }

  /// Whether all cells are numbers, or lists of them.
  var isNumeric: Bool { filled > 0 && numbers == filled }

  /// Whether every cell is one number.
  var holdsSingleNumbers: Bool { filled > 0 && singleNumbers == filled }

  /// Whether most cells have three words or more, and are no dates or links. Where there are many, most
  /// differ: else they are names of groups.
  var holdsSentences: Bool {
    holds(sentences, most: 2) && (filled < 20 || rowsByCell.count * 10 >= filled)
  }

  /// Whether all cells, of three or more, are the same, and whether half of them or more differ.
  var isOneThroughout: Bool { filled >= 3 && rowsByCell.count == 1 }
  var differs: Bool { filled >= 3 && rowsByCell.count * 2 > filled }

  /// Whether nearly all cells differ, of several, and whether most stand in several rows.
  var isDistinct: Bool { filled >= 10 && rowsByCell.count * 10 >= filled * 9 }
  var repeats: Bool { rowsByCell.count * 2 <= filled }

  /// The quote that stands around nearly all cells, of three or more, besides those of the table; or around nearly all that
  /// hold the delimiter, and no others, as a program writes them.
  var quoteAround: UInt8? {
    if filled < 3 { return nil }
    if holds(quotes, most: 10) { return .quote }
    if quotes >= 3, quotedDelimiters == quotes, quotes * 10 >= delimiters * 9 { return .quote }
    return holds(apostrophes, most: 10) ? Self.apostrophe : nil
  }

  /// Whether several cells hold the delimiter, so that they stand in quotes.
  var quotesDelimiters: Bool { delimiters > 1 }

  /// Whether a program has left a label behind the cells.
  var endsInLabels: Bool { TrailingLabel.isLikely(labelled, of: filled) }

  /// Whether nearly all cells are lists, such as those of a text's words.
  var holdsLists: Bool { holds(lists, most: 10) }

  /// Whether several cells are filled, and none is a date or a number that could be one.
  var hasNoDate: Bool { filled >= 3 && dates == 0 && numbers == 0 }

  /// Whether of many cells more than a few differ.
  var isVaried: Bool { filled >= 10 && rowsByCell.count > 2 }

  /// Whether nearly all cells are dates.
  var holdsDates: Bool { holds(dates, most: 10) }

  /// Whether all cells, of several, are milliseconds since 1970.
  var holdsMilliseconds: Bool { filled >= 3 && milliseconds == filled }

  /// The hashes of what stands in a column of which nearly every cell is one of at most twenty, each in three rows or more;
  /// nil of others.
  var fewWords: Set<UInt64>? {
    let often = rowsByCell.filter { $0.value >= 3 }
    let rows = often.values.reduce(0, +)
    let isClosed = often.count <= 20 && holds(rows, most: 10)
    return isClosed ? Set(often.keys) : nil
  }

  /// Whether all cells are true or false.
  var holdsTruths: Bool { truths > 0 && truths == filled }

  /// Whether all cells, of several, are 0 or 1, and both are there.
  var holdsBits: Bool { filled >= 5 && bits == filled && rowsByCell.count == 2 }

  /// Whether nearly all cells are links that name the account of the tweet.
  var linksNameAccounts: Bool { holds(namedLinks, most: 10) }

  /// Whether nearly all cells are links to tweets.
  var holdsLinks: Bool { holds(links, most: 10) }

  /// Whether nearly all cells are ids of tweets.
  var holdsIDs: Bool { holds(ids, most: 10) }

  /// Whether most cells are ids of tweets, be they rounded.
  var holdsTweetNumbers: Bool { ids + exponents > 0 && holds(ids + exponents, most: 2) }

  /// Whether more of the ids than by chance end with zeros, in the place of digits that they have lost.
  var haveIDsZeros: Bool { roundIDs >= 5 && roundIDs * 10 >= ids }

  /// Whether nearly all cells are ids of tweets that a program has rounded and written with an exponent.
  var holdsExponents: Bool { holds(exponents, most: 10) }

  /// Whether nearly all cells are numbers, of which a program has written some with an exponent, as ids of users.
  var holdsRoundedNumbers: Bool { exponents > 0 && holds(exponents + singleNumbers, most: 10) }

  /// Whether all filled cells but one in `most` are of a sort that `count` of them are.
  private func holds(_ count: Int, most: Int) -> Bool {
    count > 0 && filled - count <= filled / most
  }

  /// How sure it is that the cells are accounts' names, not those that are shown: from 0 to 3.
  var handleRank: Int {
    if filled == 0 { return 0 }
    if handles == filled && phrases == 0 { return 3 }
    return phrases == 0 ? 2 : 1
  }

  /// Whether the cells may be names of accounts without `@`: nearly all have the form, some are no words, and most differ.
  var holdsAccountNames: Bool { hasFormOfAccountNames && rowsByCell.count * 2 >= filled }

  /// The same, of whatever few accounts.
  var hasFormOfAccountNames: Bool {
    filled >= 5 && names * 20 >= filled * 19 && numbers == 0 && oddNames * 4 >= filled
  }

  /// Whether all cells, of whatever few, have the form, and one in ten is no word.
  var holdsOnlyAccountNames: Bool {
    filled >= 3 && names == filled && numbers == 0 && oddNames * 10 >= filled
  }

  /// Whether two cells in five or more, of several, are no accounts' names but those that are shown: the others may be of one
  /// word by chance, unless half of all have `@`.
  var holdsShownNames: Bool {
    shownNames > 1 && shownNames * 5 >= filled * 2 && marked * 2 < filled && !holdsSentences
  }

  /// Whether hardly any cell is a name that is shown, so that one that is names no account.
  var holdsNoShownNames: Bool { filled >= 20 && shownNames * 20 <= filled }

  /// Whether all cells are times of day without a date, and whether all are dates without a time.
  var holdsTimesOfDay: Bool { filled > 0 && timesOfDay == filled }
  var holdsDays: Bool { filled > 0 && days == filled }

  /// Whether every row, of several, has a time of day, and most differ.
  var holdsDifferentTimesOfDay: Bool { holdsTimesOfDay && isFull && differs }
}
