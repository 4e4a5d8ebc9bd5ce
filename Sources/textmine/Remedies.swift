import Classifier
import Corpus
import Lexicon
import Study

/// What a user of the command line can do about an error: libraries know no options and no commands.
extension Failure {
  /// The message of a library's error, with the option or the command that helps where one does.
  static func message(of error: any Error) -> String {
    let remedy: String? =
      switch error {
      case let error as CorpusError: remedy(error)
      case let error as CodeError: remedy(error)
      case let error as GivenLabelError: remedy(error)
      case LexiconError.rootsMissing: ", or name one with --roots FILE"
      case LexiconError.otherRoots: "; give that one with --roots FILE, or train again"
      case ModelError.notAModel: "; make one with \"textmine train\""
      default: nil
      }
    return "\(error)" + (remedy ?? "")
  }

  private static func remedy(_ error: CorpusError) -> String? {
    switch error {
    case .noTextColumn: "; name one with --text-column"
    case .noSuchColumn(_, _, let use, _): "; name one of them with --\(use.rawValue)-column"
    case .noSuchSheet: "; name another with --sheet"
    case .openDateOrder: "; say so with --date-order day or month"
    case .expandsTooFar: "; if it is none, allow more with --max-expansion"
    case .cannotStream: "; name a file with -o"
    case .isInput: "; name another file"
    case .exists, .holdsCodes: "; name another file, or replace it with --force"
    default: nil
    }
  }

  private static func remedy(_ error: GivenLabelError) -> String? {
    switch error {
    case .noColumn: "; name one with --labels-from or --probability-column"
    case .noTable: " with --labels"
    default: nil
    }
  }

  private static func remedy(_ error: CodeError) -> String? {
    switch error {
    case .noColumn(_, _, _, use: .code): "; name one with --code-column"
    case .noColumn(_, _, _, use: .coder): "; name others with --columns"
    case .noColumn(_, _, _, use: .group): "; name one with --group-column"
    case .noColumn(_, _, _, use: .secondCoder): "; name one with --second-coder"
    case .noColumn(_, _, _, use: .part): "; name one with --by"
    case .labels(_, let column): ", or take them as labels with --labels-from \(column)"
    case .noDesign:
      ", or say --random-codes if they are a simple random sample, --chosen-codes if not"
    case .otherState: ", or say --chosen-codes to use them like codes from elsewhere"
    case .noMatchingID: "; name its column with --id-column"
    default: nil
    }
  }
}
