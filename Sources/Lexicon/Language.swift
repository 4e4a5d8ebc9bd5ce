/// A language that texts are analysed in and that results are written in.
public enum Language: String, CaseIterable, Codable, Sendable {
  /// Bahasa Indonesia.
  case indonesian = "id"
  /// English.
  case english = "en"
}
