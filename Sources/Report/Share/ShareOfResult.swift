public import Study

extension CorrectedShare.Method {
  /// How codes on this basis are used.
  public init(_ basis: ShareStudy.Basis) {
    if case .elsewhere = basis { self = .priorShift } else { self = .sample }
  }
}

extension CorrectedShare {
  /// The share of service content; nil where no category is or no code tells.
  public init?(_ result: ShareResult) {
    guard let service = result.service, let corrected = service.share.corrected else { return nil }
    self.init(
      method: Method(result.basis), tweets: result.tweets, coded: result.coded,
      estimate: corrected, level: result.intervals.level,
      uncorrected: service.share.uncorrected, codesAlone: service.share.codesAlone,
      labels: result.labels, seed: result.intervals.seed, agreement: result.agreement)
    uncoded = result.uncoded
    draws = result.intervals.draws
    caveats = result.caveats
    for row in result.categories {
      if let estimate = row.share.corrected { categories[row.name] = estimate }
    }
  }
}
