internal import Hashing

/// What the first rows of a table show of its columns, where names alone do not tell.
struct TableSample {
  /// How many cells of a column are of which sort.
  private struct Column {
    var filled = 0
    /// Cells that begin with `@`, are numbers or lists of them, have a space between words.
    var (handles, numbers, phrases) = (0, 0, 0)
    /// Cells of letters, digits and `_` alone, as accounts' names are, and those of them that words are not.
    var (names, oddNames) = (0, 0)
    /// Cells that are ids of tweets, links to tweets, dates, or have three words or more.
    var (ids, links, dates, sentences) = (0, 0, 0, 0)
    /// Cells that say yes or no, and links that name the account.
    var (truths, namedLinks) = (0, 0)
    /// Cells that are lists, as `['a', 'b']`.
    var lists = 0
    /// Cells with `'` around them, and with `"` besides those of the table; those of the latter, and of all, that hold the
    /// delimiter.
    var (apostrophes, quotes, quotedDelimiters, delimiters) = (0, 0, 0, 0)
    /// Cells that begin as replies do, and those that say something.
    var (answers, telling) = (0, 0)
    /// Capitals and signs that preparing a text takes away.
    var signs = 0
    /// Ids of tweets that a program has rounded and written with an exponent.
    var exponents = 0
    /// The ids of tweets that end with zeros.
    var roundIDs = 0
    /// The bytes of all cells, and how many rows have each cell, by its hash.
    var length = 0
    var cells: [UInt64: Int] = [:]
    /// The ids in each row, and those in links; nil where there is none.
    var numbersOfTweets: [UInt64?] = []
  }

  private static let rowLimit = 100
  private static let apostrophe = UInt8(ascii: "'")

  private var columns: [Column] = []
  /// Rows that are as wide as the header, and those that have one field more.
  private var (even, wider) = (0, 0)

  /// The first cells of the rows that have one more: how many are quoted, and whether they count the
  /// rows from 1.
  private var (quotedFirst, countsRows) = (0, true)
  /// Whether the first column is one of ids, which have no letters.
  private let beginsWithIDs: Bool
  private let delimiter: UInt8

  /// Whether each row has a name before its first cell, for which the header has none: R writes names in
  /// quotes or counts the rows. Otherwise the rows may have a delimiter in a text without quotes, and the
  /// first cell may be an id, which must not be lost.
  var hasRowNames: Bool { wider > 0 && even == 0 && (quotedFirst == wider || countsRows) }

  /// Whether rows have different numbers of cells, and whether some begin with a quote.
  private(set) var isRagged = false
  private(set) var hasQuotes = false
  /// Whether any cell stands in quotes.
  private(set) var quotesCells = false
  /// Whether nearly all rows begin with a quote.
  private(set) var isQuoted = false

  /// The places of all columns.
  var places: Range<Int> { columns.indices }

  /// Looks at the first rows under the header of `shape`.
  init(_ shape: TableShape, _ head: TableHead) {
    columns = Array(repeating: Column(), count: shape.columns.count)
    beginsWithIDs = NamedColumns(shape).all(ExportField.ids).contains(0)
    delimiter = shape.delimiter
    var widths: Set<Int> = []
    var (rows, quoted) = (0, 0)
    head.forEachRow(under: shape) { bytes, row in
      widths.insert(row.count)
      if row[0].start > row.range.lowerBound { quoted += 1 }
      add(bytes, row)
      rows += 1
      return rows < Self.rowLimit
    }
    isRagged = widths.count > 1
    isQuoted = quoted > 0 && quoted * 10 >= rows * 9
  }

  private mutating func add(_ bytes: Span<UInt8>, _ row: TableRow) {
    let isQuoted = row[0].start > row.range.lowerBound
    if isQuoted { hasQuotes = true }
    if !quotesCells { quotesCells = (0..<row.count).contains { row.isQuoted($0, in: bytes) } }
    let isWider = row.count == columns.count + 1
    if isWider, !row[columns.count].range.isEmpty { addName(bytes, row, isQuoted: isQuoted) }
    // Where other rows are as wide as the header, a wider one has a delimiter too many.
    if row.count == columns.count { even += 1 } else if !isWider || even > 0 { return }
    let shift = hasRowNames ? 1 : 0
    for column in columns.indices {
      add(bytes.extracting(row[column + shift].range), column)
    }
  }

