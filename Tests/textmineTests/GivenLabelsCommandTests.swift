import Foundation
import Testing

@Suite("textmine share, with labels of another program") struct GivenLabelsCommandTests {
  private let coder = Coder()

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
    func share(_ options: [String], of archive: String) throws -> [String: Any] {
      var json = try coder.json(sheet, options, of: archive)
      json["sentences"] = nil
      return json
    }
    let theirs = ["--labels-from", "kelas", "--codebook", "konten"]
    let own = try share([], of: Program.table)
    let column = try share(theirs, of: table)
    let joined = try share(["--labels", table] + theirs, of: Program.table)
    #expect(NSDictionary(dictionary: own) == NSDictionary(dictionary: column))
    #expect(NSDictionary(dictionary: own) == NSDictionary(dictionary: joined))
  }

  @Test("are reported, with or without a codebook")
  func reported() throws {
    for options in [["--labels-from", "kind"], ["--labels-from", "code", "--codebook", "konten"]] {
      let page = coder.scratch.path("lain.html")
      let run = try Program.run(
        ["report", Program.table] + options + ["-o", page, "--force", "--json"])
      #expect(run.status == 0, "\(run.errors)")
      #expect(try coder.scratch.text("lain.html").contains("</html>"))
    }
  }

  @Test("names a file instead of a pipe, since the archive is read twice")
  func pipe() throws {
    let sheet = try coder.code(try coder.sample(["-n", "30"]))
    let run = try Program.shell(
      "textmine share <(cat \"$1\") --codes \"$2\" --labels-from kelas --codebook konten",
      [Program.table, sheet])
    #expect(run.status == 64 && run.errors.contains("reads the input twice"), "\(run.errors)")
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
}
