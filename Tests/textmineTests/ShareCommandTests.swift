import Foundation
import Testing

@Suite("textmine share") struct ShareCommandTests {
  private let coder = Coder()

  private func row(_ json: [String: Any], _ key: String) throws -> (Double, Double, Double) {
    let row = try #require(json[key] as? [String: Any])
    return (
      try #require(row["share"] as? Double), try #require(row["lower"] as? Double),
      try #require(row["upper"] as? Double)
    )
  }

  private var truth: Double {
    Double(Coder.truth.values.count { $0 == "layanan" || $0 == "peringatan" }) / 332
  }

  @Test("holds the truth, narrower than the codes alone")
  func holds() throws {
    let sheet = try coder.code(try coder.sample(["-n", "100"]))
    let json = try coder.json(sheet)
    let (_, lower, upper) = try row(json, "service")
    #expect(lower <= truth && truth <= upper)
    let service = try #require(json["service"] as? [String: Any])
    let alone =
      try #require(service["codes_alone_upper"] as? Double)
      - #require(service["codes_alone_lower"] as? Double)
    #expect(upper - lower < 0.75 * alone)
    let categories = try #require(json["categories"] as? [[String: Any]])
    let sum = categories.reduce(0) { $0 + ($1["share"] as? Double ?? 0) }
    #expect(abs(sum - 1) < 1e-9)
  }

  @Test("is exact where every tweet is coded")
  func census() throws {
    let sheet = try coder.code(try coder.sample(["-n", "332"]))
    let (share, lower, upper) = try row(try coder.json(sheet), "service")
    #expect(abs(share - truth) < 1e-9 && abs(lower - truth) < 1e-9 && abs(upper - truth) < 1e-9)
  }

  @Test("does not mind other rows' order, case, blank rows, more columns")
  func resaved() throws {
    let rows = try coder.sample(["-n", "60"])
    let plain = try coder.json(try coder.code(rows))
    let changed = try coder.code(rows) { rows in
      for place in rows.indices.dropFirst() { rows[place][5] = " \(rows[place][5].uppercased()) " }
      rows = [rows[0]] + rows.dropFirst().reversed()
      rows.insert(rows[0].map { _ in "" }, at: 3)
      for place in rows.indices { rows[place].append(place == 0 ? "notes" : "") }
    }
    var figures = try coder.json(changed)
    let said = try #require(figures["warnings"] as? [String])
    #expect(said.contains { $0.hasPrefix("counted as \"layanan\": ") })
    figures["warnings"] = plain["warnings"]
    #expect(NSDictionary(dictionary: figures) == NSDictionary(dictionary: plain))
  }

  @Test("counts removed and empty rows as not coded")
  func removed() throws {
    let rows = try coder.sample(["-n", "60"])
    let sheet = try coder.code(rows) { rows in
      rows.removeLast(5)
      rows[4][5] = ""
    }
    let run = try coder.share(sheet)
    #expect(run.status == 0)
    #expect(run.output.contains("6 tweets of the sample without a code or a row"))
    #expect(run.output.contains("332, 54 of them coded"))
  }

  @Test("gives groups, their difference, and a sentence in both languages")
  func groups() throws {
    let sheet = try coder.code(try coder.sample(["-n", "150", "--by", "kind"]))
    let run = try coder.share(sheet, ["--by", "kind", "--compare", "tweet,retweet"])
    #expect(run.status == 0)
    #expect(run.output.contains("tweet less retweet: "))
    #expect(run.output.contains("Dari 332 tweet, diperkirakan "))
    #expect(run.output.contains("Of 332 tweets, an estimated "))
    #expect(run.output.contains("150 tweets that were drawn at random and coded by hand"))
    #expect(!run.output.contains("elsewhere"))
    let unknown = try coder.share(sheet, ["--by", "kind", "--compare", "tweet,foto"])
    #expect(unknown.status == 65 && unknown.errors.contains("no kind \"foto\"; there are "))
  }

  @Test("takes several coders' sheets, and is less sure where they differ")
  func coders() throws {
    let rows = try coder.sample(["-n", "60"])
    let first = try coder.code(rows)
    let second = try coder.code(rows) { rows in
      for place in 1...15 { rows[place][5] = rows[place][5] == "layanan" ? "kegiatan" : "layanan" }
    }
    let run = try coder.share(first, ["--codes", second])
    #expect(run.status == 0)
    #expect(run.output.contains("coders differ on 15 tweets, which widens the intervals"))
  }