  /// Looks at the first cell of a row that has one more than the header.
  private mutating func addName(_ bytes: Span<UInt8>, _ row: TableRow, isQuoted: Bool) {
    wider += 1
    if isQuoted { quotedFirst += 1 }
    if Int(bytes.extracting(row[0].range).text) != wider { countsRows = false }
    if beginsWithIDs, bytes.extracting(row[1].range).text.contains(where: \.isLetter) {
      countsRows = false
    }
  }

  private mutating func add(_ cell: Span<UInt8>, _ place: Int) {
    let range = cell.trimmed
    columns[place].numbersOfTweets.append(nil)
    if range.isEmpty { return }
    let cell = cell.extracting(range)
    columns[place].filled += 1
    columns[place].length += cell.count
    columns[place].cells[hash64(cell), default: 0] += 1
    let isHandle = cell[0] == UInt8(ascii: "@")
    if isHandle { columns[place].handles += 1 }
    if cell.startsAsReply { columns[place].answers += 1 }
    let hasDelimiter = cell.position(of: delimiter) < cell.count
    if hasDelimiter { columns[place].delimiters += 1 }
    if cell.count > 2, cell[0] == Self.apostrophe, cell[cell.count - 1] == Self.apostrophe {
      columns[place].apostrophes += 1
    }
    if cell.count > 4, cell.extracting(0..<2).equals("\"\""),
      cell.extracting(cell.count - 2..<cell.count).equals("\"\"")
    {
      columns[place].quotes += 1
      if hasDelimiter { columns[place].quotedDelimiters += 1 }
    }
    if cell.saysSomething { columns[place].telling += 1 }
    if cell[0] == UInt8(ascii: "["), cell[cell.count - 1] == UInt8(ascii: "]") {
      columns[place].lists += 1
    }
    if cell.isAccountName {
      columns[place].names += 1
      if cell.isOddName { columns[place].oddNames += 1 }
    }
    var (hasDigit, hasOther, words) = (false, false, 1)
    for index in cell.indices {
      if cell[index].isCapitalOrSign { columns[place].signs += 1 }
      if cell[index].isDigit {
        hasDigit = true
      } else if !cell[index].isOfNumbers {
        hasOther = true
      }
      if cell[index] == .space, index > 0, cell[index - 1] != .space { words += 1 }
    }
    if hasDigit && !hasOther { columns[place].numbers += 1 }
    if isHandle, cell.nameBeforeBrackets(0..<cell.count) != nil { words = 1 }
    if words > 1 { columns[place].phrases += 1 }
    if Snowflake.roughSeconds(cell) != nil { columns[place].exponents += 1 }
    let id = cell.extracting(cell.wholeID)
    let link = cell.extracting(cell.statusNumber)
    if id.isTweetID {
      columns[place].ids += 1
      if id.count >= 17, id.extracting(id.count - 2..<id.count).equals("00") {
        columns[place].roundIDs += 1
      }
    }
    if !link.isEmpty {
      columns[place].links += 1
      if !cell.statusAccount.isEmpty { columns[place].namedLinks += 1 }
    }
    if cell.equals(anyCaseOf: "true") || cell.equals(anyCaseOf: "false") {
      columns[place].truths += 1
    }
    let number = link.isEmpty ? id : link
    if number.isTweetID {
      columns[place].numbersOfTweets[columns[place].numbersOfTweets.count - 1] = UInt64(number.text)
    }
    if hasDigit, hasOther || words > 1 || !cell.isNumber, cell.count <= 60,
      Timestamp.seconds(cell) != nil
    {
      columns[place].dates += 1
    } else if words >= 3 || cell.hasManyWordsWithoutSpaces, hasOther, link.isEmpty,
      !cell.starts(with: "<a href"), !cell.text.isName
    {
      columns[place].sentences += 1
    }
  }

  /// The rows that have as many cells as the header.
  var evenRows: Int { even }

  /// Whether a cell of the column has anything in it.
  func isFilled(_ column: Int) -> Bool { columns[column].filled > 0 }

  /// Whether every cell of the column has something in it.
  func isFull(_ column: Int) -> Bool {
    let rows = columns[column].numbersOfTweets.count
    return rows > 1 && columns[column].filled == rows
  }

  /// Whether a column for replies says nothing where several texts begin as replies do.
  func concealsReplies(_ column: Int, text: Int) -> Bool {
    columns[column].telling == 0 && columns[text].answers >= 3
  }

  /// Whether all cells are numbers, or lists of them.
  func isNumeric(_ column: Int) -> Bool {
    columns[column].filled > 0 && columns[column].numbers == columns[column].filled
  }

