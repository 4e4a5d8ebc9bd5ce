public import Corpus
public import Statistics

/// The share of service content that people's codes and the program's labels make together.
public struct CorrectedShare: Sendable {
  /// Why the codes say something of the archive.
  public enum Method: String, Codable, Sendable {
    /// They are a random sample of it, by strata.
    case sample
    /// They are from elsewhere; texts of a category are assumed to be the same here and there.
    case priorShift = "prior_shift"
  }

  /// The share of a quarter; nil without codes.
  public struct Period: Sendable {
    /// Which quarter.
    public var quarter: Quarter
    /// Its share.
    public var estimate: Estimate?

    /// Makes the share of a quarter.
    public init(quarter: Quarter, estimate: Estimate?) {
      self.quarter = quarter
      self.estimate = estimate
    }
  }

  /// How the codes were used.
  public var method: Method
  /// The tweets of the archive, each id once.
  public var tweets: Int
  /// The tweets with a code.
  public var coded: Int
  /// The share and its interval.
  public var estimate: Estimate
  /// The confidence of intervals.
  public var level: Double
  /// The share of service labels, which are not all right; 0 to 1.
  public var uncorrected: Double
  /// What the codes say by themselves (Wilson); nil where they are from elsewhere.
  public var codesAlone: Estimate?
  /// What gave the labels: `konten`.
  public var labels: String
  /// What determined the draws.
  public var seed: UInt64
  /// The quarters with a share of their own; empty where there is none.
  public var periods: [Period]
  /// Krippendorff's α of the coders on service content; nil where only one coded.
  public var agreement: Double?

  /// Makes a share.
  public init(
    method: Method, tweets: Int, coded: Int, estimate: Estimate, level: Double,
    uncorrected: Double, codesAlone: Estimate?, labels: String, seed: UInt64,
    periods: [Period] = [], agreement: Double? = nil
  ) {
    self.method = method
    self.tweets = tweets
    self.coded = coded
    self.estimate = estimate
    self.level = level
    self.uncorrected = uncorrected
    self.codesAlone = codesAlone
    self.labels = labels
    self.seed = seed
    self.periods = periods
    self.agreement = agreement
  }

  /// A sentence with method and figures, to paste into a paper.
  ///
  /// - Parameters:
  ///   - language: of the sentence.
  ///   - version: of textmine.
  public func sentence(in language: ReportLanguage, version: String) -> String {
    let numbers = NumberStyle(language, space: " ")
    let share = numbers.percent(estimate.value)
    let range = numbers.range(estimate.interval)
    let level = numbers.percent(level, decimals: level * 100 == (level * 100).rounded() ? 0 : 1)
    let (all, codes) = (numbers.number(tweets), numbers.number(coded))
    let counted = numbers.percent(uncorrected)
    switch (method, language) {
    case (.sample, .english):
      return """
        Of \(all) tweets, an estimated \(share) (\(level) confidence interval: \(range)) are \
        public-service content. The estimate rests on \(codes) tweets that were drawn at random and \
        coded by hand, post-stratified by the labels of \(labels), with a beta-binomial interval for \
        a finite population (textmine \(version), seed \(seed)). Counting the labels without \
        correction would give \(counted).
        """
    case (.sample, .indonesian):
      return """
        Dari \(all) tweet, diperkirakan \(share) (selang kepercayaan \(level): \(range)) berisi \
        layanan publik. Perkiraan ini didasarkan pada \(codes) tweet yang diambil secara acak dan \
        dikode oleh manusia, dengan pascastratifikasi menurut label \(labels) dan selang \
        beta-binomial untuk populasi terhingga (textmine \(version), seed \(seed)). Tanpa koreksi, \
        hitungan label akan memberikan \(counted).
        """
    case (.priorShift, .english):
      return """
        Of \(all) tweets, an estimated \(share) (\(level) confidence interval: \(range)) are \
        public-service content. The estimate rests on \(codes) tweets coded by hand elsewhere and on \
        the labels of \(labels): the shares of the categories were found by \
        expectation–maximisation, the interval by the bootstrap (textmine \(version), seed \(seed)). \
        This assumes that tweets of one category read alike in both collections. Counting the labels \
        without correction would give \(counted).
        """
    case (.priorShift, .indonesian):
      return """
        Dari \(all) tweet, diperkirakan \(share) (selang kepercayaan \(level): \(range)) berisi \
        layanan publik. Perkiraan ini didasarkan pada \(codes) tweet dari kumpulan lain yang dikode \
        oleh manusia dan pada label \(labels): bagian tiap kategori dihitung dengan \
        ekspektasi–maksimisasi dan selangnya dengan bootstrap (textmine \(version), seed \(seed)). \
        Perhitungan ini mengandaikan bahwa tweet sekategori serupa bunyinya di kedua kumpulan. Tanpa \
        koreksi, hitungan label akan memberikan \(counted).
        """
    }
  }
}

extension NumberStyle {
  /// A share, 0 to 1, in per cent; also below 0, for differences.
  func percent(_ share: Double, decimals: Int = 1) -> String {
    let scale = decimals == 0 ? 1.0 : 10.0
    let units = Int((abs(share) * 100 * scale).rounded())
    let sign = share < 0 && units > 0 ? "−" : ""
    return sign
      + percent(units, of: Int(100 * scale), decimals: 1)
      .replacingZeroTenths(decimals == 0)
  }

  /// The ends of an interval of shares: `18.4–24.5%`.
  func range(_ interval: Interval?) -> String {
    guard let interval else { return NumberStyle.undefined }
    let lower = percent(interval.lower).prefix { $0 != "%" && !$0.isWhitespace }
    return "\(lower)–\(percent(interval.upper))"
  }
}

extension String {
  /// Without `.0` or `,0` before the sign of per cent.
  fileprivate func replacingZeroTenths(_ isWanted: Bool) -> String {
    guard isWanted else { return self }
    return replacing(".0", with: "").replacing(",0", with: "")
  }
}