  @Test("says so when codes come from elsewhere, and on what assumption they are used")
  func elsewhere() throws {
    let sheet = try coder.code(try coder.sample(["-n", "100"]))
    let part = try String(contentsOfFile: Program.table, encoding: .utf8)
    let lines = Coder.rows(part)
    let other = try coder.scratch.write("other.csv", Coder.text(Array(lines.prefix(200))))
    let refused = try Program.run(["share", other, "--codes", sheet, "--draws", "200"])
    #expect(refused.status == 65)
    #expect(refused.errors.contains("but it had 332 tweets when they were drawn and has 199 now"))
    let run = try Program.run([
      "share", other, "--codes", sheet, "--draws", "200", "--chosen-codes",
    ])
    #expect(run.status == 0)
    #expect(run.output.contains("the sheet was drawn from another archive: it had 332 tweets"))
    #expect(run.output.contains("assuming that tweets of one category read alike"))
    #expect(run.output.contains("199, 100 of them coded elsewhere"))
    let plain = try coder.scratch.write(
      "plain.csv", "id,text,code\n1,apel pagi,kegiatan\n2,loket buka,layanan\n")
    let without = try coder.share(plain)
    #expect(without.output.contains("the codes are not from a sheet of \"textmine sample\""))
  }

  @Test("takes codes drawn in another way at their word, with --random-codes")
  func random() throws {
    let ids = Coder.truth.keys.sorted().enumerated().filter { $0.offset % 4 == 0 }.map(\.element)
    let sheet = try coder.scratch.write(
      "r.csv", "id,code\n" + ids.map { "\($0),\(Coder.truth[$0]!)\n" }.joined())
    let run = try coder.share(sheet, ["--random-codes"])
    #expect(run.status == 0 && !run.output.contains("assuming"))
    #expect(run.output.contains("332, 83 of them coded\n"))
  }

  @Test("finds a tweet by its link where a spreadsheet has rounded the id")
  func rounded() throws {
    let rows = try coder.sample(["-n", "60"])
    let whole = try coder.json(try coder.code(rows))
    let rounded = try coder.json(
      try coder.code(rows) { rows in
        for row in rows.indices.dropFirst() { rows[row][0] = "1.31E+18" }
      })
    var (said, figures) = (rounded["warnings"] as? [String] ?? [], rounded)
    #expect(said.removeLast().contains("ids rounded by a program, taken from the link"))
    figures["warnings"] = said
    #expect(NSDictionary(dictionary: whole) == NSDictionary(dictionary: figures))
  }

  @Test("names what it cannot use")
  func bad() throws {
    let rows = try coder.sample(["-n", "30"])
    func failure(_ change: (inout [[String]]) -> Void) throws -> String {
      let run = try coder.share(try coder.code(rows, change))
      #expect(run.status == 65)
      #expect(run.errors.split(separator: "\n").count == 1)
      return run.errors
    }
    let stray = try failure { $0[2][0] = "99" }
    #expect(stray.contains("row 3 (id 99): no tweet of the archive has this id"))
    let unknown = try failure { $0[3][5] = "servis" }
    #expect(unknown.contains("row 4 (id \(rows[3][0])): unknown code \"servis\"; expected one of"))
    let twice = try failure { rows in
      rows.append(rows[1])
      rows[rows.count - 1][5] = rows[1][5] == "layanan" ? "kegiatan" : "layanan"
    }
    #expect(twice.contains("in a row above; keep one of the rows"))
    let empty = try failure { rows in
      for place in rows.indices.dropFirst() { rows[place][5] = "" }
    }
    #expect(empty.contains("no row has a code; fill the column of codes with peringatan, "))
    let added = try failure { rows in
      rows.append(rows[1])
      rows[rows.count - 1][0] = Coder.truth.keys.first { id in !rows.contains { $0[0] == id } }!
      for column in 6..<10 { rows[rows.count - 1][column] = "" }
    }
    #expect(added.contains("was not drawn by \"sample\""))
    let numbers = try failure { ($0[1][0], $0[1][4]) = ("1.31054E+18", "") }
    #expect(numbers.contains("lost its last digits"))
  }

  @Test("warns where all codes are equal and where strata have too few")
  func warnings() throws {
    let sheet = try coder.code(try coder.sample(["-n", "16"])) { rows in
      for place in rows.indices.dropFirst() { rows[place][5] = "kegiatan" }
    }
    let run = try coder.share(sheet)
    #expect(run.status == 0)
    #expect(run.output.contains("all codes are \"kegiatan\"; check that the column"))
    #expect(run.output.contains("fewer than 5 codes of tweets labelled "))
  }
}

@Suite("A model that has learnt the codes") struct LearntCodesTests {
  private let coder = Coder()

  @Test("is judged out of fold: no narrower than it deserves")
  func outOfFold() throws {
    let sheet = try coder.code(try coder.sample(["-n", "120", "--seed", "4"]))
    let model = coder.scratch.path("m.model")
    // Without what konten finds, so that the test does not hang on how good its keywords are.
    let training = try Program.run(["train", sheet, "--no-finds", "-o", model])
    #expect(training.status == 0, "\(training.errors)")
    let json = try coder.json(sheet, ["--model", model])
    let service = try #require(json["service"] as? [String: Any])
    let (lower, upper) = (
      try #require(service["lower"] as? Double), try #require(service["upper"] as? Double)
    )
    let truth = Double(Coder.truth.values.count { ["layanan", "peringatan"].contains($0) }) / 332
    #expect(lower <= truth && truth <= upper)
    // In the sample the model errs never; taken at its word it would leave nothing to doubt.
    #expect(upper - lower > 0.05)
  }
}
