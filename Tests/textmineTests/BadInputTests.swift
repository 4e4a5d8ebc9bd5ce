import Foundation
import Testing

@Suite("Bad input gets one line and its exit status") struct BadInputTests {
  private let scratch = Scratch()

  /// Runs `label FILE -o OUT` and `report FILE -o OUT`; both must fail alike and leave no output.
  private func expectFailure(_ file: String, _ status: Int32, _ message: String) throws {
    for command in ["label", "report"] {
      let output = command == "label" ? "out.csv" : "out.html"
      let run = try Program.run([command, file, "-o", scratch.path(output), "--quiet"])
      #expect(run.status == status)
      #expect(run.errors == "textmine: \(message)\n")
      #expect(run.output == "")
      #expect(!scratch.names.contains { $0.contains("out.") })
    }
  }

  @Test("a missing file")
  func missing() throws {
    let file = scratch.path("none.csv")
    try expectFailure(file, 66, "\(file): no such file or folder")
  }

  @Test("an empty file")
  func empty() throws {
    let file = try scratch.write("empty.json", "")
    try expectFailure(file, 65, "\(file): the file is empty")
  }

  @Test("a folder without tweets")
  func folder() throws {
    let folder = scratch.path("folder")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try expectFailure(
      folder, 65,
      "\(folder): no file in this folder holds tweets; expected csv, xlsx, ods, json, txt or tweets.js"
    )
  }

  @Test("a binary file")
  func binary() throws {
    let file = try scratch.write("photo.csv", [0x89, 0x50, 0x4E, 0x47, 0, 0, 1, 2, 0xFF, 0])
    let run = try Program.run(["label", file])
    #expect(run.status == 65)
    #expect(run.errors.hasPrefix("textmine: \(file): found "))
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  @Test("a table without a text column: which there are, and the option that names one")
  func noTextColumn() throws {
    let file = try scratch.write("t.csv", "nomor,isi_pesan_x\n1,apel\n")
    try expectFailure(
      file, 65,
      "\(file): no column is known to hold the text; the columns are \"nomor\", \"isi_pesan_x\"; "
        + "name one with --text-column")
    let run = try Program.run(["label", file, "--text-column", "isi_pesan_x"])
    #expect(run.status == 0 && run.output.contains("1,apel,kegiatan"))
  }

  @Test("a truncated gzip")
  func gzip() throws {
    let whole = try scratch.write(
      "t.csv", "text\n" + (0..<5_000).map { "apel \($0 * 7919)\n" }.joined())
    _ = try Program.shell(
      "gzip -c \"$1\" | head -c 9000 > \"$2\"", [whole, scratch.path("cut.csv.gz")])
    let file = scratch.path("cut.csv.gz")
    try expectFailure(file, 65, "\(file): the gzip file is cut short or damaged; download it again")
  }

  @Test("a truncated zip")
  func zip() throws {
    let bytes = try Data(contentsOf: URL(filePath: Program.archive))
    let file = try scratch.write("cut.zip", bytes.prefix(bytes.count / 2))
    try expectFailure(file, 65, "\(file): the zip file is cut short or damaged; download it again")
  }

  @Test("a tweets.js with a missing bracket: the line where the array begins")
  func bracket() throws {
    let file = try scratch.write(
      "tweets.js",
      """
      window.YTD.tweets.part0 = [
        {"tweet": {"id_str": "1", "full_text": "apel", "created_at": "Mon Jan 01 10:00:00 +0000 2024"}}
      """)
    let run = try Program.run(["label", file, "-o", scratch.path("out.csv")])
    #expect(run.status == 65)
    #expect(run.errors.hasPrefix("textmine: \(file):1: "))
    #expect(!scratch.names.contains("out.csv"))
  }

  @Test("an output that cannot be written")
  func unwritable() throws {
    let run = try Program.run(["label", Program.table, "-o", "/nowhere/at/all/out.csv"])
    #expect(run.status == 74)
    #expect(
      run.errors == "textmine: /nowhere/at/all/out.csv: cannot create: no such file or directory\n")
  }

  @Test("a full disk")
  func fullDisk() throws {
    let run = try Program.shell("textmine label \"$1\" > /dev/full", [Program.table])
    #expect(run.status == 74)
    #expect(run.errors == "textmine: standard output: cannot write: no space left on device\n")
  }

  /// Whether a small file system can be made for the test alone.
  private static let hasOwnDisk =
    (try? Program.shell("unshare -rm mount -t tmpfs -o size=64k none /mnt").status) == 0

  @Test(
    "a disk that fills up leaves no half file", .enabled(if: hasOwnDisk),
    arguments: ["csv", "jsonl", "xlsx"])
  func fullOwnDisk(format: String) throws {
    let rows = String(repeating: "apel pagi di halaman kantor\n", count: 20_000)
    let file = try scratch.write("t.csv", "text\n\(rows)")
    let line = """
      unshare -rm bash -c 'mount -t tmpfs -o size=64k none /mnt && cd /mnt || exit 9
        textmine label "$1" -o "out.$2"; status=$?; ls -A /mnt; exit $status' bash "$1" "$2"
      """
    let run = try Program.shell(line, [file, format])
    #expect(run.status == 74 && run.output == "")
    #expect(run.errors == "textmine: out.\(format): cannot write: no space left on device\n")
  }

