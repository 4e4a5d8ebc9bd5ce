import Foundation
import Testing

@Suite("textmine tally") struct TallyCommandTests {
  private let scratch = Scratch()

  /// The example's tweets in files of their own, divided by chance.
  private func parts(_ count: Int, seed: Int) throws -> [String] {
    let rows = Coder.rows(try String(contentsOfFile: Program.table, encoding: .utf8))
    var state = UInt64(seed)
    var parts = [[[String]]](repeating: [rows[0]], count: count)
    for row in rows.dropFirst() {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      parts[Int(state >> 33) % count].append(row)
    }
    return try parts.enumerated().map { try scratch.write("part\($0).csv", Coder.text($1)) }
  }

  @discardableResult
  private func tally(_ inputs: [String], _ name: String, _ options: [String] = []) throws -> String
  {
    let run = try Program.run(
      ["tally", "--quiet", "-o", scratch.path(name)] + inputs + options)
    #expect(run.status == 0)
    #expect(run.errors == "")
    return scratch.path(name)
  }

  @Test(
    "of seven parts in any order and grouping gives the bytes of the report on all",
    arguments: [1, 2])
  func partsAddUp(seed: Int) throws {
    let files = try parts(7, seed: seed)
    func report(_ inputs: [String]) throws -> [String] {
      let page = scratch.path("report.html")
      let run = try Program.run(["report", "--quiet", "--json", "-o", page] + inputs)
      #expect(run.status == 0)
      return [run.output, try scratch.text("report.html")]
    }
    let whole = try report(files)
    var tallies: [String] = []
    for (number, file) in files.enumerated() {
      tallies.append(try tally([file], "\(number).tally"))
    }
    #expect(try report(tallies.reversed()) == whole)
    #expect(try report([4, 0, 6, 2, 5, 1, 3].map { tallies[$0] }) == whole)
    #expect(try report([scratch.url.path]) == whole)
    // Tallies of tallies, and of several files.
    let some = try tally([tallies[3], tallies[1]], "some.tally")
    let others = try tally([files[5], files[0]], "others.tally")
    #expect(try report([others, tallies[6], some, tallies[2], tallies[4]]) == whole)
  }

  @Test("has the same bytes on any number of threads")
  func threads() throws {
    let one = try tally([Program.table], "1.tally", ["--threads", "1"])
    let four = try tally([Program.table], "4.tally", ["--threads", "4"])
    #expect(try Data(contentsOf: URL(filePath: one)) == Data(contentsOf: URL(filePath: four)))
  }

  @Test("holds no texts but a few examples")
  func texts() throws {
    try tally([Program.archive], "a.tally")
    let written = try scratch.text("a.tally")
    let rows = Coder.rows(try String(contentsOfFile: Program.table, encoding: .utf8))
    let column = try #require(rows[0].firstIndex(of: "text"))
    let held = rows.dropFirst().map { $0[column] }.filter { text in
      // The longest stretch without what JSON escapes.
      let stretch = text.split { $0 == "\"" || $0 == "\n" || $0 == "\\" }.max {
        $0.count < $1.count
      }
      return stretch.map { $0.count > 30 && written.contains($0) } ?? false
    }
    #expect(!held.isEmpty)
    #expect(held.count <= 30)
  }

