import Foundation
import Testing

@Suite("textmine report") struct ReportCommandTests {
  private let scratch = Scratch()

  @Test("prints a summary and writes one page that needs nothing else")
  func page() throws {
    let page = scratch.path("laporan.html")
    let run = try Program.run(["report", Program.archive, "-o", page, "--lang", "en"])
    #expect(run.status == 0)
    #expect(run.output.contains("Share of service content"))
    #expect(run.output.contains("(by the program's labels)"))
    #expect(run.errors == "Report: \(page)\n")
    let html = try scratch.text("laporan.html")
    #expect(html.hasPrefix("<!DOCTYPE html>") || html.hasPrefix("<!doctype html>"))
    #expect(!html.contains("<script") && !html.contains("src=\"http"))
    #expect(html.contains("pemkab_wanaloka"))
  }

  @Test("gives the figures as JSON, and a page only where asked for")
  func json() throws {
    let run = try Program.run(["report", Program.archive, "--json"], in: scratch.url)
    #expect(run.status == 0 && run.errors == "" && scratch.names == [])
    let figures = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(figures["tweets"] as? Int == 332)
  }

  @Test("says the same of the archive and of the table of the same tweets")
  func formats() throws {
    func counts(_ file: String) throws -> [NSObject?] {
      let run = try Program.run(["report", file, "--json"], in: scratch.url)
      let figures = try #require(
        try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      return ["tweets", "kinds", "labels", "quarters", "mentions"].map { figures[$0] as? NSObject }
    }
    #expect(try counts(Program.archive) == counts(Program.table))
  }

  @Test("counts an id once and says how many came again")
  func duplicates() throws {
    let run = try Program.run(
      ["report", Program.archive, Program.archive, "--json"], in: scratch.url)
    let figures = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(figures["tweets"] as? Int == 332)
    let inputs = try #require(figures["inputs"] as? [[String: Any]])
    #expect(inputs.map { $0["duplicates"] as? Int } == [0, 332])
  }

  @Test("gives the same bytes on any number of threads and on every run")
  func threads() throws {
    let rows = (0..<9_000).map {
      "\($0),2021-0\($0 % 9 + 1)-03,loket \($0 % 100) buka #a\($0 % 50)"
    }
    let file = try scratch.write("t.csv", "id,date,text\n" + rows.joined(separator: "\n"))
    var pages: Set<String> = []
    for threads in ["1", "2", "5", "2"] {
      let run = try Program.run(
        ["report", file, "-o", "r.html", "--threads", threads], in: scratch.url)
      #expect(run.status == 0)
      pages.insert(try scratch.text("r.html"))
    }
    #expect(pages.count == 1)
  }

  @Test("puts quarters in the time zone asked for")
  func timeZone() throws {
    // 18:00 UTC on 30 June is July in Jakarta, not in Lisbon.
    let file = try scratch.write("t.csv", "id,date,text\n1,2021-06-30T18:00:00Z,apel\n")
    for (zone, quarter) in [("Asia/Jakarta", "2021-Q3"), ("Europe/Lisbon", "2021-Q2")] {
      let run = try Program.run(
        ["report", file, "--json", "--time-zone", zone], in: scratch.url)
      #expect(run.output.contains("\"\(quarter)\""))
    }
  }
}

@Suite("textmine report --corrections") struct CorrectionReportTests {
  private let scratch = Scratch()

  @Test("counts a person's labels and says that they were chosen")
  func corrections() throws {
    let rows = (0..<30).map { "\(1000 + $0),dinas,apel pagi" }.joined(separator: "\n")
    let file = try scratch.write("tweets.csv", "id,username,text\n\(rows)\n")
    let fixed = (0..<12).map { "\(1000 + $0),layanan" }.joined(separator: "\n")
    let sheet = try scratch.write("koreksi.csv", "id,code\n\(fixed)\n7,covid\n")
    let page = scratch.path("r.html")
    let run = try Program.run([
      "report", file, "--codebook", "konten", "--corrections", sheet, "--lang", "en", "--json",
      "-o",
      page,
    ])
    #expect(run.status == 0)
    #expect(run.output.contains("\"share\" : 0.4"))
    #expect(run.output.contains("\"changed\" : 12"))
    #expect(run.output.contains("\"missed\" : 1"))
    let html = try scratch.text("r.html")
    #expect(html.contains("A person has put right the labels of 12 tweets (12 differ"))
    #expect(html.contains("1 correction in koreksi.csv is of tweets that this archive does not"))
  }
}

