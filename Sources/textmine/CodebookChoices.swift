import Classifier
import Corpus
import Lexicon
import Report

extension [Classifier.Category] {
  /// The categories as the choices of a coding sheet.
  func choices(in language: ReportLanguage) -> [CodingSheet.Choice] {
    map {
      CodingSheet.Choice(
        code: $0.id, title: $0.title[language], definition: $0.definition[language])
    }
  }
}

extension Codebook {
  /// The categories as the choices of a coding sheet.
  func choices(in language: ReportLanguage) -> [CodingSheet.Choice] {
    categories.choices(in: language)
  }
}
