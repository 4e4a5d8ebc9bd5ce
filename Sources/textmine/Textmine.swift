import ArgumentParser
import CMalloc
import Foundation
import Report
import Resources

/// The program: subcommands, and how their failures become messages and exit statuses.
@main struct Textmine: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "textmine",
    abstract: "Label the tweets of public institutions and report their share of service content.",
    discussion: """
      INPUT is any export of tweets: a csv table, JSON of the platform's APIs, an X account archive \
      (zip or tweets.js), a folder of those, or - for standard input; also compressed. Its format \
      is found by looking at it.

      Examples:
        textmine report archive.zip
        textmine sample archive.zip -n 200 -o codes.xlsx
      """,
    version: versionWithCommit,
    subcommands: [
      InspectCommand.self, ReportCommand.self, TallyCommand.self, LabelCommand.self,
      WordsCommand.self,
      FindCommand.self, NetworkCommand.self, SampleCommand.self, ShareCommand.self,
      AgreeCommand.self,
      TrainCommand.self, EvaluateCommand.self, ExplainCommand.self, TokensCommand.self,
      CodebookCommand.self, ServeCommand.self,
    ])

  /// The program's version, as models and reports record it.
  static let version = Release.version

  /// The version with the commit that it was built of, where that is known: `0.1.0 (1a2b3c4)`.
  private static var versionWithCommit: String {
    let commit = String(cString: textmine_commit())
    return commit.isEmpty ? version : "\(version) (\(commit))"
  }

  @Flag(help: "Print how to cite textmine, as BibTeX.")
  var citation = false

  func run() throws {
    guard citation else { throw CleanExit.helpRequest(self) }
    try writeText(Citation.bibTeX(version: Self.version))
  }

  static func main() async {
    textmine_return_large_blocks()
    signal(SIGPIPE, SIG_IGN)  // a closed pipe is an error of write(2), dealt with in Failure
    let given = LabelCommand.completed(Array(CommandLine.arguments.dropFirst()))
    do {
      let commands = configuration.subcommands.compactMap { $0.configuration.commandName }
      if let name = given.first, let message = CommandName(name: name, commands: commands).message {
        throw Failure(.usage, message)
      }
      var command = try parseAsRoot(given)
      if let asynchronous = command as? any AsyncParsableCommand {
        nonisolated(unsafe) var command = asynchronous
        try await Interruption.stopping { try await command.run() }
      } else {
        try command.run()
      }
    } catch {
      if let failure = Failure(error) { failure.exit() }
      let code = exitCode(for: error)
      if code.isSuccess {
        print(HelpText(text: fullMessage(for: error)).ordered, terminator: "")
      } else {
        StandardError.print(fullMessage(for: error))
      }
      Foundation.exit(code.rawValue)
    }
  }
}
