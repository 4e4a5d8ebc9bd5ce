import Foundation
import Testing

/// Parts of the example, coded by its own sheet.
@Suite("textmine report of parts") struct ReportPartTests {
  private static let codes = Program.table.replacing("kabupaten.csv", with: "kabupaten-codes.csv")
  private let scratch = Scratch()

  private func figures(_ arguments: [String]) throws -> [String: Any] {
    let run = try Program.run(
      ["report", Program.table, "--draws", "300", "--json", "--quiet"] + arguments,
      in: scratch.url)
    #expect(run.status == 0, "\(run.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  @Test("gives the values of a column shares of their own, by labels and by codes")
  func column() throws {
    let rows = try String(contentsOfFile: Program.table, encoding: .utf8)
      .split(whereSeparator: \.isNewline)
    let places = rows.enumerated().map { number, row in
      number == 0 ? "\(row),wilayah" : "\(row),\(number % 3 == 0 ? "utara" : "selatan")"
    }
    let scratch = Scratch()
    let table = try scratch.write("t.csv", places.joined(separator: "\n") + "\n")
    let page = scratch.path("r.html")
    let run = try Program.run([
      "report", table, "--codebook", "konten", "--by", "Wilayah", "--json", "--lang", "en", "-o",
      page,
    ])
    #expect(run.status == 0)
    #expect(run.output.contains("\"column\" : \"wilayah\""))
    #expect(run.output.contains("\"value\" : \"utara\""))
    #expect(try scratch.text("r.html").contains("2 values of “wilayah”; selatan has most"))
    let wrong = try Program.run(["report", table, "--by", "wilaya", "-o", page, "--force"])
    #expect(
      wrong.status == 65 && wrong.errors.contains("no column \"wilaya\"; expected year, half"))
  }

  @Test("estimates a selection from a sample of the whole archive")
  func selection() throws {
    let part = try figures(["--codes", Self.codes, "--since", "2021"])
    let service = try #require(part["service"] as? [String: Any])
    let estimate = try #require(service["estimate"] as? [String: Any])
    #expect(estimate["method"] as? String == "sample")
    let coded = try #require(estimate["coded_tweets"] as? Int)
    #expect(coded > 10 && coded < 100)
    #expect(estimate["lower"] is Double && estimate["upper"] is Double)
    // What is counted is the selection alone.
    let alone = try figures(["--since", "2021"])
    for key in ["tweets", "own_tweets", "tweets_with_mention"] {
      #expect(part[key] as? Int == alone[key] as? Int)
    }
    #expect(part["inputs"] as? NSArray == alone["inputs"] as? NSArray)
  }

  @Test("says on the page that the codes are of the whole archive")
  func page() throws {
    let run = try Program.run(
      [
        "report", Program.table, "--codes", Self.codes, "--kind", "tweet", "--lang", "en", "-o",
        "p.html", "--draws", "200",
      ], in: scratch.url)
    #expect(run.status == 0)
    #expect(run.errors.contains("the sample was drawn from the whole archive: "))
    #expect(try scratch.text("p.html").contains("The sample was drawn from the whole archive; "))
  }

  @Test("compares two years with an interval, and without codes says that nobody has checked")
  func comparison() throws {
    let coded = try figures(["--codes", Self.codes, "--compare", "2020,2021"])
    let comparison = try #require(coded["comparison"] as? [String: Any])
    let difference = try #require(comparison["difference"] as? Double)
    let sides = try ["first", "second"].map { side in
      try #require((comparison[side] as? [String: Any])?["share"] as? Double)
    }
    #expect(abs(difference - (sides[1] - sides[0])) < 1e-5)
    #expect(comparison["lower"] is Double && comparison["verdict"] as? String == "not_shown")
    let counted = try #require(
      try figures(["--compare", "2020,2021"])["comparison"] as? [String: Any])
    #expect(counted["verdict"] as? String == "unchecked" && counted["lower"] is NSNull)
  }

  @Test("takes periods of one's own, and compares spans of days")
  func periods() throws {
    let coded = try figures([
      "--codes", Self.codes, "--periods", "2020-03-02,2021-07-01", "--compare",
      "2019-07-01/2020-03-01,2020-03-02/2021-06-30",
    ])
    let service = try #require(coded["service"] as? [String: Any])
    let estimate = try #require(service["estimate"] as? [String: Any])
    let periods = try #require(estimate["periods"] as? [[String: Any]])
    #expect(
      periods.map { $0["period"] as? String } == [
        "2019-07-02/2020-03-01", "2020-03-02/2021-06-30", "2021-07-01/2022-06-29",
      ])
    #expect(
      periods.reduce(0) { $0 + ($1["coded_tweets"] as? Int ?? 0) }
        == estimate["coded_tweets"] as? Int)
    #expect((coded["comparison"] as? [String: Any])?["difference"] is Double)
  }

  @Test(
    "refuses what it cannot compare or read",
    arguments: [
      ["--compare", "2020"], ["--compare", "2020,2020-Q1"], ["--compare", "2020,own"],
      ["--periods", "2020"], ["--periods", "2020-02-30"], ["--threshold", "2"],
    ])
  func wrong(arguments: [String]) throws {
    let run = try Program.run(["report", Program.table] + arguments, in: scratch.url)
    #expect(run.status == 64 && scratch.names.isEmpty)
  }

  @Test("shares by every part of the calendar", arguments: ["year", "half", "quarter", "month"])
  func grouping(by: String) throws {
    let run = try Program.run([
      "share", Program.table, "--codes", Self.codes, "--by", by, "--draws", "100", "--json",
    ])
    #expect(run.status == 0)
    let share = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let groups = try #require(share["groups"] as? [[String: Any]])
    #expect(groups.count == ["year": 4, "half": 6, "quarter": 12, "month": 36][by])
  }
}
