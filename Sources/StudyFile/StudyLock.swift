internal import Foundation

/// Keeps a second server from a study: the one that holds it is named. The system takes the lock back when the program
/// ends, however that happens, so that none is left behind.
///
/// Who only reads a study does not need it.
public final class StudyLock: Sendable {
  private let file: Int32

  /// Locks the study in `folder`, which is made where it is not there.
  ///
  /// - Throws: ``SavedStudyError/served(folder:by:at:)`` where another program holds it.
  public init(folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/study.lock"
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    if file < 0 { throw SavedStudyError.unwritable(file: path) }
    // On a disk of another machine that knows no locks there is none.
    if flock(file, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      defer { close(file) }
      let holder = try? String(contentsOfFile: path, encoding: .utf8)
      let lines = (holder ?? "").split(separator: "\n").map(String.init)
      throw SavedStudyError.served(
        folder: folder, by: lines.first.flatMap { Int($0) }, at: lines.count > 1 ? lines[1] : nil)
    }
    write("")
  }

  deinit { close(file) }

  /// Tells who holds the study where.
  ///
  /// - Parameter address: without the key, which others may not learn.
  public func tell(_ address: String) { write(address) }

  private func write(_ address: String) {
    let text = "\(ProcessInfo.processInfo.processIdentifier)\n\(address)\n"
    ftruncate(file, 0)
    _ = text.withCString { pwrite(file, $0, strlen($0), 0) }
  }
}
