/// A tweet that people have coded.
public struct CodedTweet: Equatable, Sendable {
  /// The platform's number for it; may be empty where codes are only learnt from.
  public let id: String
  /// Its text, UTF-8; empty in sheets of ids and codes.
  public let text: [UInt8]
  /// The account that wrote it; empty where that is unknown.
  public let account: String
  /// For each coder the category that he or she gave, as an index; nil where there is none.
  public internal(set) var codes: [Int?]
  /// What it is grouped by; empty where there is no such column.
  public let group: String
  /// The kind of its account, or what else labels are measured by; empty where there is no such column.
  public let part: String
  /// How many tweets of the archive it stands for, relative to others.
  public internal(set) var weight = 1.0
  /// Its part in the sample that it was drawn for; nil where it was not.
  public internal(set) var membership: SampleMembership?
  /// The row of the first sheet that has it.
  public let place: CodePlace

  /// The categories that were given, one for each coder who gave one.
  public var given: [Int] { codes.compactMap(\.self) }

  /// Whether its coders gave different categories.
  public var isDisputed: Bool { Set(given).count > 1 }
}
