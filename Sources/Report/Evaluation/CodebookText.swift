public import Classifier
internal import Lexicon

/// What is in a codebook, for a terminal: its categories with their titles and numbers of keywords.
public struct CodebookText {
  private let codebook: Codebook

  /// Makes the text of `codebook`.
  public init(_ codebook: Codebook) { self.codebook = codebook }

  /// The text, with titles in `language`.
  public func rendered(in language: ReportLanguage) -> String {
    var list = TextList()
    for (index, category) in codebook.categories.enumerated() {
      let keywords = codebook.keywords.count { $0.category == index }
      let marks = [
        category.isService ? "service" : nil, index == codebook.fallback ? "fallback" : nil,
      ].compactMap(\.self)
      let note = marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))"
      list.add(category.id, "\(keywords) keywords  \(category.title[language])\(note)")
    }
    return "\(codebook.name): \(codebook.title[language])".printable + "\n"
      + list.rendered(indent: 2)
  }
}
