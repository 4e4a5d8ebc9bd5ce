import Foundation
import Testing

@Suite("textmine label") struct LabelCommandTests {
  private let scratch = Scratch()

  @Test("gives a table back with its own columns and the labels behind them")
  func table() throws {
    let file = try scratch.write(
      "tweets.csv",
      "nomor;Tweet\r\n7;\"Waspada gempa susulan,\r\n\"\"jauhi\"\" bangunan retak\"\r\n8;apel pagi\r\n"
    )
    let run = try Program.run(["label", "--codebook", "konten", file])
    #expect(run.status == 0)
    let lines = run.output.components(separatedBy: "\r\n")
    #expect(lines[0] == "nomor;Tweet;label;probability;service;evidence")
    #expect(lines[1] == "7;\"Waspada gempa susulan,")
    #expect(lines[2].hasPrefix("\"\"jauhi\"\" bangunan retak\";peringatan;;true;"))
    #expect(lines[3].hasPrefix("8;apel pagi;kegiatan;;false;"))
  }

  @Test("says how many tweets got the fallback because nothing was found in them")
  func fallback() throws {
    let run = try Program.run(
      ["label", "-", "--codebook", "konten"], input: Array("text\nxyzzy\napel pagi\nqwop\n".utf8))
    #expect(run.output.contains("\nxyzzy,lainnya,,false,\n"))
    #expect(run.errors == "labels given because nothing spoke for any other: 2\n")
    let quiet = try Program.run(
      ["label", "--quiet", "-", "--codebook", "konten"], input: Array("text\nxyzzy\n".utf8))
    #expect(quiet.errors.isEmpty)
  }

  @Test("says when the archive is unlike what the model knows")
  func fit() throws {
    func errors(_ text: String, _ options: [String] = []) throws -> String {
      let rows = (0..<60).map { "\($0),\(text)" }.joined(separator: "\n")
      let file = try scratch.write("fit.csv", "id,text\n\(rows)\n")
      let run = try Program.run(["label", file, "-o", scratch.path("fit-out.csv")] + options)
      #expect(run.status == 0)
      return run.errors
    }
    let usual = try errors("Jadwal pelayanan SIM keliling hari ini di kantor kecamatan")
    #expect(!usual.contains("words unknown to the model"))
    #expect(!usual.contains("unlike the tweets"))
    let other = try errors("Rescuers searched collapsed houses throughout yesterday afternoon")
    #expect(other.contains("words unknown to the model: "))
    #expect(other.contains("the archive is unlike the tweets that the model learnt from"))
    #expect(try !errors("apel pagi", ["--codebook", "konten"]).contains("unknown to the model"))
    #expect(try errors("apel pagi", ["--quiet"]).isEmpty)
  }

