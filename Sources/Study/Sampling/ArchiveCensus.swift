public import Corpus
internal import Foundation

/// What one pass over an archive counts of all its tweets: how many each stratum has, which of them come
/// up for coding, and the strata of those that are coded already.
public struct ArchiveCensus: Sendable {
  /// What is counted and looked for.
  public struct Plan: Sendable {
    /// What divides the labels further; nil for nothing.
    public var grouping: Grouping?
    /// The clock that tells days.
    public var clock: LocalClock
    /// The part of the archive that shares are wanted of; nil for all of it.
    public var part: TweetSelection.Criteria?
    /// How many candidates of each stratum are kept, and the seed of their order.
    public var candidates = 0
    /// What determines the order in which tweets are drawn.
    public var seed: UInt64 = 0
    /// The ids whose strata are wanted.
    public var ids: Set<String> = []
    /// How many tweets with uncertain labels are kept, to choose some to learn from.
    public var uncertain = 0
    /// Whether probabilities of all categories are tallied.
    public var talliesPosteriors = false

    /// Makes a plan that counts strata only.
    public init(grouping: Grouping? = nil, clock: LocalClock = .jakarta) {
      self.grouping = grouping
      self.clock = clock
    }
  }

  /// What was counted, by stratum.
  public private(set) var counts: [SampleStratum: StratumCount] = [:]
  /// The strata of the ids that were looked for and are in the archive.
  public private(set) var found: [String: SampleStratum] = [:]
  /// The texts of those tweets, UTF-8, by id.
  private(set) var texts: [String: [UInt8]] = [:]
  /// Tweets with uncertain labels, as many as the plan says.
  public private(set) var uncertain: UncertainTweets
  /// The tweets without an id; they cannot be coded.
  public private(set) var tweetsWithoutID = 0
  /// What tells this archive from others.
  public private(set) var checksum = ArchiveChecksum()
  /// The same two of the part that is asked for.
  private var inside = (tweetsWithoutID: 0, checksum: ArchiveChecksum())
  /// What was counted and looked for.
  public private(set) var plan: Plan

  /// Makes the census of no tweets.
  public init(_ plan: Plan) {
    self.plan = plan
    uncertain = UncertainTweets(limit: plan.uncertain)
  }

  /// The number of tweets, each id once.
  public var tweets: Int { counts.values.reduce(0) { $0 + $1.tweets } }

  /// The same census with the strata of those of its candidates that have these ids: of a part that was counted before,
  /// whose other tweets are not at hand.
  public func finding(_ ids: Set<String>) -> ArchiveCensus {
    var census = self
    census.plan.ids = ids
    for (stratum, count) in counts {
      for candidate in count.candidates where ids.contains(candidate.tweet.id) {
        census.found[candidate.tweet.id] = stratum
        census.texts[candidate.tweet.id] = Array(candidate.tweet.text.utf8)
      }
    }
    return census
  }

  /// Throws where tweets cannot be sampled, since they have no id.
  public func requireIDs() throws(StudyError) {
    if tweetsWithoutID > 0 { throw .noIDs(count: tweetsWithoutID, tweets: tweets) }
  }

  /// Throws where a sample of so many tweets may need more of a stratum than were kept.
  public func requireCandidates(for codes: Int) throws(StudyError) {
    let codes = min(codes, counts.values.map(\.tweets).max() ?? 0)
    if codes > plan.candidates { throw .fewCandidates(plan.candidates, codes: codes) }
  }

  /// The strata, by group and then in the order of the categories.
  public var strata: [SampleStratum] { counts.keys.sorted() }

  /// The groups, in their order.
  public var groups: [String] {
    Set(counts.keys.lazy.filter { !$0.isOutside }.map(\.group)).sorted()
  }

