internal import Classifier
internal import Foundation
internal import Hummingbird
internal import Report
internal import Study
internal import StudyFile

/// Training a model on the study's codes: begun by a button, shown with what it is worth, and used only where somebody
/// says so.
extension Site {
  /// The part of the codebook's page from which training begins.
  func trainingInvitation(_ visit: Visit) async -> Markup {
    let say = visit.say
    let button: Markup
    if case .none = await trainings.state {
      button = trainButton(say("Latih model", "Train a model"))
    } else {
      button = """
        <p><a class="button" href="/codebook/train">\(say("Lihat pelatihannya", "See the training"))</a></p>
        """
    }
    return """
      <section><h2>\(say("Belajar dari kode", "Learn from codes"))</h2>
      <p>\(say(
        "Model bawaan textmine dapat belajar dari kode studi ini. Sebelum dipakai, halaman ini menunjukkan seberapa tepat labelnya pada kode yang disisihkan.",
        "The model that comes with textmine can learn from the codes of this study. Before it is used, the page shows how right its labels are on codes held back."))</p>
      \(button)</section>
      """
  }

  private func trainButton(_ title: String) -> Markup {
    "<form method=\"post\" action=\"/codebook/train\"><button>\(title)</button></form>"
  }

  /// Begins, or goes to the training that runs.
  func train(_ visit: Visit) async throws -> Response {
    _ = try await visit.form(limit: limits.form)
    guard try !study.isAdding() else { throw SavedStudyError.adding }
    try await trainings.begin()
    return Visit.redirect(to: "/codebook/train")
  }

  func trainingPage(_ visit: Visit) async throws -> Response {
    switch await trainings.state {
    case .none: return Visit.redirect(to: "/codebook")
    case .running(let stage): return training(stage, visit)
    case .finished(.success(let trained)): return try page(of: trained, visit)
    case .finished(.failure(let error)): return failed(Reason(ofAny: error), visit)
    }
  }

  private func failed(_ reason: Reason, _ visit: Visit) -> Response {
    let title = visit.say("Belum dapat dilatih", "It cannot be trained yet")
    return visit.page(
      title, tab: .codebook,
      """
      <h1>\(title)</h1>
      <div class="caveats" role="alert"><p><bdi>\(reason.words(visit.prose))</bdi></p></div>
      \(trainButton(visit.say("Latih lagi", "Train again")))
      <p><a href="/code">\(visit.say("Ke pengodean", "To coding"))</a> <a href="/codebook">\(visit.say("Kembali", "Back"))</a></p>
      """)
  }

  private func training(_ stage: TrainedModel.Stage, _ visit: Visit) -> Response {
    let say = visit.say
    let title = say("Model sedang dilatih…", "The model is being trained…")
    let progress =
      switch stage {
      case .holdingBack:
        say(
          "Langkah 1 dari 3: label diuji pada kode yang disisihkan",
          "Step 1 of 3: labels are tried on codes held back")
      case .learning:
        say(
          "Langkah 2 dari 3: model belajar dari semua kode",
          "Step 2 of 3: the model learns from all codes")
      case .labelling(let tweets):
        say("Langkah 3 dari 3: ", "Step 3 of 3: ") + visit.prose.tweets(tweets)
          + say(" diberi label untuk dibandingkan", " labelled, to compare")
      }
    return visit.page(
      title, tab: .codebook, refresh: 1,
      "<h1>\(title)</h1><p role=\"status\" class=\"working\">\(progress)</p>")
  }

  private func page(of trained: TrainedModel, _ visit: Visit) throws -> Response {
    let say = visit.say
    let title = say("Model yang dilatih", "The trained model")
    let parts = EvaluationParts(trained.evaluation, visit.prose)
    let isUsed = try study.labelModel() == trained.model.checksum
    let now = try study.revision()
    // Other tweets or labels are not those that it was tried on.
    let isUsable = trained.revision.hasSameStrata(as: now)
    return visit.page(
      title, tab: .codebook,
      """
      <h1>\(title)</h1>
      <p>\(parts.method)</p>
      \(parts.keys)
      \(parts.caveat)
      \(parts.comparison(names(in: trained, visit)))
      \(parts.curve)
      \(if: isUsed, used(visit))
      \(if: !isUsed && isUsable, offer(trained, visit))
      <p><a href="/download/trained.model">\(say("Unduh model ini", "Download this model"))</a>
      <span class="soft">\(say("untuk textmine label --model dan textmine share --model", "for textmine label --model and textmine share --model"))</span></p>
      \(if: !isUsed && !isUsable || !trained.revision.hasSameCodes(as: now), again(visit))
      <section><h2>\(say("Akibatnya bagi tweet", "What it does to the tweets"))</h2>
      \(try moves(of: trained.trial, visit))</section>
      <p><a href="/codebook">\(say("Kembali", "Back"))</a></p>
      """)
  }

  private func names(in trained: TrainedModel, _ visit: Visit) -> [String: String] {
    var names = [
      "trained": visit.say("model yang dilatih", "the trained model"),
      "majority": visit.say("kategori terbanyak", "the most frequent category"),
    ]
    for row in trained.evaluation.comparison where names[row.name] == nil {
      names[row.name] = visit.say("label waktu dilatih", "the labels at that time")
    }
    return names
  }

  private func used(_ visit: Visit) -> Markup {
    "<p role=\"status\">\(visit.say("Model ini sedang dipakai.", "This model is in use."))</p>"
  }

  private func offer(_ trained: TrainedModel, _ visit: Visit) -> Markup {
    let say = visit.say
    return """
      <form method="post" action="/codebook/train/use" class="panel">
      <label>\(say("Mengapa (untuk daftar versi)", "Why (for the list of versions)"))
      <input name="note" maxlength="200"></label>
      <button name="checksum" value="\(trained.model.checksum)">\(say("Pakai model ini", "Use this model"))</button>
      <p class="soft">\(say(
        "Semua tweet lalu mendapat labelnya sekaligus, dan versi sebelumnya dapat dipakai lagi. Bagian dihitung dengan label tweet berkode yang disisihkan, sehingga tetap tidak memihak.",
        "All tweets then get its labels at once, and the version before can be used again. Shares are worked out with labels of coded tweets held back, so that they stay unbiased."))</p>
      </form>
      """
  }

  private func again(_ visit: Visit) -> Markup {
    """
    <section><p>\(visit.say("Kode atau tweet sudah berubah sejak pelatihan ini.", "Codes or tweets have changed since this training."))</p>
    \(trainButton(visit.say("Latih lagi", "Train again")))</section>
    """
  }

  /// Uses what was shown, and nothing else.
  func useTrained(_ visit: Visit) async throws -> Response {
    let form = try await visit.form(limit: limits.form)
    guard try !study.isAdding() else { throw SavedStudyError.adding }
    guard case .finished(.success(let trained)) = await trainings.state,
      trained.model.checksum == form["checksum"]
    else { throw SavedStudyError.changed }
    try study.keep(trained.trial, note: String(form["note"].prefix(200)))
    Task { await figures.prepare() }
    return Visit.redirect(to: "/codebook")
  }

  /// The file of a model: `trained` is the one trained last, `labels` the one that labels the tweets.
  func modelFile(_ name: String) async throws -> Data {
    switch name {
    case "trained":
      guard case .finished(.success(let trained)) = await trainings.state else {
        throw Refusal.notFound
      }
      return trained.model.encoded
    case "labels":
      guard let checksum = try study.labelModel(), let file = try study.model(checksum) else {
        throw Refusal.notFound
      }
      return file
    default: throw Refusal.notFound
    }
  }
}
