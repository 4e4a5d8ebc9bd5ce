public import Classifier
public import Statistics

/// What people coded, tweet by tweet, from one or several sheets.
///
/// Codes are matched to categories in any case; words for no value, such as R's `NA`, are no codes. Rows
/// without a code are left out, or kept where coders are compared.
public struct CodeSet: Sendable {
  /// The categories that codes are indices into.
  public let categories: [String]
  /// The names of the coders: one for each sheet, or for each column of one sheet.
  public let coders: [String]
  /// The tweets.
  public internal(set) var tweets: [CodedTweet]
  /// How the tweets were drawn; nil where the sheets do not say so.
  public internal(set) var design: SampleDesign?
  /// The rows without a code; of a sample, the drawn tweets without one.
  public internal(set) var uncoded: Int
  /// What was put right or left out.
  public internal(set) var notes: [CodeNote]
  /// The ids of all rows, coded or not.
  public internal(set) var ids: Set<String> = []

  /// The coders' codes as numbers, for measures of agreement.
  public var coding: Coding {
    var coding = Coding(categories: max(2, categories.count), coders: coders.count)
    for tweet in tweets { coding.add(tweet.codes) }
    return coding
  }

  /// The name of the code of a tweet that one coder has coded.
  public func code(of tweet: CodedTweet) -> String {
    tweet.given.first.map { categories[$0] } ?? ""
  }

  /// The name of the code that a second person gave; nil where nobody did.
  public func secondCode(of tweet: CodedTweet) -> String? {
    tweet.codes.count > 1 ? tweet.codes[1].map { categories[$0] } : nil
  }

  /// Whether a codebook has the codes of all tweets.
  public func isKnown(to codebook: Codebook) -> Bool {
    Set(tweets.map(code)).allSatisfy { codebook.index(of: $0) != nil }
  }

  /// The tweets on which coders differ.
  public var disputed: Int { tweets.count(where: \.isDisputed) }
}

extension CodeSet {
  /// The codes of tweets to learn from or to hold labels against, one code a tweet. A tweet that stands
  /// twice with one code counts once; with two codes it counts with both.
  ///
  /// - Parameters:
  ///   - sheets: what people coded.
  ///   - codeColumn: the column with the code; nil for its usual names.
  ///   - groupColumn: a column whose equal values belong together.
  ///   - secondCoder: the column with the codes of a second person, which stand beside the others.
  ///   - part: the column whose values labels are measured by, such as the kind of account.
  ///   - categories: codes that differ from an id or a title of these only by case are that category;
  ///     others are categories of their own.
  public init(
    learning sheets: [CodeSheet], codeColumn: String? = nil, groupColumn: String? = nil,
    secondCoder: String? = nil, part: String? = nil,
    preferring categories: [Classifier.Category] = []
  ) throws(CodeError) {
    let coders = secondCoder == nil ? 1 : 2
    var joiner = CodeJoiner(coders: coders, keepsConflicts: true)
    for sheet in sheets {
      func column(
        _ name: String?, _ use: CodeError.ColumnUse
      ) throws(CodeError) -> Int? {
        guard let name else { return nil }
        return try sheet.column(name, for: use)
      }
      let columns = CodeJoiner.Columns(
        code: try sheet.codeColumn(codeColumn), second: try column(secondCoder, .secondCoder),
        group: try column(groupColumn, .group), part: try column(part, .part))
      try joiner.add(sheet, columns, needsText: true)
    }
    self = try joiner.set(
      .open(preferring: categories), coders: (0..<coders).map { _ in "" })
    tweets.removeAll { $0.codes[0] == nil }
  }

  /// The codes of several coders, one a sheet, matched by id.
  ///
  /// - Throws: ``CodeError/noOverlap(sheets:)`` where no tweet has two codes, and what makes a code
  ///   useless.
  public init(
    coders sheets: [CodeSheet], codeColumn: String? = nil,
    _ vocabulary: CodeVocabulary = .open(preferring: [])
  ) throws(CodeError) {
    var joiner = CodeJoiner(coders: sheets.count)
    for (coder, sheet) in sheets.enumerated() {
      try sheet.requireIDs()
      try joiner.add(
        sheet, .init(code: try sheet.codeColumn(codeColumn)), coder: coder, isSample: true)
    }
    self = try joiner.set(vocabulary, coders: Self.names(of: sheets)).comparable(sheets)
  }

