internal import Classifier
internal import Corpus
internal import Foundation
internal import Hummingbird
internal import Report
internal import Statistics
internal import Study
internal import StudyFile

/// Coding: drawing a sample, who codes it and how far they are.
extension Site {
  /// What coding a tweet takes, as coders of short texts have needed.
  private static let secondsPerTweet = 20

  func samplePage(_ visit: Visit) async throws -> Response {
    guard try study.tweetCount() > 0 else { return nothingYet(visit, tab: .code) }
    guard let counted = try await figures.countIfReady(forStrata: true) else {
      return counting(visit, tab: .code)
    }
    let say = visit.say
    let title = say("Kode sampel", "Code a sample")
    let body: Markup
    if let sample = try study.sample() {
      let form = drawForm(counted, visit)
      body = """
        \(try coders(sample, visit))
        <section><h2>\(say("Sejauh ini", "So far"))</h2>
        <div id="live" data-source="/code/live" aria-live="polite">\(try live(counted, visit))</div></section>
        <details><summary>\(say("Ambil sampel lain", "Draw another sample"))</summary>
        <p class="soft">\(say("Kode yang ada tetap dihitung untuk tweet yang terambil lagi.", "Codes given so far still count for tweets that are drawn again."))</p>
        \(form)</details>
        \(sheetForm(visit))
        """
    } else {
      body = """
        <p>\(say(
          "Program salah sekian kali. Beberapa ratus tweet yang dikode orang menunjukkan seberapa sering, dan memberi bagian konten layanan beserta selangnya.",
          "The program is wrong now and then. A few hundred tweets that people code show how often, and give the share of service content with its interval."))</p>
        \(drawForm(counted, visit))
        \(sheetForm(visit))
        """
    }
    return visit.page(title, tab: .code, "<h1>\(title)</h1>\n\(body)")
  }

  /// Sends to where tweets come from.
  func nothingYet(_ visit: Visit, tab: Layout.Tab) -> Response {
    visit.page(
      tab.name(visit.prose), tab: tab,
      """
      <h1>\(tab.name(visit.prose))</h1>
      <p>\(visit.say("Studi ini belum punya tweet.", "This study has no tweets yet."))</p>
      <p><a class="button" href="/">\(visit.say("Buka arsip", "Open an archive"))</a></p>
      """)
  }

  // MARK: Drawing

  private func drawForm(_ counted: Figures.Count, _ visit: Visit) -> Markup {
    let say = visit.say
    let precision = PlannedPrecision(counted.census, program.categories)
    let numbers = visit.prose.numbers
    let rows: [Markup] = [0.1, 0.05, 0.03, 0.02].map { margin in
      let codes = min(precision.tweets, precision.codes(forHalfWidth: margin, level: 0.95))
      let time = codes * Self.secondsPerTweet
      return """
        <tr><th scope="row">± \(numbers.number(100 * margin, decimals: 0)) \(say("poin", "points"))</th>
        <td class="n">\(numbers.number(codes))</td><td class="n">\(duration(time, visit))</td></tr>
        """
    }
    return """
      <form method="post" action="/code/draw" class="panel">
      <h2>\(say("Ambil sampel", "Draw a sample"))</h2>
      <div class="fields">
      <label>\(say("Berapa tweet", "How many tweets"))
      <input type="number" name="codes" min="1" max="\(SavedStudy.drawLimit)" value="\(min(100, precision.tweets))"></label>
      <label>\(say("atau seteliti ± poin", "or as precise as ± points"))
      <input type="number" name="margin" min="0.5" max="40" step="any"></label>
      <label>\(say("Pengode, satu nama per baris", "Coders, a name a line"))
      <textarea name="coders" rows="2" required maxlength="900">\(say("Saya", "Me"))</textarea></label>
      <label>\(say("Tweet yang dikode semua", "Tweets that all of them code"))
      <input type="number" name="overlap" min="0" value="0"></label>
      </div>
      <p class="soft">\(say(
        "Dengan dua pengode atau lebih, 50 tweet bersama memperlihatkan seberapa jauh mereka sepakat.",
        "With two coders or more, 50 tweets in common show how far they agree."))</p>
      <button>\(say("Ambil", "Draw"))</button>
      <div class="scroll" role="region" tabindex="0" aria-label="\(say("Yang diperlukan", "What it takes"))">
      <table><caption>\(say("Yang diperlukan, menurut label program", "What it takes, going by the program's labels"))</caption>
      <thead><tr><th scope="col">\(say("Ketelitian", "Precision"))</th><th scope="col" class="n">\(visit.prose.tweets)</th>
      <th scope="col" class="n">\(say("Waktu satu orang", "Time of one person"))</th></tr></thead>
      <tbody>\(rows)</tbody></table></div>
      </form>
      """
  }

  /// A time in minutes or hours.
  private func duration(_ seconds: Int, _ visit: Visit) -> String {
    let minutes = max(1, (seconds + 30) / 60)
    if minutes < 90 {
      return "\(visit.prose.numbers.number(minutes)) \(visit.say("menit", "minutes"))"
    }
    return "\(visit.prose.numbers.number((minutes + 30) / 60)) \(visit.say("jam", "hours"))"
  }

