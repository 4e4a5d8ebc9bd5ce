public import Corpus
public import Statistics
public import Study

/// The share of service content that people's codes and the program's labels make together.
public struct CorrectedShare: Sendable {
  /// Why the codes say something of the archive.
  public enum Method: String, Codable, Sendable {
    /// They are a random sample of it, by strata.
    case sample
    /// They are from elsewhere; texts of a category are assumed to be the same here and there.
    case priorShift = "prior_shift"
  }

  /// Shares by period or group are shown from so many codes on.
  public static let fewestCodes = 10

  /// The share of a period.
  public struct PeriodPart: Sendable {
    /// The period.
    public var period: Period
    /// The codes of its tweets.
    public var coded: Int
    /// Its share; nil without codes.
    public var estimate: Estimate?

    /// Makes the share of a period.
    public init(period: Period, coded: Int, estimate: Estimate?) {
      self.period = period
      self.coded = coded
      self.estimate = estimate
    }
  }

  /// The share of own tweets or of retweets.
  public struct KindPart: Sendable {
    /// Whether it is that of retweets.
    public var isRetweets: Bool
    /// The codes of these tweets.
    public var coded: Int
    /// Their share; nil without codes.
    public var estimate: Estimate?
    /// Their share of service labels.
    public var uncorrected: Double

    /// Makes the share of own tweets or of retweets.
    public init(isRetweets: Bool, coded: Int, estimate: Estimate?, uncorrected: Double) {
      self.isRetweets = isRetweets
      self.coded = coded
      self.estimate = estimate
      self.uncorrected = uncorrected
    }
  }

  /// The share of an account, or of another group.
  public struct AccountPart: Sendable {
    /// The codes of its tweets, at least ``CorrectedShare/fewestCodes``.
    public var coded: Int
    /// Its share.
    public var estimate: Estimate
    /// Its share of service labels.
    public var uncorrected: Double

    /// Makes the share of an account or group.
    public init(coded: Int, estimate: Estimate, uncorrected: Double) {
      self.coded = coded
      self.estimate = estimate
      self.uncorrected = uncorrected
    }
  }

  /// Two parts that are compared.
  public struct ComparedParts: Sendable {
    /// The codes of each.
    public var coded: (Int, Int)
    /// The share of each; nil without codes.
    public var shares: (Estimate?, Estimate?)
    /// The share of the second less that of the first, −1 to 1; nil where one has too few codes.
    public var difference: Estimate?

    /// Makes the comparison.
    public init(coded: (Int, Int), shares: (Estimate?, Estimate?), difference: Estimate?) {
      self.coded = coded
      self.shares = shares
      self.difference = difference
    }
  }

  /// A file of codes.
  public struct File: Equatable, Sendable {
    /// Its name as the user gave it.
    public var name: String
    /// Its SHA-256 in hexadecimal digits.
    public var checksum: String

    /// Makes the account of a file of codes.
    public init(name: String, checksum: String) {
      self.name = name
      self.checksum = checksum
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
  /// The periods with a share of their own; empty where there is none.
  public var periods: [PeriodPart]
  /// Krippendorff's α of the coders on service content; nil where only one coded.
  public var agreement: Double?
  /// The share of each category, by id; empty where only that of service content is known.
  public var categories: [String: Estimate] = [:]
  /// The shares of own tweets and of retweets; empty where they are not known.
  public var parts: [KindPart] = []
  /// The shares of accounts with enough codes.
  public var accounts: [String: AccountPart] = [:]

  /// The share of an account; the name in any spelling.
  func account(_ name: String) -> AccountPart? {
    let name = AccountSpelling.folded(name)
    return accounts.first { AccountSpelling.folded($0.key) == name }?.value
  }

  /// The shares of groups with enough codes, by the values of a column.
  public var groups: [String: AccountPart] = [:]
  /// What was to be compared.
  public var compared: ComparedParts?
  /// Tweets of the sample that have no code.
  public var uncoded = 0
  /// What a reader must know beside the figures.
  public var caveats: [ShareCaveat] = []
  /// The people who coded.
  public var coders = 1
  /// The draws that intervals are made of.
  public var draws = 0
  /// The files with the codes.
  public var files: [File] = []

  /// Makes a share.
  public init(
    method: Method, tweets: Int, coded: Int, estimate: Estimate, level: Double,
    uncorrected: Double, codesAlone: Estimate?, labels: String, seed: UInt64,
    periods: [PeriodPart] = [], agreement: Double? = nil
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

  /// A sentence on a sample that is only partly coded; nil where it is whole.
  func coverage(_ prose: Prose) -> String? {
    guard uncoded > 0, method == .sample else { return nil }
    let drawn = prose.tweets(coded + uncoded)
    return prose.say(
      "Dari \(drawn) yang diambil, \(prose.numbers.number(coded)) telah dikode; sisanya dianggap serupa "
        + "dengan yang sudah.",
      "Of \(drawn) drawn, \(prose.numbers.number(coded)) are coded; the rest are taken to be like them."
    )
  }

  /// A sentence with method and figures, to paste into a paper.
  ///
  /// - Parameters:
  ///   - language: of the sentence.
  ///   - version: of textmine.
  public func sentence(in language: ReportLanguage, version: String) -> String {
    let numbers = NumberStyle(language)
    let decimals = NumberStyle.decimals(for: coded)
    let share = numbers.percent(estimate.value, decimals: decimals)
    let range = numbers.range(estimate.interval, decimals: decimals)
    let level = numbers.percent(level, decimals: Prose.decimals(of: level))
    let (all, codes) = (numbers.number(tweets), numbers.number(coded))
    let counted = numbers.percent(uncorrected)
    let interval =
      switch (estimate.interval, language) {
      case (nil, .english): "too few codes for an interval"
      case (nil, .indonesian): "kode terlalu sedikit untuk selang kepercayaan"
      case (_, .english): "\(level) confidence interval: \(range)"
      case (_, .indonesian): "selang kepercayaan \(level): \(range)"
      }
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
        Of \(all) tweets, an estimated \(share) (\(interval)) are \
        public-service content. The estimate rests on \(codes) tweets coded by hand elsewhere and on \
        the labels of \(labels): the shares of the categories were found by \
        expectation–maximisation, the interval by the bootstrap (textmine \(version), seed \(seed)). \
        This assumes that tweets of one category read alike in both collections. Counting the labels \
        without correction would give \(counted).
        """
    case (.priorShift, .indonesian):
      return """
        Dari \(all) tweet, diperkirakan \(share) (\(interval)) berisi \
        layanan publik. Perkiraan ini didasarkan pada \(codes) tweet dari kumpulan lain yang dikode \
        oleh manusia dan pada label \(labels): bagian tiap kategori dihitung dengan \
        ekspektasi–maksimisasi dan selangnya dengan bootstrap (textmine \(version), seed \(seed)). \
        Perhitungan ini mengandaikan bahwa tweet sekategori serupa bunyinya di kedua kumpulan. Tanpa \
        koreksi, hitungan label akan memberikan \(counted).
        """
    }
  }
}
