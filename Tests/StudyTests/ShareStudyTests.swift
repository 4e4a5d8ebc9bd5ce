import Classifier
import Statistics
import Study
import Testing

@Suite("The share of a sample") struct SampledShareTests {
  private let archive = InventedArchive()

  @Test("holds the truth as often as it says, and is narrower than the codes alone")
  func holds() throws {
    var (held, narrower) = (0, 0)
    for seed in 1...60 as ClosedRange<UInt64> {
      let study = try archive.study([archive.sheet(archive.draw(100, seed: seed))])
      let share = study.share(of: study.service!)
      let interval = try #require(share.corrected?.interval)
      if interval.contains(archive.share()) { held += 1 }
      if interval.width < share.codesAlone!.interval!.width { narrower += 1 }
    }
    // Of 60 draws at 95 %, fewer than 52 happen once in two hundred times.
    #expect(held >= 52 && narrower >= 55)
  }

  @Test("is the truth where every tweet is coded")
  func everything() throws {
    let study = try archive.study([archive.sheet(archive.draw(600))])
    let share = try #require(study.share(of: study.service!).corrected)
    #expect(abs(share.value - archive.share()) < 1e-12)
    #expect(share.interval?.width == 0)
  }

  @Test("does not depend on the order of rows, nor on how codes are written")
  func order() throws {
    let sheet = archive.sheet(archive.draw(80))
    var rows = Array(sheet.rows.map(\.cells).reversed())
    for row in rows.indices { rows[row][1] = rows[row][1].uppercased() }
    let (one, other) = (try archive.study([sheet]), try archive.study([archive.sheet(rows)]))
    #expect(
      one.shares(of: one.targets).map(\.corrected)
        == other.shares(of: other.targets).map(\.corrected))
  }

  @Test("of groups adds up, and their difference is that of their shares")
  func groups() throws {
    let study = try archive.study(
      [archive.sheet(archive.draw(200, by: .account))], by: .account)
    #expect(study.groups == ["dinas_a", "dinas_b"])
    #expect(study.tweets(in: "dinas_b") == 200 && study.tweets() == 600)
    let service = try #require(study.service)
    let (a, b) = (
      study.share(of: service, in: "dinas_a").corrected!.value,
      study.share(of: service, in: "dinas_b").corrected!.value
    )
    let all = study.share(of: service).corrected!.value
    #expect(abs((400 * a + 200 * b) / 600 - all) < 1e-9)
    let difference = try #require(study.difference(of: service, "dinas_a", "dinas_b"))
    #expect(abs(difference.value - (a - b)) < 1e-12)
    #expect(
      difference.interval!.contains(archive.share(of: "dinas_a") - archive.share(of: "dinas_b")))
  }

  @Test("of several groups together has their tweets and codes, and that of one is its own")
  func severalGroups() throws {
    let study = try archive.study(
      [archive.sheet(archive.draw(200, by: .account))], by: .account)
    let service = try #require(study.service)
    let both: Set = ["dinas_a", "dinas_b"]
    #expect(study.tweets(in: both) == study.tweets())
    #expect(study.coded(in: both) == study.coded())
    #expect(study.share(of: service, in: both).corrected!.interval!.contains(archive.share()))
    #expect(
      study.share(of: service, in: Set(["dinas_a"])).corrected
        == study.share(of: service, in: "dinas_a").corrected)
    #expect(study.tweets(in: Set(["nobody"])) == 0)
  }

  @Test("is wider where coders differ")
  func disputed() throws {
    let sheet = archive.sheet(archive.draw(80))
    var rows = sheet.rows.map(\.cells)
    for row in 0..<20 { rows[row][1] = rows[row][1] == "layanan" ? "ucapan" : "layanan" }
    let alone = try archive.study([sheet])
    let both = try archive.study([sheet, archive.sheet(rows, name: "b.csv")])
    let (narrow, wide) = (
      alone.share(of: alone.service!).corrected!, both.share(of: both.service!).corrected!
    )
    #expect(wide.interval!.width > narrow.interval!.width)
    #expect(both.result().caveats.contains(.disputed(20)))
    #expect(try #require(both.result().agreement) < 1)
  }

  @Test("says what a reader must know")
  func caveats() throws {
    var rows = archive.sheet(archive.draw(30)).rows.map(\.cells)
    for row in rows.indices { rows[row][1] = row < 10 ? "" : "ucapan" }
    let caveats = try archive.study([archive.sheet(rows)]).result().caveats
    #expect(caveats.contains(.partlyCoded(10)))
    #expect(caveats.contains(.oneCategory("ucapan")))
    rows[0][1] = "NA"
    let missing = try archive.study([archive.sheet(rows)]).result().caveats
    #expect(missing.contains(.codes(.missing("NA", count: 1))))
  }
}

@Suite("Codes from elsewhere") struct TransferredShareTests {
  private let archive = InventedArchive()

  @Test("are taken for such where their sheet has no design, and its result says so")
  func noDesign() throws {
    let other = InventedArchive(tweets: 300, seed: 3, from: 5_000)
    let rows = other.truth.sorted { $0.key < $1.key }.map {
      [$0.key, InventedArchive.categories[$0.value].id]
    }
    let study = try archive.study([archive.sheet(rows)])
    #expect(study.basis == .elsewhere(.noDesign) && !study.isSample)
    #expect(study.result().caveats.first == .fromElsewhere(.noDesign))
    #expect(study.share(of: study.service!).codesAlone == nil)
    // 300 codes from elsewhere tell a share, but no interval that holds.
    let share = try #require(study.share(of: study.service!).corrected)
    #expect(share.interval == nil && (0...1).contains(share.value))
    #expect(study.result().caveats.contains(.tooFewForInterval(300)))
  }

  @Test("are a sample if somebody vouches for it, and hold the truth as often as one")
  func vouched() throws {
    let ids = archive.truth.keys.sorted()
    var held = 0
    for seed in 1...60 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var drawn = ids
      generator.shuffle(&drawn)
      let rows = drawn.prefix(120).map { [$0, InventedArchive.categories[archive.truth[$0]!].id] }
      let study = try archive.study([archive.sheet(rows)], claim: .randomSample)
      #expect(study.isSample && study.coded() == 120)
      let interval = study.share(of: study.service!).corrected!.interval!
      if interval.contains(archive.share()) { held += 1 }
    }
    // Of 60 draws at 95 %, fewer than 52 happen once in two hundred times.
    #expect(held >= 52)
  }

  @Test("that were drawn from this archive must be in it")
  func stray() throws {
    var rows = archive.sheet(archive.draw(30)).rows.map(\.cells)
    rows[3][0] = "77"
    let error = #expect(throws: CodeError.self) { try archive.study([archive.sheet(rows)]) }
    #expect(
      error.map { "\($0)" }?.hasPrefix("codes.csv: row 5 (id 77): no tweet of the archive") == true)
  }
}
