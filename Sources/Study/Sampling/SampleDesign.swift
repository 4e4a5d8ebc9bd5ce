/// How the tweets of a sheet were drawn, as the sheet itself says it in every row: without it, codes
/// are codes of whatever tweets someone liked to code.
public struct SampleDesign: Equatable, Sendable {
  /// The names of the columns that hold a tweet's part in the sample.
  public static let columns = ["stratum", "stratum_tweets", "inclusion", "design"]

  /// The version of the draw: one of another version would draw other tweets.
  public static let version = 1

  /// What divided the labels further.
  public var grouping: Grouping?
  /// The time zone of quarters.
  public var timeZone: String
  /// What determined the draw.
  public var seed: UInt64
  /// How many tweets were drawn.
  public var codes: Int
  /// How many tweets the archive had.
  public var tweets: Int
  /// The archive's checksum.
  public var archive: String
  /// What gave the labels, and its checksum.
  public var labels: String

  /// Makes a design.
  public init(
    grouping: Grouping?, timeZone: String, seed: UInt64, codes: Int, tweets: Int, archive: String,
    labels: String
  ) {
    self.grouping = grouping
    self.timeZone = timeZone
    self.seed = seed
    self.codes = codes
    self.tweets = tweets
    self.archive = archive
    self.labels = labels
  }

  /// `sample=1;by=quarter;…` on one line.
  public var text: String {
    [
      "sample=\(Self.version)", "by=\(grouping?.designText ?? "")", "zone=\(timeZone)",
      "seed=\(seed)", "n=\(codes)", "tweets=\(tweets)", "archive=\(archive)", "labels=\(labels)",
    ].joined(separator: ";")
  }

  /// Reads what ``text`` wrote; nil for anything else.
  public init?(_ text: String) {
    var values: [Substring: Substring] = [:]
    for item in text.split(separator: ";") {
      let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { values[parts[0]] = parts[1] }
    }
    guard values["sample"] == "\(Self.version)", let zone = values["zone"],
      let seed = values["seed"].flatMap({ UInt64($0) }),
      let codes = values["n"].flatMap({ Int($0) }),
      let tweets = values["tweets"].flatMap({ Int($0) }), let archive = values["archive"],
      let labels = values["labels"]
    else { return nil }
    self.init(
      grouping: values["by"].flatMap { Grouping(designText: $0) }, timeZone: String(zone),
      seed: seed, codes: codes, tweets: tweets, archive: String(archive), labels: String(labels))
  }
}

/// A tweet's part in a sample: the stratum that it was drawn from, and how.
public struct SampleMembership: Equatable, Sendable {
  /// The number of the stratum, from 1.
  public let stratum: String
  /// The tweets of the stratum in the archive.
  public let stratumTweets: Int
  /// The part of the stratum that was drawn, above 0 and up to 1.
  public let inclusion: Double
  /// How the sample was drawn.
  public let design: SampleDesign

  /// Makes a membership.
  public init(stratum: String, stratumTweets: Int, inclusion: Double, design: SampleDesign) {
    self.stratum = stratum
    self.stratumTweets = stratumTweets
    self.inclusion = inclusion
    self.design = design
  }

  /// Whether it is the same part. Spreadsheets round: a difference of less than half a tweet is none.
  public func isSame(as other: SampleMembership) -> Bool {
    stratum == other.stratum && stratumTweets == other.stratumTweets && design == other.design
      && abs(inclusion - other.inclusion) * Double(stratumTweets) < 0.5
  }

  /// The cells of ``SampleDesign/columns``.
  public var cells: [String] { [stratum, "\(stratumTweets)", "\(inclusion)", design.text] }
}
