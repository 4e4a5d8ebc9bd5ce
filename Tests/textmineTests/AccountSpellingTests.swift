import Foundation
import Testing

/// The example's tweets as three accounts would write them, once in one spelling each and once with every fifth tweet
/// under other capitals.
@Suite("Accounts that differ by capitals only") struct AccountSpellingTests {
  private let scratch = Scratch()
  private static let accounts = ["Humas_Wanaloka", "dinkes_wanaloka", "BPBD_Wanaloka"]

  private func table(_ name: String, isMixed: Bool, _ range: Range<Int> = 0..<332) throws -> String
  {
    var rows = Coder.rows(try String(contentsOfFile: Program.table, encoding: .utf8))
    for number in range {
      let account = Self.accounts[number % 3]
      let other = number % 2 == 0 ? account.uppercased() : account.lowercased()
      rows[number + 1][2] = isMixed && number % 5 == 0 ? other : account
      rows[number + 1][3] += " @\(Self.accounts[(number + 1) % 3])"
    }
    return try scratch.write(
      name, Coder.text([rows[0]] + rows[(range.lowerBound + 1)...range.upperBound]))
  }

  private func output(_ arguments: [String]) throws -> String {
    let run = try Program.run(arguments)
    #expect(run.status == 0, "\(run.errors)")
    return run.output
  }

  /// What `report` says, without what differs between two files of tweets.
  private func report(_ inputs: [String], _ options: [String] = []) throws -> NSDictionary {
    let text = try output(["report", "--quiet", "--json"] + inputs + options)
    var figures = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    for key in ["inputs", "labels", "options", "examples", "reading", "archive"] {
      figures[key] = nil
    }
    return figures as NSDictionary
  }

  @Test("are one in a report, under the spelling of most tweets")
  func reports() throws {
    let mixed = try table("mixed.csv", isMixed: true)
    let plain = try report([try table("plain.csv", isMixed: false)])
    #expect(try report([mixed]) == plain)
    let accounts = try #require(plain["tweets_by_account"] as? [[String: Any]])
    #expect(Set(accounts.compactMap { $0["account"] as? String }) == Set(Self.accounts))
    // As parts of it, which have other spellings most, in any order.
    let parts = try [0..<2, 2..<17, 17..<332].enumerated().map { number, range in
      let part = scratch.path("\(number).tally")
      _ = try output([
        "tally", "--quiet", try table("\(number).csv", isMixed: true, range), "-o", part,
      ])
      return part
    }
    #expect(try report(parts) == plain)
    #expect(try report(parts.reversed()) == plain)
  }

  @Test("are one group of words, in strata and shares")
  func groups() throws {
    let mixed = try table("tweets.csv", isMixed: true)
    func all(_ archive: String) throws -> [String] {
      let sheet = scratch.path("sheet.csv")
      _ = try output([
        "sample", "--quiet", archive, "-o", sheet, "-n", "90", "--by", "account", "--force",
      ])
      var rows = Coder.rows(try scratch.text("sheet.csv"))
      let design = rows.map { $0[6...].joined() }
      for place in rows.indices.dropFirst() { rows[place][5] = Coder.truth[rows[place][0]]! }
      let codes = try scratch.write("codes.csv", Coder.text(rows))
      let share = ["share", "--quiet", archive, "--codes", codes, "--draws", "200", "--json"]
      return design + [
        try output(["words", "--quiet", archive, "--by", "account", "--json"]),
        try output(["words", "--quiet", archive, "--by", "account", "--key", "@HUMAS_wanaloka"]),
        try output(share + ["--by", "account", "--compare", "bpbd_wanaloka,Dinkes_Wanaloka"]),
        try output(share + ["--account", "bpbd_WANALOKA"]),
      ]
    }
    let found = try all(mixed)
    #expect(try all(try table("tweets.csv", isMixed: false)) == found)
    #expect(found.contains { $0.contains("\"Humas_Wanaloka\"") && !$0.contains("humas_wanaloka") })
  }

  @Test("are one account of those that inspect counts")
  func inspection() throws {
    let text = try output(["inspect", try table("mixed.csv", isMixed: true), "--json"])
    let found = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let file = try #require((found["files"] as? [[String: Any]])?.first)
    #expect(file["accounts"] as? Int == 3)
    let active = try #require(file["most_active"] as? [[String: Any]])
    #expect(Set(active.compactMap { $0["account"] as? String }) == Set(Self.accounts))
  }

  @Test("are one group that is held out together")
  func heldOut() throws {
    func evaluation(isMixed: Bool) throws -> String {
      try output([
        "evaluate", try table("codes.csv", isMixed: isMixed), "--group-column", "username",
        "--codebook", "konten", "--keywords", "--json",
      ])
    }
    #expect(try evaluation(isMixed: true) == evaluation(isMixed: false))
  }
}
