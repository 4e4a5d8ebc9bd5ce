/// A quarter of a calendar year, the step of every time line in a report.
public struct Quarter: Hashable, Comparable, Sendable {
  /// The calendar year.
  public let year: Int
  /// 1 (January to March) to 4 (October to December).
  public let number: Int

  /// Makes the quarter `number`, 1 to 4, of `year`.
  public init(year: Int, number: Int) {
    precondition((1...4).contains(number), "a year has quarters 1 to 4")
    self.year = year
    self.number = number
  }

  /// The quarter that `day` lies in.
  public init(_ day: CivilDay) {
    self.init(year: day.year, number: (day.month - 1) / 3 + 1)
  }

  /// The quarter named by `code`, as in `2019-Q3`; nil for anything else.
  public init?(code: String) {
    let parts = code.split(separator: "-Q", omittingEmptySubsequences: false)
    guard parts.count == 2, let year = Int(parts[0]), let number = Int(parts[1]),
      (1...4).contains(number)
    else { return nil }
    self.init(year: year, number: number)
  }

  /// The quarter's name in data: `2019-Q3`.
  public var code: String { "\(year)-Q\(number)" }

  /// The quarter that follows.
  public var next: Quarter {
    number == 4
      ? Quarter(year: year + 1, number: 1) : Quarter(year: year, number: number + 1)
  }

  /// Quarters from this one to `other`: 1 if `other` is the next one.
  public func distance(to other: Quarter) -> Int {
    (other.year - year) * 4 + other.number - number
  }

  /// Whether `a` comes before `b`.
  public static func < (a: Quarter, b: Quarter) -> Bool { (a.year, a.number) < (b.year, b.number) }
}

extension Quarter: Codable, CodingKeyRepresentable {
  /// Reads the code, as in `2019-Q3`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let code = try container.decode(String.self)
    guard let quarter = Quarter(code: code) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "expected a quarter such as \"2019-Q3\", found \"\(code)\"")
    }
    self = quarter
  }

  /// Writes the code, as in `2019-Q3`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }

  /// The code as the key of a dictionary.
  public var codingKey: any CodingKey { Key(stringValue: code) }

  /// The quarter whose code is the key of a dictionary.
  public init?(codingKey: some CodingKey) {
    self.init(code: codingKey.stringValue)
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