  @Test("takes a person's corrections of single labels, and says so in each row")
  func corrections() throws {
    let tweets = "id,text\n11,apel pagi\n12,apel pagi\n13,apel pagi\n"
    let file = try scratch.write("tweets.csv", tweets)
    let sheet = try scratch.write("koreksi.csv", "id,code\n12,layanan\n13,kegiatan\n99,covid\n")
    let run = try Program.run(["label", file, "--codebook", "konten", "--corrections", sheet])
    let rows = run.output.split(separator: "\n").map(String.init)
    #expect(rows[1].hasPrefix("11,apel pagi,kegiatan,,false,apel"))
    #expect(rows[2] == "12,apel pagi,layanan,,true,by hand (program: kegiatan)")
    #expect(rows[3] == "13,apel pagi,kegiatan,,false,by hand (program: kegiatan)")
    #expect(
      run.errors
        == "labels put right by a person: 2, 1 of them unlike the program's; 1 of the corrections are "
        + "of tweets that are not in the archive\n")
    let wrong = try scratch.write("wrong.csv", "id,code\n12,layana\n")
    let refused = try Program.run(["label", file, "--corrections", wrong])
    #expect(refused.status == 65 && refused.errors.contains("unknown code \"layana\""))
    let over = try Program.run(["label", file, "--corrections", sheet, "-o", sheet])
    #expect(over.status != 0)
    #expect(try scratch.text("koreksi.csv").hasPrefix("id,code\n12,layanan"))
  }

  @Test("keeps its columns apart from those of the same name")
  func sameName() throws {
    let file = try scratch.write("t.csv", "text,label,Evidence\napel pagi,x,y\n")
    let run = try Program.run(["label", "--codebook", "konten", file])
    #expect(
      run.output.hasPrefix(
        "text,label,Evidence,textmine_label,probability,service,textmine_evidence\n"
          + "apel pagi,x,y,kegiatan,,false,"))
  }

  @Test("labels by the model konten where nothing is named, with probabilities and reasons")
  func standardModel() throws {
    let text = "text\nPendaftaran vaksinasi dibuka sampai pukul 12.00 WIB\napel pagi\n"
    let run = try Program.run(["label", "-"], input: Array(text.utf8))
    let named = try Program.run(["label", "-", "--model", "konten"], input: Array(text.utf8))
    #expect(run.status == 0 && run.output == named.output)
    let rows = run.output.split(whereSeparator: \.isNewline).map { $0.split(separator: ",") }
    #expect(rows[1][1] == "layanan" && rows[2][1] == "kegiatan")
    #expect(try #require(Double(rows[1][2])) > 0.5)
    #expect(rows[1].last?.contains("konten:layanan (+") == true)
  }

  @Test("lets the model use the keywords of another codebook with the same categories")
  func otherKeywords() throws {
    let codebook = try scratch.write(
      "own.yml",
      """
      name: sendiri
      fallback: lainnya
      categories:
        - {id: layanan, service: true, keywords: [{match: xyzzy, weight: 9}]}
        - id: lainnya

      """)
    let run = try Program.run(
      ["label", "-", "--model", "konten", "--codebook", codebook],
      input: Array("text\nxyzzy\n".utf8))
    #expect(run.output.contains("\nxyzzy,layanan,"))
    #expect(run.output.contains("sendiri:layanan (+"))
  }

  @Test("works without a list of root words")
  func noRoots() throws {
    let run = try Program.run(
      ["label", "-", "--stem", "snowball-id"], input: Array("text\napel pagi\n".utf8))
    #expect(run.output.contains("\napel pagi,kegiatan,"))
  }

  @Test("gives other inputs as id, created_at, username, kind, text and the labels")
  func archive() throws {
    let run = try Program.run(["label", Program.archive])
    #expect(run.status == 0)
    #expect(
      run.output.hasPrefix(
        "id,created_at,username,kind,text,label,probability,service,evidence\r\n"))
    #expect(run.output.contains(",pemkab_wanaloka,reply,"))
  }

  @Test("writes JSON lines by the ending of the name")
  func jsonLines() throws {
    let file = try scratch.write("t.csv", "id,text\n9007199254740993,apel \"\"pagi\n")
    let out = scratch.path("out.jsonl")
    #expect(try Program.run(["label", "--codebook", "konten", file, "-o", out]).status == 0)
    let line = try JSONSerialization.jsonObject(with: Data(try scratch.text("out.jsonl").utf8))
    let tweet = try #require(line as? [String: Any])
    #expect(tweet["id"] as? String == "9007199254740993")
    #expect(tweet["label"] as? String == "kegiatan")
    #expect(tweet["service"] as? Bool == false)
    #expect(tweet["probability"] is NSNull)
  }

  @Test("takes several codebooks, each with columns of its own")
  func codebooks() throws {
    let run = try Program.run(
      ["label", "-", "--codebook", "konten", "--codebook", "fang"],
      input: Array("text\napel pagi\n".utf8))
    #expect(
      run.output.hasPrefix(
        "text,konten_label,konten_probability,konten_service,konten_evidence,"
          + "fang_label,fang_probability,fang_service,fang_evidence\napel pagi,kegiatan,"))
  }

  @Test("gives the same bytes on any number of threads")
  func threads() throws {
    // Enough rows for several batches, in an order that shows.
    let rows = (0..<9_000).map { "\($0),\($0 % 3 == 0 ? "apel pagi" : "loket buka") ke-\($0)" }
    let file = try scratch.write("t.csv", "id,text\n" + rows.joined(separator: "\n"))
    let one = try Program.run(["label", file, "--threads", "1"]).output
    #expect(one.split(separator: "\n").count == 9_001)
    for threads in ["2", "5"] {
      #expect(try Program.run(["label", file, "--threads", threads]).output == one)
    }
  }

  @Test("keeps the tweets asked for, on any number of threads, and says what it left out")
  func selects() throws {
    let rows = (0..<5_000).map {
      "15419808051980\(10_000 + $0 % 4_500),2021-0\(1 + $0 % 9)-15,akun\($0 % 2),loket \($0 % 3_000) buka"
    }
    let file = try scratch.write(
      "t.csv", "id,date,username,text\n" + rows.joined(separator: "\n") + "\n")
    let options = ["--since", "2021-02", "--until", "2021-03-15", "--account", "@AKUN1"]
    let one = try Program.run(["label", file, "--threads", "1"] + options)
    let expected = rows.filter {
      $0.contains(",akun1,") && ($0.contains("-02-") || $0.contains("-03-"))
    }
    #expect(one.output.split(separator: "\n").count == expected.count + 1)
    #expect(one.errors.contains("left out: \(5_000 - expected.count) tweets not asked for"))
    for identity in ["id", "text", "near"] {
      let copies = try Program.run(["label", file, "--threads", "1", "--deduplicate", identity])
      #expect(copies.errors.contains(" copies"))
      #expect(
        try Program.run(["label", file, "--threads", "3", "--deduplicate", identity]).output
          == copies.output)
    }
    let wrong = try Program.run(["label", file, "--since", "2021-02-30"])
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("--since is \"2021-02-30\"; expected a date as in 2021-03-31"))
  }

  @Test("labels with a model that was trained on codes")
  func model() throws {
    let rows = (0..<60).map { i in
      i % 2 == 0
        ? "loket buka besok ke-\(i % 7),layanan" : "apel pagi di halaman ke-\(i % 5),kegiatan"
    }
    let codes = try scratch.write(
      "codes.csv", "text,code\n" + rows.joined(separator: "\n") + "\ntanpa kode,\n")
    let model = scratch.path("my.model")
    let training = try Program.run(["train", codes, "-o", model])
    #expect(training.status == 0)
    #expect(training.output.contains("trained on 60 coded tweets"))
    #expect(training.output.contains("rows without a code, left out: 1"))
    let run = try Program.run(
      ["label", "--model", model, "-"], input: Array("teks\nloket mana yang buka\n".utf8))
    let cells = run.output.split(separator: "\n")[1].split(separator: ",")
    #expect(cells[1] == "layanan" && cells[3] == "true")
    let probability = try #require(Double(cells[2]))
    #expect(probability > 0.5 && probability <= 1)
    #expect(cells[4].contains("buka (+") && cells[4].contains("loket (+"))
    let again = scratch.path("again.model")
    #expect(try Program.run(["train", codes, "-o", again]).status == 0)
    #expect(
      try Data(contentsOf: URL(filePath: model)) == Data(contentsOf: URL(filePath: again)))
  }

  @Test("leaves no file behind when it is killed")
  func killed() throws {
    let rows = String(repeating: "apel pagi di halaman kantor\n", count: 200_000)
    let file = try scratch.write("t.csv", "text\n\(rows)")
    let folder = scratch.path("out")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = try Program.shell(
      "timeout -s KILL 0.3 textmine label \"$1\" -o \"$2/o.csv\"", [file, folder])
    #expect(!FileManager.default.fileExists(atPath: "\(folder)/o.csv"))
  }
}
