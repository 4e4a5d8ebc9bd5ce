internal import Classifier
internal import Corpus
internal import Foundation
internal import Hummingbird
internal import Report
internal import StudyFile

/// Editing the codebook: its text, the effect of a change before it is saved, and saving it as a new version.
extension Site {
  /// The settings with the text that is being edited, and with the model that is to use it: its checksum, or nothing for
  /// the one that comes with textmine.
  private static let (draft, draftModel) = ("codebook-draft", "codebook-draft-model")

  private func draftText() throws -> String {
    if let text = try study.setting(Self.draft), !text.isEmpty { return text }
    return program.codebook?.source ?? ""
  }

  /// What labels by the text that is being edited.
  private func draftLabels(_ codebook: Codebook) throws -> LabelSource {
    guard let text = try study.setting(Self.draft), !text.isEmpty else { return program.source }
    let model = try study.setting(Self.draftModel) ?? ""
    return try study.labels(ofModel: model.isEmpty ? nil : model, codebook)
  }

  func codebookEditor(_ visit: Visit) throws -> Response {
    codebookEditor(try draftText(), problem: nil, visit)
  }

  private func codebookEditor(_ text: String, problem: Reason?, _ visit: Visit) -> Response {
    let say = visit.say
    let title = say("Ubah buku kode", "Edit the codebook")
    let warning: Markup =
      problem.map {
        "<div class=\"caveats\" role=\"alert\"><p><bdi>\($0.words(visit.prose))</bdi></p></div>"
      } ?? ""
    return visit.page(
      title, tab: .codebook,
      """
      <h1>\(title)</h1>
      \(warning)
      <form method="post" action="/codebook/edit">
      <p><label for="text">\(say(
        "Kategori dan kata kunci (YAML). Kata dicari menurut kata dasarnya; =kata seperti tertulis, kata* menurut awalnya.",
        "Categories and keywords (YAML). A word is found by its stem; =word as it is written, word* by its beginning."))</label></p>
      <textarea class="source" id="text" name="text" rows="30" spellcheck="false" required>
      \(.lines(of: text))</textarea>
      <p><button>\(say("Lihat akibatnya", "See the effect"))</button> <a href="/codebook">\(say("Kembali", "Back"))</a></p>
      <p class="soft">\(say(
        "Belum ada yang berubah sampai versi baru disimpan.",
        "Nothing changes until a new version is saved."))</p>
      </form>
      """)
  }

  /// Keeps what is being edited, and goes to its effect; a text with a mistake comes back with its line and column.
  func draftCodebook(_ visit: Visit) async throws -> Response {
    let form = try await visit.form(limit: limits.form)
    var text = form["text"].replacing("\r\n", with: "\n")
    var model = try study.labelModel()
    if let number = Int64(form["version"]) {
      let version = try study.labelVersions().first { $0.id == number }
      guard let source = try number == 0 ? Codebook.standard("konten")?.source : version?.codebook
      else { throw Refusal.notFound }
      text = source
      model = version?.model
    }
    do {
      _ = try Codebook(parsing: text, file: visit.say("baris", "line"))
    } catch {
      return codebookEditor(text, problem: Reason(ofAny: error), visit)
    }
    try study.set(Self.draft, to: text)
    try study.set(Self.draftModel, to: model ?? "")
    return Visit.redirect(to: "/codebook/effect")
  }

  func codebookEffect(_ visit: Visit) async throws -> Response {
    let codebook = try Codebook(parsing: draftText(), file: visit.say("baris", "line"))
    switch try await trials.state(of: draftLabels(codebook)) {
    case .running(let tweets): return trying(tweets, visit)
    case .finished(.failure(let error)):
      return codebookEditor(codebook.source, problem: Reason(ofAny: error), visit)
    case .finished(.success(let trial)): return try effect(of: trial, visit)
    }
  }

