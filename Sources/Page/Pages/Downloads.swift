internal import Classifier
internal import Corpus
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Report
internal import Study
internal import StudyFile

/// The files of a study, as the command line writes them.
extension Site {
  func downloads(_ visit: Visit) throws -> Markup {
    let say = visit.say
    func item(_ title: String, _ files: [(String, String)]) -> Markup {
      let links: [Markup] = files.map { "<a href=\"/download/\($0.1)\">\($0.0)</a>" }
      return "<li>\(title): \(Markup.joined(links, by: " · "))</li>"
    }
    var items = [
      item(say("Laporan", "Report"), [("HTML", "report.html"), ("JSON", "report.json")]),
      item(
        say("Tweet dengan label", "Tweets with labels"),
        [("CSV", "tweets.csv"), ("Excel", "tweets.xlsx")]),
      item(
        say("Bagian", "Share"),
        [("CSV", "share.csv"), ("Excel", "share.xlsx"), ("JSON", "share.json")]),
    ]
    if try study.labelModel() != nil {
      items.append(
        item(say("Model yang memberi label", "The model that labels"), [("model", "labels.model")]))
    }
    for coder in (try study.sample())?.coders ?? [] {
      items.append(
        item(
          say("Lembar kode \(coder.name)", "Codes of \(coder.name)"),
          [("Excel", "codes-\(coder.id).xlsx"), ("CSV", "codes-\(coder.id).csv")]))
    }
    return """
      <section><h2>\(say("Unduhan", "Downloads"))</h2>
      <ul class="plain">\(items)</ul>
      <p class="soft">\(say(
        "Untuk PDF, cetak laporan dari peramban. Lembar kode dapat dibaca textmine share dan diisi dengan Excel.",
        "For a PDF, print the report in the browser. Sheets of codes can be read by textmine share and filled in with Excel."))</p></section>
      """
  }

  func download(_ visit: Visit) async throws -> Response {
    let name = try visit.parameters.require("name")
    guard let dot = name.lastIndex(of: "."),
      let type = Self.types[String(name[name.index(after: dot)...])]
    else {
      throw Refusal.notFound
    }
    // A file of its own, since writers of sheets write files; nobody else sees its folder.
    let folder = uploads + "/" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let path = folder + "/" + Upload.safe(name)
    try await write(String(name[..<dot]), to: path, visit)
    let bytes = try Data(contentsOf: URL(filePath: path))
    return Response(
      status: .ok,
      headers: [
        .contentType: type, .contentDisposition: "attachment; filename=\"\(Upload.safe(name))\"",
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  private static let types = [
    "csv": "text/csv; charset=utf-8", "model": "application/octet-stream",
    "json": "application/json",
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ]

  private func write(_ what: String, to path: String, _ visit: Visit) async throws {
    func write(_ text: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }
    func write(_ sheet: CodingSheet) throws {
      guard let format = OutputFormat(path: path), format != .jsonLines else {
        throw Refusal.notFound
      }
      try sheet.write(to: path, as: format)
    }
    let ending = path.split(separator: ".").last ?? ""
    switch (what, ending) {
    case (_, "model"): try await modelFile(what).write(to: URL(filePath: path))
    case ("report", "html"):
      try await write(ReportHTML(contents(), language: visit.prose.language).rendered())
    case ("report", "json"):
      try await write(ReportJSON(contents()).rendered())
    case ("tweets", "csv"), ("tweets", "xlsx"): try await writeTweets(to: path)
    case ("share", _):
      guard let result = try await figures.shares()?.result else { throw Refusal.notFound }
      if ending == "json" {
        try write(JSONText().rendered(ShareJSON(result, version: program.version)))
      } else {
        try write(result.table)
      }
    case ("agreement", _):
      guard let sample = try study.sample(), let codes = try coders(of: sample) else {
        throw Refusal.notFound
      }
      let agreement = AgreementStudy(codes, program.codebook)
      if ending == "json" {
        try write(JSONText().rendered(agreement))
      } else {
        try write(agreement.table)
      }
    case (_, "xlsx"), (_, "csv"): try write(codingSheet(what, visit))
    default: throw Refusal.notFound
    }
  }

  private func contents() async throws -> ReportContents {
    try await reportContents(figures.count(), figures.shares())
  }

  /// The sheet of a coder, by `codes-1`; `settled-1` has what coders have agreed on.
  private func codingSheet(_ name: String, _ visit: Visit) throws
    -> CodingSheet
  {
    let parts = name.split(separator: "-")
    guard parts.count == 2, ["codes", "settled"].contains(parts[0]),
      let sample = try study.sample(),
      let coder = sample.coders.first(where: { "\($0.id)" == parts[1] })
    else { throw Refusal.notFound }
    return try study.codingSheet(
      of: coder, in: sample, settled: parts[0] == "settled",
      choices: program.codable.choices(in: visit.prose.language))
  }

  private func writeTweets(to path: String) async throws {
    guard let format = OutputFormat(path: path) else { throw Refusal.notFound }
    let tweets = try study.tweets()
    let corrections = try study.corrections().map {
      try Corrections($0, categories: program.categories)
    }
    var writer = try format.writer(
      to: path, names: LabelledArchive.columns(of: [program.source], tweets), table: nil,
      forExcel: format == .csv)
    _ = try await LabelledArchive(
      of: tweets, by: [program.source], corrections: corrections, to: &writer)
    try writer.finish()
  }
}
