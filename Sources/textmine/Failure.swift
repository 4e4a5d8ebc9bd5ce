import Classifier
import Corpus
import Foundation
import Lexicon
import Report
import Study
import StudyFile

/// An error in the terms of the command line: one line on standard error and an exit status.
struct Failure: Error {
  /// The exit statuses that textmine uses: those of sysexits.h, and those of shells for signals.
  struct Status: RawRepresentable, Equatable {
    let rawValue: Int32
    static let done = Status(rawValue: 0)
    static let usage = Status(rawValue: 64)
    static let data = Status(rawValue: 65)
    static let noInput = Status(rawValue: 66)
    static let io = Status(rawValue: 74)
    /// A signal's number and 128.
    static func stopped(by signal: Int32) -> Status { Status(rawValue: 128 + signal) }
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
      self.init(Self.status(error), Self.message(of: error))
    case NamedLabelError.noCodebook: self.init(.noInput, Self.message(of: error))
    case is NamedLabelError, is CodeError, is GivenLabelError, is CodebookError, is TrainingError,
      is StudyError, is ArchivePartError:
      self.init(.data, Self.message(of: error))
    case let error as SavedStudyError:
      self.init(Self.status(error), Self.message(of: error))
    case let error as LexiconError:
      let status: Status =
        switch error {
        case .badExpression: .usage
        case .rootsMissing: .noInput
        case .rootsEmpty, .otherRoots: .data
        case .icuUnavailable, .stemmerUnavailable: .io
        }
      self.init(status, Self.message(of: error))
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

  private static func status(_ error: SavedStudyError) -> Status {
    if case .unreadable = error { .noInput } else { .data }
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
    write(printable.joined(separator: "\n") + "\n")
  }

  /// Writes text as it is. Where that fails, as on a full disk, nobody can be told.
  static func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if count <= 0, errno != EINTR { return }
      rest = rest.dropFirst(max(0, count))
    }
  }

  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
