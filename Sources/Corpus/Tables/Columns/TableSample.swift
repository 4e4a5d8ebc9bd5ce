/// What the first rows of a table show of its columns, where names alone do not tell.
struct TableSample {
  /// The rows whose cells are looked at: the first ones, and behind them one of five, since tables are sorted by account and
  /// time.
  private static let (firstRows, stride, rowLimit) = (100, 5, 140)

  private var columns: [ColumnSample] = []
  /// Rows that have as many cells as the header.
  private(set) var evenRows = 0
  /// Those that have one more.
  private var wider = 0
  /// All rows, and those that begin with a quote.
  private var (rows, quoted) = (0, 0)
  private var sampledRows = 0

  /// The first cells of the rows that have one more: how many are quoted, and whether they count the
  /// rows from 1.
  private var (quotedFirst, countsRows) = (0, true)
  /// Whether the first column is one of ids, which have no letters.
  private let beginsWithIDs: Bool
  private let delimiter: UInt8

  /// Whether each row has a name before its first cell, for which the header has none: R writes names in
  /// quotes or counts the rows. Otherwise the rows may have a delimiter in a text without quotes, and the
  /// first cell may be an id, which must not be lost.
  var hasRowNames: Bool { wider > 0 && evenRows == 0 && (quotedFirst == wider || countsRows) }

  /// Whether rows have different numbers of cells.
  private(set) var isRagged = false
  /// Whether some rows begin with a quote, and whether nearly all do.
  var hasQuotes: Bool { quoted > 0 }
  var isQuoted: Bool { hasQuotes && quoted * 10 >= rows * 9 }
  /// Whether some rows have more cells than the header, in a table that quotes nothing.
  private(set) var isCut = false
  /// Whether any cell stands in quotes.
  private(set) var quotesCells = false

  /// Whether the table is a sheet.
  let isOfSheet: Bool

  /// The places of all columns.
  var places: Range<Int> { columns.indices }

  /// What its cells show of a column.
  subscript(column: Int) -> ColumnSample { columns[column] }

  /// Looks at the first rows under the header of `shape`.
  init(_ shape: TableShape, _ head: TableHead) {
    columns = Array(repeating: ColumnSample(), count: shape.columns.count)
    beginsWithIDs = NamedColumns(shape).all(ExportField.ids).contains(0)
    delimiter = shape.delimiter
    isOfSheet = if case .sheet = head { true } else { false }
    var widths: Set<Int> = []
    head.forEachRow(under: shape) { bytes, row in
      widths.insert(row.count)
      add(bytes, row)
      return sampledRows < Self.rowLimit
    }
    isRagged = widths.count > 1
    isCut = !quotesCells && !hasRowNames && widths.contains { $0 > columns.count }
  }

  private mutating func add(_ bytes: Span<UInt8>, _ row: TableRow) {
    rows += 1
    let isQuoted = row.isQuoted(0, in: bytes)
    if isQuoted { quoted += 1 }
    if !quotesCells { quotesCells = (0..<row.count).contains { row.isQuoted($0, in: bytes) } }
    let isWider = row.count == columns.count + 1
    if isWider, !row[columns.count].range.isEmpty { addName(bytes, row, isQuoted: isQuoted) }
    // Where other rows are as wide as the header, a wider one has a delimiter too many.
    let isSampled = rows <= Self.firstRows || rows % Self.stride == 0
    if isSampled { sampledRows += 1 }
    if row.count == columns.count { evenRows += 1 } else if !isWider || evenRows > 0 { return }
    if !isSampled { return }
    let shift = hasRowNames ? 1 : 0
    for column in columns.indices {
      columns[column].add(bytes.extracting(row[column + shift].range), delimiter: delimiter)
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

  /// Whether a column for replies says nothing where several texts begin as replies do.
  func concealsReplies(_ column: Int, text: Int) -> Bool {
    columns[column].telling == 0 && columns[text].answers >= 3
  }

  /// Whether a column for accounts names those who are answered: where it names anybody, the text begins with that name.
  func namesAnswered(_ column: Int, text: Int) -> Bool {
    let pairs = zip(columns[column].namesOfRows, columns[text].namesOfRows).filter { $0.0 != 0 }
    return column != text && pairs.count >= 3 && pairs.count { $0 == $1 } * 10 >= pairs.count * 9
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

  /// The first column, whatever it is called, that has all words of another, which has hardly any capitals, and some of its own.
  func original(of column: Int) -> Int? {
    let made = columns[column]
    return places.first { place in
      let original = columns[place]
      return original.holdsSentences && !original.holdsLists && !original.beginsAlike
        && made.sentences >= 3
        && made.capitals * 3 <= made.filled && original.capitals > original.filled
        && original.capitals * 2 < original.length
        && original.filled >= made.filled && original.length >= made.length
        && original.length < made.length * 2 && made.hasWords(of: original)
    }
  }

  /// Whether a column names other rows of these ids as answered: some rows, and of the same length as ids.
  func areAnswered(_ column: Int, ids: Int) -> Bool {
    let (answered, ids) = (columns[column], columns[ids])
    guard answered.filled > 0, answered.filled * 10 <= ids.filled * 9, !answered.isNumeric else {
      return false
    }
    let (mean, usual) = (answered.length / answered.filled, ids.length / max(1, ids.filled))
    return mean * 2 >= usual && answered.rowsByCell.count > 1
  }

  /// Whether a column has a few words in each row where another has sentences: their topics or titles.
  func isHeading(_ column: Int, of other: Int) -> Bool {
    let (heading, text) = (columns[column], columns[other])
    return heading.filled >= 3 && !heading.holdsSentences && text.holdsSentences
      && text.filled == heading.filled && text.length > 4 * heading.length
  }

  /// Whether the links in a column are those of the tweets with the ids in another: most tweets also
  /// link to others.
  func linksAreOfTweets(_ link: Int, ids: Int?) -> Bool {
    let links = columns[link]
    // A link beside most of many rows is that of what they answer.
    guard let ids else { return links.filled < 5 || links.rowsByCell.count * 2 > links.filled }
    let pairs = pairs(ids, link)
    return pairs.count { $0.0 == $0.1 || Self.isRounded($0) } * 2 >= pairs.count
  }

  /// Whether a column called id has numbers of another kind, such as those of the rows, while every tweet has
  /// its link beside it.
  func numbersRows(_ column: Int, besideLinks link: Int) -> Bool {
    let (numbers, links) = (columns[column], columns[link])
    return numbers.isNumeric && numbers.ids == 0 && links.isFull && links.holdsLinks
  }

  /// Whether the numbers of conversations in a column are those of their first tweets, as those of several rows show.
  func conversationsAreOfTweets(_ conversation: Int, ids: Int) -> Bool {
    let pairs = pairs(ids, conversation)
    let own = pairs.count { $0.0 == $0.1 }
    return own >= 3 && own * 5 >= pairs.count && !pairs.contains(where: Self.isRounded)
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

  /// Whether the ids in a column have lost their last digits, since they contradict those in the links beside them.
  func contradict(_ ids: Int, link: Int) -> Bool {
    let pairs = pairs(ids, link)
    return pairs.contains(where: Self.isRounded)
      && pairs.allSatisfy { $0.0 == $0.1 || Self.isRounded($0) }
  }
}