  @Test(
    "a disk for temporary files that fills up leaves no spreadsheet that is cut short",
    .enabled(if: hasOwnDisk), arguments: ["64k", "1500k", "6m"])
  func fullTemporaryDisk(size: String) throws {
    let rows = String(repeating: "apel pagi di halaman kantor\n", count: 20_000)
    let file = try scratch.write("t.csv", "text\n\(rows)")
    let line = """
      unshare -rm bash -c 'mount -t tmpfs -o size=$3 none /mnt || exit 9
        TMPDIR=/mnt textmine label "$1" -o "$2/out.xlsx"; status=$?; ls -A "$2"; exit $status
        ' bash "$1" "$2" "$3"
      """
    let folder = Scratch()
    let run = try Program.shell(line, [file, folder.url.path, size])
    #expect(run.status == 74 && run.output == "")
    #expect(run.errors == "textmine: /mnt: cannot write: no space left on device\n")
  }

  @Test("killed at any moment leaves no half file", arguments: ["csv", "jsonl", "xlsx"])
  func killed(format: String) throws {
    let rows = String(repeating: "apel pagi di halaman kantor\n", count: 20_000)
    let file = try scratch.write("t.csv", "text\n\(rows)")
    let line = """
      for delay in 0.02 0.1 0.2 0.4 0.8 1.6; do
        textmine label "$1" -o "$3/out.$2" 2>/dev/null & child=$!
        sleep $delay; kill -9 $child 2>/dev/null; wait $child 2>/dev/null
        if [ "$(ls -A "$3")" = "out.$2" ]; then
          textmine inspect "$3/out.$2" | grep -F '= 20000 tweets + 0 skipped' > /dev/null \\
            || echo "half a file"
          rm "$3/out.$2"
        elif [ -n "$(ls -A "$3")" ]; then ls -A "$3"; fi
      done
      """
    let folder = Scratch()
    let run = try Program.shell(line, [file, format, folder.url.path])
    #expect(run.output == "")
  }

  @Test("a closed pipe is no error")
  func closedPipe() throws {
    let rows = String(repeating: "apel pagi di halaman kantor\n", count: 100_000)
    let file = try scratch.write("t.csv", "text\n\(rows)")
    let run = try Program.shell("textmine label \"$1\" | head -1", [file])
    #expect(run.status == 0 && run.errors == "")
    #expect(run.output == "text,label,probability,service,evidence\n")
  }

  @Test("invalid UTF-8 is replaced and counted")
  func invalidUTF8() throws {
    let file = try scratch.write(
      "t.csv", Array("id,text\n1,apel ".utf8) + [0xFF, 0xFE] + Array(" pagi\n".utf8))
    let run = try Program.run(["label", file, "-o", scratch.path("out.jsonl")])
    #expect(run.status == 0)
    #expect(run.errors.contains("1 text repaired"))
    #expect(try scratch.text("out.jsonl").contains("\u{FFFD}"))
  }

  @Test("a bad row is named and skipped, or fatal with --strict")
  func badRow() throws {
    let file = try scratch.write("t.csv", "id,text\n1,apel\n2,a,b\n3,rapat\n")
    let run = try Program.run(["label", file])
    #expect(run.status == 0)
    #expect(
      run.errors == """
        \(file):3: skipped: expected 2 fields, found 3
        \(file): 1 of 3 records skipped; results are those of the others

        """)
    let strict = try Program.run(["label", file, "--strict"])
    #expect(strict.status == 65)
    #expect(strict.errors == "textmine: \(file):3: expected 2 fields, found 3\n")
  }

  @Test(
    "wrong options are usage errors",
    arguments: [
      ["label"],
      ["label", "x.csv", "--model", "m", "--codebook", "konten", "--codebook", "fang"],
      ["label", "x.csv", "--model", "m", "--stem", "none"], ["label", "x.csv", "-o", "out.doc"],
      ["report", "x.csv", "--time-zone", "Mars/Olympus"], ["label", "x.csv", "--threads", "0"],
      ["train", "x.csv"], ["tokens", "--stem", "jv"],
    ])
  func usage(arguments: [String]) throws {
    #expect(try Program.run(arguments).status == 64)
  }

  @Test("a model or codebook that cannot be used")
  func modelAndCodebook() throws {
    let file = try scratch.write("x.model", "no model at all")
    let model = try Program.run(["label", Program.table, "--model", file])
    #expect(model.status == 65)
    #expect(
      model.errors
        == "textmine: \(file): not a textmine model; make one with \"textmine train\"\n")
    let yaml = try scratch.write(
      "b.yml", "name: a\nfallback: x\ncategories:\n  - id: x\n  - id: y\n")
    let codebook = try Program.run(["codebook", "check", yaml])
    #expect(codebook.status == 65)
    #expect(
      codebook.errors
        == "textmine: \(yaml):5:5: category \"y\" has no keywords; add one or remove it\n")
    let none = try Program.run(["label", Program.table, "--codebook", "agama"])
    #expect(none.status == 66)
    #expect(
      none.errors
        == "textmine: no codebook \"agama\"; there are \"konten\", \"fang\", or name a file\n")
  }

  @Test("codes that nothing can be learnt from")
  func codes() throws {
    let one = try scratch.write("one.csv", "text,label\napel,a\nrapat,a\n")
    let run = try Program.run(["train", one, "-o", scratch.path("m")])
    #expect(run.status == 65)
    #expect(
      run.errors
        == "textmine: cannot train: every tweet is coded \"a\"; code some of another category\n")
    let none = try scratch.write("none.csv", "text,x\napel,a\n")
    let noColumn = try Program.run(["train", none, "-o", scratch.path("m")])
    #expect(noColumn.status == 65)
    #expect(
      noColumn.errors
        == "textmine: \(none): no column \"code\", \"kode\" or \"label\"; the columns are \"text\", "
        + "\"x\"; name one with --code-column\n")
    #expect(!scratch.names.contains("m"))
  }
}
