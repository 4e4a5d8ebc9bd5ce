internal import Glibc

/// Finds the files that hold tweets among what the user named.
struct InputFinder {
  /// The most times that a zip lies within another.
  private static let zipLimit = 4

  let options: ReadingOptions
  private let latestZip = LatestZip()
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
    let before = sources.count
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      let leftOut = try addFolder(input)
      if sources.count == before { throw .noTweetsInFolder(folder: input, leftOut: leftOut) }
    case S_IFREG:
      try addFile(.file(input), name: input)
      if sources.count == before + 1 {
        if sources[before].isArchive { try addWhatLiesBeside(input, to: before) }
        if let other = PageParts.included(by: input), access(other, R_OK) == 0 {
          sources[before].included = .file(other)
        }
      }
    default: try addPipe(input, input)
    }
  }

  /// Adds standard input, which is read like a file where a file is behind it.
  private mutating func addStandardInput() throws(CorpusError) {
    let name = "standard input"
    var status = stat()
    if fstat(0, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
      return try addFile(.file("/proc/self/fd/0"), name: name)
    }
    try addPipe(nil, name)
  }

  /// Adds a pipe, which can be read once and only onwards; standard input where `path` is nil.
  private mutating func addPipe(_ path: String?, _ name: String) throws(CorpusError) {
    let stream = try ByteStream(path: path, name: name, Expansion(options))
    if stream.isZip { return try addPackedZip(stream, depth: 0) }
    sources.append(try Source(reading: stream, options))
  }

  /// Adds the file at `place`, or what is in it if it is a zip.
  private mutating func addFile(
    _ place: Place, name: String, expansion: Expansion? = nil, depth: Int = 0
  ) throws(CorpusError) {
    let expansion = expansion ?? Expansion(options)
    let stream = try place.stream(name, expansion)
    guard stream.isZip else {
      return sources.append(try Source(place, name: name, options, expansion))
    }
    if case .file(let path) = place, stream.isPlain {
      return try addZip(path, name: name, expansion, depth: depth)
    }
    try addPackedZip(stream, expansion: expansion, depth: depth)
  }

  /// Adds a zip that is itself packed or comes through a pipe: its directory stands at its end, so
  /// it is copied first.
  private mutating func addPackedZip(
    _ stream: ByteStream, expansion: Expansion? = nil, depth: Int
  ) throws(CorpusError) {
    if depth == Self.zipLimit { throw .nestedTooDeeply(file: stream.name, limit: Self.zipLimit) }
    let spool = try Spool(stream)
    try addZip(
      spool.path, name: stream.name, expansion ?? Expansion(options), depth: depth + 1,
      spool: spool)
  }

  /// Adds the files of a folder and of those in it, in the order of their names. Returns those that were left out.
  private mutating func addFolder(_ folder: String) throws(CorpusError) -> [LeftOut] {
    let root = folder.hasSuffix("/") ? folder : folder + "/"
    let listing = try FolderListing(folder)
    return try add(listing.files) {
      .file(root + $0)
    } name: {
      root + $0
    }
  }

  private mutating func addZip(
    _ path: String, name: String, _ expansion: Expansion, depth: Int, spool: Spool? = nil
  ) throws(CorpusError) {
    let zip = try ZipFile(path: path, name: name, latestZip, spool: spool)
    if let workbook = Workbook(zip) {
      return sources += try SheetSources(workbook, options).sources
    }
    // Programs that append to a zip leave files of the same name in it.
    var entries: [String: ZipFile.Entry] = [:]
    var copies: [String: Int] = [:]
    var names: [String] = []
    for entry in zip.entries where !OtherContent.isNamed(entry.name) {
      var own = entry.name
      while entries[own] != nil {
        copies[entry.name, default: 1] += 1
        own = entry.name.numbered(copies[entry.name, default: 1])
      }
      entries[own] = entry
      names.append(own)
    }
    let before = sources.count
    let leftOut = try add(names, expansion: expansion, depth: depth) {
      entries[$0].map { .zip(zip, $0) } ?? .pipe
    } name: {
      "\(name):\(printable($0))"
    }
    if sources.count == before { throw .noTweetsInZip(file: name, leftOut: leftOut) }
  }

  /// Adds the files `names` of a folder or a zip. Returns those that were left out, unless the first that is read tells of
  /// them.
  private mutating func add(
    _ names: [String], expansion: Expansion? = nil, depth: Int = 0,
    place: (String) -> Place, name: (String) -> String
  ) throws(CorpusError) -> [LeftOut] {
    let archives = AccountArchives(names)
    let first = sources.count
    var leftOut: [LeftOut] = []
    for files in archives.all {
      let details = try details(
        files, expansion ?? Expansion(options), place: place, name: name)
      for file in files.tweets + (options.includesDeleted ? files.deleted : []) {
        let before = sources.count
        try addUnlessOther(file, place, name, expansion, depth, &leftOut)
        for index in before..<sources.count {
          sources[index].isArchive = true
          sources[index].account = details.account
          sources[index].notes = details.notes
        }
      }
    }
    let pages = PageParts(archives.others)
    var likeAny: [(file: String, source: Source)] = []
    for file in archives.others where !pages.isIncluded(file) {
      let before = sources.count
      try addUnlessOther(file, place, name, expansion, depth, &leftOut)
      if let other = pages[file], sources.count == before + 1 {
        sources[before].included = place(other)
      }
      let held = sources[before...].filter(isLikeAny)
      likeAny += held.map { (file, $0) }
      sources[before...].removeAll(where: isLikeAny)
    }
    // Among other files any could be taken for a text; where there is nothing else, these are the texts.
    let areAlone = sources.count == first
    for (file, source) in likeAny {
      if areAlone, LeftOut.isMissed(file) {
        sources.append(source)
      } else {
        let inside = source.name.dropFirst(name(file).count)
        leftOut.append(LeftOut(printable(file + inside), .anyTexts))
      }
    }
    leftOut.removeAll { OtherContent.isNamed($0.name) }
    if first == sources.count { return leftOut }
    sources[first].leftOut += leftOut.filter { LeftOut.isMissed($0.name) }
    return []
  }

  /// Whether a file, or one in a zip within, is neither named as texts nor says that it holds tweets.
  private func isLikeAny(_ source: Source) -> Bool {
    let file = source.name.split { $0 == "/" || $0 == ":" }.last.map(String.init) ?? ""
    return options.format == nil && !Self.isNamedAsText(file) && source.isLikeAnyText
  }

  /// Adds a file of a folder or a zip, or notes why it is left out.
  private mutating func addUnlessOther(
    _ file: String, _ place: (String) -> Place, _ name: (String) -> String,
    _ expansion: Expansion?, _ depth: Int, _ leftOut: inout [LeftOut]
  ) throws(CorpusError) {
    do throws(CorpusError) {
      try addFile(place(file), name: name(file), expansion: expansion, depth: depth)
    } catch {
      if !error.isOtherContent { throw error }
      if let found = LeftOut(printable(file), error) { leftOut.append(found) }
    }
  }

  /// Whether a file is named as one with texts, and not as one about the others.
  private static func isNamedAsText(_ file: String) -> Bool {
    let name = file.fileName.lowercased()
    return name.split(separator: ".").dropFirst().contains("txt") && !LeftOut.isAboutOthers(file)
  }

  /// Reads what stands beside an archive's tweets: the account's name and the long tweets.
  private func details(
    _ files: AccountArchives.Files, _ expansion: Expansion,
    place: (String) -> Place, name: (String) -> String
  ) throws(CorpusError) -> (account: String?, notes: LongTweets?) {
    var account: String?
    for file in files.account where account == nil {
      account = try AccountName.read(place(file), name(file), expansion)
    }
    var notes: LongTweets?
    for file in files.notes {
      let source = try? Source(place(file), name: name(file), options, expansion)
      guard var reader = try source?.reader() else { continue }
      notes = notes ?? LongTweets()
      try notes?.add(&reader)
    }
    return (account, notes)
  }

  /// Gives an archive's file of tweets that the user named alone what lies beside it.
  private mutating func addWhatLiesBeside(_ path: String, to index: Int) throws(CorpusError) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
    guard let names = try? FolderListing.names(in: folder) else { return }
    let own = String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
    let files = AccountArchives(names).all.first {
      $0.tweets.contains(own) || $0.deleted.contains(own)
    }
    guard let files else { return }
    let details = try details(files, Expansion(options)) {
      .file(folder + $0)
    } name: {
      folder + $0
    }
    sources[index].account = details.account
    sources[index].notes = details.notes
  }
}

extension String {
  /// The name with a number before its ending, as in `tweets (2).csv`.
  fileprivate func numbered(_ number: Int) -> String {
    let dot = lastIndex(of: ".") ?? endIndex
    return "\(self[..<dot]) (\(number))\(self[dot...])"
  }
}

/// A name for messages: without the control characters that a terminal would obey.
private func printable(_ name: String) -> String {
  String(
    String.UnicodeScalarView(
      name.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "\u{FFFD}" : $0 }))
}
