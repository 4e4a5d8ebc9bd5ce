import Foundation
import Testing

@Suite("textmine agree") struct AgreeCommandTests {
  private let scratch = Scratch()

  private func sheets(_ a: String, _ b: String) throws -> [String] {
    [
      try scratch.write("ani.csv", "id,text,code\n" + a),
      try scratch.write("budi.csv", "id,text,code\n" + b),
    ]
  }

  @Test("matches sheets by id, whatever the order of rows and the case of codes")
  func sheets() throws {
    let files = try sheets(
      "1,a,layanan\n2,b,kegiatan\n3,c,kegiatan\n4,d,\n,,\n",
      "3,c,KEGIATAN\n1,a, Layanan\n2,b,layanan\n5,e,kegiatan\n")
    let run = try Program.run(["agree", "--draws", "200"] + files)
    #expect(run.status == 0)
    #expect(run.output.contains("3 of 5 coded by two coders or more, 1 of them differently"))
    #expect(run.output.contains("agreement           0.667"))
    // Two of three agree; by chance (2·1 + 1·2)/9.
    #expect(run.output.contains("Cohen kappa         0.400"))
  }

  @Test("takes columns of one sheet, and writes disagreements and all codes for adjudication")
  func columns() throws {
    let file = try scratch.write(
      "c.csv", "id,text,a,b,c\n7,satu,x,x,y\n8,dua,y,y,y\n9,tiga,x,,x\n")
    let (differing, merged) = (scratch.path("d.csv"), scratch.path("m.csv"))
    let run = try Program.run([
      "agree", file, "--draws", "200", "--columns", "a,b,c", "--disagreements", differing,
      "--merged", merged,
    ])
    #expect(run.status == 0)
    #expect(!run.output.contains("Cohen"))
    #expect(try scratch.text("d.csv") == "\u{FEFF}id,text,a,b,c,code\r\n7,satu,x,x,y,\r\n")
    #expect(
      try scratch.text("m.csv")
        == "\u{FEFF}id,text,a,b,c,code\r\n7,satu,x,x,y,\r\n8,dua,y,y,y,y\r\n9,tiga,x,,x,x\r\n")
  }

  @Test("gives ordinal and interval alpha where codes are numbers")
  func numbers() throws {
    let file = try scratch.write(
      "c.csv", "id,text,a,b\n1,t,1,1\n2,t,2,3\n3,t,10,10\n4,t,2,2\n")
    let run = try Program.run(["agree", file, "--draws", "200", "--columns", "a,b", "--json"])
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let overall = try #require((json as? [String: Any])?["overall"] as? [[String: Any]])
    let names = overall.compactMap { $0["name"] as? String }
    #expect(
      names.suffix(4) == [
        "weighted kappa, linear", "weighted kappa, quadratic", "alpha ordinal", "alpha interval",
      ])
    #expect(overall.allSatisfy { $0["value"] is Double })
  }

  @Test("shows in two lines how it is used where there is one sheet only")
  func oneSheet() throws {
    let file = try scratch.write("a.csv", "id,text,code\n1,a,x\n")
    let run = try Program.run(["agree", file])
    #expect(run.status == 64)
    #expect(
      run.errors.hasPrefix(
        """
        Error: expected two sheets or more, or one with a column for each coder:
          textmine agree ani.xlsx budi.xlsx
          textmine agree codes.xlsx --columns ani,budi

        """))
  }

  @Test("speaks Indonesian where it is asked to")
  func indonesian() throws {
    let files = try sheets("1,a,x\n2,b,y\n", "1,a,x\n2,b,x\n")
    let run = try Program.run(["agree", "--draws", "200", "--lang", "id"] + files)
    #expect(run.output.contains("2 dari 2 dikode dua orang atau lebih, 1 di antaranya berbeda"))
    #expect(run.output.contains("kesepakatan") && run.output.contains("0,500"))
  }

  @Test("names what it cannot use, with its row")
  func bad() throws {
    let files = try sheets("1,a,layanan\n2,b,servis\n", "1,a,layanan\n")
    let unknown = try Program.run(["agree"] + files + ["--codebook", "konten"])
    #expect(unknown.status == 65)
    #expect(
      unknown.errors.contains("ani.csv: row 3 (id 2): unknown code \"servis\"; expected one of"))
    let others = try sheets("1,a,x\n1,a,y\n", "1,a,x\n")
    let twice = try Program.run(["agree"] + others)
    #expect(twice.status == 65)
    #expect(twice.errors.contains("row 3 (id 1): coded \"y\", but \"x\" in a row above"))
    let apart = try sheets("1,a,x\n", "2,b,x\n")
    let none = try Program.run(["agree"] + apart)
    #expect(none.status == 65)
    #expect(none.errors.contains("no tweet has codes of two coders"))
    let damaged = try sheets("1.54198E+18,a,x\n", "2,b,x\n")
    #expect(try Program.run(["agree"] + damaged).errors.contains("lost its last digits"))
  }
}
