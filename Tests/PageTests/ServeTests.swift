import Foundation
import Testing

/// The program itself, as people start it.
private final class Program {
  let process = Process()
  private let output = Pipe()
  private let errors = Pipe()

  init(_ arguments: [String]) throws {
    process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "textmine-serve")
    process.arguments = arguments + ["--no-open"]
    (process.standardOutput, process.standardError) = (output, errors)
    try process.run()
  }

  /// The first line that it prints: the address.
  func address() -> String {
    var line = Data()
    while let byte = try? output.fileHandleForReading.read(upToCount: 1), byte != Data("\n".utf8) {
      line += byte
    }
    return String(decoding: line, as: UTF8.self)
  }

  /// What it says when it ends.
  func message() throws -> String {
    let text = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: text, as: UTF8.self)
  }
}

@Suite("textmine-serve", .serialized)
struct ServeTests {
  @Test("leaves a study to the server that has it, and takes it over from one that was killed")
  func lock() throws {
    let folder =
      FileManager.default.temporaryDirectory.path + "/textmine-serve-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let first = try Program([folder])
    defer { first.process.terminate() }
    let address = try #require(first.address().split(separator: "?").first)
    let second = try Program([folder])
    let message = try second.message()
    #expect(second.process.terminationStatus != 0)
    #expect(message.contains(address) && message.contains("\(first.process.processIdentifier)"))
    #expect(!message.contains("key="))
    kill(first.process.processIdentifier, SIGKILL)
    first.process.waitUntilExit()
    let third = try Program([folder])
    #expect(third.address().contains("/?key="))
    third.process.terminate()
    third.process.waitUntilExit()
  }
}