  /// Whether most cells have three words or more, and are no dates or links. Where there are many, most
  /// differ: else they are names of groups.
  func holdsSentences(_ column: Int) -> Bool {
    let cells = columns[column]
    return holds(column, cells.sentences, most: 2)
      && (cells.filled < 20 || cells.cells.count * 10 >= cells.filled)
  }

  /// Of columns of sentences, the one whose cells are twice as long as those of any other.
  func longest(of columns: [Int]) -> Int? {
    let sorted = columns.sorted { self.columns[$0].length > self.columns[$1].length }
    guard let first = sorted.first else { return nil }
    guard sorted.count > 1 else { return first }
    return self.columns[first].length > 2 * self.columns[sorted[1]].length ? first : nil
  }

  /// Whether the cells of a column are as long as those of another, give or take a fifth.
  func isAsLong(_ column: Int, as other: Int) -> Bool {
    columns[column].length * 5 >= columns[other].length * 4
  }

  /// Whether a column has the texts of another without their capitals and signs: what was made of them in preparing them.
  func isPrepared(_ column: Int, from other: Int) -> Bool {
    let (made, original) = (columns[column], columns[other])
    return made.sentences >= 3 && made.signs == 0 && original.signs > original.filled
      && original.filled >= made.filled && original.length > made.length
      && original.length < made.length * 4
  }

  /// Whether a column has a few words in each row where another has sentences: their topics or titles.
  func isHeading(_ column: Int, of other: Int) -> Bool {
    columns[column].filled >= 3 && !holdsSentences(column) && holdsSentences(other)
      && columns[other].filled == columns[column].filled
      && columns[other].length > 4 * columns[column].length
  }

  /// The quote that stands around nearly all cells, of three or more, besides those of the table; or around nearly all that
  /// hold the delimiter, and no others, as a program writes them.
  func quoteAround(_ column: Int) -> UInt8? {
    let cells = columns[column]
    if cells.filled < 3 { return nil }
    if holds(column, cells.quotes, most: 10) { return .quote }
    if cells.quotes >= 3, cells.quotedDelimiters == cells.quotes,
      cells.quotes * 10 >= cells.delimiters * 9
    {
      return .quote
    }
    return holds(column, cells.apostrophes, most: 10) ? Self.apostrophe : nil
  }

  /// Whether nearly all cells are lists, such as those of a text's words.
  func holdsLists(_ column: Int) -> Bool { holds(column, columns[column].lists, most: 10) }

  /// Whether nearly all cells are dates.
  func holdsDates(_ column: Int) -> Bool { holds(column, columns[column].dates, most: 10) }

  /// The hashes of what stands in a column of which nearly every cell is one of at most twenty, each in three rows or more;
  /// nil of others.
  func fewWords(_ column: Int) -> Set<UInt64>? {
    let often = columns[column].cells.filter { $0.value >= 3 }
    let rows = often.values.reduce(0, +)
    let isClosed = often.count <= 20 && holds(column, rows, most: 10)
    return isClosed ? Set(often.keys) : nil
  }

  /// Whether all cells are true or false.
  func holdsTruths(_ column: Int) -> Bool {
    columns[column].truths > 0 && columns[column].truths == columns[column].filled
  }

  /// Whether nearly all cells are links that name the account of the tweet.
  func linksNameAccounts(_ column: Int) -> Bool {
    holds(column, columns[column].namedLinks, most: 10)
  }

  /// Whether nearly all cells are links to tweets.
  func holdsLinks(_ column: Int) -> Bool { holds(column, columns[column].links, most: 10) }

  /// Whether nearly all cells are ids of tweets.
  func holdsIDs(_ column: Int) -> Bool { holds(column, columns[column].ids, most: 10) }

  /// Whether nearly all cells are ids of tweets that a program has rounded and written with an exponent.
  func holdsExponents(_ column: Int) -> Bool {
    holds(column, columns[column].exponents, most: 10)
  }

  /// Whether all filled cells but one in `most` are of a sort that `count` of them are.
  private func holds(_ column: Int, _ count: Int, most: Int) -> Bool {
    count > 0 && columns[column].filled - count <= columns[column].filled / most
  }

  /// How sure it is that the cells are accounts' names, not those that are shown: from 0 to 3.
  func handleRank(_ column: Int) -> Int {
    let column = columns[column]
    if column.filled == 0 { return 0 }
    if column.handles == column.filled && column.phrases == 0 { return 3 }
    return column.phrases == 0 ? 2 : 1
  }

  /// Whether the cells may be names of accounts without `@`: nearly all have the form, most differ, and some are no words.
  func holdsAccountNames(_ column: Int) -> Bool {
    let cells = columns[column]
    return cells.filled >= 5 && cells.names * 20 >= cells.filled * 19 && cells.numbers == 0
      && cells.cells.count * 2 >= cells.filled && cells.oddNames * 4 >= cells.filled
  }

