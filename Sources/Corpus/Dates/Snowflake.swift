internal import Foundation

/// The moment that the platform writes into its ids since November 2010.
enum Snowflake {
  /// Milliseconds from 1970 to the moment that ids count from.
  private static let epoch: UInt64 = 1_288_834_974_657

  /// Seconds since 1970 in UTC at which the tweet called `id` was made; nil for ids that do not tell.
  static func seconds(_ id: Span<UInt8>) -> Int64? {
    guard id.count >= 15, id.count <= 19 else { return nil }
    var number: UInt64 = 0
    for index in id.indices {
      guard id[index].isDigit else { return nil }
      number = number * 10 + UInt64(id[index] &- 0x30)
    }
    return Int64((number >> 22 + epoch) / 1000)
  }

  /// Whether an id that tells this moment is rather the platform's: those of its first months have 17 digits, as posts of other
  /// platforms do.
  static func isOfTweets(_ moment: Int64) -> Bool {
    moment >= Int64((100_000_000_000_000_000 >> 22 + epoch) / 1000)
  }

  /// The same for a number that a program has rounded and written with an exponent, as `1.435E+18`, with as many seconds as it
  /// may be off.
  static func roughSeconds(_ number: Span<UInt8>) -> (moment: Int64, doubt: Int64)? {
    let end = number.position(ofEither: UInt8(ascii: "E"), or: UInt8(ascii: "e"), from: 0)
    // One digit, a point, and some more.
    guard end >= 4, end <= 20, end < number.count, number.count <= 26, number[0].isDigit,
      let digits = Double(number.extracting(0..<end).text.replacing(",", with: ".")),
      let exponent = Int(number.extracting(end + 1..<number.count).text),
      (16...18).contains(exponent)
    else { return nil }
    let unit = Foundation.pow(10.0, Double(exponent))
    let milliseconds = digits * unit / 0x1p22 + Double(epoch)
    let doubt = unit * Foundation.pow(10.0, Double(2 - end)) / 0x1p22 / 1000
    return (Int64(milliseconds / 1000), Int64(doubt) + 1)
  }

  /// What clocks are ahead of UTC, in seconds: the difference between a date without a zone and the
  /// moment that its tweet's id tells, if that can be a zone's; nil where it cannot.
  ///
  /// Zones are whole quarters of an hour from -12 to +14 hours. A date may lack its seconds, and be a few
  /// seconds off.
  static func offset(of date: Int64, _ id: Int64) -> Int64? {
    let quarter: Int64 = 900
    let difference = date - id
    let offset = Int64((Double(difference) / Double(quarter)).rounded()) * quarter
    guard (-12 * 3600...14 * 3600).contains(offset), (-62...5).contains(difference - offset)
    else { return nil }
    return offset
  }
}
