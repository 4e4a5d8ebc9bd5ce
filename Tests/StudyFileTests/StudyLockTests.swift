import Foundation
import Testing

@testable import StudyFile

@Suite("The lock of a study")
struct StudyLockTests {
  private let folder =
    FileManager.default.temporaryDirectory.path + "/textmine-lock-\(UUID().uuidString)"

  @Test("keeps a second server out, and names the first")
  func second() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let lock = try StudyLock(folder: folder)
    let own = Int(ProcessInfo.processInfo.processIdentifier)
    #expect(throws: SavedStudyError.served(folder: folder, by: own, at: nil)) {
      try StudyLock(folder: folder)
    }
    lock.tell("http://127.0.0.1:4711/")
    let error = #expect(throws: SavedStudyError.self) { try StudyLock(folder: folder) }
    let words = try #require(error).description
    #expect(words.contains("http://127.0.0.1:4711/") && words.contains("kill \(own)"))
    // Who reads a study does not mind.
    let study = try SavedStudy(folder: folder)
    #expect(try SavedStudy(reading: study.path).tweetCount() == 0)
  }

  @Test("is free again when its holder is gone, also by kill -9")
  func killed() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do { _ = try StudyLock(folder: folder) }
    let holder = Process()
    holder.executableURL = URL(filePath: "/usr/bin/python3")
    holder.arguments = [
      "-c",
      """
      import fcntl, os, sys, time
      file = os.open("\(folder)/study.lock", os.O_RDWR)
      fcntl.flock(file, fcntl.LOCK_EX)
      os.truncate(file, 0)
      os.write(file, b"%d\\n\\n" % os.getpid())
      print("held", flush=True)
      time.sleep(60)
      """,
    ]
    let pipe = Pipe()
    holder.standardOutput = pipe
    try holder.run()
    #expect(try pipe.fileHandleForReading.read(upToCount: 4) == Data("held".utf8))
    #expect(
      throws: SavedStudyError.served(
        folder: folder, by: Int(holder.processIdentifier), at: nil)
    ) { try StudyLock(folder: folder) }
    kill(holder.processIdentifier, SIGKILL)
    holder.waitUntilExit()
    #expect(throws: Never.self) { try StudyLock(folder: folder) }
  }
}
