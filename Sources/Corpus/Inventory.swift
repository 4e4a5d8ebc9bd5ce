internal import Glibc

/// Finds the files that hold tweets among what the user named.
struct Inventory {
  let options: ReadingOptions
  private(set) var sources: [Source] = []

  init(options: ReadingOptions) { self.options = options }

  /// Adds an input: a file or a folder, `-` for standard input.
  mutating func add(_ input: String) throws(CorpusError) {
    if input == "-" { return try addStandardInput() }
    var status = stat()
    guard stat(input, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .missing(file: input) }
      throw .failed(file: input, action: .open, code: errno)
    }
    if ![S_IFDIR, S_IFREG].contains(status.st_mode & S_IFMT) { return try addPipe(input, input) }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      let before = sources.count
      try addFile(input, name: input)
      if sources.count == before + 1, sources[before].format == .xArchive {
        sources[before].account = sources[before].account ?? Self.accountBeside(input)
      }
      return
    }
    let before = sources.count
    try addFolder(input)
    if sources.count == before { throw .noTweetsInFolder(folder: input) }
  }

  /// Adds standard input, which is read like a file where a file is behind it.
  private mutating func addStandardInput() throws(CorpusError) {
    let name = "standard input"
    var status = stat()
    if fstat(0, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
      return try addFile("/proc/self/fd/0", name: name)
    }
    try addPipe(nil, name)
  }

  /// Adds a pipe, which can be read once and only onwards; standard input where `path` is nil.
  private mutating func addPipe(_ path: String?, _ name: String) throws(CorpusError) {
    let stream = try ByteStream(path: path, name: name)
    guard stream.packing == .zip else {
      sources.append(try Source(reading: stream, options))
      return
    }
    // The directory of a zip stands at its end.
    let spool = try Spool(stream)
    let before = sources.count
    try addZip(spool.path, name: name)
    for index in before..<sources.count { sources[index].spool = spool }
  }

  private mutating func addFile(_ path: String, name: String) throws(CorpusError) {
    if try ByteStream(path: path, name: name).packing == .zip {
      return try addZip(path, name: name)
    }
    sources.append(try Source(.file(path), name: name, options))
  }

  /// Adds the files of a folder in the order of their names, those of folders in it in their place.
  private mutating func addFolder(_ folder: String) throws(CorpusError) {
    let names = try Self.names(in: folder)
    let chosen = ArchiveFiles(names)
    let account = try chosen.account.flatMap { (file) throws(CorpusError) -> String? in
      try Self.accountName(Self.text(.file("\(folder)/\(file)"), file))
    }
    for name in chosen.tweets ?? names {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      var status = stat()
      guard stat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        try addFolder(path)
      } else if status.st_mode & S_IFMT == S_IFREG {
        let before = sources.count
        try Self.passingOver { () throws(CorpusError) in try addFile(path, name: path) }
        for index in before..<sources.count {
          sources[index].account = sources[index].account ?? account
        }
      }
    }
  }

  private mutating func addZip(_ path: String, name: String) throws(CorpusError) {
    let directory = try ZipDirectory(path: path, name: name)
    var names: [String] = []
    while let entry = try directory.next() { names.append(entry) }
    if let workbook = Workbook(path: path, name: name, entries: names) {
      return try addSheets(of: workbook)
    }
    let chosen = ArchiveFiles(names)
    let account = try chosen.account.flatMap { (entry) throws(CorpusError) -> String? in
      try Self.accountName(Self.text(.zip(path, entry: entry), "\(name):\(entry)"))
    }
    let before = sources.count
    for entry in chosen.tweets ?? names.filter(Self.mayHoldTweets) {
      try Self.passingOver { () throws(CorpusError) in
        var source = try Source(.zip(path, entry: entry), name: "\(name):\(entry)", options)
        source.account = account
        sources.append(source)
      }
    }
    if sources.count == before { throw .noTweetsInZip(file: name) }
  }

  /// Adds the sheets that hold tweets; where none does, the first tells why.
  private mutating func addSheets(of workbook: Workbook) throws(CorpusError) {
    let before = sources.count
    let sheets = try workbook.sheets()
    var reason: CorpusError?
    for sheet in sheets {
      let name = sheets.count == 1 ? workbook.name : "\(workbook.name):\(sheet.name)"
      do throws(CorpusError) {
        sources.append(try Source(.sheet(sheet), name: name, options))
      } catch {
        if !Self.meansNoTweets(error) { throw error }
        reason = reason ?? error
      }
    }
    if sources.count == before { throw reason ?? .emptyFile(file: workbook.name) }
  }

  /// Leaves out a file that is there, but is not one of tweets.
  private static func passingOver(_ body: () throws(CorpusError) -> Void) throws(CorpusError) {
    do throws(CorpusError) {
      try body()
    } catch {
      if !meansNoTweets(error) { throw error }
    }
  }

  /// Whether an error means that a file is whole, but none of tweets.
  private static func meansNoTweets(_ error: CorpusError) -> Bool {
    switch error {
    case .emptyFile, .unknownFormat, .noTextColumn, .noSuchColumn, .noTweetsInZip: true
    default: false
    }
  }

  /// Archives hold thousands of pictures, which need not be opened to know what they are.
  private static func mayHoldTweets(_ entry: String) -> Bool {
    let last = entry.split(separator: "/").last ?? ""
    guard !last.hasPrefix("."), let dot = last.lastIndex(of: ".") else { return false }
    let kinds = ["csv", "tsv", "txt", "tab", "json", "jsonl", "ndjson", "js"]
    return kinds.contains(last[last.index(after: dot)...].lowercased())
  }

  private static func names(in folder: String) throws(CorpusError) -> [String] {
    guard let directory = opendir(folder) else {
      throw .failed(file: folder, action: .open, code: errno)
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The start of a small file.
  private static func text(_ place: Source.Place, _ name: String) throws(CorpusError) -> [UInt8] {
    var buffer: InputBuffer
    switch place {
    case .zip(let path, let entry):
      buffer = InputBuffer(try ByteStream(zip: path, entry: entry, name: name))
    case .file(let path): buffer = InputBuffer(try ByteStream(path: path, name: name))
    case .pipe, .sheet: return []
    }
    try buffer.fill(to: 1 << 16)
    return buffer.bytes.span.extracting(buffer.window).array
  }

  /// The account that an archive's file of tweets belongs to, if account.js lies beside it.
  private static func accountBeside(_ path: String) -> String? {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    let script = try? text(.file("\(folder)account.js"), path)
    return script.flatMap(accountName)
  }

  /// The value of `"username"` in account.js.
  private static func accountName(_ script: [UInt8]) -> String? {
    let text = String(decoding: script, as: UTF8.self)
    guard let key = text.firstRange(of: "\"username\"") else { return nil }
    let value = text[key.upperBound...].drop { $0 == ":" || $0.isWhitespace }
    guard value.first == "\"" else { return nil }
    let name = value.dropFirst().prefix { $0 != "\"" }
    return name.isEmpty ? nil : String(name)
  }
}

/// The files of an account's archive among the names of a folder or a zip.
private struct ArchiveFiles {
  /// The files of tweets, nil where this is no archive of an account.
  let tweets: [String]?
  let account: String?

  init(_ names: [String]) {
    let found = names.filter(Self.holdsTweets)
    // part10 comes after part2.
    tweets =
      found.isEmpty
      ? nil : found.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    account = found.isEmpty ? nil : names.first { Self.last($0) == "account.js" }
  }

  private static func last(_ name: String) -> Substring { name.split(separator: "/").last ?? "" }

  /// `tweets.js`, in older archives `tweet.js`, in large ones `tweets-part1.js` and so on;
  /// `deleted-tweets.js` and `community-tweet.js` are other things.
  private static func holdsTweets(_ name: String) -> Bool {
    let file = last(name)
    guard file.hasSuffix(".js") else { return false }
    let stem = file.dropLast(3)
    if stem == "tweets" || stem == "tweet" { return true }
    for start in ["tweets-part", "tweet-part"] where stem.hasPrefix(start) {
      return stem.dropFirst(start.count).allSatisfy(\.isNumber)
    }
    return false
  }
}