  /// Counts a tweet.
  ///
  /// - Parameters:
  ///   - index: its index in `batch`.
  ///   - batch: where it is.
  ///   - label: its label.
  ///   - posterior: the probability of each category; empty where nothing tells it.
  ///   - isLearnt: whether the labels' model has learnt the tweet, so that its code teaches nothing.
  public mutating func count(
    _ index: Int, of batch: TweetBatch, _ label: TweetLabel, posterior: [Double] = [],
    isLearnt: Bool = false
  ) {
    let group = plan.grouping?.group(of: index, in: batch, plan.clock) { "" } ?? ""
    let isOutside = plan.part.map { !$0.want(index, of: batch) } ?? false
    let stratum = SampleStratum(group: group, label: label.category, isOutside: isOutside)
    let (key, hasID) = batch.withBytes(.id, of: index) { id in
      checksum.add(id)
      if !isOutside { inside.checksum.add(id) }
      return (id.hash(seed: plan.seed), !id.isEmpty)
    }
    if !hasID {
      tweetsWithoutID += 1
      if !isOutside { inside.tweetsWithoutID += 1 }
    }
    counts[stratum, default: StratumCount()].count(label)
    if !posterior.isEmpty { counts[stratum]?.count(posterior: posterior) }
    guard hasID else { return }
    if plan.candidates > 0 {
      counts[stratum]?.keep(key, limit: plan.candidates) { batch.tweet(at: index) }
    }
    if plan.uncertain > 0, !isLearnt, let probability = label.probability {
      uncertain.keep(key, probability: probability) { batch.tweet(at: index) }
    }
    if plan.ids.isEmpty { return }
    let id = batch.string(.id, of: index)
    if plan.ids.contains(id) {
      found[id] = stratum
      texts[id] = Array(batch.string(.text, of: index).utf8)
    }
  }

  /// Adds the census of other tweets by the same plan.
  public mutating func add(_ other: ArchiveCensus) {
    for (stratum, count) in other.counts {
      counts[stratum, default: StratumCount()].add(count, limit: plan.candidates)
    }
    uncertain.add(other.uncertain)
    found.merge(other.found) { first, _ in first }
    texts.merge(other.texts) { first, _ in first }
    tweetsWithoutID += other.tweetsWithoutID
    checksum.add(other.checksum)
    inside.tweetsWithoutID += other.inside.tweetsWithoutID
    inside.checksum.add(other.inside.checksum)
  }

  /// Takes what was read from a file.
  mutating func restore(
    _ strata: [(SampleStratum, StratumCount)], withoutID: Int, checksum: ArchiveChecksum
  ) {
    counts = Dictionary(strata) { first, _ in first }
    (tweetsWithoutID, self.checksum) = (withoutID, checksum)
  }

  /// The same census with one group an account, in the spelling that is shown of it. Until then accounts have a group a
  /// spelling, so that censuses add up.
  public var joiningAccounts: ArchiveCensus {
    guard plan.grouping == .account else { return self }
    var tweets: [String: Int] = [:]
    for (stratum, count) in counts { tweets[stratum.group, default: 0] += count.tweets }
    let shown = AccountSpelling.shown(of: tweets)
    return regrouped {
      SampleStratum(group: shown[$0.group]!, label: $0.label, isOutside: $0.isOutside)
    }
  }

  /// The same tweets in other strata.
  private func regrouped(_ stratum: (SampleStratum) -> SampleStratum) -> ArchiveCensus {
    var census = self
    census.counts = [:]
    for (old, count) in counts {
      census.counts[stratum(old), default: StratumCount()].add(count, limit: plan.candidates)
    }
    census.found = found.mapValues(stratum)
    return census
  }

  /// The census of the part that is asked for, as if nothing else had been read.
  var part: ArchiveCensus {
    guard plan.part != nil else { return self }
    var part = self
    part.plan.part = nil
    part.counts = counts.filter { !$0.key.isOutside }
    part.found = found.filter { !$0.value.isOutside }
    (part.tweetsWithoutID, part.checksum) = inside
    return part
  }

  /// The census of the whole archive, as if no part were asked for.
  var whole: ArchiveCensus {
    guard plan.part != nil else { return self }
    var whole = regrouped { SampleStratum(group: $0.group, label: $0.label) }
    whole.plan.part = nil
    return whole
  }
}
