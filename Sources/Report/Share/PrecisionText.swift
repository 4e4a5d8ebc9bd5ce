public import Study

extension PlannedPrecision {
  /// What precision to expect of `drawn` codes, in a line.
  ///
  /// - Parameters:
  ///   - halfWidth: what was asked for; nil where a number of codes was.
  ///   - level: the confidence of the interval.
  public func text(ofCodes drawn: Int, halfWidth: Double?, level: Double) -> String {
    if drawn == tweets {
      return "all \(tweets) tweets were drawn: their codes are the share itself"
    }
    let expected =
      "expecting a share of \((100 * share).decimals(1))% and labels that correlate with codes by "
      + correlation.decimals(2)
    if let halfWidth {
      let blind = codes(forHalfWidth: halfWidth, level: level, usesLabels: false)
      return "±\((100 * halfWidth).decimals(1)) percentage points at \(level.percent) confidence "
        + "need \(drawn) codes, \(expected); without labels it would be \(blind)"
    }
    let half = self.halfWidth(ofCodes: drawn, level: level)
    return "\(drawn) codes give about ±\((100 * half).decimals(1)) percentage points at "
      + "\(level.percent) confidence, \(expected)"
  }
}
