internal import Glibc

/// A file that appears whole or not at all: it is written without a name in its target's folder, so
/// that nothing is left of it however the program ends, and gets the target's name when finished. Only
/// between two system calls at that moment, where there is a file to replace, it has a hidden name;
/// should a run be killed just then, the next one to the same target removes what it left.
/// `-` is standard output; devices and pipes are written straight.
public final class OutputFile {
  /// The name for messages.
  let name: String
  /// The path by which others can open the file while it is written.
  private(set) var writtenPath: String
  /// The name beside its target of a file that is not finished, where it needs one.
  private var temporary: String?
  /// Whether the bytes go straight to their target.
  private var isStraight = false
  private let target: String
  private var descriptor: Int32

  /// Begins the file at `path`.
  public init(path: String) throws(CorpusError) {
    name = path == "-" ? "standard output" : path
    writtenPath = path
    var status = stat()
    let exists = path != "-" && stat(path, &status) == 0
    if path == "-" {
      target = path
      isStraight = true
      descriptor = 1
    } else if exists && status.st_mode & S_IFMT != S_IFREG {
      target = path
      isStraight = true
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      // A link stays a link: what it points to is replaced.
      let resolved = realpath(path, nil)
      target = resolved.map { String(cString: $0) } ?? path
      free(resolved)
      descriptor = open(Self.folder(target), Self.nameless | O_WRONLY | O_CLOEXEC, 0o666)
      writtenPath = "/proc/self/fd/\(descriptor)"
      if descriptor < 0 || access(writtenPath, F_OK) != 0 { openBeside() }
      // Who may not write the file may not replace it either.
      if exists && access(target, W_OK) != 0 { throw failure(.create) }
      if exists && descriptor >= 0 { fchmod(descriptor, status.st_mode & 0o7777) }
    }
    if descriptor < 0 { throw failure(.create) }
  }

  deinit {
    if descriptor > 1 { close(descriptor) }
    if let temporary { unlink(temporary) }
  }

  /// O_TMPFILE, which Swift does not import.
  private static let nameless: Int32 = 0o20_000_000 | O_DIRECTORY

  private static func folder(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
  }

  /// Opens a file with a name, where the system has none without.
  private func openBeside() {
    if descriptor >= 0 { close(descriptor) }
    let beside = Self.beside(target)
    descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    writtenPath = beside
    if descriptor < 0 { return }
    temporary = beside
    flock(descriptor, LOCK_EX | LOCK_NB)
  }

  /// A hidden name in the folder of `path`, unlike that of any other process or output.
  private static func beside(_ path: String) -> String {
    let unique = "\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    return folder(path) + hiddenStart(path) + unique + hiddenEnd
  }

  private static func hiddenStart(_ path: String) -> String {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    return ".\(path[slash...].prefix(100))."
  }

  private static let hiddenEnd = ".part"

  /// Writes all of `bytes`.
  public func write(_ bytes: [UInt8]) throws(CorpusError) {
    let status = bytes.withUnsafeBytes { writeAll(descriptor, $0) }
    if status == EPIPE { throw .closedPipe(file: name) }
    if status != 0 { throw .failed(file: name, action: .write, code: status) }
  }

  /// Puts the file in its place. Without this call it disappears.
  public func finish() throws(CorpusError) {
    // The bytes must be on the disk before the name, or a crash could leave half a file.
    if !isStraight { try synchronise(descriptor) }
    if !isStraight, temporary == nil { try giveName() }
    // What is locked is in use: so the hidden name stays until it is the target's.
    let lock = temporary == nil ? -1 : dup(descriptor)
    defer { if lock >= 0 { close(lock) } }
    if descriptor > 1 {
      let status = close(descriptor)
      descriptor = -1
      if status != 0 { throw failure(.write) }
    }
    if let temporary {
      if rename(temporary, target) != 0 { throw failure(.create) }
      self.temporary = nil
      removeStale()
    }
    if isStraight { return }
    let folder = open(Self.folder(target), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if folder >= 0 { close(folder) } }
    if folder >= 0 { try synchronise(folder) }
  }

  /// Waits until a file or folder is on the disk, where its file system can do that.
  private func synchronise(_ descriptor: Int32) throws(CorpusError) {
    while fsync(descriptor) != 0 {
      if errno == EINVAL || errno == ENOTSUP || errno == EROFS { return }
      if errno != EINTR { throw failure(.write) }
    }
  }

  /// Gives a file without one the target's name, or one beside it where there is a file already.
  private func giveName() throws(CorpusError) {
    func link(_ path: String) -> Bool {
      linkat(AT_FDCWD, writtenPath, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0
    }
    if link(target) { return }
    let beside = Self.beside(target)
    if errno != EEXIST { throw failure(.create) }
    flock(descriptor, LOCK_EX | LOCK_NB)
    if !link(beside) { throw failure(.create) }
    temporary = beside
  }

  /// Removes the hidden files that runs to this target left when they were killed: no process holds
  /// their locks.
  private func removeStale() {
    let folder = Self.folder(target)
    let start = Self.hiddenStart(target)
    guard let entries = opendir(folder) else { return }
    defer { closedir(entries) }
    while let entry = readdir(entries) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name.hasPrefix(start), name.hasSuffix(Self.hiddenEnd) else { continue }
      let unique = name.dropFirst(start.count).dropLast(Self.hiddenEnd.count)
      guard !unique.isEmpty, unique.allSatisfy({ $0.isNumber || $0 == "-" }) else { continue }
      let stale = open(folder + name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      if stale < 0 { continue }
      if flock(stale, LOCK_EX | LOCK_NB) == 0 { unlink(folder + name) }
      close(stale)
    }
  }

  private func failure(_ action: CorpusError.Action) -> CorpusError {
    .failed(file: name, action: action, code: errno)
  }
}
