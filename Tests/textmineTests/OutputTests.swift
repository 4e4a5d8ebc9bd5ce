import Foundation
import Testing

@Suite("An output") struct OutputTests {
  private let scratch = Scratch()

  private func table(_ name: String = "t.csv") throws -> String {
    try scratch.write(name, "id,created_at,username,text\n1,2021-01-01,dinas,banjir di desa\n")
  }

  @Test("of label may be the table itself, which is said")
  func replacesItself() throws {
    let file = try table()
    let run = try Program.run(["label", file, "-o", file])
    #expect(run.status == 0)
    #expect(run.errors.contains("\(file): the table is replaced by itself with labels\n"))
  }

  @Test(
    "of label is not the table itself where rows would be lost",
    arguments: [
      ["--since", "2030"], ["--kind", "retweet"], ["--deduplicate", "text"], [], ["+"],
    ])
  func keepsRows(options: [String]) throws {
    let file = try table()
    if options.isEmpty {
      let handle = try #require(FileHandle(forWritingAtPath: file))
      try handle.seekToEnd()
      try handle.write(contentsOf: Data("2,tanpa kolom lain\n".utf8))
      try handle.close()
    }
    let before = try Data(contentsOf: URL(filePath: file))
    let inputs = options == ["+"] ? [file, file] : [file] + options
    let run = try Program.run(["label"] + inputs + ["-o", file])
    #expect(run.status == 65 && run.errors.contains("name another file"), "\(run.errors)")
    #expect(try Data(contentsOf: URL(filePath: file)) == before)
  }

  @Test("is never another output of the same run")
  func refusesOutputs() throws {
    let sheets = try ["x", "y"].map {
      try scratch.write("\($0).csv", "id,text,code\n1,a,x\n2,b,\($0)\n")
    }
    for (path, options) in [("satu.csv", ["--disagreements"]), ("dua.csv", ["--force", "-o"])] {
      let merged = scratch.path(path)
      let run = try Program.run(["agree"] + sheets + ["--merged", merged] + options + [merged])
      #expect(run.status == 65 && run.errors.contains("is read by the same run"), "\(run.errors)")
    }
  }

  @Test("that is an input by another name is refused, and the input stays")
  func refusesInputs() throws {
    let file = try table()
    let link = scratch.path("link.csv")
    try FileManager.default.linkItem(atPath: file, toPath: link)
    let run = try Program.run(["sample", file, "-n", "1", "-o", link, "--force"])
    #expect(run.status == 65)
    #expect(
      run.errors == "textmine: \(link): is the same file as \(file), which the same run reads or "
        + "writes; name another file\n")
    #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("id,created_at"))
  }

  @Test(
    "of a question to tweets is never the table that is asked",
    arguments: [["inspect"], ["words"], ["words", "--collocations"], ["find", "banjir"]])
  func refusesAsked(command: [String]) throws {
    let file = try table()
    let before = try String(contentsOfFile: file, encoding: .utf8)
    for force in [[], ["--force"]] {
      let run = try Program.run(command + [file, "-o", file] + force)
      #expect(run.status == 65 && run.errors.contains("so it cannot be written"))
    }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == before)
    let other = try scratch.write("catatan.csv", "hari,rapat\nSenin,09.00\n")
    let refused = try Program.run(command + [file, "-o", other])
    #expect(refused.status == 65 && refused.errors.contains("replace it with --force"))
    #expect(try Program.run(command + [file, "-o", other, "--force"]).status == 0)
    // Now it is the program's own.
    #expect(try Program.run(command + [file, "-o", other]).status == 0)
  }

  @Test("is made although nobody can be told of it")
  func fullStandardError() throws {
    let file = try table()
    for output in [scratch.path("out.csv"), scratch.path("out.xlsx")] {
      let run = try Program.shell("textmine label \"$1\" -o \"$2\" 2>/dev/full", [file, output])
      #expect(run.status == 0 && FileManager.default.fileExists(atPath: output))
    }
    #expect(try Program.shell("textmine label none.csv 2>/dev/full").status == 66)
  }

  @Test("of agree is none of the sheets that are compared")
  func refusesSheets() throws {
    let sheets = try ["ani.csv", "budi.csv"].map {
      try scratch.write($0, "id,text,code\n1,a,x\n2,b,y\n3,c,x\n")
    }
    for option in ["-o", "--merged", "--disagreements"] {
      let run = try Program.run(["agree"] + sheets + [option, sheets[1], "--force"])
      #expect(run.status == 65 && run.errors.contains("so it cannot be written"), "\(option)")
    }
  }

  @Test("of label is replaced when another codebook labels anew, also itself")
  func relabels() throws {
    let file = try table()
    let output = scratch.path("out.csv")
    let one = ["label", file, "-o", output, "--quiet"]
    let two = one + ["--codebook", "konten", "--codebook", "fang"]
    for line in [one, two, one, two] { #expect(try Program.run(line).status == 0) }
    let over = ["label", output, "-o", output, "--quiet", "--codebook", "fang"]
    for line in [over, over] { #expect(try Program.run(line).status == 0) }
  }

  @Test("that somebody else made is replaced with --force only")
  func refusesOthers() throws {
    let file = try table()
    let other = try scratch.write("laporan.html", "<html>karya orang</html>")
    let run = try Program.run(["report", file, "-o", other])
    #expect(run.status == 65)
    #expect(
      run.errors
        == "textmine: \(other): exists and was not made by textmine; name another file, or "
        + "replace it with --force\n")
    #expect(try String(contentsOfFile: other, encoding: .utf8) == "<html>karya orang</html>")
    #expect(try Program.run(["report", file, "-o", other, "--force", "--quiet"]).status == 0)
    // Now it is the program's own.
    #expect(try Program.run(["report", file, "-o", other, "--quiet"]).status == 0)
  }

  @Test("of sample that holds codes is replaced with --force only", arguments: ["csv", "xlsx"])
  func keepsCodes(format: String) throws {
    let file = try table()
    let sheet = scratch.path("lembar.\(format)")
    let line = ["sample", file, "-n", "1", "--quiet", "-o", sheet]
    #expect(try Program.run(line).status == 0)
    #expect(try Program.run(line).status == 0)
    guard format == "csv" else { return }
    let empty = try String(contentsOfFile: sheet, encoding: .utf8)
    let coded = empty.replacingOccurrences(of: "status/1,,", with: "status/1,informasi,")
    #expect(coded != empty)
    try coded.write(toFile: sheet, atomically: true, encoding: .utf8)
    let run = try Program.run(line)
    #expect(run.status == 65 && run.errors.contains("holds codes in the column \"code\""))
    #expect(try String(contentsOfFile: sheet, encoding: .utf8) == coded)
  }

  @Test(
    "with the ending of another kind of file is refused",
    arguments: [
      (["report"], "lap.pdf"), (["label"], "out.html"), (["train"], "x.html"),
      (["sample", "-n", "1"], "x.jsonl"),
    ])
  func refusesEndings(command: [String], name: String) throws {
    let file = try table()
    let output = scratch.path(name)
    let run = try Program.run(command + [file, "-o", output])
    #expect(run.status == 64 && run.errors.contains("expected a name"))
    #expect(!FileManager.default.fileExists(atPath: output))
  }
}
