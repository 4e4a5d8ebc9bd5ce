import Foundation
import Testing

/// Sheets of the example archive, coded with the codes that the example itself has.
struct Coder {
  let scratch = Scratch()

  /// For each id of the example its code.
  static let truth: [String: String] = {
    var truth: [String: String] = [:]
    for row in rows(try! String(contentsOfFile: Program.table, encoding: .utf8)).dropFirst() {
      truth[row[0]] = row[8]
    }
    return truth
  }()

  /// The cells of a csv.
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = [[]]
    var cell = ""
    var isQuoted = false
    var characters = text.unicodeScalars.makeIterator()
    var next = characters.next()
    while let scalar = next {
      next = characters.next()
      switch scalar {
      case "\"" where isQuoted && next == "\"":
        cell.unicodeScalars.append(scalar)
        next = characters.next()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted, "\n" where !isQuoted:
        rows[rows.count - 1].append(cell)
        cell = ""
        if scalar == "\n" { rows.append([]) }
      case "\r" where !isQuoted, "\u{FEFF}": break
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return rows.filter { $0.count > 1 }
  }

  static func text(_ rows: [[String]]) -> String {
    rows.map { row in
      row.map { "\"\($0.replacingOccurrences(of: "\"", with: "\"\""))\"" }.joined(separator: ",")
    }.joined(separator: "\n") + "\n"
  }

  /// Draws a sheet and returns its rows, header first.
  func sample(_ options: [String]) throws -> [[String]] {
    let path = scratch.path("s.csv")
    let run = try Program.run(["sample", Program.table, "-o", path] + options)
    #expect(run.status == 0, "\(run.errors)")
    return Coder.rows(try scratch.text("s.csv"))
  }

  /// Writes the rows of a sheet with their true codes.
  func code(_ rows: [[String]], _ change: (inout [[String]]) -> Void = { _ in }) throws -> String {
    var coded = rows
    for place in coded.indices.dropFirst() { coded[place][5] = Coder.truth[coded[place][0]] ?? "" }
    change(&coded)
    return try scratch.write("coded-\(UUID()).csv", Coder.text(coded))
  }

  func share(_ sheet: String, _ options: [String] = []) throws -> Program.Run {
    try Program.run(["share", Program.table, "--codes", sheet, "--draws", "200"] + options)
  }

  func json(_ sheet: String, _ options: [String] = []) throws -> [String: Any] {
    let run = try share(sheet, ["--json", "--quiet"] + options)
    #expect(run.status == 0, "\(run.errors)")
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(value as? [String: Any])
  }
}

@Suite("textmine sample") struct SampleCommandTests {
  private let coder = Coder()

