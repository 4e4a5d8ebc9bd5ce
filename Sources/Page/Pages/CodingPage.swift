internal import Classifier
internal import Foundation
internal import Hummingbird
internal import Corpus
internal import Report
internal import StudyFile

/// Coding: a tweet, the categories with their definitions, and a key for each.
extension Site {
  func codingPage(_ visit: Visit) throws -> Response {
    let (sample, coder) = try coding(visit)
    let task: CodingTask?
    if let number = visit.query("tweet").flatMap({ Int64($0) }) {
      task = try study.task(number, of: coder, in: sample)
    } else {
      task = try study.nextTask(of: coder.id, in: sample)
    }
    let progress = try study.progress(of: coder.id, in: sample)
    guard let task else { return finished(coder, progress, visit) }
    return codingPage(task, coder, progress, visit, warning: "")
  }

  private func codingPage(
    _ task: CodingTask, _ coder: StoredSample.Coder, _ progress: CodingProgress, _ visit: Visit,
    warning: Markup
  ) -> Response {
    let say = visit.say
    let tweet = task.tweet.tweet
    let date = tweet.createdAt.map { visit.prose.numbers.date(clock.day(at: $0)) } ?? ""
    let account: Markup = tweet.username.isEmpty ? "" : "<bdi>@\(tweet.username)</bdi> · "
    let choices: [Markup] = program.codable.enumerated().map { index, category in
      let chosen: Markup = task.entry?.code == category.id ? " class=\"chosen\"" : ""
      let key: Markup = index < 9 ? "<kbd>\(index + 1)</kbd>" : "<span></span>"
      return """
        <li><button name="choice" value="\(category.id)"\(chosen)>\(key)<span><strong>\(category.title[visit.prose.language])</strong></span>
        <small>\(category.definition[visit.prose.language])</small></button></li>
        """
    }
    return visit.page(
      say("Kode", "Code"), tab: .code, scripts: ["code.js"],
      """
      \(warning)
      <form method="post" action="/code/\(Int(coder.id))" id="coding">
      <input type="hidden" name="tweet" value="\(Int(task.tweet.id))">
      <input type="hidden" name="seen" value="\(Int(task.entry?.id ?? 0))">
      <div class="coding">
      <div class="tweet">
      <h1 id="what">\(say("Termasuk apa tweet ini?", "What is this tweet?"))</h1>
      <p class="meta">\(account)\(date) · \(visit.prose.name(of: tweet.kind))</p>
      <p class="text large"><bdi>\(tweet.text)</bdi></p>
      <details\(task.entry.map { $0.note.isEmpty ? "" : " open" } ?? "")><summary>\(say("Catatan", "Note")) <kbd>n</kbd></summary>
      <label class="soft" for="note">\(say("untuk pengode lain dan untuk nanti", "for other coders and for later"))</label>
      <textarea class="note" id="note" name="note" maxlength="2000">
      \(.lines(of: task.entry?.note ?? ""))</textarea></details>
      <div class="actions">
      <button class="plain" name="choice" value=" unclear"><kbd>0</kbd> \(say("Tidak jelas", "Unclear"))</button>
      <button class="plain" name="choice" value=" skip"><kbd>s</kbd> \(say("Tunda", "Put off"))</button>
      <button class="plain" name="choice" value=" undo"><kbd>u</kbd> \(say("Batalkan yang terakhir", "Take back the last one"))</button>
      </div>
      <progress max="\(progress.tweets)" value="\(progress.tweets - progress.left)" aria-label="\(say("Kemajuan", "Progress"))"></progress>
      <p class="meta"><bdi>\(coder.name)</bdi>: \(status(progress, visit))</p>
      <div id="live" data-source="/code/live" aria-live="off"></div>
      </div>
      <ol class="choices" aria-labelledby="what">\(choices)</ol>
      </div>
      </form>
      """)
  }

  private func finished(_ coder: StoredSample.Coder, _ progress: CodingProgress, _ visit: Visit)
    -> Response
  {
    let say = visit.say
    return visit.page(
      say("Selesai", "Finished"), tab: .code, scripts: ["code.js"],
      """
      <h1>\(say("Selesai", "Finished"))</h1>
      <p><bdi>\(coder.name)</bdi>: \(status(progress, visit))</p>
      <p><a class="button" href="/share">\(say("Lihat bagiannya", "See the share"))</a> <a href="/code">\(say("Kembali", "Back"))</a></p>
      <form method="post" action="/code/\(Int(coder.id))" id="coding">
      <button class="plain" name="choice" value=" undo"><kbd>u</kbd> \(say("Batalkan yang terakhir", "Take back the last one"))</button></form>
      """)
  }

  /// Saves what a coder says, and only then shows the next tweet.
  func code(_ visit: Visit) async throws -> Response {
    let (sample, coder) = try coding(visit)
    let form = try await visit.form(limit: limits.form)
    let choice = form["choice"]
    if choice == " undo" {
      let tweet = try study.undo(by: coder, in: sample)
      return Visit.redirect(to: "/code/\(coder.id)" + (tweet.map { "?tweet=\($0)" } ?? ""))
    }
    let tweet = try form.number("tweet", in: 1...Int64.max)
    let seen = try form.number("seen", in: 0...Int64.max)
    let state: CodeEntry.State
    switch choice {
    case " unclear": state = .unclear
    case " skip": state = .skipped
    default:
      guard program.codable.contains(where: { $0.id == choice }) else {
        throw SavedStudyError.noCategory(choice)
      }
      state = .code
    }
    let note = String(form["note"].prefix(2_000))
    let result = try await codes.save(
      NewEntry(
        state, code: state == .code ? choice : nil, note: note, of: tweet, by: coder, in: sample,
        seen: seen))
    guard case .conflict(let entry) = result else { return Visit.redirect(to: "/code/\(coder.id)") }
    return try conflict(entry, tweet, coder, sample, visit)
  }

  /// The tweet again, with what another window has saved meanwhile.
  private func conflict(
    _ entry: CodeEntry, _ tweet: Int64, _ coder: StoredSample.Coder, _ sample: StoredSample,
    _ visit: Visit
  ) throws -> Response {
    let title = program.codable.first { $0.id == entry.code }?.title[visit.prose.language]
    let found = title ?? visit.say("keterangan lain", "something else")
    return codingPage(
      try study.task(tweet, of: coder, in: sample), coder,
      try study.progress(of: coder.id, in: sample), visit,
      warning: """
        <div class="caveats" role="alert"><p>\(visit.say(
          "Jendela lain sudah menyimpan “\(found)” untuk tweet ini, dan itu tetap berlaku. Pilih lagi untuk menggantinya, atau",
          "Another window has saved “\(found)” for this tweet, and that still counts. Choose again to replace it, or")) \
        <a href="/code/\(Int(coder.id))">\(visit.say("lanjutkan", "go on"))</a>.</p></div>
        """)
  }

  /// The sample and the coder of the address.
  private func coding(_ visit: Visit) throws -> (StoredSample, StoredSample.Coder) {
    guard let sample = try study.sample() else { throw SavedStudyError.noSample }
    guard let id = visit.parameters.get("coder", as: Int64.self),
      let coder = sample.coders.first(where: { $0.id == id })
    else { throw Refusal.notFound }
    return (sample, coder)
  }
}
