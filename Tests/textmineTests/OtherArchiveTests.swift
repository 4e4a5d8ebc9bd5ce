import Foundation
import Testing

@Suite("Codes of other tweets than the archive's") struct OtherArchiveTests {
  private let coder = Coder()

  /// A table that numbers its rows, with every `every`th tweet one of service.
  private func table(_ name: String, serviceEvery every: Int) throws -> String {
    let service = [
      "Loket KTP buka pukul 08.00, bawa kartu keluarga",
      "Jadwal SIM keliling hari ini di alun-alun",
    ]
    let other = [
      "Apel pagi dipimpin bupati di halaman setda", "Rapat paripurna membahas anggaran daerah",
    ]
    let rows = (1...200).map { number in
      let texts = number % every == 0 ? service : other
      return "\(number),2021-01-02,dinas,\"\(texts[number % 2]) \(name) \(number)\"\n"
    }
    return try coder.scratch.write("\(name).csv", "no,created_at,username,text\n" + rows.joined())
  }

  @Test("are refused where both tables number their rows, whatever gives the labels")
  func numberedRows() throws {
    let (first, second) = (try table("a", serviceEvery: 5), try table("b", serviceEvery: 2))
    let ids = ["--id-column", "no"]
    var rows = Coder.rows(
      try Program.run(["sample", first, "-n", "40", "-o", "-"] + ids).output)
    for row in rows.indices.dropFirst() { rows[row][5] = row % 4 == 0 ? "layanan" : "kegiatan" }
    let codes = try coder.scratch.write("kode.csv", Coder.text(rows))
    for labels in [[], ["--codebook", "konten"]] {
      #expect(try coder.share(codes, ids + labels, of: first).status == 0)
      let run = try coder.share(codes, ids + labels, of: second)
      #expect(run.status == 65, "\(labels)")
      if !labels.isEmpty { #expect(run.errors.contains("has another text, and so have")) }
    }
    let random = try coder.share(codes, ids + ["--random-codes"], of: second)
    #expect(random.status == 65 && random.errors.contains("give the archive that was coded"))
  }

  @Test("are refused where rows were exchanged for others of the archive, also by other labels")
  func exchanged() throws {
    let rows = try coder.sample(["-n", "60"])
    let drawn = Set(rows.map { $0[0] })
    let others = Coder.rows(try String(contentsOfFile: Program.table, encoding: .utf8)).dropFirst()
      .filter { !drawn.contains($0[0]) }
    let sheet = try coder.code(rows) { rows in
      for (row, other) in zip(1...20, others) {
        rows[row][0] = other[0]
        rows[row][rows[0].firstIndex(of: "text")!] = other[3]
      }
    }
    let run = try coder.share(sheet, ["--codebook", "konten"])
    #expect(
      run.status == 65 && run.errors.contains("the sample has no such tweet"), "\(run.errors)")
  }

  @Test("of a category that the codebook does not know leave the others what they are")
  func unknownCategory() throws {
    let texts = [
      "layanan": "loket ktp buka", "kegiatan": "apel pagi setda", "lelang": "lelang kayu hutan",
    ]
    let rows = texts.sorted { $0.key < $1.key }.flatMap { code, text in
      (1...30).map { "\(code)\($0),akun_\($0 % 10),\"\(text) nomor \($0)\",\(code)\n" }
    }
    let table = try coder.scratch.write("t.csv", "id,username,text,code\n" + rows.joined())
    let model = coder.scratch.path("t.model")
    let train = try Program.run(["train", table, "-o", model])
    #expect(train.output.contains("so not counted as service content: lelang"), "\(train.output)")
    let report = try Program.run([
      "report", table, "--model", model, "-o", coder.scratch.path("t.html"),
    ])
    #expect(report.output.contains("Bagian konten layanan: 33"), "\(report.output)")
    // Where no category is service content there is no share.
    let moods = try coder.scratch.write(
      "m.csv",
      "id,username,text,code\n"
        + rows.map {
          $0.replacing(",layanan\n", with: ",senang\n").replacing(",kegiatan\n", with: ",marah\n")
        }.joined())
    _ = try Program.run(["train", moods, "-o", model, "--force"])
    let none = try Program.run(
      ["report", moods, "--model", model, "--lang", "en", "-o", coder.scratch.path("t.html")])
    #expect(none.output.contains("Share of service content: –"), "\(none.output)")
    #expect(
      try Program.run(["label", moods, "--model", model]).errors.contains(
        "counts as service content"))
  }
}