  private func effect(of trial: LabelTrial, _ visit: Visit) throws -> Response {
    let say = visit.say
    let title = say("Akibat perubahan", "Effect of the change")
    return visit.page(
      title, tab: .codebook,
      """
      <h1>\(title)</h1>
      \(moved(trial, visit))
      <p>\(change(trial, visit))</p>
      <form method="post" action="/codebook/save" class="panel">
      <label>\(say("Mengapa (untuk daftar versi)", "Why (for the list of versions)"))
      <input name="note" maxlength="200"></label>
      <button name="checksum" value="\(trial.codebook.checksum)">\(say("Simpan sebagai versi baru", "Save as a new version"))</button>
      <a href="/codebook/edit">\(say("Ubah lagi", "Edit again"))</a>
      <p class="soft">\(say(
        "Sampel yang sudah diambil tetap berlaku: peluang terambilnya tetap, dan bagian dihitung menurut label yang baru.",
        "A sample that was drawn stays valid: how likely each tweet was drawn stays, and the share is worked out by the new labels."))</p>
      </form>
      \(try list(of: trial, visit))
      \(keywords(of: trial, visit))
      """)
  }

  /// How many tweets change their label, which way, and how right labels become by it.
  func moves(of trial: LabelTrial, _ visit: Visit) throws -> Markup {
    """
    \(moved(trial, visit))
    <p>\(change(trial, visit))</p>
    \(try list(of: trial, visit))
    """
  }

  private func moved(_ trial: LabelTrial, _ visit: Visit) -> Markup {
    let numbers = visit.prose.numbers
    return """
      <p id="moved">\(visit.say(
        "\(numbers.number(trial.moved)) dari \(visit.prose.tweets(trial.tweets)) berganti label.",
        "\(numbers.number(trial.moved)) of \(visit.prose.tweets(trial.tweets)) change their label."))</p>
      """
  }

  private func list(of trial: LabelTrial, _ visit: Visit) throws -> Markup {
    if trial.moves.isEmpty { return "" }
    return "<ul class=\"tweets\">\(try trial.moves.map { try row($0, trial, visit) })</ul>"
  }

  /// How right labels become on the codes.
  private func change(_ trial: LabelTrial, _ visit: Visit) -> String {
    if trial.after.coded == 0 {
      return visit.say(
        "Belum ada kode: kode sampel untuk melihat apakah label menjadi lebih benar.",
        "There are no codes: code a sample to see whether labels become more right.")
    }
    let numbers = visit.prose.numbers
    let (before, after) = (trial.before, trial.after)
    return visit.say(
      "Dari \(numbers.number(after.coded)) tweet yang dikode, label yang benar: \(numbers.number(before.right)) → \(numbers.number(after.right)) (\(numbers.percent(before.right, of: before.coded)) → \(numbers.percent(after.right, of: after.coded))).",
      "Of \(numbers.number(after.coded)) coded tweets, labels that are right: \(numbers.number(before.right)) → \(numbers.number(after.right)) (\(numbers.percent(before.right, of: before.coded)) → \(numbers.percent(after.right, of: after.coded)))."
    )
  }

  private func row(_ move: LabelTrial.Move, _ trial: LabelTrial, _ visit: Visit) throws -> Markup {
    let language = visit.prose.language
    let examples: [Markup] = try move.examples.compactMap { number in
      try study.tweet(number).map {
        "<li><a href=\"/tweet/\(Int(number))\"><bdi>\($0.tweet.text)</bdi></a></li>"
      }
    }
    return """
      <li><p><strong>\(trial.categories[move.from].title[language]) → \(trial.categories[move.to].title[language])</strong>: \(visit.prose.tweets(move.tweets))</p>
      <ul>\(examples)</ul></li>
      """
  }

  /// Saves what the effect was shown of, and nothing else.
  func saveCodebook(_ visit: Visit) async throws -> Response {
    let form = try await visit.form(limit: limits.form)
    guard try !study.isAdding() else { throw SavedStudyError.adding }
    let codebook = try Codebook(parsing: draftText(), file: visit.say("baris", "line"))
    guard codebook.checksum == form["checksum"],
      case .finished(.success(let trial)) = try await trials.state(of: draftLabels(codebook))
    else { throw SavedStudyError.changed }
    try study.keep(trial, note: String(form["note"].prefix(200)))
    try study.set(Self.draft, to: "")
    Task { await figures.prepare() }
    return Visit.redirect(to: "/codebook")
  }
}
