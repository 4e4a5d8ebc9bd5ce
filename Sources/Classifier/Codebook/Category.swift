/// A text in the two languages that textmine writes.
public struct Wording: Equatable, Sendable, Codable {
  /// The Indonesian text.
  public let indonesian: String
  /// The English text.
  public let english: String

  /// Makes a wording of both texts.
  public init(indonesian: String, english: String) {
    self.indonesian = indonesian
    self.english = english
  }
}

/// One of the exclusive classes that a codebook or a model sorts tweets into.
public struct Category: Equatable, Sendable, Codable {
  /// Its short name, as it stands in sheets and label columns: `layanan`.
  public let id: String
  /// Its name for readers.
  public let title: Wording
  /// What a coder must find in a tweet to give this code.
  public let definition: Wording
  /// Whether its tweets count as public-service content.
  public let isService: Bool

  /// Makes a category.
  public init(id: String, title: Wording, definition: Wording, isService: Bool) {
    self.id = id
    self.title = title
    self.definition = definition
    self.isService = isService
  }

  /// A category that nothing is known of but its name; it is no service content.
  public init(named name: String) {
    self.init(
      id: name, title: Wording(indonesian: name, english: name),
      definition: Wording(indonesian: "", english: ""), isService: false)
  }
}
