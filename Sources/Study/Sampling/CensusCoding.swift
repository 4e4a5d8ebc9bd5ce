internal import Corpus

/// A census as a file carries it: what a sample is drawn from. What else a pass may count (posteriors, uncertain
/// tweets, ids that are looked for, parts) is left out.
extension ArchiveCensus: Codable {
  private struct Stratum: Codable {
    let group: String
    let label: Int
    let count: StratumCount
  }

  private enum CodingKeys: String, CodingKey {
    case by, zone, seed, limit, strata, withoutID, checksum
  }

  /// Writes plan, strata with their candidates, and checksum.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(plan.grouping?.designText ?? "", forKey: .by)
    try container.encode(plan.clock.identifier, forKey: .zone)
    try container.encode(plan.seed, forKey: .seed)
    try container.encode(plan.candidates, forKey: .limit)
    try container.encode(
      strata.map { stratum in
        var count = counts[stratum]!
        count.shorten(to: plan.candidates)
        return Stratum(group: stratum.group, label: stratum.label, count: count)
      }, forKey: .strata)
    try container.encode(tweetsWithoutID, forKey: .withoutID)
    try container.encode(checksum, forKey: .checksum)
  }

  /// Reads what ``encode(to:)`` wrote.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let zone = try container.decode(String.self, forKey: .zone)
    guard let clock = LocalClock(zone) else {
      throw DecodingError.dataCorruptedError(
        forKey: .zone, in: container, debugDescription: "expected a time zone")
    }
    let by = try container.decode(String.self, forKey: .by)
    var plan = Plan(grouping: by.isEmpty ? nil : Grouping(designText: by[...]), clock: clock)
    plan.seed = try container.decode(UInt64.self, forKey: .seed)
    plan.candidates = try container.decode(Int.self, forKey: .limit)
    self.init(plan)
    let strata = try container.decode([Stratum].self, forKey: .strata)
    restore(
      strata.map { (SampleStratum(group: $0.group, label: $0.label), $0.count) },
      withoutID: try container.decode(Int.self, forKey: .withoutID),
      checksum: try container.decode(ArchiveChecksum.self, forKey: .checksum))
  }
}

extension StratumCount: Codable {
  private enum CodingKeys: String, CodingKey { case tweets, known, probability, candidates }

  /// Writes counts and candidates.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(tweets, forKey: .tweets)
    try container.encode(withProbability, forKey: .known)
    try container.encode(probability, forKey: .probability)
    try container.encode(candidates, forKey: .candidates)
  }

  /// Reads what ``encode(to:)`` wrote.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      tweets: try container.decode(Int.self, forKey: .tweets),
      withProbability: try container.decode(Int.self, forKey: .known),
      probability: try container.decode(Int64.self, forKey: .probability),
      candidates: try container.decode([Candidate].self, forKey: .candidates))
  }
}

extension StratumCount.Candidate: Codable {
  private enum CodingKeys: String, CodingKey { case key, id, account, text, at }

  /// Writes the columns of a coding sheet.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(key, forKey: .key)
    try container.encode(tweet.id, forKey: .id)
    try container.encode(tweet.username, forKey: .account)
    try container.encode(tweet.text, forKey: .text)
    try container.encodeIfPresent(tweet.createdAt, forKey: .at)
  }

  /// Reads what ``encode(to:)`` wrote.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    key = try container.decode(UInt64.self, forKey: .key)
    tweet = Tweet(
      id: try container.decode(String.self, forKey: .id),
      username: try container.decode(String.self, forKey: .account),
      text: try container.decode(String.self, forKey: .text),
      createdAt: try container.decodeIfPresent(Int64.self, forKey: .at))
  }
}

extension ArchiveChecksum: Codable {
  /// Writes both sums.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode([sums.0, sums.1])
  }

  /// Reads what ``encode(to:)`` wrote.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let values = try container.decode([UInt64].self)
    guard values.count == 2 else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected two sums")
    }
    self.init()
    sums = (values[0], values[1])
  }
}