  /// Whether the links in a column are those of the tweets with the ids in another: most tweets also
  /// link to others.
  func linksAreOfTweets(_ link: Int, ids: Int?) -> Bool {
    let links = columns[link]
    // A link beside most of many rows is that of what they answer.
    guard let ids else { return links.filled < 5 || links.cells.count * 2 > links.filled }
    let pairs = pairs(ids, link)
    return pairs.count { $0.0 == $0.1 || Self.isRounded($0) } * 2 >= pairs.count
  }

  /// Whether a column called id has numbers of another kind, such as those of the rows, while every tweet has
  /// its link beside it.
  func numbersRows(_ column: Int, besideLinks link: Int) -> Bool {
    isNumeric(column) && columns[column].ids == 0 && isFull(link) && holdsLinks(link)
  }

  /// The ids in a column and those in the links beside them, where a row has both.
  private func pairs(_ ids: Int, _ link: Int) -> [(UInt64, UInt64)] {
    zip(columns[ids].numbersOfTweets, columns[link].numbersOfTweets).compactMap {
      if let id = $0, let linked = $1 { (id, linked) } else { nil }
    }
  }

  /// Whether one id may be the other rounded: that changes it by less than one in 10¹⁴.
  private static func isRounded(_ pair: (UInt64, UInt64)) -> Bool {
    pair.0 != pair.1
      && max(pair.0, pair.1) - min(pair.0, pair.1) < max(pair.0, pair.1) / (1 << 43)
  }

  /// Whether the ids in a column have lost their last digits: they contradict those in the links beside
  /// them, or all of several end with zeros.
  func hasRoundedIDs(_ column: Int?, link: Int?) -> Bool {
    guard let column else { return false }
    let ids = columns[column]
    if ids.ids >= 5, ids.roundIDs == ids.ids { return true }
    guard let link else { return false }
    let pairs = pairs(column, link)
    return pairs.contains(where: Self.isRounded)
      && pairs.allSatisfy { $0.0 == $0.1 || Self.isRounded($0) }
  }
}

extension String {
  /// Whether it is rather the name of a person or an office: each word but a short one is capitalised.
  fileprivate var isName: Bool {
    split(separator: " ").allSatisfy { word in
      let letters = word.filter(\.isLetter)
      guard letters.count == word.count || word.last == "," || word.last == "." else {
        return false
      }
      return letters.count <= 3 && letters.first?.isLowercase == true && letters.count > 0
        || letters.first?.isUppercase == true && letters.dropFirst().allSatisfy(\.isLowercase)
    }
  }
}

extension Span<UInt8> {
  /// Whether there are ten characters or more of writing that has no spaces: Chinese, Japanese, Thai and its like.
  fileprivate var hasManyWordsWithoutSpaces: Bool {
    var characters = 0
    for index in indices {
      let byte = self[index]
      let isThai = byte == 0xE0 && index + 1 < count && (0xB8...0xBB).contains(self[index + 1])
      if (0xE3...0xE9).contains(byte) || isThai { characters += 1 }
    }
    return characters >= 10
  }

  /// Whether they have the form of an account's name without `@`.
  fileprivate var isAccountName: Bool {
    guard count >= 3, count <= 15 else { return false }
    for index in indices where !self[index].isNameByte { return false }
    return !isNumber
  }

  /// Whether a name has a digit, a `_`, or a capital behind its first letter, as words do not.
  fileprivate var isOddName: Bool {
    for index in indices {
      let byte = self[index]
      let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      if byte.isDigit || byte == UInt8(ascii: "_") || isCapital && index > 0 { return true }
    }
    return false
  }

  /// Whether the bytes are the digits of a tweet's id, as the platform has given them since 2010.
  var isTweetID: Bool {
    guard count >= 15, count <= 20 else { return false }
    for index in indices where !self[index].isDigit { return false }
    return true
  }
}

extension UInt8 {
  /// Whether it is a capital letter, or a sign of ASCII that is neither a space nor a hyphen.
  fileprivate var isCapitalOrSign: Bool {
    let isLetter = (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z")
    if isLetter { return self & 0x20 == 0 }
    return self > .space && self < 0x80 && !isDigit && self != UInt8(ascii: "-")
  }

  /// Whether it stands in numbers and in lists of numbers besides the digits.
  fileprivate var isOfNumbers: Bool { ".,- []'\"".utf8.contains(self) }
}
