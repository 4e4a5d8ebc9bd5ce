/// A language that texts are analysed in.
///
/// What a report is written in is another matter: a third language of texts needs no translated
/// report.
public enum TextLanguage: String, CaseIterable, Codable, Sendable {
  /// Bahasa Indonesia.
  case indonesian = "id"
  /// English.
  case english = "en"
}
