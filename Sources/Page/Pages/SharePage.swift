internal import Classifier
internal import Corpus
internal import Foundation
internal import Hummingbird
internal import Report
internal import Statistics
internal import Study
internal import StudyFile

/// The share: the number with its interval, the sentences to copy, change between years, and the files to download.
extension Site {
  func sharePage(_ visit: Visit) async throws -> Response {
    let say = visit.say
    guard try study.tweetCount() > 0 else { return nothingYet(visit, tab: .share) }
    guard let (counted, shares) = try await figures.sharesIfReady(forStrata: true) else {
      return counting(visit, tab: .share)
    }
    let title = say("Bagian konten layanan publik", "Share of public-service content")
    guard let shares, let corrected = CorrectedShare(shares.result) else {
      return visit.page(
        title, tab: .share,
        """
        <h1>\(title)</h1>
        \(uncorrected(counted, visit))
        \(try downloads(visit))
        """)
    }
    let result = shares.result
    let numbers = visit.prose.numbers
    let decimals = NumberStyle.decimals(for: corrected.coded)
    let caveats: [Markup] = result.caveats.map {
      "<li>\($0.sentence(visit.prose, program.codable))</li>"
    }
    return visit.page(
      title, tab: .share,
      """
      <h1>\(title)</h1>
      <p class="figure-big" id="share">\(numbers.percent(corrected.estimate.value, decimals: decimals))</p>
      <p>\(visit.prose.level(corrected.level)): <span id="interval">\(numbers.range(corrected.estimate.interval, decimals: decimals))</span>.
      \(visit.prose.basis(of: corrected)).</p>
      <p class="soft">\(say(
        "Dari 100 sampel seperti ini, selang 95 di antaranya memuat bagian yang sebenarnya.",
        "Of 100 samples like this one, the intervals of 95 hold the true share."))</p>
      \(if: !caveats.isEmpty, "<div class=\"caveats\" role=\"note\"><ul>\(caveats)</ul></div>")
      \(categoryTable(result, visit))
      \(try change(shares, visit))
      <section><h2>\(say("Kalimat untuk disalin", "Sentences to copy"))</h2>
      <p class="copy" lang="id">\(corrected.sentence(in: .indonesian, version: program.version))</p>
      <p class="copy" lang="en">\(corrected.sentence(in: .english, version: program.version))</p></section>
      \(try downloads(visit))
      """)
  }

  /// What the labels say, which nobody has checked.
  private func uncorrected(_ counted: Figures.Count, _ visit: Visit) -> Markup {
    let share = counted.count.tally.total.share(program.categories)
    let numbers = visit.prose.numbers
    return """
      <p class="figure-big">\(numbers.percent(share.service, of: share.labelled))</p>
      <p>\(visit.say(
        "menurut label program, belum diperiksa orang. Kode sampel untuk mendapat bagian dengan selangnya.",
        "by the program's labels, which nobody has checked. Code a sample to get the share with its interval."))</p>
      <p><a class="button" href="/code">\(visit.say("Kode sampel", "Code a sample"))</a></p>
      """
  }

  private func categoryTable(_ result: ShareResult, _ visit: Visit) -> Markup {
    let say = visit.say
    let rows: [Markup] = ([result.service].compactMap(\.self) + result.categories).map { row in
      let category = program.codable.first { $0.id == row.name }
      let name = category?.title[visit.prose.language] ?? visit.prose.serviceContent
      return figures(row, name, coded: result.coded, visit)
    }
    return table(
      caption: say("Menurut kategori", "By category"),
      heads: [
        visit.prose.category, visit.prose.share, say("Selang", "Interval"), visit.prose.uncorrected,
        say("Kode saja", "Codes alone"),
      ], rows)
  }