  func draw(_ visit: Visit) async throws -> Response {
    let form = try await visit.form(limit: limits.form)
    guard try !study.isAdding() else { throw SavedStudyError.adding }
    guard try study.tweetCount() > 0 else { throw SavedStudyError.noTweets }
    let census = try await figures.count(forStrata: true).census
    try census.requireIDs()
    let precision = PlannedPrecision(census, program.categories)
    let codes: Int
    if form["margin"].isEmpty {
      codes = try form.number("codes", in: 1...SavedStudy.drawLimit)
    } else {
      guard let points = Double(form["margin"].replacing(",", with: ".")), points > 0, points < 50
      else {
        throw Refusal.badForm
      }
      codes = min(SavedStudy.drawLimit, precision.codes(forHalfWidth: points / 100, level: 0.95))
    }
    let names = form["coders"].split(whereSeparator: \.isNewline).map(String.init)
    let overlap = try form.number("overlap", in: 0...SavedStudy.drawLimit)
    // The same way as the command line draws, so that both give the same tweets.
    var plan = ArchiveCensus.Plan(clock: clock)
    plan.candidates = codes
    plan.seed = IntervalOptions().seed
    let candidates = try await ArchiveCensus(of: study.tweets(), by: program.origin, plan)
    let draw = SampleDraw(codes, of: candidates, precision, labels: program.origin.identity)
    try study.keep(draw, coders: names, overlap: min(overlap, draw.items.count))
    await figures.prepare()
    return Visit.redirect(to: "/code")
  }

  // MARK: Progress

  private func coders(_ sample: StoredSample, _ visit: Visit) throws -> Markup {
    let items: [Markup] = try sample.coders.map { coder in
      let progress = try study.progress(of: coder.id, in: sample)
      let done = progress.tweets - progress.left
      let name = visit.say("Kode sebagai \(coder.name)", "Code as \(coder.name)")
      return """
        <li><a class="button" href="/code/\(Int(coder.id))"><bdi>\(name)</bdi></a>
        <progress max="\(progress.tweets)" value="\(done)" aria-label="\(coder.name)"></progress>
        <p class="meta">\(status(progress, visit))</p></li>
        """
    }
    return "<ul class=\"tweets coders\">\(items)</ul>"
  }

  /// How far a coder is, in words.
  func status(_ progress: CodingProgress, _ visit: Visit) -> String {
    let numbers = visit.prose.numbers
    var parts = [
      visit.say(
        "\(numbers.number(progress.coded)) dari \(numbers.number(progress.tweets)) dikode, \(numbers.number(progress.left)) lagi",
        "\(numbers.number(progress.coded)) of \(numbers.number(progress.tweets)) coded, \(numbers.number(progress.left)) left"
      )
    ]
    if progress.unclear > 0 {
      parts.append("\(numbers.number(progress.unclear)) \(visit.say("tidak jelas", "unclear"))")
    }
    if progress.skipped > 0 {
      parts.append("\(numbers.number(progress.skipped)) \(visit.say("ditunda", "put off"))")
    }
    return parts.joined(separator: " · ")
  }

  /// How wide the interval is by now, and whether more codes are worth their time.
  func live(_ counted: Figures.Count, isBlind: Bool = false, _ visit: Visit) throws -> Markup {
    guard let study = try shareStudy(counted), let service = study.service,
      let share = study.share(of: service).corrected
    else { return "<p>\(visit.say("Belum ada kode.", "No codes yet."))</p>" }
    let numbers = visit.prose.numbers
    let coded = study.coded()
    let decimals = NumberStyle.decimals(for: coded)
    guard let interval = share.interval, coded >= CorrectedShare.fewestCodes else {
      return
        "<p>\(visit.say("\(coded) dikode; selangnya tampak setelah \(CorrectedShare.fewestCodes).", "\(coded) coded; the interval shows from \(CorrectedShare.fewestCodes) on."))</p>"
    }
    let half = (interval.upper - interval.lower) / 2
    // Intervals narrow with the square root of the codes.
    let more = 3 * coded
    let enough = half <= 0.03
    let advice =
      enough
      ? visit.say(
        "Cukup teliti untuk kebanyakan laporan: boleh berhenti.",
        "Precise enough for most reports: you may stop.")
      : visit.say(
        "Untuk selang separuhnya diperlukan sekitar \(numbers.number(more)) kode lagi.",
        "Half that width takes about \(numbers.number(more)) more codes.")
    // Who codes shall not be led by the share so far.
    let figure: Markup =
      isBlind
      ? "<p>\(visit.say("Selang sejauh ini", "The interval so far")) "
      : """
      <p class="figure-big">\(numbers.percent(share.value, decimals: decimals))</p>
      <p>\(visit.prose.level(study.intervals.level)): \(numbers.range(interval, decimals: decimals))
      """
    return """
      \(figure)
      (± \(numbers.number(100 * half, decimals: 1)) \(visit.say("poin", "points"))); \
      \(numbers.number(coded)) \(visit.say("dikode", "coded")). \(advice)</p>
      """
  }

  func livePage(_ visit: Visit) async throws -> Response {
    guard let counted = try await figures.countIfReady(forStrata: true) else {
      throw Refusal.notFound
    }
    return Response(
      status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
      body: ResponseBody(
        byteBuffer: ByteBuffer(string: try live(counted, isBlind: true, visit).source)))
  }

  /// The study of the share, as the command line makes it of the same sheets; nil where nobody has coded.
  func shareStudy(_ counted: Figures.Count) throws -> ShareStudy? {
    guard let codes = try study.codes(program.codable) else { return nil }
    return try ShareStudy(counted.census, codes, program.origin)
  }
}
