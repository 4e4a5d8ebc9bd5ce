internal import Classifier
internal import Corpus
internal import Hummingbird
internal import Report
internal import Study
internal import StudyFile

/// Sheets that were filled elsewhere, and come back.
extension Site {
  func sheetForm(_ visit: Visit) -> Markup {
    let say = visit.say
    return """
      <form method="post" action="/code/sheets" enctype="multipart/form-data" class="panel">
      <h2>\(say("Lembar yang sudah diisi", "Filled sheets"))</h2>
      <p><label for="sheets">\(say("CSV atau Excel, satu atau beberapa", "CSV or Excel, one or several"))</label>
      <input type="file" id="sheets" name="sheets" multiple required accept=".csv,.tsv,.xlsx,.ods"></p>
      <p><label class="check"><input type="checkbox" name="replaces" value="1">
      \(say("Bila kodenya berbeda, kode di lembar yang berlaku", "Where codes differ, those of the sheet count"))</label></p>
      <button>\(say("Ambil kode", "Take the codes"))</button>
      <p class="soft">\(say(
        "Pengodenya disebut di kolom coder; tanpa kolom itu, nama berkas adalah namanya. Kode yang diganti tetap tersimpan di riwayat.",
        "The column coder names who has coded; without it the file's name does. Codes that are replaced stay in the history."))</p>
      </form>
      """
  }

  func takeSheets(_ visit: Visit) async throws -> Response {
    let upload = try await Upload(visit.request, into: uploads, limit: limits.sheets)
    defer { upload.remove() }
    if upload.files.isEmpty { throw Refusal.badForm }
    guard try !study.isAdding() else { throw SavedStudyError.adding }
    let replaces = upload.fields["replaces"] == "1"
    let results: [ImportedCodes]
    do {
      let sheets = try upload.files.map { file in
        var sheet = try CodeSheet(file: file)
        sheet.name = upload.named(file)
        return sheet
      }
      results = try study.take(
        FilledSheets(sheets, categories: program.codable), categories: program.codable,
        replaces: replaces)
    } catch {
      let refusal = Refusal(error)
      throw Refusal(refusal.status, refusal.reason.renamed(upload.named))
    }
    Task { await figures.prepare() }
    return taken(results, replaces, visit)
  }

  private func taken(_ results: [ImportedCodes], _ replaces: Bool, _ visit: Visit) -> Response {
    let say = visit.say
    let numbers = visit.prose.numbers
    let rows: [Markup] = results.map { result in
      let counts: [Markup] = [result.new, result.same, result.different].map {
        "<td class=\"n\">\(numbers.number($0))</td>"
      }
      return "<tr><th scope=\"row\"><bdi>\(result.coder)</bdi></th>\(counts)</tr>"
    }
    let different = results.reduce(0) { $0 + $1.different }
    let kept =
      replaces
      ? say("Kode di lembar yang berlaku.", "The codes of the sheet count.")
      : say(
        "Kode di studi ini yang tetap berlaku; untuk memakai kode di lembar, ambil lagi dengan pilihan itu.",
        "The codes of this study still count; to use those of the sheet, take it again with that choice."
      )
    let title = say("Kode diambil", "Codes taken")
    return visit.page(
      title, tab: .code,
      """
      <h1>\(title)</h1>
      \(table(
        caption: say("Baris yang berisi, per pengode", "Rows that say something, by coder"),
        heads: [say("Pengode", "Coder"), say("baru", "new"), say("sama", "the same"), say("berbeda", "different")], rows))
      \(if: different > 0, "<p>\(kept)</p>")
      <p><a class="button" href="/code">\(say("Ke pengodean", "To coding"))</a> <a href="/share">\(say("Lihat bagiannya", "See the share"))</a></p>
      """)
  }
}
