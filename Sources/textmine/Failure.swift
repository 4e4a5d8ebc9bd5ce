import Classifier
import Corpus
import Foundation
import Lexicon
import Study

/// An error in the terms of the command line: one line on standard error and an exit status.
struct Failure: Error {
  /// The exit statuses of sysexits.h that textmine uses.
  enum Status: Int32 {
    case done = 0
    case usage = 64
    case data = 65
    case noInput = 66
    case io = 74
  }

  let status: Status
  /// The message, without the program's name; nil where there is nothing to say.
  let message: String?

  init(_ status: Status, _ message: String?) {
    self.status = status
    self.message = message
  }

  /// What `error` means for a user; nil for errors that the argument parser words itself.
  init?(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case CorpusError.closedPipe: self.init(.done, nil)
    case let error as CorpusError:
      let status: Status =
        switch error.exitClass {
        case .data: .data
        case .noInput: .noInput
        case .io: .io
        }
      self.init(status, "\(error)")
    case let error as CodeError: self.init(.data, Failure.message(error))
    case let error as GivenLabelError: self.init(.data, Failure.message(error))
    case let error as CodebookError: self.init(.data, "\(error)")
    case let error as TrainingError: self.init(.data, "\(error)")
    case let error as LexiconError:
      let status: Status =
        switch error {
        case .badExpression: .usage
        case .rootsMissing: .noInput
        case .rootsEmpty, .otherRoots: .data
        case .icuUnavailable, .stemmerUnavailable: .io
        }
      self.init(status, "\(error)")
    default: return nil
    }
  }

  /// The message with the option that helps, if one does.
  private static func message(_ error: GivenLabelError) -> String {
    switch error {
    case .noColumn: "\(error); name one with --labels-from or --probability-column"
    case .noTable: "\(error) with --labels"
    default: "\(error)"
    }
  }

  /// The message with the option that helps, if one does.
  private static func message(_ error: CodeError) -> String {
    switch error {
    case .noColumn(_, _, _, use: .code): "\(error); name one with --code-column"
    case .noColumn(_, _, _, use: .coder): "\(error); name others with --columns"
    case .noColumn(_, _, _, use: .group): "\(error); name one with --group-column"
    case .labels(_, let column): "\(error), or take them as labels with --labels-from \(column)"
    case .noDesign:
      "\(error), or say --random-codes if they are a simple random sample, --chosen-codes if not"
    case .otherState: "\(error), or say --chosen-codes to use them like codes from elsewhere"
    case .noMatchingID: "\(error); name its column with --id-column"
    default: "\(error)"
    }
  }

  func exit() -> Never {
    if let message { StandardError.print("textmine: \(message)") }
    Foundation.exit(status.rawValue)
  }
}

/// Where everything goes that is no result.
enum StandardError {
  static func print(_ line: String) {
    FileHandle.standardError.write(Data("\(line)\n".utf8))
  }

  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
