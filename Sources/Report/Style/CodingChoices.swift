public import Classifier
public import Corpus

extension [Classifier.Category] {
  /// The categories as the choices of a coding sheet.
  public func choices(in language: ReportLanguage) -> [CodingSheet.Choice] {
    map {
      CodingSheet.Choice(
        code: $0.id, title: $0.title[language], definition: $0.definition[language])
    }
  }
}
