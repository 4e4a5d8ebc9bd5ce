import ArgumentParser
import CMalloc
import Foundation
import Page
import Report
import StudyFile

/// Opens a study in the browser of this machine.
@main struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "textmine-serve",
    abstract: "Open a study in the browser: read an archive, code it, get its share.",
    discussion: """
      FOLDER is a study: one file, study.sqlite, which can be copied and opened again. The page is for this \
      machine alone; nothing leaves it. Stop it with Ctrl-C; what was coded is on the disk.

      Examples:
        textmine serve
        textmine serve studies/2021 --port 8080 --no-open
      """)

  @Argument(help: "The folder of the study; it is made where it is not there.")
  var folder = "textmine-study"

  @Option(help: ArgumentHelp("The port (default: any that is free).", valueName: "n")) var port = 0

  @Flag(help: "Print the address only; do not open the browser.") var noOpen = false

  @Option(
    help: ArgumentHelp(
      "Add an archive first; what is there already is not added again.", valueName: "FILE"))
  var add: [String] = []

  func validate() throws {
    guard (0...65535).contains(port) else {
      throw ValidationError("--port is \(port); expected 0 to 65535")
    }
  }

  func run() async throws {
    textmine_return_large_blocks()
    signal(SIGPIPE, SIG_IGN)
    let site: Site
    let lock: StudyLock
    do {
      lock = try StudyLock(folder: folder)
      let study = try SavedStudy(folder: folder)
      site = try Site(study, folder: folder, version: Release.version)
      try await site.add(add)
    } catch let error as SavedStudyError {
      throw ValidationError("\(error)")
    }
    let opens = !noOpen
    try await site.run(port: port) { port in
      let address = site.address(port: port)
      lock.tell("http://127.0.0.1:\(port)/")
      FileHandle.standardOutput.write(Data("\(address)\n".utf8))
      if opens { Self.open(address) }
    }
  }

  /// Opens the browser where the system has a way; else the user opens the address that was printed.
  private static func open(_ address: String) {
    for opener in ["/usr/bin/xdg-open", "/usr/bin/open"]
    where FileManager.default.isExecutableFile(atPath: opener) {
      let process = Process()
      process.executableURL = URL(filePath: opener)
      process.arguments = [address]
      (process.standardOutput, process.standardError) = (
        FileHandle.nullDevice, FileHandle.nullDevice
      )
      try? process.run()
      return
    }
  }
}
