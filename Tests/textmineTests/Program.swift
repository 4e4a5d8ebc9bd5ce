import Foundation
import Testing

/// The program as its users have it: a process with arguments, output and an exit status.
enum Program {
  /// What a run left behind.
  struct Run {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The folder of the package.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL
  /// The folder of the program that the tests were built with.
  static let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()

  static let archive = root.appending(path: "Examples/kabupaten-archive.zip").path
  static let table = root.appending(path: "Examples/kabupaten.csv").path
  /// The sheet of its 100 coded tweets, for what learns: that takes seconds in a build without optimisation.
  static let codes = root.appending(path: "Examples/kabupaten-codes.csv").path

  /// Runs the program in `directory`.
  static func run(
    _ arguments: [String], input: [UInt8] = [], in directory: URL = root
  ) throws -> Run {
    try shell("exec textmine \"$@\"", arguments, input: input, in: directory)
  }

  /// Runs a line of bash that finds the program by its name; `pipefail` is on.
  static func shell(
    _ line: String, _ arguments: [String] = [], input: [UInt8] = [], in directory: URL = root
  ) throws -> Run {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-o", "pipefail", "-c", line, "bash"] + arguments
    process.currentDirectoryURL = directory
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = "\(folder.path):\(environment["PATH"] ?? "/usr/bin:/bin")"
    environment["COLUMNS"] = "80"
    process.environment = environment
    // Files instead of pipes: nothing blocks, however much is written.
    let scratch = Scratch()
    let files = ["in", "out", "err"].map { scratch.url.appending(path: $0) }
    try Data(input).write(to: files[0])
    for file in files[1...] { try Data().write(to: file) }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationReason == .exit ? process.terminationStatus : -1,
      output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }
}

/// A folder that disappears with its owner.
final class Scratch {
  let url: URL

  init() {
    url = FileManager.default.temporaryDirectory.appending(path: "textmine-\(UUID())")
    try! FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file and returns its path.
  func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let file = url.appending(path: name)
    try Data(bytes).write(to: file)
    return file.path
  }

  func write(_ name: String, _ text: String) throws -> String { try write(name, text.utf8) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appending(path: name)), as: UTF8.self)
  }

  /// The names of the files in it, sorted.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }
}
