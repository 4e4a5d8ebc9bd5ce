import Classifier
import Corpus
import Foundation
import Lexicon

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
      self.init(Self.status(error), "\(error)" + (Self.remedy(error).map { "; \($0)" } ?? ""))
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

  private static func status(_ error: CorpusError) -> Status {
    switch error {
    case .missing: .noInput
    case .failed(_, .open, let code) where code == ENOENT || code == EACCES: .noInput
    case .failed, .closedPipe: .io
    default: .data
    }
  }

  /// What a user of the command line can do, in words that name its options.
  private static func remedy(_ error: CorpusError) -> String? {
    switch error {
    case .noTextColumn: "name one with --text-column"
    case .noSuchColumn(_, _, let use, _): "name one of them with --\(use.rawValue)-column"
    case .noSuchSheet: "name another with --sheet"
    case .openDateOrder: "say so with --date-order day or month"
    case .expandsTooFar: "if it is none, allow more with --max-expansion"
    case .cannotStream: "name a file with -o"
    case .isInput: "name another file"
    case .exists, .holdsCodes: "name another file, or replace it with --force"
    default: nil
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
