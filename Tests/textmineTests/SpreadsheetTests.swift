import Foundation
import Testing

let soffice = ["/usr/bin/soffice", "/usr/local/bin/soffice"].first {
  FileManager.default.isExecutableFile(atPath: $0)
}

@Suite("A spreadsheet") struct SpreadsheetTests {
  private let scratch = Scratch()

  @Test("comes back with its own columns and the labels behind them")
  func comesBack() throws {
    let table = try scratch.write(
      "t.csv", "nomor,teks,tautan\n9007199254740993,apel pagi,https://x.com/a/status/1\n")
    let sheet = scratch.path("a.xlsx")
    #expect(try Program.run(["label", "--codebook", "konten", table, "-o", sheet]).status == 0)
    let run = try Program.run(["label", "--codebook", "konten", sheet])
    #expect(run.status == 0)
    #expect(
      run.output.hasPrefix(
        "nomor,teks,tautan,label,probability,service,evidence,textmine_label,"
          + "textmine_probability,textmine_service,textmine_evidence\n"
          + "9007199254740993,apel pagi,https://x.com/a/status/1,kegiatan,,false,"))
    let piped = try Program.shell("cat \"$1\" | textmine label - --codebook konten", [sheet])
    #expect(piped.output == run.output)
  }

  @Test("is not replaced by its own labels: it may have other sheets")
  func staysWhole() throws {
    let table = try scratch.write("t.csv", "id,text\n1,apel pagi\n")
    let book = scratch.path("a.xlsx")
    #expect(try Program.run(["label", table, "-o", book]).status == 0)
    let before = try Data(contentsOf: URL(filePath: book))
    let run = try Program.run(["label", book, "-o", book, "--force"])
    #expect(run.status == 65 && run.errors.contains("so it cannot be written"))
    #expect(try Data(contentsOf: URL(filePath: book)) == before)
  }

  @Test(
    "saved by LibreOffice keeps ids above 2^53, texts and dates",
    .enabled(if: soffice != nil, "LibreOffice is not installed"),
    arguments: ["xlsx", "ods"])
  func survivesLibreOffice(format: String) throws {
    let table = try scratch.write(
      "t.csv",
      "id,created_at,text,code\n9007199254740993,2018-10-10T20:19:24Z,"
        + "\"a \"\"b\"\",\nc  d 🙏\",layanan\n1251954312772812801,,=1+1,\n00012,,_x0041_ &amp; x,x\n"
    )
    let sheet = scratch.path("a.xlsx")
    #expect(try Program.run(["label", "--codebook", "konten", table, "-o", sheet]).status == 0)
    let folder = scratch.path("saved")
    let saving = try Program.shell(
      "\"$1\" -env:UserInstallation=file://$2-profile --headless --convert-to $3 --outdir \"$2\" \"$4\"",
      [soffice!, folder, format, sheet])
    #expect(saving.status == 0)
    let saved = try Program.run(["label", "\(folder)/a.\(format)"])
    // OpenDocument gets the truth values of the other format as numbers.
    let output = saved.output.replacing("lainnya,,0,,", with: "lainnya,,false,,")
    #expect(output == (try Program.run(["label", "--codebook", "konten", sheet]).output))
    #expect(saved.output.contains("9007199254740993,2018-10-10T20:19:24Z,\"a \"\"b\"\",\nc  d 🙏\""))
    #expect(saved.output.contains("1251954312772812801,,=1+1,"))
  }
}
