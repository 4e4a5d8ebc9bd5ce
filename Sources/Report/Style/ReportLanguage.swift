public import Classifier

/// A language that results are written in.
public enum ReportLanguage: String, CaseIterable, Codable, Sendable {
  /// Bahasa Indonesia.
  case indonesian = "id"
  /// English.
  case english = "en"
}

extension Wording {
  /// The text in `language`.
  public subscript(language: ReportLanguage) -> String {
    switch language {
    case .indonesian: indonesian
    case .english: english
    }
  }
}
