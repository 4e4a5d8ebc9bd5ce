/// A field of a tweet that an export may lack.
public enum TweetField: Int, CaseIterable, Codable, Sendable {
  /// The platform's number.
  case id
  /// The account's name.
  case account
  /// The date and time.
  case date
  /// The text.
  case text
  /// Times passed on.
  case retweets
  /// Times liked.
  case likes
  /// Times answered.
  case replies
  /// Times quoted.
  case quotes
  /// The list of accounts mentioned.
  case mentions
  /// The list of hashtags.
  case hashtags

  /// The field's name in tables and JSON.
  public var name: String { String(describing: self) }
}

/// A set of fields.
struct FieldSet: OptionSet {
  let rawValue: UInt16

  init(rawValue: UInt16) { self.rawValue = rawValue }

  init(_ field: TweetField) { rawValue = 1 << UInt16(field.rawValue) }

  /// The set with `field` added where `isIn`.
  @inline(__always)
  func with(_ field: TweetField, if isIn: Bool) -> FieldSet {
    FieldSet(rawValue: rawValue | (isIn ? 1 : 0) << UInt16(field.rawValue))
  }
}

/// How many tweets have each field, and what the fields are called in the file.
public struct FieldCounts: Equatable, Sendable {
  private var lacking = [Int](repeating: 0, count: TweetField.allCases.count)
  private var names = [[String]](repeating: [], count: TweetField.allCases.count)

  /// The number of tweets without `field`.
  public func without(_ field: TweetField) -> Int { lacking[field.rawValue] }

  /// The columns or keys that `field` was read from, in the order in which they were met.
  public func origins(of field: TweetField) -> [String] { names[field.rawValue] }

  /// Counts a tweet that lacks `fields`.
  @inline(__always)
  mutating func add(lacking fields: FieldSet) {
    var rest = fields.rawValue
    while rest != 0 {
      lacking[rest.trailingZeroBitCount] += 1
      rest &= rest &- 1
    }
  }

  /// Notes that `field` was read from a column or key called `name`.
  mutating func note(_ field: TweetField, from name: String) {
    if !names[field.rawValue].contains(name) { names[field.rawValue].append(name) }
  }
}
