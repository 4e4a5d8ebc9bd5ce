import Foundation
import Testing

@Suite("textmine train") struct TrainCommandTests {
  private let scratch = Scratch()

  /// Coded rows of two kinds, `count` of each.
  private func codes(_ count: Int, _ more: [String] = []) throws -> String {
    let rows = (0..<count).flatMap {
      ["loket buka besok ke-\($0),layanan", "apel pagi di halaman ke-\($0),kegiatan"]
    }
    return try scratch.write(
      "codes.csv", "text,code\n" + (rows + more).joined(separator: "\n") + "\n")
  }

  private func train(_ arguments: [String]) throws -> Program.Run {
    try Program.run(["train"] + arguments + ["-o", scratch.path("m")])
  }

  @Test("--from-codebook learns from an archive without codes what stands beside keywords")
  func seeded() throws {
    let run = try train(["--from-codebook", "konten", Program.archive])
    #expect(run.status == 0)
    #expect(run.output.contains("tweets without codes, by the keywords they have"))
    let label = try Program.run(
      ["label", "--model", scratch.path("m"), "-"], input: Array("text\napel pagi\n".utf8))
    #expect(label.output.contains("\napel pagi,kegiatan,,false,"))
  }

  @Test("--unlabelled says how many uncoded tweets were learnt from, or that they did not help")
  func unlabelled() throws {
    let run = try train([Program.codes, "--unlabelled", Program.codes])
    #expect(run.status == 0)
    let line = try #require(run.output.split(separator: "\n").last { $0.contains("without codes") })
    #expect(
      line.hasPrefix("learnt from ") && line.contains("with codes alone")
        || line.hasSuffix("do not help and were left out"))
  }

  @Test("--unlabelled needs a codebook that knows the codes, since it learns by keywords")
  func unlabelledWithoutCodebook() throws {
    let run = try train([try codes(15), "--unlabelled", Program.codes, "--codebook", "fang"])
    #expect(run.status == 65)
    #expect(run.errors.contains("codebook fang does not know all codes"))
  }

  @Test("--share makes a model without words that few have used, and with its codebook's name only")
  func share() throws {
    let run = try train([Program.codes, "--share"])
    #expect(run.status == 0)
    let shared = try Data(contentsOf: URL(filePath: scratch.path("m")))
    _ = try train([Program.codes])
    let full = try Data(contentsOf: URL(filePath: scratch.path("m")))
    #expect(shared.count < full.count / 4)
    #expect(shared.range(of: Data("pendaftaran*".utf8)) == nil)
    #expect(full.range(of: Data("pendaftaran*".utf8)) != nil)
  }

  @Test("--from-model begins with a model that was made to be shared, and keeps its categories")
  func fromModel() throws {
    let run = try train([try codes(15), "--from-model", "konten"])
    #expect(run.status == 0 && run.output.contains("peringatan  0"))
    let explained = try Program.run(
      [
        "explain", "--model", scratch.path("m"),
        "Peringatan dini cuaca: hujan lebat disertai petir",
      ])
    #expect(explained.output.hasPrefix("model: peringatan"))
    let own = try Program.run(
      ["train", try codes(15), "--from-model", scratch.path("m"), "-o", scratch.path("n")])
    #expect(own.status == 65 && own.errors.contains("is a model of its own codes"))
    let unknown = try train([try codes(15, ["x,lain"]), "--from-model", "konten"])
    #expect(unknown.status == 65 && unknown.errors.contains("does not know \"lain\""))
  }

  @Test("evaluate --from-model sets what was begun with beside it")
  func evaluated() throws {
    let run = try Program.run(
      ["evaluate", Program.codes, "--from-model", "konten", "--learning-curve", "--errors", "0"])
    #expect(run.status == 0 && run.output.contains("\nmodel konten "))
    #expect(run.output.contains("\n100 more codes would add about "))
  }

  @Test(
    "refuses options that exclude each other",
    arguments: [
      (
        ["--from-codebook", "konten", "--unlabelled", "a.csv"],
        "--from-codebook learns without codes; leave out --unlabelled"
      ),
      (
        ["--from-codebook", "konten", "--method", "linear"],
        "--from-codebook learns without codes; leave out --method and --code-column"
      ),
      (
        ["--method", "complement", "--unlabelled", "a.csv"],
        "--unlabelled learns by keywords and goes with --method linear"
      ),
    ])
  func exclusive(options: [String], message: String) throws {
    let run = try train([Program.table] + options)
    #expect(run.status == 64 && run.errors.contains(message))
  }

  @Test("tells of what is odd in the codes, and loses nothing")
  func oddCodes() throws {
    let file = try scratch.write(
      "odd.csv",
      """
      id,text,code
      1,loket buka,Layanan
      2,loket tutup,layanan
      3,apel pagi, kegiatan
      4,,kegiatan
      5,rapat kerja,
      6,rapat camat,kegiatan
      6,rapat camat,kegiatan
      7,rapat bupati,kegiatan
      7,rapat bupati,layanan

      """)
    let run = try train([file])
    #expect(run.status == 0)
    for line in [
      "trained on 6 coded tweets", "layanan   3", "kegiatan  3", "rows without a code, left out: 1",
      "coded rows without a text, left out: \(file): row 5 (id 4)",
      "counted as \"layanan\": \"Layanan\"",
      "tweets coded twice alike, counted once: 1",
      "tweets coded twice and not alike, counted with both codes: \(file): row 10 (id 7) \"layanan\", "
        + "before \"kegiatan\"",
      "too few codes for probabilities; code 50 or more",
    ] {
      #expect(run.output.contains(line), "\(line) in \(run.output)")
    }
  }

  @Test("trains with 200 categories, some of one tweet")
  func manyCategories() throws {
    let rows = (0..<200).flatMap { category in
      (0..<(category % 3 + 1)).map { "kata\(category) sama\($0),kategori\(category)" }
    }
    let file = try scratch.write(
      "many.csv", "text,code\n" + rows.joined(separator: "\n") + "\n")
    #expect(try train([file, "--method", "complement"]).status == 0)
    let run = try Program.run(
      ["label", "--model", scratch.path("m"), "-"], input: Array("text\nkata77\n".utf8))
    #expect(run.output.contains("kata77,kategori77,"))
  }

  @Test(
    "refuses codes of which nothing can be learnt",
    arguments: [
      (
        "loket,layanan",
        "cannot train: every tweet is coded \"layanan\"; code some of another category"
      ),
      ("loket,", "cannot train: no coded tweet; code some first"),
    ])
  func hopeless(rows: String, message: String) throws {
    let run = try train([try scratch.write("c.csv", "text,code\n\(rows)\n")])
    #expect(run.status == 65 && run.errors.contains(message))
    #expect(!scratch.names.contains("m"))
  }

  @Test("with --min-probability leaves doubtful tweets to a person, and counts them")
  func review() throws {
    #expect(try train([try codes(40)]).status == 0)
    let texts = "text\nloket buka besok\nloket apel\n"
    let run = try Program.run(
      ["label", "--model", scratch.path("m"), "--min-probability", "0.9", "-"],
      input: Array(texts.utf8))
    let rows = run.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(rows[1][1] == "layanan" && rows[1][3] == "true")
    #expect(rows[2][1].isEmpty && rows[2][3].isEmpty && !rows[2][2].isEmpty)
    #expect(run.errors.contains("left without a label, for a person to decide: 1"))
  }

  @Test("gives no --min-probability to what has no probabilities")
  func noProbability() throws {
    let keywords = try Program.run([
      "label", "--min-probability", "0.5", "--codebook", "konten", Program.table,
    ])
    #expect(keywords.status == 64)
    #expect(keywords.errors.contains("--min-probability needs a model"))
    // What labels where nothing is named is a model.
    let standard = try Program.run(
      ["label", "--min-probability", "0.5", "-"], input: Array("text\napel pagi\n".utf8))
    #expect(standard.status == 0 && standard.errors.contains("for a person to decide: "))
    #expect(try train([try codes(5)]).status == 0)
    let few = try Program.run(
      ["label", "--model", scratch.path("m"), "--min-probability", "0.5", Program.table])
    #expect(few.status == 65)
    #expect(
      few.errors.contains("gives no probability; --min-probability needs a model of 50 codes"))
  }
}
