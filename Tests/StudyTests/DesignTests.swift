import Study
import Testing

@Suite("A sheet of a sample") struct SheetOfSampleTests {
  private let archive = InventedArchive()

  private func rows(_ codes: Int = 60) -> [[String]] {
    archive.sheet(archive.draw(codes)).rows.map(\.cells)
  }

  /// The columns of `rows`, by ``SampleDesign/columns``.
  private let stratum = 2
  private let size = 3
  private let inclusion = 4

  private func message(_ rows: [[String]]) -> String {
    do {
      _ = try archive.study([archive.sheet(rows)])
      return "no error"
    } catch { return "\(error)" }
  }

  @Test("is refused where a stratum's size was filled down and counts up")
  func filledDown() {
    var rows = rows()
    for row in rows.indices { rows[row][size] = "\(300 + row)" }
    #expect(message(rows).contains("stratum_tweets is "))
    #expect(message(rows).contains("in other rows of the stratum"))
  }

  @Test("may have its numbers written as spreadsheets write them")
  func spreadsheetNumbers() throws {
    let whole = try archive.study([archive.sheet(rows())])
    var changed = rows()
    for row in changed.indices {
      changed[row][stratum] += ".0"
      changed[row][size] += row % 2 == 0 ? ",0" : ".0"
      let rounded = (Double(changed[row][inclusion])! * 1000).rounded() / 1000
      changed[row][inclusion] = "\(rounded)".replacing(".", with: ",")
    }
    let study = try archive.study([archive.sheet(changed)])
    #expect(study.basis == .sample)
    #expect(study.share(of: study.service!).corrected == whole.share(of: whole.service!).corrected)
  }

  @Test("is refused where a cell of its design cannot be read, with the cell")
  func unreadable() {
    for (column, name, found) in [
      (size, "stratum_tweets", "banyak"), (inclusion, "inclusion", "0,5 dari"),
      (inclusion, "inclusion", "12"), (inclusion + 1, "design", "sample=1"),
    ] {
      var rows = rows()
      rows[7][column] = found
      #expect(
        message(rows).hasPrefix(
          "codes.csv: row 9 (id \(rows[7][0])): \(name) is \"\(found)\", which \"sample\" does not write"
        ))
    }
  }

  @Test("is refused where its strata have more tweets than the archive")
  func tooLarge() {
    var rows = rows()
    for row in rows.indices where rows[row][stratum] == "1" { rows[row][size] = "5000" }
    for row in rows.indices where rows[row][stratum] == "1" { rows[row][inclusion] = "0.01" }
    #expect(message(rows).contains("but the archive had 600 when the sample was drawn"))
  }

  @Test("is refused where rows were added, whoever copied the columns down")
  func added() throws {
    var rows = rows()
    let known = Set(rows.map { $0[0] })
    let added = try #require(archive.truth.keys.sorted().first { !known.contains($0) })
    rows.append([added, "layanan"] + rows[0][2...])
    #expect(message(rows).hasPrefix("codes.csv: row 62 (id \(added)): only "))
    rows[rows.count - 1] = [added, "layanan", "", "", "", ""]
    #expect(message(rows).contains("was not drawn by \"sample\""))
  }

  @Test("is refused where a row is of another tweet of the archive than was drawn")
  func swapped() throws {
    var rows = rows()
    let known = Set(rows.map { $0[0] })
    rows[4][0] = try #require(archive.truth.keys.sorted().first { !known.contains($0) })
    #expect(message(rows).hasPrefix("codes.csv: row 6 (id \(rows[4][0])): the sample has no such"))
  }

  @Test("without its last columns is the sample that drawing again gives, and its result says so")
  func columnsGone() throws {
    let whole = try archive.study([archive.sheet(rows())])
    var bare = rows().map { Array($0.prefix(2)) }
    let again = try archive.study([archive.sheet(bare)])
    #expect(again.basis == .sampleDrawnAgain)
    #expect(again.result().caveats.contains(.drawnAgain))
    #expect(
      again.share(of: again.service!).corrected == whole.share(of: whole.service!).corrected)
    #expect(
      again.share(of: again.service!).codesAlone == whole.share(of: whole.service!).codesAlone)
    bare.removeLast()
    #expect(message(bare).contains("59 of 59 coded tweets are of this archive, but nothing says"))
  }

  @Test("of another state of the archive is refused, unless it is taken like codes from elsewhere")
  func otherState() throws {
    let larger = InventedArchive(tweets: 700)
    let codes = [archive.sheet(archive.draw(60))]
    let error = #expect(throws: CodeError.self) { try larger.study(codes) }
    #expect(
      error
        == .otherState(sheets: ["codes.csv"], found: 60, codes: 60, drawnFrom: 600, this: 700))
    #expect(try !larger.study(codes, claim: .chosen).isSample)
  }
}
