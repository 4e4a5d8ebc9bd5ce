import Classifier
import Corpus
import Foundation
import Lexicon
import Report
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
      self.init(Self.status(error), "\(error)" + (Self.remedy(error).map { "; \($0)" } ?? ""))
    case let error as CodeError: self.init(.data, Failure.message(error))
    case let error as GivenLabelError: self.init(.data, Failure.message(error))
    case let error as CodebookError: self.init(.data, "\(error)")
    case let error as TrainingError: self.init(.data, "\(error)")
    case let error as StudyError: self.init(.data, "\(error)")
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
    case .noColumn(_, _, _, use: .secondCoder): "\(error); name one with --second-coder"
    case .noColumn(_, _, _, use: .part): "\(error); name one with --by"
    case .labels(_, let column): "\(error), or take them as labels with --labels-from \(column)"
    case .noDesign:
      "\(error), or say --random-codes if they are a simple random sample, --chosen-codes if not"
    case .otherState: "\(error), or say --chosen-codes to use them like codes from elsewhere"
    case .noMatchingID: "\(error); name its column with --id-column"
    default: "\(error)"
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
  /// Prints lines, without what a terminal would obey: they hold names of files, accounts and codes.
  static func print(_ lines: String) {
    let printable = lines.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).printable }
    FileHandle.standardError.write(Data((printable.joined(separator: "\n") + "\n").utf8))
  }

  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
