import Corpus

@testable import Report

/// A tally filled tweet by tweet, as ``TweetCounter`` fills it from batches.
extension Tally {
  /// Counts a tweet, without the mentions, hashtags, words and links in it.
  ///
  /// - Parameters:
  ///   - kind: How the tweet came about.
  ///   - label: The id of its category; nil for a tweet without label.
  ///   - account: The name of its account; nil if unknown.
  ///   - createdAt: Its date in seconds since 1 January 1970 UTC; nil if unknown.
  ///   - clock: Tells the quarter that the date falls in.
  mutating func count(
    kind: TweetKind, label: String?, account: String?, createdAt: Int64?, clock: LocalClock
  ) {
    let kind = kind.name
    tweets += 1
    kinds[kind, default: 0] += 1
    if let account { accounts[account, default: 0] += 1 }
    if let label {
      labels[label, default: 0] += 1
      labelKinds[label, default: [:]][kind, default: 0] += 1
    }
    guard let createdAt else {
      undated += 1
      return
    }
    first = min(first ?? createdAt, createdAt)
    last = max(last ?? createdAt, createdAt)
    let quarter = clock.quarter(at: createdAt)
    quarterKinds[quarter, default: [:]][kind, default: 0] += 1
    if let label { quarterLabels[quarter, default: [:]][label, default: 0] += 1 }
  }

  /// Counts what stands in one tweet, however often; each with its repetitions.
  ///
  /// - Parameters:
  ///   - mentions: Folded name and spelling of each mention, without `@`.
  ///   - hashtags: Folded form and spelling of each hashtag, without `#`.
  ///   - words: Stem and folded spelling of each word that is no stop word.
  ///   - hasLink: Whether there is a link.
  mutating func count(
    mentions: [(folded: String, spelling: String)] = [],
    hashtags: [(folded: String, spelling: String)] = [],
    words: [(stem: String, spelling: String)] = [],
    hasLink: Bool = false
  ) {
    for (folded, spelling) in mentions {
      self.mentions[folded, default: [:]][spelling, default: 0] += 1
    }
    for (folded, spelling) in hashtags {
      self.hashtags[folded, default: [:]][spelling, default: 0] += 1
    }
    for (stem, spelling) in words { self.words[stem, default: [:]][spelling, default: 0] += 1 }
    if !mentions.isEmpty { tweetsWithMention += 1 }
    if !hashtags.isEmpty { tweetsWithHashtag += 1 }
    if hasLink { tweetsWithLink += 1 }
  }
}
