/// The columns of a table by their plain names.
struct NamedColumns {
  private let shape: TableShape
  /// The plain name of each column.
  private let plain: [String]
  /// The columns of each name, from left to right.
  private let columns: [String: [Int]]
  /// The names of fields that columns have, the best of each field first, with those columns.
  private let known: [(name: ColumnName, columns: [Int])]

  init(_ shape: TableShape) {
    self.shape = shape
    let plain = shape.columns.map(ColumnName.plain)
    self.plain = plain
    var columns: [String: [Int]] = [:]
    for (column, name) in plain.enumerated() { columns[name, default: []].append(column) }
    // `Date (WIB)` and `created_at_wib` are dates, where no other column has that name.
    for (column, name) in shape.columns.enumerated() {
      let bare = Self.bare(name, plain[column])
      guard bare != plain[column], !bare.isEmpty, !plain.contains(bare) else { continue }
      columns[bare, default: []].append(column)
    }
    for (column, name) in shape.columns.enumerated() {
      if let part = Self.textName(in: name), columns[part] == nil { columns[part] = [column] }
    }
    if !plain.contains(where: ColumnName.isText) {
      let found = plain.indices.filter { Self.namesTextOfTweets(plain[$0]) }
      if found.count == 1, columns["text"] == nil { columns["text"] = found }
    }
    self.columns = columns
    let known = ColumnName.all.compactMap { name in columns[name.plain].map { (name, $0) } }
    let counts = plain.enumerated().compactMap { column, plain -> (ColumnName, [Int])? in
      if ColumnName.isKnown(plain) { return nil }
      return ColumnName.count(plain).map {
        (ColumnName(field: $0, plain: plain, isUnsure: false), [column])
      }
    }
    self.known = known + counts
  }

  /// The plain name without what stands in brackets, the zone behind a date, or the `.x` that R gives to columns of joined
  /// tables.
  private static func bare(_ name: String, _ plain: String) -> String {
    if name.contains("(") { return ColumnName.plain(String(name.prefix { $0 != "(" })) }
    if name.hasSuffix(".x") { return ColumnName.plain(String(name.dropLast(2))) }
    for zone in ColumnName.zones where plain.hasSuffix(zone) {
      let bare = String(plain.dropLast(zone.count))
      if ColumnName.isDate(bare) { return bare }
    }
    return plain
  }

  /// Whether a plain name says that it is that of the texts of tweets, as `plain text of article or tweet` does.
  private static func namesTextOfTweets(_ plain: String) -> Bool {
    ["textof", "plaintextof", "fulltextof"].contains(where: plain.hasPrefix)
      && ["tweet", "post", "status", "article"].contains(where: plain.contains)
      && !["quoted", "parent", "original", "profile", "reply", "retweet"].contains(
        where: plain.contains)
  }

  /// The name of texts in one of several things, such as `comment/tweet`; nil where there is none.
  private static func textName(in name: String) -> String? {
    let words = name.lowercased().split { !$0.isLetter }
    // `URL to article/tweet` is none of them.
    let isOfLinks = words.contains { $0 == "url" || $0.hasPrefix("link") || $0 == "tautan" }
    guard name.contains("/"), !isOfLinks, !ColumnName.isKnown(name) else { return nil }
    let parts = name.split(separator: "/").map { ColumnName.plain(String($0)) }
    return parts.first(where: ColumnName.isText)
  }

  /// The column that the user named, as it is spelled or alike.
  func index(of name: String) -> Int? {
    shape.columns.firstIndex(of: name) ?? columns[ColumnName.plain(name)]?.first
  }

  /// Whether the column's name says that it tells of the account, as in `acc_creation_date`.
  func isOfAccounts(_ column: Int) -> Bool {
    let plain = plain[column]
    return ["acc", "user", "author", "profil", "join", "member"].contains { plain.hasPrefix($0) }
  }

