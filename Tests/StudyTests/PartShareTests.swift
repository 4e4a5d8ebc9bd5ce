import Corpus
import Statistics
import Study
import Testing

@Suite("The share of a part of an archive") struct PartShareTests {
  private let archive = InventedArchive()

  private var part: TweetSelection.Criteria {
    var criteria = TweetSelection.Criteria()
    criteria.accounts = ["Dinas_B"]
    return criteria
  }

  private func study(
    _ sheets: [CodeSheet], of part: TweetSelection.Criteria, by grouping: Grouping? = nil,
    claim: ShareStudy.Claim = .none
  ) throws -> ShareStudy {
    let codes = try CodeSet(share: sheets, categories: InventedArchive.categories)
    let plan = ShareStudy.plan(for: codes, by: grouping, of: part, claim: claim)
    return try ShareStudy(
      archive.census(plan), codes, .program(InventedArchive.source), by: grouping,
      intervals: IntervalOptions(draws: 400), claim: claim)
  }

  @Test("comes from a sample of the whole archive, and holds the truth as often as it says")
  func ofWhole() throws {
    var held = 0
    for seed in 1...60 as ClosedRange<UInt64> {
      let study = try study([archive.sheet(archive.draw(150, seed: seed))], of: part)
      #expect(study.isSample && study.isOfPart && study.tweets() == 200)
      let share = try #require(study.share(of: study.service!).corrected)
      if share.interval!.contains(archive.share(of: "dinas_b")) { held += 1 }
    }
    // Of 60 draws at 95 %, fewer than 52 happen once in two hundred times.
    #expect(held >= 52)
  }

  @Test("says how many of the codes tell of it")
  func caveat() throws {
    let study = try study([archive.sheet(archive.draw(150))], of: part)
    let inside = study.coded()
    #expect(inside > 0 && inside < 150)
    #expect(study.result().caveats.contains(.ofPart(coded: inside, all: 150)))
    #expect(study.result().coded == inside)
  }

  @Test("is that of the group that holds the same tweets")
  func group() throws {
    let sheets = [archive.sheet(archive.draw(150))]
    let grouped = try archive.study(sheets, by: .account)
    let part = try study(sheets, of: part)
    let service = try #require(part.service)
    #expect(
      part.share(of: service).corrected == grouped.share(of: service, in: "dinas_b").corrected)
  }

  @Test("comes from a sample of just this part as if nothing else had been read")
  func ofPart() throws {
    var plan = ArchiveCensus.Plan()
    (plan.candidates, plan.seed, plan.part) = (40, 1, part)
    let inside = archive.census(plan)
    // What a draw of the part alone would have counted.
    var alone = ArchiveCensus(
      {
        var plan = plan
        plan.part = nil
        return plan
      }())
    for index in 0..<archive.batch.count where part.want(index, of: archive.batch) {
      alone.count(index, of: archive.batch, TweetLabel(category: archive.labels[index], band: 1))
    }
    #expect(inside.tweets == 600 && alone.tweets == 200)
    let draw = SampleDraw(
      40, of: alone, PlannedPrecision(alone, InventedArchive.categories),
      labels: LabelOrigin.program(InventedArchive.source).identity)
    let study = try study([archive.sheet(draw)], of: part)
    #expect(study.isSample && !study.isOfPart && study.tweets() == 200 && study.coded() == 40)
  }

  @Test("cannot come from codes outside it")
  func none() throws {
    var criteria = part
    criteria.since = 1
    criteria.until = 2
    #expect(throws: CodeError.noneInPart(codes: 150)) {
      try study([archive.sheet(archive.draw(150))], of: criteria)
    }
  }

  @Test("of several groups differs from that of others by the difference of their shares")
  func difference() throws {
    let study = try archive.study([archive.sheet(archive.draw(300))], by: .month)
    let service = try #require(study.service)
    let months = study.groups
    let (first, second) = (Set(months.prefix(4)), Set(months.dropFirst(4)))
    let shares = [first, second].map { study.share(of: service, in: $0).corrected!.value }
    let difference = try #require(study.difference(of: service, first, second))
    #expect(abs(difference.value - (shares[0] - shares[1])) < 1e-12)
    #expect(study.coded(in: first) + study.coded(in: second) == 300)
  }
}

@Suite("Groups of time") struct GroupingTests {
  @Test(
    "lie in periods of the calendar and in chosen ones",
    arguments: [
      (Grouping.quarter, "2020", ["2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4"]),
      (.half, "2020-H2", ["2020-H2"]), (.month, "2020-Q1", ["2020-01", "2020-02", "2020-03"]),
      (.day, "2020-02-28/2020-03-01", ["2020-02-28", "2020-02-29", "2020-03-01"]),
      (.account, "2020", []),
    ])
  func periods(grouping: Grouping, code: String, groups: [String]) throws {
    let period = try #require(Period(code: code) ?? Period(spanning: code))
    #expect(grouping.groups(in: period) == Set(groups))
  }
}
