internal import Glibc

/// How many tweets of each stratum people are to code.
public enum Allocation {
  /// Neyman's allocation: in proportion to N_h·√max(s_h(1 − s_h), 0.05²), but no fewer than a floor
  /// and no more than there are (Neyman 1934; Cochran 1977, 5.5).
  ///
  /// - Parameters:
  ///   - codes: how many tweets are to be coded in all; no more than all tweets are drawn.
  ///   - tweets: how many each stratum has.
  ///   - shares: for each stratum the expected share of the category of interest, 0 to 1.
  ///   - floor: the fewest of a stratum; lowered where there are too few codes for it.
  /// - Returns: for each stratum how many; their sum is `codes` or all tweets.
  public static func neyman(
    _ codes: Int, tweets: [Int], shares: [Double], floor: Int = 5
  ) -> [Int] {
    let codes = min(codes, tweets.reduce(0, +))
    let floor = min(floor, codes / max(1, tweets.count { $0 > 0 }))
    let weights = zip(tweets, shares).map { count, share in
      Double(count) * max(share * (1 - share), 0.0025).squareRoot()
    }
    var exact = [Double](repeating: 0, count: tweets.count)
    var open = Set(tweets.indices.filter { tweets[$0] > 0 })
    var rest = Double(codes)
    while !open.isEmpty {
      let sum = open.sorted().reduce(0) { $0 + weights[$1] }
      func wanted(_ stratum: Int) -> Double { rest * weights[stratum] / sum }
      // Those above their limit are settled first, since that leaves more for the others.
      var settled = open.filter { wanted($0) >= Double(tweets[$0]) }
      for stratum in settled { exact[stratum] = Double(tweets[stratum]) }
      if settled.isEmpty {
        settled = open.filter { wanted($0) < Double(min(floor, tweets[$0])) }
        for stratum in settled { exact[stratum] = Double(min(floor, tweets[stratum])) }
      }
      if settled.isEmpty {
        for stratum in open { exact[stratum] = wanted(stratum) }
        break
      }
      open.subtract(settled)
      rest = Double(codes) - tweets.indices.reduce(0) { open.contains($1) ? $0 : $0 + exact[$1] }
    }
    return rounded(exact, to: codes, limits: tweets)
  }

  /// Whole numbers of the sum `total` near `exact`: the largest remainders are rounded up.
  private static func rounded(_ exact: [Double], to total: Int, limits: [Int]) -> [Int] {
    var whole = zip(exact, limits).map { min(Int(max(0, $0)), $1) }
    let byRemainder = exact.indices.sorted {
      let (a, b) = (exact[$0] - Double(whole[$0]), exact[$1] - Double(whole[$1]))
      return a == b ? $0 < $1 : a > b
    }
    var missing = total - whole.reduce(0, +)
    while missing > 0 {
      let before = missing
      for stratum in byRemainder where missing > 0 && whole[stratum] < limits[stratum] {
        whole[stratum] += 1
        missing -= 1
      }
      if missing == before { break }
    }
    while missing < 0, let largest = whole.indices.max(by: { whole[$0] < whole[$1] }) {
      whole[largest] -= 1
      missing += 1
    }
    return whole
  }

  /// The codes that an interval of a half-width needs: z²p(1 − p)(1 − ρ²)/h².
  ///
  /// - Parameters:
  ///   - halfWidth: h, above 0.
  ///   - share: the expected share p, 0 to 1.
  ///   - correlation: ρ of label and code, 0 (labels tell nothing) to 1.
  ///   - level: the confidence.
  ///   - tweets: the size of the archive, which bounds the number (Cochran 1977, 4.4); nil for an
  ///     archive without end.
  public static func codes(
    forHalfWidth halfWidth: Double, share: Double, correlation: Double = 0, level: Double = 0.95,
    tweets: Int? = nil
  ) -> Int {
    let z = normalQuantile((1 + level) / 2)
    let endless =
      z * z * share * (1 - share) * (1 - correlation * correlation) / (halfWidth * halfWidth)
    // More than any archive has.
    guard endless < 1e15 else { return tweets ?? Int(1e15) }
    guard let tweets else { return Int(ceil(endless - 1e-9)) }
    let bounded = endless / (1 + (endless - 1) / Double(max(1, tweets)))
    return min(tweets, max(1, Int(ceil(bounded - 1e-9))))
  }

  /// The half-width of the interval that so many codes give: what
  /// ``codes(forHalfWidth:share:correlation:level:tweets:)`` turns round.
  public static func halfWidth(
    ofCodes codes: Int, share: Double, correlation: Double = 0, level: Double = 0.95, tweets: Int
  ) -> Double {
    let variance = share * (1 - share) * (1 - correlation * correlation) / Double(max(1, codes))
    let left = Double(max(0, tweets - codes)) / Double(max(1, tweets - 1))
    return normalQuantile((1 + level) / 2) * (variance * left).squareRoot()
  }
}