  @Test("draws so many tweets, each once, from all strata, blind to the label")
  func drawn() throws {
    let rows = try coder.sample(["-n", "80"])
    #expect(
      rows[0] == [
        "id", "created_at", "username", "text", "link", "code", "stratum", "stratum_tweets",
        "inclusion", "design",
      ])
    #expect(rows.count == 81)
    #expect(Set(rows.dropFirst().map { $0[0] }).count == 80)
    #expect(Set(rows.dropFirst().map { $0[6] }).count == 8)
    #expect(rows.dropFirst().allSatisfy { $0[5] == "" && Coder.truth[$0[0]] != nil })
    #expect(rows[1][4] == "https://x.com/pemkab_wanaloka/status/\(rows[1][0])")
    // The tweets that the codes stand for add up to the archive.
    let represented = rows.dropFirst().reduce(0) { $0 + 1 / (Double($1[8]) ?? 0) }
    #expect(abs(represented - 332) < 1e-6)
  }

  @Test("draws the same for a seed on any number of threads, and others for another")
  func seeded() throws {
    let first = try coder.sample(["-n", "40", "--threads", "1"])
    #expect(try coder.sample(["-n", "40", "--threads", "3"]) == first)
    let other = try coder.sample(["-n", "40", "--seed", "2"])
    #expect(Set(other.map { $0[0] }) != Set(first.map { $0[0] }))
  }

  @Test("tells how many codes a precision needs")
  func planning() throws {
    let rows = try coder.sample(["--margin", "0.05"])
    let all = try coder.sample(["--margin", "0.001"])
    #expect(rows.count > 20 && rows.count < 200)
    #expect(all.count == 333)
  }

  @Test("gives each coder a sheet, with some tweets in all of them")
  func coders() throws {
    let run = try Program.run([
      "sample", Program.table, "-n", "60", "-o", coder.scratch.path("s.csv"), "--coders", "2",
      "--overlap", "20",
    ])
    #expect(run.status == 0)
    let sheets = try ["s-1.csv", "s-2.csv"].map { name in
      Coder.rows(try coder.scratch.text(name)).dropFirst().map { $0[0] }
    }
    #expect(sheets.map(\.count) == [40, 40])
    #expect(Set(sheets[0]).intersection(sheets[1]).count == 20)
    #expect(Set(sheets.joined()).count == 60)
  }

  @Test("needs ids")
  func ids() throws {
    let file = try coder.scratch.write("t.csv", "text\napel pagi\n")
    let run = try Program.run(["sample", file, "-n", "1", "-o", coder.scratch.path("o.csv")])
    #expect(run.status == 65)
    #expect(run.errors.contains("1 of 1 tweets have no id"))
  }
}

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

  @Test("takes labels of another program: they give what a codebook gives that labels alike")
  func givenLabels() throws {
    let labelled = coder.scratch.path("labelled.csv")
    let run = try Program.run(["label", Program.table, "-o", labelled])
    #expect(run.status == 0, "\(run.errors)")
    // Another program's table has another name for its column, and knows nothing of the codebook.
    let text = try coder.scratch.text("labelled.csv")
      .replacing(",label,probability,service,evidence", with: ",kelas,p,service,evidence")
    let table = try coder.scratch.write("other.csv", text)
    let sheet = try coder.code(try coder.sample(["-n", "80"]))
    func share(_ options: [String]) throws -> [String: Any] {
      let run = try Program.run(
        ["share", "--codes", sheet, "--draws", "200", "--json", "--quiet"] + options)
      #expect(run.status == 0, "\(run.errors)")
      let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
      var json = try #require(value as? [String: Any])
      json["sentences"] = nil
      return json
    }
    let own = try share([Program.table])
    let column = try share([table, "--labels-from", "kelas", "--codebook", "konten"])
    let joined = try share([
      Program.table, "--labels", table, "--labels-from", "kelas", "--codebook", "konten",
    ])
    #expect(NSDictionary(dictionary: own) == NSDictionary(dictionary: column))
    #expect(NSDictionary(dictionary: own) == NSDictionary(dictionary: joined))
  }

  @Test("says what is wrong with labels of another program")
  func badLabels() throws {
    let sheet = try coder.code(try coder.sample(["-n", "30"]))
    func failure(_ options: [String], status: Int32 = 65) throws -> String {
      let run = try coder.share(sheet, options)
      #expect(run.status == status)
      return run.errors
    }
    let labels = try coder.scratch.write(
      "labels.csv",
      "id,label,p\n" + Coder.truth.keys.sorted().map { "\($0),layanan,0.9\n" }.joined())
    #expect(
      try failure(["--labels-from", "kelas"]).contains(
        "no column \"kelas\" for labels; the columns are \"id\", "))
    #expect(
      try failure(["--labels-from", "text", "--codebook", "konten"]).contains("unknown labels \""))
    #expect(
      try failure(["--labels", labels, "--service", "umum"]).contains(
        "no category \"umum\" to count as service content; there are layanan"))
    #expect(
      try failure(["--labels", labels, "--probability-column", "id"]).contains(
        "expected a number from 0 to 1"))
    let some = try coder.scratch.write("some.csv", "id,label\n1145847575196585985,layanan\n")
    #expect(
      try failure(["--labels", some, "--codebook", "konten"]).contains(
        "some.csv: no label for 331 of the tweets, such as id 1"))
    let twice = try coder.scratch.write("twice.csv", "id,label\n1,layanan\n1,kegiatan\n")
    #expect(try failure(["--labels", twice]).contains("row 3 (id 1): labelled \"kegiatan\", but"))
    #expect(try failure(["--service", "layanan"], status: 64).contains("needs --labels-from"))
  }

  @Test("refuses labels of this program as codes, and says how to have them as labels")
  func ownLabels() throws {
    let labelled = coder.scratch.path("own.csv")
    _ = try Program.run(["label", Program.table, "-o", labelled])
    let text = try coder.scratch.text("own.csv").replacing(",code,label,", with: ",c,label,")
    let table = try coder.scratch.write("labels-only.csv", text)
    for command in [
      ["share", Program.table, "--codes", table], ["train", table, "-o", "x.model"],
    ] {
      let run = try Program.run(command)
      #expect(run.status == 65, "\(command)")
      #expect(run.errors.contains("holds labels of textmine, which are nobody's codes"))
      #expect(run.errors.contains("--labels-from label"))
    }
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

@Suite("textmine report --codes") struct CorrectedReportTests {
  private let coder = Coder()

  @Test("has the corrected share, its interval and trend in place of the uncorrected")
  func report() throws {
    let sheet = try coder.code(try coder.sample(["-n", "120"]))
    let page = coder.scratch.path("r.html")
    let run = try Program.run([
      "report", Program.table, "--codes", sheet, "--draws", "200", "--lang", "en", "-o", page,
    ])
    #expect(run.status == 0)
    #expect(run.output.contains("(95% confidence interval: "))
    #expect(run.output.contains("120 tweets drawn at random and coded by people"))
    #expect(run.output.contains("Share of service content by period"))
    let html = try coder.scratch.text("r.html")
    #expect(html.contains("Of 332 tweets, an estimated "))
    #expect(html.contains("Hollow dot: the labels as counted, without correction."))
    // The archive is read once, so a pipe will do.
    let piped = try Program.run(
      [
        "report", "-", "--codes", sheet, "--draws", "200", "--lang", "en", "-o",
        coder.scratch.path("p.html"),
      ], input: Array(try Data(contentsOf: URL(filePath: Program.table))))
    #expect(piped.status == 0)
    #expect(piped.output.contains("120 tweets drawn at random and coded by people"))
  }
}