  @Test(
    "with candidates gives the sample of all tweets, byte for byte, in any order and grouping",
    arguments: [
      ["-n", "40"], ["-n", "60", "--by", "quarter", "--seed", "7"], ["--margin", "0.1"],
    ])
  func samplesAddUp(options: [String]) throws {
    let files = try parts(5, seed: 6)
    func sample(_ inputs: [String], _ name: String) throws -> String {
      let run = try Program.run(["sample", "-o", scratch.path(name)] + inputs + options)
      #expect(run.status == 0, "\(run.errors)")
      return try scratch.text(name) + run.errors.replacing(name, with: "sheet")
    }
    let whole = try sample([Program.table], "whole.csv")
    #expect(whole.split(separator: "\r\n").count > 30)
    let drawing = Array(options.drop { $0 != "--by" })
    let tallies = try files.enumerated().map { number, file in
      try tally([file], "\(number).tally", ["--candidates", "332"] + drawing)
    }
    #expect(try sample(tallies.reversed(), "a.csv") == whole)
    let some = try tally([tallies[3], tallies[0]], "some.tally")
    #expect(try sample([some, tallies[4], tallies[2], tallies[1]], "b.csv") == whole)
    // The same tallies give the report on all tweets.
    let report = ["report", "--quiet", "--json"]
    #expect(
      try Program.run(report + tallies).output == Program.run(report + files).output)
    // Those of candidates alone give the same sample.
    let alone = try files.enumerated().map { number, file in
      try tally(
        [file], "alone\(number).tally", ["--candidates", "332", "--candidates-only"] + drawing)
    }
    #expect(try sample(alone.reversed(), "c.csv") == whole)
    #expect(try scratch.text("alone0.tally").count < scratch.text("0.tally").count)
  }

  @Test("of candidates alone gives samples and shares, and no report")
  func candidatesOnly() throws {
    let files = try parts(2, seed: 5)
    let drawing = ["--candidates", "60", "--candidates-only"]
    let alone = try files.enumerated().map { number, file in
      try tally([file], "\(number).tally", drawing)
    }
    let coder = Coder()
    let sheet = try coder.code(try coder.sample(["-n", "50"]))
    func share(_ inputs: [String]) throws -> String {
      try Program.run(["share", "--quiet", "--codes", sheet, "--draws", "200"] + inputs).output
    }
    let whole = try share([Program.table])
    #expect(whole.contains("%"))
    #expect(try share(alone) == whole)
    let page = scratch.path("r.html")
    let run = try Program.run(["report", "-o", page] + alone)
    #expect(run.status == 65 && !scratch.names.contains("r.html"))
    #expect(
      run.errors
        == "textmine: \(alone[0]): has the candidates of a sample only, and nothing for a report; "
        + "make it again without --candidates-only\n")
    let other = try tally([files[1]], "other.tally", ["--candidates", "60"])
    let mixed = try Program.run(["sample", "-n", "9", "-o", scratch.path("s.csv"), alone[0], other])
    #expect(mixed.status == 65 && mixed.errors.contains("--candidates-only is no, that of "))
    let bare = ["tally", files[0], "-o", scratch.path("x.tally"), "--candidates-only"]
    for options in [[], ["--candidates", "9", "--exact"]] {
      #expect(try Program.run(bare + options).status == 64)
    }
  }

  @Test(
    "with candidates gives the share of all tweets by the codes of their sample, to the last digit",
    arguments: [[], ["--by", "quarter"]])
  func shares(by: [String]) throws {
    let coder = Coder()
    let sheet = try coder.code(try coder.sample(["-n", "60"] + by))
    let files = try parts(4, seed: 9)
    let tallies = try files.enumerated().map { number, file in
      try tally([file], "\(number).tally", ["--candidates", "80"] + by)
    }
    func share(_ inputs: [String], _ options: [String]) throws -> Program.Run {
      try Program.run(["share", "--quiet", "--codes", sheet, "--draws", "200"] + inputs + options)
    }
    for options in [by, by + ["--json"], by.isEmpty ? [] : by + ["--compare", "2020-Q1,2020-Q2"]] {
      let whole = try share([Program.table], options)
      #expect(whole.status == 0 && whole.output.count > 500)
      #expect(try share(tallies.reversed(), options).output == whole.output)
    }
    // Other groups than those of the tallies, and codes of another draw.
    let other = try share(tallies, ["--by", "account"])
    #expect(other.status == 65 && other.errors.contains("--by is "))
    let rows = try coder.sample(["-n", "60"] + by)
    let chosen = try coder.code(rows.map { Array($0.prefix(6)) }) { $0.removeLast(8) }
    let refused = try Program.run(["share", "--codes", chosen] + tallies)
    #expect(refused.status == 65 && refused.output.isEmpty)
  }

  @Test("without the candidates that a sample needs is refused")
  func candidates() throws {
    let files = try parts(2, seed: 8)
    let first = try tally([files[0]], "a.tally", ["--candidates", "30"])
    let second = try tally([files[1]], "b.tally")
    func refusal(_ arguments: [String]) throws -> String {
      let run = try Program.run(
        ["sample", "--quiet", "-o", scratch.path("s.csv")] + arguments)
      #expect(run.status != 0 && !scratch.names.contains("s.csv"))
      return run.errors
    }
    #expect(
      try refusal([second, "-n", "9"])
        == "textmine: \(second): has no candidates of a sample; make it again with --candidates\n")
    #expect(try refusal([first, second, "-n", "9"]).contains("--candidates is none, that of "))
    #expect(
      try refusal([first, "-n", "40"])
        == "textmine: 30 tweets of each stratum were kept, expected 40 to draw from; draw fewer, "
        + "or make the tallies again with --candidates 40\n")
    #expect(
      try refusal([first, "-n", "9", "--seed", "2"])
        == "textmine: \(first): --seed is 1, that of this sample is 2; give the same options to "
        + "all, or make it again\n")
    #expect(
      try refusal([first, "-n", "9", "--since", "2020"]).contains("--since needs the tweets"))
  }

  @Test("with a tweet of another is refused")
  func overlap() throws {
    let files = try parts(2, seed: 3)
    let first = try tally([files[0]], "a.tally")
    let rows = Coder.rows(try String(contentsOfFile: files[0], encoding: .utf8))
    let one = try scratch.write("one.csv", Coder.text([rows[0], rows[7]]))
    let both = try tally([files[1], one], "b.tally")
    let run = try Program.run(["report", first, both, "-o", scratch.path("r.html")])
    #expect(run.status == 65)
    #expect(
      run.errors
        == "textmine: \(both): has tweets that \(first) has, too, which would count twice; "
        + "leave one out, or count their files in one tally\n")
    #expect(!scratch.names.contains("r.html"))
  }

  @Test("made in another way is refused, with what differs")
  func otherTerms() throws {
    let files = try parts(3, seed: 4)
    let first = try tally([files[0]], "a.tally")
    for (options, term) in [
      (["--codebook", "konten"], "labels"), (["--time-zone", "Asia/Makassar"], "--time-zone"),
      (["--since", "2019"], "--since"),
    ] {
      let other = try tally([files[1]], "b.tally", options)
      let run = try Program.run(["report", first, other, "-o", scratch.path("r.html")])
      #expect(run.status == 65)
      #expect(run.errors.hasPrefix("textmine: \(other): \(term) is "))
    }
    let run = try Program.run(
      ["report", first, "--codebook", "fang", "-o", scratch.path("r.html")])
    #expect(run.status == 65)
    #expect(run.errors.contains("a.tally: labels is konten:"))
    #expect(run.errors.contains("give --model or --codebook as with \"textmine tally\""))
  }

  @Test("that is damaged, of another format, or no tally is refused")
  func damaged() throws {
    let whole = try tally([Program.table], "a.tally")
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: whole)))
    var changed = bytes
    changed[bytes.count / 2] ^= 1
    let format = String(decoding: bytes, as: UTF8.self).replacing(
      "textmine tally 1 ", with: "textmine tally 2 ", maxReplacements: 1)
    for (name, content, message) in [
      ("changed", changed, "the tally is damaged"),
      ("cut", Array(bytes.dropLast(100)), "the tally is damaged"),
      ("empty", Array(bytes.prefix(40)), "the tally is damaged"),
      ("later", Array(format.utf8), "a tally of format 2, expected 1"),
    ] {
      let path = try scratch.write("\(name).tally", content)
      let run = try Program.run(["report", path, "-o", scratch.path("r.html")])
      #expect(run.status == 65)
      #expect(run.errors.hasPrefix("textmine: \(path): \(message)"))
    }
    let mixed = try Program.run(["report", whole, Program.table, "-o", scratch.path("r.html")])
    #expect(mixed.status == 65)
    #expect(mixed.errors.contains("kabupaten.csv: no tally, as other inputs are"))
  }

  @Test("takes no options that need the tweets")
  func refuses() throws {
    let whole = try tally([Program.table], "a.tally")
    for options in [
      ["--codes", Program.codes], ["--since", "2020"], ["--by", "akun"], ["--exact"],
    ] {
      let run = try Program.run(["report", whole] + options + ["-o", scratch.path("r.html")])
      #expect(run.status == 64)
      #expect(run.errors.contains("\(options[0])"))
      #expect(run.errors.contains("needs the tweets"))
    }
  }

  @Test("replaces a tally, and no other file")
  func outputs() throws {
    try tally([Program.table], "a.tally")
    try tally([Program.table], "a.tally")
    let notes = try scratch.write("notes.tally", "mine")
    let run = try Program.run(["tally", Program.table, "-o", notes])
    #expect(run.status == 65)
    #expect(try scratch.text("notes.tally") == "mine")
  }
}