  private func figures(_ row: ShareResult.Row, _ name: String, coded: Int, _ visit: Visit) -> Markup
  {
    let numbers = visit.prose.numbers
    let decimals = NumberStyle.decimals(for: coded)
    func percent(_ estimate: Estimate?) -> String {
      estimate.map { numbers.percent($0.value, decimals: decimals) } ?? NumberStyle.undefined
    }
    return """
      <tr><th scope="row"><bdi>\(name)</bdi></th><td class="n">\(percent(row.share.corrected))</td>
      <td class="n">\(numbers.range(row.share.corrected?.interval, decimals: decimals))</td>
      <td class="n">\(numbers.percent(row.share.uncorrected, decimals: decimals))</td>
      <td class="n">\(percent(row.share.codesAlone))</td></tr>
      """
  }

  /// A table whose first column names the rows; all others are numbers.
  func table(caption: String, heads: [String], _ rows: [Markup]) -> Markup {
    let heads: [Markup] = heads.enumerated().map {
      "<th scope=\"col\"\(if: $0 > 0, " class=\"n\"")>\($1)</th>"
    }
    return """
      <div class="scroll" role="region" tabindex="0" aria-label="\(caption)">
      <table><caption>\(caption)</caption><thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table></div>
      """
  }

  // MARK: Change

  /// Shares by year, and the difference of two of them.
  private func change(_ shares: Shares, _ visit: Visit) throws -> Markup {
    let years = shares.comparable
    guard years.count > 1 else { return "" }
    let say = visit.say
    let first =
      visit.query("from").flatMap { years.contains($0) ? $0 : nil } ?? years[years.count - 2]
    let second =
      visit.query("to").flatMap { years.contains($0) ? $0 : nil } ?? years[years.count - 1]
    let result = try shares.years.result(comparing: (second, first))
    let rows: [Markup] = result.groups.filter { years.contains($0.name) }.map {
      figures($0, $0.name, coded: $0.coded, visit)
    }
    return """
      <section><h2>\(say("Perubahan", "Change"))</h2>
      \(table(
        caption: say("Konten layanan menurut tahun", "Service content by year"),
        heads: [say("Tahun", "Year"), visit.prose.share, say("Selang", "Interval"), visit.prose.uncorrected, say("Kode saja", "Codes alone")],
        rows))
      <form method="get" action="/share" class="filters">
      \(choice("from", say("Dari", "From"), years, first)) \(choice("to", say("ke", "to"), years, second))
      <button>\(say("Bandingkan", "Compare"))</button></form>
      <p id="difference">\(difference(result.difference?.estimate, (first, second), visit))</p>
      <p class="soft">\(say("Dengan sampel menurut label saja, tahun dengan kurang dari \(CorrectedShare.fewestCodes) kode tidak diberi bagian.", "Years with fewer than \(CorrectedShare.fewestCodes) codes get no share."))</p>
      </section>
      """
  }

  private func difference(_ estimate: Estimate?, _ years: (String, String), _ visit: Visit)
    -> String
  {
    guard let estimate, let interval = estimate.interval else {
      return visit.say("Selisihnya tidak dapat ditentukan.", "The difference cannot be told.")
    }
    let numbers = visit.prose.numbers
    let range =
      "\(numbers.points(interval.lower)) \(visit.say("sampai", "to")) \(numbers.points(interval.upper))"
    let isCertain = interval.lower > 0 || interval.upper < 0
    let words =
      isCertain
      ? visit.say(
        "Perubahan ini lebih dari kebetulan sampel.",
        "This change is more than chance of the sample.")
      : visit.say(
        "Perubahan ini bisa saja kebetulan sampel.", "This change may be chance of the sample.")
    return visit.say(
      "\(years.0) ke \(years.1): \(numbers.points(estimate.value)) poin (\(range)). \(words)",
      "\(years.0) to \(years.1): \(numbers.points(estimate.value)) points (\(range)). \(words)")
  }

  private func choice(_ name: Markup, _ title: String, _ values: [String], _ chosen: String)
    -> Markup
  {
    let options: [Markup] = values.map {
      "<option\($0 == chosen ? " selected" : "")>\($0)</option>"
    }
    return "<label>\(title) <select name=\"\(name)\">\(options)</select></label>"
  }
}
