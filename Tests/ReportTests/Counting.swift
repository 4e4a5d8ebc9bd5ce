import Corpus
import Study

@testable import Report

/// A tally filled tweet by tweet, as ``TweetCounter`` fills it from batches.
extension Tally {
  /// Counts a tweet, without the mentions, hashtags, words and links in it; dates are seconds since 1970.
  mutating func count(
    kind: TweetKind, label: String?, account: String?, createdAt: Int64?, clock: LocalClock
  ) {
    if let account { add(1, of: account, kind: kind, label: label) }
    guard let createdAt else {
      undated.add(1, kind: kind, label: label)
      return
    }
    first = min(first ?? createdAt, createdAt)
    last = max(last ?? createdAt, createdAt)
    days[clock.day(at: createdAt), default: Breakdown()].add(1, kind: kind, label: label)
  }

  /// Counts what stands in one tweet, each with its repetitions: names with their folded form, words with
  /// their stem.
  mutating func count(
    mentions: [(folded: String, spelling: String)] = [],
    hashtags: [(folded: String, spelling: String)] = [],
    words: [(stem: String, spelling: String)] = [],
    hasLink: Bool = false, label: String? = nil
  ) {
    for (folded, spelling) in mentions {
      self.mentions.add(1, folded, as: spelling, level: 0)
    }
    for (folded, spelling) in hashtags {
      self.hashtags.add(1, folded, as: spelling, level: 0)
    }
    for (stem, spelling) in words {
      self.words.add(1, stem, as: spelling, level: 0)
      if let label {
        labelWords.add(1, stem, as: label, level: 0)
        labelWordTotals[label, default: 0] += 1
      }
    }
    if !mentions.isEmpty { tweetsWithMention += 1 }
    if !hashtags.isEmpty { tweetsWithHashtag += 1 }
    if hasLink { tweetsWithLink += 1 }
  }
}
