internal import Classifier
internal import Corpus
internal import Lexicon
internal import Report
internal import Study
internal import StudyFile

/// Why something could not be done, in both languages. The English words are the command line's own; a library that
/// throws does not know who reads.
struct Reason: Sendable {
  var indonesian: String
  var english: String

  /// What an error of the libraries means; nil where it is none of theirs.
  init?(_ error: any Error) {
    let indonesian: String
    switch error {
    case let error as SavedStudyError: indonesian = error.indonesian
    case let error as CodeError: indonesian = error.indonesian
    case let error as CodebookError: indonesian = error.indonesian
    case let error as CorpusError: indonesian = error.indonesian
    case let error as LexiconError: indonesian = error.indonesian
    case let error as TrainingError: indonesian = error.indonesian
    case let error as StudyError: indonesian = error.indonesian
    default: return nil
    }
    self.init(indonesian: indonesian, english: "\(error)")
  }

  /// Where an error is none of the libraries', it is a fault of the program.
  init(ofAny error: any Error) {
    self =
      Reason(error)
      ?? Reason(indonesian: "Kesalahan program: \(error)", english: "A fault: \(error)")
  }

  /// How a file was read.
  init(note: ReadNote) { self.init(indonesian: note.indonesian, english: "\(note)") }

  /// Why a record could not be read.
  init(loss: SkipReason) { self.init(indonesian: loss.indonesian, english: "\(loss)") }

  init(indonesian: String, english: String) {
    (self.indonesian, self.english) = (indonesian, english)
  }

  /// The reason with names changed, as of files that lie elsewhere than their sender knows.
  func renamed(_ rename: (String) -> String) -> Reason {
    Reason(indonesian: rename(indonesian), english: rename(english))
  }

  /// The words in the language of a page.
  func words(_ prose: Prose) -> String { prose.say(indonesian, english) }
}

/// Names in quotes, with commas.
func quoted(_ names: some Sequence<String>) -> String {
  names.map { "\"\($0)\"" }.joined(separator: ", ")
}
