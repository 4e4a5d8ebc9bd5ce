internal import Corpus
internal import Foundation
internal import Report
internal import StudyFile

/// What was found in an archive and what was lost, in words for who has never seen a file format.
struct ArchiveFindings {
  /// What `textmine inspect` tells, as it is kept in the study.
  private struct Inspection: Decodable {
    struct Loss: Decodable {
      let line: Int
      let reason: String
    }

    struct File: Decodable {
      let name: String
      let format: String?
      let tweets: Int
      let skipped: Int
      let repaired: Int
      let duplicates: Int
      let accounts: Int
      let from: String?
      let until: String?
      let losses: [Loss]
      let notes: [String]
    }

    let files: [File]
    /// For each file; nil in studies of earlier versions, whose notes and reasons are in English.
    let notes: [[ReadNote]]?
    let reasons: [[SkipReason]]?
  }

  /// What one file says of its notes and losses.
  private struct Said {
    let file: Inspection.File
    let notes: [Reason]
    let reasons: [Reason]

    init(_ inspection: Inspection, _ place: Int) {
      file = inspection.files[place]
      func english(_ text: String) -> Reason { Reason(indonesian: text, english: text) }
      notes = inspection.notes?[place].map(Reason.init(note:)) ?? file.notes.map(english)
      reasons =
        inspection.reasons?[place].map(Reason.init(loss:))
        ?? file.losses.map { english($0.reason) }
    }
  }

  private let files: [Said]
  private let prose: Prose

  init(_ archive: StoredArchive, _ prose: Prose) {
    let found = try? JSONDecoder().decode(Inspection.self, from: Data(archive.inspection.utf8))
    files = found.map { found in found.files.indices.map { Said(found, $0) } } ?? []
    self.prose = prose
  }

  var markup: Markup { "\(files.map(row))" }

  private func row(_ said: Said) -> Markup {
    let file = said.file
    let numbers = prose.numbers
    var facts = [prose.tweets(file.tweets)]
    if file.accounts > 0 { facts.append(prose.accounts(file.accounts)) }
    if let from = file.from, let until = file.until {
      facts.append("\(from.prefix(10)) – \(until.prefix(10))")
    }
    let losses: [Markup] = zip(file.losses, said.reasons).map { loss, reason in
      "<li>\(prose.say("Baris", "Line")) \(loss.line): <bdi>\(reason.words(prose))</bdi></li>"
    }
    let more = file.skipped - file.losses.count
    let notes: [Markup] = said.notes.map { "<li><bdi>\($0.words(prose))</bdi></li>" }
    let copies = file.duplicates
    let remarks: [Markup] = [
      copies > 0
        ? "<li>\(prose.say("\(numbers.number(copies)) tweet muncul dua kali; dihitung sekali.", "\(numbers.number(copies)) tweets come twice; counted once."))</li>"
        : "",
      file.repaired > 0
        ? "<li>\(prose.say("\(numbers.number(file.repaired)) teks rusak diperbaiki.", "\(numbers.number(file.repaired)) damaged texts were repaired."))</li>"
        : "",
    ]
    return """
      <p><strong><bdi>\(file.name)</bdi></strong> (\(file.format ?? "?")): \(facts.joined(separator: " · "))</p>
      \(lost(file.skipped))
      <ul class="plain">\(remarks)\(losses)\
      \(if: more > 0, "<li>\(prose.more(more))</li>")\(notes)</ul>
      """
  }

  private func lost(_ count: Int) -> Markup {
    count == 0
      ? "<p class=\"good\">\(prose.say("Semua catatan terbaca.", "All records could be read."))</p>"
      : "<p class=\"bad\">\(prose.lost(count))</p>"
  }
}