  /// Whether the column's name says that it is of what a tweet answers or passes on, or of users.
  func isOfOthers(_ column: Int) -> Bool {
    let plain = plain[column]
    let parts = [
      "parent", "reply", "jawab", "balas", "asal", "source", "user", "akun", "account", "quoted",
      "root", "conv",
    ]
    return plain.hasPrefix("uid") || parts.contains { plain.contains($0) }
  }

  /// Whether the column's name says that it tells when tweets were collected.
  func isOfCollecting(_ column: Int) -> Bool {
    let plain = plain[column]
    return ["unduh", "scrap", "crawl", "fetch", "collect", "download", "ambil"].contains {
      plain.contains($0)
    }
  }

  /// Whether the column's name may be that of the time of day at which tweets were written, and of no other time.
  func mayBeTimeOfDay(_ column: Int) -> Bool {
    let plain = plain[column]
    let times = ["time", "jam", "waktu", "pukul", "hora", "heure", "zeit", "saat"]
    let others = [
      "dur", "length", "lama", "elapsed", "response", "buka", "tutup", "mulai", "selesai", "start",
      "end", "acara", "event", "jadwal", "gempa", "kejadian", "peristiwa", "video", "anot", "annot",
      "code", "zone", "timeline",
    ]
    return times.contains(where: plain.contains) && !others.contains(where: plain.contains)
      && !isOfCollecting(column)
  }

  /// Whether the column's name is that of names, which may be those of persons, offices or accounts.
  func isOfPersons(_ column: Int) -> Bool {
    ["name", "nama", "nombre", "fullname", "namalengkap"].contains(plain[column])
  }

  /// Whether the column's name is that of pages' names.
  func isOfPages(_ column: Int) -> Bool {
    ["pagename", "namahalaman", "accountname", "namaakun"].contains(plain[column])
  }

  /// Whether the table is one of annotators, who are named and dated beside the tweets.
  var isOfAnnotators: Bool { first([.annotation]) != nil }

  /// In such a table the columns of when annotators wrote, and what.
  var annotatorsColumns: [Int] {
    isOfAnnotators ? all([.annotation, .createdAt]) + (columns["updatedat"] ?? []) : []
  }

  /// The columns called day, month and year; nil where one is missing.
  var dateParts: TableColumns.DateParts? {
    func first(_ names: [String]) -> Int? { names.compactMap { columns[$0]?.first }.first }
    guard let year = first(["year", "tahun", "thn"]), let month = first(["month", "bulan", "bln"]),
      let day = first(["day", "dayofmonth", "tanggal", "tgl", "date"])
    else { return nil }
    return TableColumns.DateParts(day: day, month: month, year: year)
  }

  /// Whether the column's name says that its text is as it was.
  func isOriginal(_ column: Int) -> Bool {
    let plain = plain[column]
    return ["before", "sebelum", "original", "raw", "mentah", "asli"].contains {
      plain.hasPrefix($0) || plain.hasSuffix($0)
    }
  }

  /// How far a text was prepared, by the column's name: 0 as it was written, 1 cleaned, 2 cut into words or stems.
  func stage(_ column: Int) -> Int {
    let plain = plain[column]
    func has(_ parts: [String]) -> Bool { parts.contains { plain.contains($0) } }
    if has(["stem", "token", "stopword", "filter", "lemma"]) { return 2 }
    return has(["clean", "bersih", "normal", "casefold", "preproc", "process"]) ? 1 : 0
  }

  /// The columns that are one of `fields`, the best name first; those of names that other things have,
  /// too, only if `isLikely` of what is in them.
  func all(_ fields: Set<ExportField>, _ isLikely: (Int) -> Bool = { _ in true }) -> [Int] {
    var found: [Int] = []
    for (name, columns) in known where fields.contains(name.field) {
      for column in columns
      where !found.contains(column) && (!name.isUnsure || isLikely(column)) {
        found.append(column)
      }
    }
    return found
  }

  func first(_ fields: Set<ExportField>) -> Int? { all(fields).first }
}
