internal import Glibc

/// Keeps the outputs of a run from destroying what is there: its own inputs, other outputs, and files that
/// this program did not make.
public struct OutputCheck {
  /// How a file is known that this program made, beside the marks in ``OutputMark``.
  public enum Own: Equatable, Sendable {
    /// By nothing else.
    case marked
    /// A table or JSON lines with all of these columns.
    case columns([String])
    /// A table or JSON lines with ``LabelColumns``, whatever gave the labels.
    case labels
    /// Any text that begins like this one, up to its first key.
    case json(like: [UInt8])
  }

  private let replaces: Bool
  private var names: [FileIdentity: String] = [:]
  private var newFiles: Set<String> = []

  /// - Parameters:
  ///   - inputs: the paths of all files that the run reads.
  ///   - replaces: whether files that this program did not make may be replaced.
  public init(inputs: [String], replaces: Bool) {
    self.replaces = replaces
    for input in inputs { if let file = FileIdentity(input) { names[file] = input } }
  }

  /// Checks an output that is about to be made; true where it replaces an input.
  ///
  /// - Parameters:
  ///   - path: the output's path; `-`, devices and pipes may always be written.
  ///   - own: how a file is known that this program made.
  ///   - codes: the column that people fill in; a table in which they have is theirs.
  ///   - inputs: the inputs that the output may replace, as all is read before.
  /// - Throws: ``CorpusError/isInput(file:input:)``, ``CorpusError/exists(file:)``,
  ///   ``CorpusError/holdsCodes(file:column:)``.
  @discardableResult
  public mutating func check(
    _ path: String, own: Own = .marked, codes: String? = nil, over inputs: [String] = []
  ) throws(CorpusError) -> Bool {
    if path == "-" { return false }
    let place = Self.place(path)
    // Also where the run has written it since.
    if newFiles.contains(place) { throw .isInput(file: path, input: path) }
    guard let file = FileIdentity(path) else {
      newFiles.insert(place)
      return false
    }
    guard Self.isFile(path) else { return false }
    if inputs.contains(where: { FileIdentity($0) == file }) { return true }
    if let name = names[file] { throw .isInput(file: path, input: name) }
    names[file] = path
    if replaces || Self.isEmpty(path) { return false }
    if let codes, Self.holdsCodes(path, codes) { throw .holdsCodes(file: path, column: codes) }
    guard Self.isOurs(path, own) else { throw .exists(file: path) }
    return false
  }

  /// Refuses an output that is an input, before anything is known of its content.
  ///
  /// - Throws: ``CorpusError/isInput(file:input:)``.
  public func requireNoInput(_ path: String) throws(CorpusError) {
    guard path != "-", Self.isFile(path), let file = FileIdentity(path) else { return }
    if let name = names[file] { throw .isInput(file: path, input: name) }
  }

  /// The folder and the name of a file, which it need not have yet.
  private static func place(_ path: String) -> String {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let folder = FileIdentity(slash == path.startIndex ? "." : String(path[..<slash]))
    return "\(folder?.device ?? 0)/\(folder?.inode ?? 0)/\(path[slash...])"
  }

  /// Whether the path is that of a file, and neither of a device nor a pipe.
  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  private static func isEmpty(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size == 0
  }

  private static func holdsCodes(_ path: String, _ column: String) -> Bool {
    guard let table = try? Table(path: path, expecting: [column]),
      let place = table.column(column)
    else { return false }
    while let row = try? table.next() {
      if !row.cells[place].allSatisfy(\.isWhitespace) { return true }
    }
    return false
  }

  /// Bytes in which a mark, or the keys of the first line, are looked for.
  private static let headLength = 1 << 16

  /// Whether this program made the file.
  private static func isOurs(_ path: String, _ own: Own) -> Bool {
    guard let stream = try? ByteStream(path: path, name: path) else { return false }
    if !stream.isZip {
      var buffer = InputBuffer(stream)
      try? buffer.fill(to: headLength)
      let head = buffer.bytes.span.extracting(buffer.window)
      if head.has(OutputMark.page) || head.has(OutputMark.comment) { return true }
      if head.starts(with: OutputMark.model) || head.starts(with: OutputMark.tally) { return true }
      if head.starts(with: "{") || head.starts(with: "[") { return isOurs(json: head, own) }
    }
    let expected =
      switch own {
      case .columns(let columns): columns
      case .labels: LabelColumns.names
      case .marked, .json: [String]()
      }
    guard !expected.isEmpty, let table = try? Table(path: path, expecting: expected) else {
      return false
    }
    if own == .labels { return LabelColumns.areAmong(table.columns) }
    return expected.allSatisfy {
      table.column($0) != nil || table.column("textmine_\($0)") != nil
    }
  }

  private static func isOurs(json head: Span<UInt8>, _ own: Own) -> Bool {
    let line = head.extracting(0..<head.position(of: .lineFeed)).text
    return switch own {
    case .marked: false
    case .columns(let columns): columns.allSatisfy { line.contains("\($0)\":") }
    case .labels: LabelColumns.names.allSatisfy { line.contains("\($0)\":") }
    case .json(let new):
      // A key stands before the first colon.
      head.starts(with: Array(new.prefix { $0 != UInt8(ascii: ":") }))
    }
  }
}

/// The marks by which files that this program made are known again.
public enum OutputMark {
  /// In the head of a page.
  public static var page: StaticString { "<meta name=\"generator\" content=\"textmine" }
  /// In a comment at the beginning of pictures and networks.
  public static var comment: StaticString { "made by textmine" }
  /// At the beginning of a model.
  public static var model: StaticString { "textmine model" }
  /// At the beginning of a tally.
  public static var tally: StaticString { "textmine tally " }
}
