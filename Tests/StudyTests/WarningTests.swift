import Classifier
import Corpus
import Foundation
import Lexicon
import Study
import Testing

@Suite("What warnings tell") struct WarningTests {
  private static let options = AnalysisOptions(stopWords: .none, stemmer: .none)

  private static func kept(_ text: String) throws -> [String] {
    let codebook = try #require(try Codebook.standard("konten"))
    let rules = try #require(try WarningRules(codebook.categories, options))
    var labeller = try Labeller(rules.source)
    labeller.label(text)
    return rules.kept(labeller.matchedKeywords).map { WarningRules.rules[$0].id }
  }

  @Test(
    "is what, where, when and whom to call",
    arguments: [
      (
        "Waspada banjir di Kecamatan Randusari malam ini, hubungi posko 112", "what where when whom"
      ),
      ("Gempa Mag:5.0, 18-Nov-20 09:33:52 WIB, 33 km barat daya", "what where when"),
      ("Pohon tumbang di Girimanik, telp 0271 555 0123", "what where whom"),
      ("Hati-hati ya, lur", ""), ("Besok pukul 08.00 WIB apel", "when"),
      ("Hubungi +62 812-5550-0123", "whom"),
    ])
  func rules(text: String, kept: String) throws {
    #expect(try Self.kept(text).joined(separator: " ") == kept)
  }

  @Test("is sought only where a category is for warnings")
  func category() throws {
    let fang = try #require(try Codebook.standard("fang"))
    #expect(try WarningRules(fang.categories, Self.options) == nil)
    #expect(try WarningRules(InventedArchive.categories, Self.options) == nil)
  }
}

@Suite("Events") struct EventListTests {
  private static let options = AnalysisOptions(stopWords: .none, stemmer: .none)

  private func list(_ table: String) throws -> EventList {
    let file = FileManager.default.temporaryDirectory.appending(path: "events-\(UUID()).csv")
    try Data(table.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try EventList(path: file.path, clock: .jakarta, Self.options)
  }

  @Test("are rows of time, words and a name, in the zone of the clock")
  func table() throws {
    let list = try list(
      "time,match,name\n2020-11-18 09:33,gempa,Gempa Girimanik\n2020-11-18T02:33:00Z,banjir,\n")
    #expect(list.events[0] == .init(name: "Gempa Girimanik", time: 1_605_666_780, match: "gempa"))
    #expect(list.events[1].time == 1_605_666_780)
    #expect(try self.list("waktu;kata\n2020-11-18 09:33;gempa\n").events[0].name == "gempa")
  }

  @Test("are told by tweets with their words, within three days")
  func told() throws {
    let list = try EventList(
      [
        .init(name: "a", time: 1_000_000, match: "gempa"),
        .init(name: "b", time: 1_000_000, match: "banjir bandang"),
      ], Self.options)
    var labeller = try Labeller(list.source)
    func told(_ text: String, at time: Int64) -> [Int] {
      labeller.label(text)
      return list.told(labeller.matchedKeywords, written: time)
    }
    #expect(told("Gempa terasa", at: 1_000_000) == [0])
    #expect(told("gempa dan banjir bandang", at: 1_000_500) == [0, 1])
    #expect(told("gempa", at: 999_999) == [])
    #expect(told("gempa", at: 1_000_000 + EventList.longest + 1) == [])
    #expect(told("banjir", at: 1_000_000) == [])
  }

  @Test("are refused with their row where something is missing")
  func refused() throws {
    for table in [
      "time,what\n2020-11-18,gempa\n", "time,match\nkemarin,gempa\n", "time,match\n2020-11-18,!!\n",
    ] {
      #expect(throws: StudyError.self) { try list(table) }
    }
  }
}

@Suite("The reach of accounts") struct AccountReachTests {
  private func reach(_ table: String, population: Int? = nil) throws -> [AccountReach] {
    let file = FileManager.default.temporaryDirectory.appending(path: "accounts-\(UUID()).csv")
    try Data(table.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try AccountReach.all(in: AccountTable(path: file.path), population: population)
  }

  @Test("is their followers beside the people they are meant for")
  func numbers() throws {
    let table = "akun;Pengikut;penduduk\n@Dinas_B;12.345;\ndinas_a;7;500000\ndinas_c;;9\n"
    let reach = try reach(table, population: 1_000)
    #expect(reach.map(\.account) == ["dinas_a", "dinas_b"])
    #expect(reach.map(\.followers) == [7, 12_345])
    #expect(reach.map(\.population) == [500_000, 1_000])
    #expect(try self.reach("account,type\nx,person\n").isEmpty)
  }

  @Test("is refused where a number is none")
  func refused() {
    #expect(throws: StudyError.self) { try reach("account,followers\nx,banyak\n") }
  }
}
