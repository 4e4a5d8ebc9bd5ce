import ArgumentParser
import Foundation

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Open a study in the browser: read an archive, code it, get its share.",
    discussion: """
      Hands over to textmine-serve, a program of its own that "make page" builds; \
      "textmine-serve --help" says what it takes. The page is for this machine alone.

      Examples:
        textmine serve
        textmine serve studies/2021 --port 8080 --no-open
      """)

  @Argument(
    parsing: .captureForPassthrough,
    help: .value("FOLDER", "The folder of the study, and options of textmine-serve."))
  var arguments: [String] = []

  func run() throws {
    let own =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    let program = URL(filePath: own).deletingLastPathComponent().appending(path: "textmine-serve")
      .path(percentEncoded: false)
    var given: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    given.append(nil)
    execv(program, given)
    throw Failure(
      .noInput,
      "\(program): cannot be started (\(String(cString: strerror(errno)))); build it with \"make page\""
    )
  }
}
