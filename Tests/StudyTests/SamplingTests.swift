import Corpus
import Study
import Testing

@Suite("A census") struct ArchiveCensusTests {
  private let archive = InventedArchive()

  private func plan(_ grouping: Grouping?) -> ArchiveCensus.Plan {
    var plan = ArchiveCensus.Plan(grouping: grouping)
    plan.candidates = 20
    plan.seed = 7
    plan.ids = ["1003", "1500", "9"]
    return plan
  }

  @Test(
    "of parts adds up to that of the whole, in any order",
    arguments: [nil, .account] as [Grouping?])
  func adds(grouping: Grouping?) {
    let whole = archive.census(plan(grouping))
    var sum = archive.census(plan(grouping), 411..<600)
    sum.add(archive.census(plan(grouping), 0..<10))
    sum.add(archive.census(plan(grouping), 10..<411))
    #expect(whole.tweets == 600 && sum.tweets == 600)
    #expect(whole.strata == sum.strata && whole.strata.count == (grouping == nil ? 3 : 6))
    #expect(whole.checksum == sum.checksum)
    #expect(whole.found == sum.found && Set(whole.found.keys) == ["1003", "1500"])
    for stratum in whole.strata {
      let (one, other) = (whole.counts[stratum]!, sum.counts[stratum]!)
      #expect(one.tweets == other.tweets && one.bands == other.bands)
      // A part may still hold more than asked for; what is drawn is the same.
      #expect(
        one.candidates.prefix(20).map(\.tweet.id) == other.candidates.prefix(20).map(\.tweet.id))
    }
  }

  @Test("counts tweets without an id, which cannot be drawn")
  func withoutID() {
    var batch = TweetBatch()
    batch.append(Tweet(text: "tanpa id"))
    var census = ArchiveCensus(plan(nil))
    census.count(0, of: batch, TweetLabel(category: 1, band: 0))
    #expect(census.tweets == 1 && census.tweetsWithoutID == 1)
    #expect(census.counts[SampleStratum(label: 1)]?.candidates.isEmpty == true)
  }

  @Test("has another checksum with one tweet more, less, or another")
  func checksum() {
    func checksum(_ ids: [String]) -> String {
      var sum = ArchiveChecksum()
      for id in ids { sum.add(Array(id.utf8).span) }
      return sum.text
    }
    let sum = checksum(["1", "2", "3"])
    #expect(sum == checksum(["3", "1", "2"]) && sum.count == 32)
    #expect(Set([sum, checksum(["1", "2"]), checksum(["1", "2", "4"]), checksum([])]).count == 4)
  }
}

@Suite("A draw") struct SampleDrawTests {
  private let archive = InventedArchive()

  @Test("has as many tweets as asked for, each once, and of each stratum what it says")
  func sizes() {
    let draw = archive.draw(90, by: .account)
    #expect(draw.items.count == 90)
    #expect(Set(draw.items.map(\.tweet.id)).count == 90)
    for (stratum, items) in Dictionary(grouping: draw.items, by: \.membership.stratum) {
      let membership = items[0].membership
      #expect(items.allSatisfy { $0.membership == membership }, "stratum \(stratum)")
      let expected = membership.inclusion * Double(membership.stratumTweets)
      #expect(abs(Double(items.count) - expected) < 1e-9)
    }
  }

  @Test("is the same for a seed, and another for another seed")
  func seeded() {
    let ids = archive.draw(60).items.map(\.tweet.id)
    #expect(archive.draw(60).items.map(\.tweet.id) == ids)
    #expect(Set(archive.draw(60, seed: 2).items.map(\.tweet.id)) != Set(ids))
  }

  @Test("takes all tweets where there are no more", arguments: [600, 601, Int.max])
  func all(codes: Int) {
    let draw = archive.draw(codes)
    #expect(draw.items.count == 600 && draw.design.codes == 600)
    #expect(draw.items.allSatisfy { $0.membership.inclusion == 1 })
  }

  @Test("says in each row how it was drawn, and is read back")
  func design() throws {
    let design = archive.draw(30, by: .quarter).design
    #expect(SampleDesign(design.text) == design)
    #expect(design.grouping == .quarter && design.codes == 30 && design.tweets == 600)
    #expect(SampleDesign("sample=2;by=") == nil && SampleDesign("") == nil)
  }

  @Test("gives all coders the overlap and each its part of the rest")
  func dealt() {
    let draw = archive.draw(50)
    let dealt = draw.dealt(to: 3, overlap: 8).map { Set($0.map(\.tweet.id)) }
    #expect(dealt.map(\.count) == [22, 22, 22])
    #expect(dealt[0].intersection(dealt[1]).intersection(dealt[2]).count == 8)
    #expect(dealt[0].intersection(dealt[1]).count == 8)
    #expect(dealt.reduce(Set()) { $0.union($1) } == Set(draw.items.map(\.tweet.id)))
    #expect(draw.dealt(to: 1, overlap: 0)[0].map(\.tweet.id) == draw.items.map(\.tweet.id))
  }

  @Test("needs fewer codes the more labels tell")
  func planned() {
    let precision = PlannedPrecision(
      archive.census(ArchiveCensus.Plan()), InventedArchive.categories)
    let labelled = Double(archive.labels.count { $0 == 0 }) / 600
    #expect(abs(precision.share - (0.8 * labelled + 0.05 * (1 - labelled))) < 1e-9)
    #expect(precision.correlation > 0.5 && precision.correlation < 0.9)
    let codes = precision.codes(forHalfWidth: 0.04, level: 0.95)
    #expect(codes < precision.codes(forHalfWidth: 0.04, level: 0.95, usesLabels: false))
    #expect(abs(precision.halfWidth(ofCodes: codes, level: 0.95) - 0.04) < 0.001)
  }
}