  /// The codes of several coders, each in a column of one sheet.
  ///
  /// - Throws: ``CodeError/noOverlap(sheets:)`` where no tweet has two codes, and what makes a code
  ///   useless.
  public init(
    coders columns: [String], in sheet: CodeSheet,
    _ vocabulary: CodeVocabulary = .open(preferring: [])
  ) throws(CodeError) {
    var joiner = CodeJoiner(coders: columns.count)
    for (coder, name) in columns.enumerated() {
      let column = try sheet.column(name, for: .coder)
      try joiner.add(
        sheet, .init(code: column), coder: coder, matchesRows: true, isSample: true)
    }
    self = try joiner.set(vocabulary, coders: columns).comparable([sheet])
  }

  /// The codes that a share is corrected by: of a sample, or from elsewhere.
  ///
  /// - Parameters:
  ///   - sheets: one for each coder.
  ///   - codeColumn: the column with the code; nil for its usual names.
  ///   - categories: the only categories.
  public init(
    share sheets: [CodeSheet], codeColumn: String? = nil, categories: [Classifier.Category]
  ) throws(CodeError) {
    var joiner = CodeJoiner(coders: sheets.count)
    for (coder, sheet) in sheets.enumerated() {
      try joiner.add(
        sheet, .init(code: try sheet.codeColumn(codeColumn)), coder: coder, isSample: true)
    }
    try joiner.rejectTraining()
    var set = try joiner.set(
      .categories(categories), coders: Self.names(of: sheets), keepsUnused: true)
    set.ids = Set(set.tweets.lazy.map(\.id).filter { !$0.isEmpty })
    if joiner.designs.count > 1 { throw .severalSamples(sheets: sheets.map(\.name)) }
    if let design = joiner.designs.first { try DesignCheck(design).check(set.tweets) }
    try set.keepCoded(of: sheets)
    // In one order whatever that of the rows, so that the figures are the same to the last digit.
    set.tweets.sort { $0.id < $1.id }
    set.take(joiner.designs.first)
    self = set
  }

  /// The codes by which a person puts single labels right; every row with a code needs an id.
  init(
    corrections sheet: CodeSheet, codeColumn: String?, categories: [Classifier.Category]
  ) throws(CodeError) {
    var joiner = CodeJoiner(coders: 1)
    try joiner.add(sheet, .init(code: try sheet.codeColumn(codeColumn)))
    var set = try joiner.set(
      .categories(categories), coders: Self.names(of: [sheet]), keepsUnused: true)
    try set.keepCoded(of: [sheet])
    self = set
  }

  /// Leaves out the tweets without a code; of the others each needs an id, and there must be some.
  private mutating func keepCoded(of sheets: [CodeSheet]) throws(CodeError) {
    tweets.removeAll { $0.given.isEmpty }
    if let tweet = tweets.first(where: \.id.isEmpty) { throw .noID(tweet.place) }
    if tweets.isEmpty { throw .noCodes(sheets: sheets.map(\.name), categories: categories) }
  }

  /// The names of the sheets without folder and ending, where that tells them apart.
  static func names(of sheets: [CodeSheet]) -> [String] {
    let short = sheets.map { sheet in
      let name = sheet.name.split(separator: "/").last.map(String.init) ?? sheet.name
      guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
      return String(name[..<dot])
    }
    return Set(short).count == sheets.count ? short : sheets.map(\.name)
  }

  private func comparable(_ sheets: [CodeSheet]) throws(CodeError) -> CodeSet {
    if tweets.contains(where: { $0.given.count >= 2 }) { return self }
    throw .noOverlap(sheets: sheets.map(\.name))
  }
}

extension CodeSheet {
  /// Rows of several sheets are matched by their ids.
  fileprivate func requireIDs() throws(CodeError) {
    if let row = rows.first(where: \.id.isEmpty) { throw .noMatchingID(place(row)) }
  }
}
