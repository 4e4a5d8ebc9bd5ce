import Classifier
import Foundation
import Report

/// How the tweets of a sheet were drawn, as the sheet itself says it in every row: without it, codes
/// are codes of whatever tweets someone liked to code.
struct SampleDesign: Equatable {
  /// The columns that a sheet of `sample` has, besides those of other purposes.
  static let columns = ["stratum", "stratum_tweets", "inclusion", "design"]

  let version = 1
  var grouping: Grouping?
  var timeZone: String
  var seed: UInt64
  /// How many tweets were drawn.
  var codes: Int
  /// How many tweets the archive has, and its checksum.
  var tweets: Int
  var archive: String
  /// What gave the labels, and its checksum.
  var labels: String

  /// `sample=1;by=quarter;…` on one line.
  var text: String {
    [
      "sample=\(version)", "by=\(grouping?.rawValue ?? "")", "zone=\(timeZone)", "seed=\(seed)",
      "n=\(codes)", "tweets=\(tweets)", "archive=\(archive)", "labels=\(labels)",
    ].joined(separator: ";")
  }

  init(
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

  /// Reads what ``text`` wrote; nil for anything else.
  init?(_ text: String) {
    var values: [Substring: Substring] = [:]
    for item in text.split(separator: ";") {
      let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { values[parts[0]] = parts[1] }
    }
    guard values["sample"] == "1", let zone = values["zone"],
      let seed = values["seed"].flatMap({ UInt64($0) }),
      let codes = values["n"].flatMap({ Int($0) }),
      let tweets = values["tweets"].flatMap({ Int($0) }), let archive = values["archive"],
      let labels = values["labels"]
    else { return nil }
    self.init(
      grouping: values["by"].flatMap { Grouping(rawValue: String($0)) }, timeZone: String(zone),
      seed: seed, codes: codes, tweets: tweets, archive: String(archive), labels: String(labels))
  }
}

extension LabelSource {
  /// What gives the labels and its checksum, as in `konten:9f86d0…`.
  var identity: String {
    "\(name):\(checksum)"
  }
}
