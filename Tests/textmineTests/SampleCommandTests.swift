import Testing

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

  @Test("for training gives what train and evaluate take and share and report refuse")
  func forTraining() throws {
    let path = coder.scratch.path("latih.csv")
    let line = ["sample", Program.table, "--for", "training", "-n", "60", "-o", path]
    let run = try Program.run(line + ["--threads", "1"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("\(path): 60 tweets to code"))
    let rows = Coder.rows(try coder.scratch.text("latih.csv"))
    #expect(rows.count == 61 && rows[0].count == 7 && rows[0][6] == "design")
    #expect(try Program.run(line + ["--threads", "3", "--force"]).status == 0)
    #expect(Coder.rows(try coder.scratch.text("latih.csv")) == rows)
    let coded = try coder.code(rows)
    for command in ["share", "report"] {
      let refused = try Program.run([command, Program.table, "--codes", coded, "--chosen-codes"])
      #expect(refused.status == 65)
      #expect(refused.errors.contains("row 2 (id \(rows[1][0])): was chosen for training"))
    }
    let model = try Program.run([
      "train", coded, "-o", coder.scratch.path("m.model"), "--folds", "2",
    ])
    #expect(model.status == 0, "\(model.errors)")
    #expect(model.output.contains("chosen for training, no random sample: 60"))
    let measured = try Program.run(["evaluate", coded, "--keywords", "--json"])
    #expect(measured.status == 0)
    #expect(measured.errors.contains("chosen for training, no random sample: 60"))
  }

  @Test(
    "for training refuses what is of random samples, and labels without a probability",
    arguments: [
      (["--margin", "0.03"], 64, "--for training needs -n"),
      (["-n", "9", "--by", "kind"], 64, "--margin and --by are of random samples"),
      (["-n", "10001"], 64, "-n is 10001; expected 10000 or less"),
      (["-n", "9", "--codebook", "konten"], 65, "no label has a probability below 1"),
    ])
  func notForTraining(options: [String], status: Int32, message: String) throws {
    let run = try Program.run(
      ["sample", Program.table, "--for", "training", "-o", coder.scratch.path("x.csv")] + options)
    #expect(run.status == status && run.errors.contains(message), "\(run.errors)")
  }

  @Test("needs ids")
  func ids() throws {
    let file = try coder.scratch.write("t.csv", "text\napel pagi\n")
    let run = try Program.run(["sample", file, "-n", "1", "-o", coder.scratch.path("o.csv")])
    #expect(run.status == 65)
    #expect(run.errors.contains("1 of 1 tweets have no id"))
  }
}
