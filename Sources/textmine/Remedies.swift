import Classifier
import Corpus
import Lexicon
import Report
import Study
import StudyFile

/// What a user of the command line can do about an error: libraries know no options and no commands.
extension Failure {
  /// The message of a library's error, with the option or the command that helps where one does.
  static func message(of error: any Error) -> String { "\(error)" + (remedy(error) ?? "") }

  private static func remedy(_ error: any Error) -> String? {
    switch error {
    case LexiconError.rootsMissing: ", or name one with --roots FILE"
    case LexiconError.otherRoots: "; give that one with --roots FILE, or train again"
    case ArchivePartError.notATally: "; make one with \"textmine tally\""
    case ArchivePartError.otherFormat, ArchivePartError.damaged:
      "; make it again with \"textmine tally\""
    case ArchivePartError.otherTerms(_, "labels", _, _, _):
      "; give --model or --codebook as with \"textmine tally\", or make it again"
    case ArchivePartError.otherTerms: "; give the same options to all, or make it again"
    case ArchivePartError.noCandidates: "; make it again with --candidates"
    case ArchivePartError.onlyCandidates: "; make it again without --candidates-only"
    case StudyError.fewCandidates(_, let codes):
      "; draw fewer, or make the tallies again with --candidates \(codes)"
    case ArchivePartError.otherSample:
      "; give the tallies that \"sample\" drew them from, or the tweets themselves"
    case ArchivePartError.overlap: "; leave one out, or count their files in one tally"
    case ModelError.notAModel: "; make one with \"textmine train\""
    case StudyError.noUncertainLabels:
      "; label by a model, or name the column with --probability-column"
    case NamedLabelError.modelWithoutKeywords: "; leave out --codebook or --model"
    case NamedLabelError.model(_, let error): remedy(error)
    case NamedLabelError.analysis(_, let error): remedy(error)
    case StudyError.noIDs: "; name the column with --id-column"
    case CorpusError.noTweetsInFolder(_, let files), CorpusError.noTweetsInZip(_, let files):
      remedy(leftOut: files.map(\.reason))
    case CorpusError.noTweets(_, _, let keys) where !keys.isEmpty:
      "; name the one of the text with --text-column"
    case CorpusError.noTextColumn: "; name one with --text-column"
    case CorpusError.noSuchColumn(_, _, let use, _):
      "; name one of them with --\(use.rawValue)-column"
    case CorpusError.noSuchSheet: "; name another with --sheet"
    case CorpusError.openDateOrder: "; say so with --date-order day or month"
    case CorpusError.expandsTooFar: "; if it is none, allow more with --max-expansion"
    case CorpusError.cannotStream: "; name a file with -o"
    case CorpusError.isInput: "; name another file"
    case CorpusError.exists, CorpusError.holdsCodes:
      "; name another file, or replace it with --force"
    case GivenLabelError.noColumn: "; name one with --labels-from or --probability-column"
    case GivenLabelError.noTable: " with --labels"
    case CodeError.noColumn(_, _, _, let use): "; name one with \(option(use))"
    case CodeError.notCodes: " with --code-column or --columns"
    case CodeError.labels(_, let column): ", or take them as labels with --labels-from \(column)"
    case CodeError.noDesign:
      ", name with --codebook or --model what labelled when they were drawn, or say --random-codes if they are a simple random sample, --chosen-codes if not"
    case CodeError.otherState: ", or say --chosen-codes to use them like codes from elsewhere"
    case CodeError.noMatchingID: "; name its column with --id-column"
    case SavedStudyError.older:
      "; open it once with \"textmine serve\", which brings it up to date and keeps a copy"
    default: nil
    }
  }

  private static func remedy(leftOut reasons: [LeftOut.Reason]) -> String? {
    if reasons.contains(.anyTexts) { return "; read lines as texts with --from text" }
    let areTables = reasons.contains { if case .noText = $0 { true } else { false } }
    return areTables ? "; name the column with the text with --text-column" : nil
  }

  private static func option(_ use: CodeError.ColumnUse) -> String {
    switch use {
    case .code: "--code-column"
    case .coder: "--columns"
    case .group: "--group-column"
    case .secondCoder: "--second-coder"
    case .part: "--by"
    }
  }
}
