internal import Classifier
internal import Statistics

/// Shares from the codes of a random sample of the archive.
extension ShareStudy {
  func sample(in groups: Set<String>?) -> StratifiedSample {
    StratifiedSample(strata(in: groups).map(\.value), fewest: Self.minimumCodes)
  }

  /// Whether groups are wanted of which the sample's design knows nothing.
  public var groupsAreNew: Bool { grouping != nil && grouping != codes.design?.grouping }

  /// The strata that are counted together with a neighbour, in the whole archive or in one group.
  public func thinStrata(in group: String? = nil) -> [ThinStratum] {
    guard isSample else { return [] }
    return strata(in: group.map { [$0] }).filter {
      $0.value.coded < min(Self.minimumCodes, $0.value.tweets)
    }.map { key, stratum in
      ThinStratum(label: categories[key.label].id, group: key.group, coded: stratum.coded)
    }
  }

  /// The strata that have tweets, neighbours with the same label.
  private func strata(in groups: Set<String>?) -> [(key: SampleStratum, value: Stratum)] {
    // Groups of which the design knows nothing split strata into ever smaller ones; the whole
    // archive, and several groups together, do without them.
    let isSplit = groups.map { $0.count == 1 } ?? !groupsAreNew
    func merged(_ stratum: SampleStratum) -> SampleStratum {
      isSplit ? stratum : SampleStratum(label: stratum.label)
    }
    var tweets: [SampleStratum: Int] = [:]
    for (stratum, count) in census.counts where isIn(stratum, groups) {
      tweets[merged(stratum), default: 0] += count.tweets
    }
    // A tweet that a model has learnt from moves to the stratum that others would put it in.
    var coded: [(CodedTweet, SampleStratum)] = []
    for tweet in codes.tweets {
      guard let found = census.found[tweet.id], isIn(found, groups) else { continue }
      let own = SampleStratum(
        group: found.group, label: heldOut[tweet.id]?.category ?? found.label)
      tweets[merged(found), default: 0] -= 1
      tweets[merged(own), default: 0] += 1
      coded.append((tweet, merged(own)))
    }
    var strata = tweets.mapValues { Stratum(tweets: $0, categories: max(2, categories.count)) }
    for (tweet, stratum) in coded { strata[stratum]?.add(tweet.given, weight: tweet.weight) }
    return strata.filter { $0.value.tweets > 0 }.sorted {
      ($0.key.label, $0.key.group) < ($1.key.label, $1.key.group)
    }
  }

  /// Whether a stratum is asked for, and in any of these groups; nil are all.
  func isIn(_ stratum: SampleStratum, _ groups: Set<String>?) -> Bool {
    !stratum.isOutside && groups?.contains(stratum.group) ?? true
  }

  /// Whether a coded tweet is asked for, and in any of these groups; nil are all.
  func isIn(_ tweet: CodedTweet, _ groups: Set<String>?) -> Bool {
    census.found[tweet.id].map { isIn($0, groups) } ?? false
  }

  /// What the codes say without the labels: their weighted share, with Wilson's interval for as many
  /// codes of equal weight as would tell as much (Kish 1965).
  func codesAlone(_ target: Target, in groups: Set<String>?) -> Estimate? {
    var (inside, all, squares) = (0.0, 0.0, 0.0)
    for tweet in codes.tweets where isIn(tweet, groups) {
      let given = tweet.given
      let part = Double(given.count { target.categories.contains($0) }) / Double(given.count)
      inside += tweet.weight * part
      all += tweet.weight
      squares += tweet.weight * tweet.weight
    }
    guard all > 0 else { return nil }
    let effective = all * all / squares
    return Estimate(
      inside / all,
      .wilson(inside / all * effective, of: effective, level: intervals.level))
  }
}