@Suite("textmine report on more than labels") struct MoreReportTests {
  private let scratch = Scratch()

  @Test("tells of warnings, events, reach and a second coding where it is asked for")
  func all() throws {
    let rows = (0..<30).map {
      "\(2000 + $0),2020-11-18T02:3\($0 % 10):00Z,bpbd,\"Gempa Mag:5.0 pukul 09.30 WIB di Girimanik, hubungi 112\",tweet"
    }
    let file = try scratch.write(
      "t.csv", "id,created_at,username,text,kind\n\(rows.joined(separator: "\n"))\n")
    let events = try scratch.write("e.csv", "time,match\n2020-11-18 09:20,gempa\n")
    let accounts = try scratch.write("a.csv", "account,followers\nbpbd,5000\n")
    let run = try Program.run([
      "report", file, "--codebook", "konten", "--events", events, "--account-table", accounts,
      "--population", "100000", "--second-codebook", "fang", "--cloud", "--json", "-o",
      scratch.path("r.html"), "--lang", "en",
    ])
    #expect(run.status == 0)
    for figure in [
      "\"complete\" : 30", "\"first_second\" : 1605666600", "\"followers\" : 5000",
      "\"codebook\" : \"fang\"",
    ] { #expect(run.output.contains(figure), "\(figure)") }
    let html = try scratch.text("r.html")
    for words in [
      "All warnings (30) name what", "5,000 followers, 5.0% of 100,000 inhabitants",
      "Government relation: most often", "id=\"cloud\"",
    ] { #expect(html.contains(words), "\(words)") }
  }
}

@Suite("textmine report --bundle") struct BundleTests {
  private let coder = Coder()

  private func run(_ folder: String, _ options: [String] = []) throws -> Program.Run {
    let sheet = coder.scratch.path("coded.csv")
    if !FileManager.default.fileExists(atPath: sheet) {
      try FileManager.default.copyItem(atPath: Program.codes, toPath: sheet)
    }
    return try Program.run(
      [
        "report", Program.table, "--codes", sheet, "--draws", "200", "--quiet", "--bundle", folder,
        "-o", coder.scratch.path("r.html"), "--force",
      ] + options)
  }

  @Test("holds what repeats the report, with checksums, and no text of a tweet")
  func bundle() throws {
    let folder = coder.scratch.path("bundle")
    #expect(try run(folder).status == 0)
    func text(_ name: String) throws -> String {
      try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    }
    let guide = try text("repeat.md")
    #expect(guide.contains("textmine report kabupaten.csv --codes codes/coded.csv --draws 200"))
    #expect(guide.contains("-o report.html --json > report.json\n"))
    #expect(!guide.contains(coder.scratch.url.path) && !guide.contains("--bundle"))
    let codes = try text("codes/coded.csv").split(whereSeparator: \.isNewline)
    #expect(codes[0] == "id,created_at,username,code,stratum,stratum_tweets,inclusion,design")
    #expect(codes.count == 101)
    let check = try Program.shell("cd \"$1\" && sha256sum --quiet -c sha256sums.txt", [folder])
    #expect(check.status == 0)
    // Not one text of the coded tweets is in any file.
    let texts = try String(contentsOfFile: Program.codes, encoding: .utf8)
      .matches(of: /Pelatihan digital marketing|Radius 2 km dr kawah|Akses Girimanik Wetan/)
    #expect(!texts.isEmpty)
    for found in texts {
      let search = try Program.shell("grep -rlF -- \"$2\" \"$1\"", [folder, String(found.0)])
      #expect(search.output.isEmpty, "\(search.output)")
    }
    // The codes without texts give the same share.
    let again = try Program.run([
      "share", Program.table, "--codes", "\(folder)/codes/coded.csv", "--draws", "200", "--quiet",
    ])
    let before = try Program.run([
      "share", Program.table, "--codes", Program.codes, "--draws", "200", "--quiet",
    ])
    #expect(again.status == 0 && again.output == before.output)
  }

  @Test("says where a period of one's own, or an account to compare, is not in the archive")
  func outside() throws {
    let page = coder.scratch.path("luar.html")
    func report(_ options: [String]) throws -> Program.Run {
      try Program.run(["report", Program.table, "-o", page, "--force"] + options)
    }
    let slip = try report(["--periods", "2002-03-02,2020-03-02"])
    #expect(slip.errors.contains("--periods 2002-03-02: no period begins there"))
    #expect(!slip.errors.contains("--periods 2020-03-02"))
    let unknown = try report(["--compare", "dinas_lain,pemkab_wanaloka"])
    #expect(unknown.status == 65 && unknown.errors.contains("no tweet is of @dinas_lain"))
    let spelt = try report(["--compare", "Pemkab_Wanaloka,dinas_lain"])
    #expect(spelt.errors.contains("no tweet is of @dinas_lain"), "\(spelt.errors)")
  }

  @Test("gives the report again by its command, with the input beside it")
  func repeats() throws {
    let folder = coder.scratch.path("again")
    let events = try coder.scratch.write("events.csv", "time,match\n2020-01-02 10:00,banjir\n")
    let accounts = try coder.scratch.write("akun.csv", "account,type\npemkab_wanaloka,dinas\n")
    let options = [
      "--events", events, "--account-table=\(accounts)", "--title", "Laporan 2020/2021",
    ]
    #expect(try run(folder, options).status == 0)
    let name = URL(filePath: Program.table).lastPathComponent
    let before = try String(contentsOfFile: "\(folder)/report.json", encoding: .utf8)
      .replacing(Program.table, with: name)
    try FileManager.default.copyItem(atPath: Program.table, toPath: "\(folder)/\(name)")
    let again = try Program.shell(
      "cd \"$1\" && eval \"$(grep '^textmine report' repeat.md)\"", [folder])
    #expect(again.status == 0, "\(again.errors)")
    #expect(try String(contentsOfFile: "\(folder)/report.json", encoding: .utf8) == before)
  }

  @Test("repeats words with a slash as they were given, and leaves only folders out")
  func wordsWithSlash() throws {
    let folder = coder.scratch.path("slash")
    let options = [
      "--title", "Laporan 2020/2021", "--author=Dinas A/B", "--time-zone", "Asia/Makassar",
    ]
    #expect(try run(folder, options).status == 0)
    let guide = try String(contentsOfFile: "\(folder)/repeat.md", encoding: .utf8)
    #expect(
      guide.contains("--title 'Laporan 2020/2021' '--author=Dinas A/B' --time-zone Asia/Makassar"),
      "\(guide)")
    #expect(!guide.contains(coder.scratch.url.path))
  }

  @Test("has texts where they are asked for, and replaces no folder of others")
  func texts() throws {
    let folder = coder.scratch.path("texts")
    #expect(try run(folder, ["--with-texts"]).status == 0)
    let codes = try String(contentsOfFile: "\(folder)/codes/coded.csv", encoding: .utf8)
    #expect(codes.contains("Pelatihan digital marketing"))
    let others = coder.scratch.url.appending(path: "others")
    try FileManager.default.createDirectory(at: others, withIntermediateDirectories: true)
    try Data("x".utf8).write(to: others.appending(path: "thesis.docx"))
    let refused = try Program.run([
      "report", Program.table, "--quiet", "--bundle", others.path, "-o",
      coder.scratch.path("q.html"),
    ])
    #expect(refused.status == 65 && refused.errors.contains("name a new folder for --bundle"))
    #expect(try Program.run(["report", Program.table, "--with-texts"]).status == 64)
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
    // Whatever name it has: nothing is read of it to see what it is.
    for input in ["/dev/stdin", "<(cat \"$1\")"] {
      let named = try Program.shell(
        "cat \"$1\" | textmine report \(input) --codes \"$2\" --draws 200 --lang en -o \"$3\"",
        [Program.table, sheet, coder.scratch.path("n.html")])
      #expect(named.status == 0, "\(input)")
      #expect(named.output == piped.output, "\(input)")
    }
  }
}
