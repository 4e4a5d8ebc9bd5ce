internal import Classifier
internal import Corpus
internal import Foundation
internal import Hummingbird
internal import Report
internal import Statistics
internal import Study
internal import StudyFile

/// Agreement: how far coders agree, and the tweets on which they differ, to settle together.
extension Site {
  /// The most disputed tweets that a page shows.
  private static let shown = 50

  func agreePage(_ visit: Visit) throws -> Response {
    let say = visit.say
    let title = say("Kesepakatan pengode", "Agreement of coders")
    guard let sample = try study.sample(), let codes = try coders(of: sample) else {
      return visit.page(
        title, tab: .agree,
        """
        <h1>\(title)</h1>
        <p>\(say(
          "Kesepakatan terlihat bila dua orang mengode tweet yang sama: ambil sampel dengan dua nama atau lebih dan beberapa tweet bersama.",
          "Agreement shows when two people have coded the same tweets: draw a sample with two names or more and some tweets in common."))</p>
        <p><a class="button" href="/code">\(say("Ke sampel", "To the sample"))</a></p>
        """)
    }
    let agreement = AgreementStudy(codes, program.codebook)
    let numbers = visit.prose.numbers
    return visit.page(
      title, tab: .agree,
      """
      <h1>\(title)</h1>
      <p>\(say(
        "\(numbers.number(agreement.overlap)) tweet dikode dua orang atau lebih, \(numbers.number(agreement.disagreements)) di antaranya berbeda.",
        "\(numbers.number(agreement.overlap)) tweets were coded by two people or more, \(numbers.number(agreement.disagreements)) of them differently."))</p>
      \(overall(agreement, visit))
      \(byCategory(agreement, visit))
      \(effect(agreement, visit))
      \(try disputed(codes, visit))
      <section><h2>\(say("Unduhan", "Downloads"))</h2>
      <ul class="downloads"><li><a href="/download/agreement.csv">CSV</a></li><li><a href="/download/agreement.xlsx">Excel</a></li>
      <li><a href="/download/agreement.json">JSON</a></li></ul></section>
      """)
  }

  /// The codes of all coders; nil where no tweet has two.
  func coders(of sample: StoredSample) throws -> CodeSet? {
    let sheets = try study.codeSheets(of: sample, settled: false)
    guard sheets.count > 1 else { return nil }
    do {
      return try CodeSet(coders: sheets, .categories(program.codable))
    } catch CodeError.noOverlap {
      return nil
    }
  }

  // MARK: Measures

  private func overall(_ study: AgreementStudy, _ visit: Visit) -> Markup {
    let numbers = visit.prose.numbers
    let rows: [Markup] = study.overall.map { measure in
      let interval = measure.estimate?.interval
      let name = measure.name == "agreement" ? visit.say("sama", "the same") : measure.name
      return """
        <tr><th scope="row">\(name)</th><td class="n">\(figure(measure.estimate?.value, visit))</td>
        <td class="n">\(interval.map { "\(numbers.number($0.lower, decimals: 2)) – \(numbers.number($0.upper, decimals: 2))" } ?? NumberStyle.undefined)</td></tr>
        """
    }
    return """
      \(table(
        caption: visit.say("Semua kategori", "All categories"),
        heads: [visit.say("Ukuran", "Measure"), visit.say("Nilai", "Value"), visit.prose.level(study.level)], rows))
      <p class="soft">\(visit.say(
        "Alpha Krippendorff: 1 berarti selalu sama, 0 berarti seperti kebetulan. Mulai 0,80 kode dapat diandalkan; di bawah 0,67 definisinya perlu dibahas.",
        "Krippendorff's alpha: 1 means always the same, 0 as by chance. From .80 on codes can be relied on; below .67 definitions need to be talked over."))</p>
      """
  }

  private func byCategory(_ study: AgreementStudy, _ visit: Visit) -> Markup {
    let rows: [Markup] = (study.categories + [study.service].compactMap(\.self)).map { category in
      let alpha = category.measures.first { $0.name == "Krippendorff alpha" }?.estimate?.value
      let counts: [Markup] = category.tweets.map {
        "<td class=\"n\">\(visit.prose.numbers.number($0))</td>"
      }
      return
        "<tr><th scope=\"row\">\(name(of: category, visit))</th>\(counts)<td class=\"n\">\(figure(alpha, visit))</td></tr>"
    }
    return table(
      caption: visit.say(
        "Tiap kategori terhadap semua yang lain", "Each category against all others"),
      heads: [visit.prose.category] + study.coders + ["alpha"], rows)
  }

  /// What the differences do to a share.
  private func effect(_ study: AgreementStudy, _ visit: Visit) -> Markup {
    guard let service = study.service, let margin = service.coderMargin else { return "" }
    let numbers = visit.prose.numbers
    let shares = zip(study.coders, service.shares).map { coder, share in
      "\(coder) \(share.map { numbers.percent($0) } ?? NumberStyle.undefined)"
    }.joined(separator: ", ")
    return """
      <section><h2>\(visit.say("Akibatnya bagi bagian", "What this does to the share"))</h2>
      <p>\(visit.say(
        "Pada tweet yang dikode semua, bagian konten layanan: \(shares). Karena siapa yang mengode, bagian dapat meleset ± \(numbers.number(100 * margin, decimals: 1)) poin, di samping selang dari sampelnya.",
        "On the tweets that all have coded, the share of service content: \(shares). For who coded, a share may be off by ± \(numbers.number(100 * margin, decimals: 1)) points, beside the interval of its sample."))</p></section>
      """
  }

  private func figure(_ value: Double?, _ visit: Visit) -> String {
    value.map { visit.prose.numbers.number($0, decimals: 2) } ?? NumberStyle.undefined
  }

  private func name(of category: AgreementStudy.Category, _ visit: Visit) -> String {
    program.codable.first { $0.id == category.code }?.title[visit.prose.language]
      ?? visit.prose.serviceContent
  }

  // MARK: Settling

  private func disputed(_ codes: CodeSet, _ visit: Visit) throws -> Markup {
    let disputed = codes.tweets.filter(\.isDisputed)
    if disputed.isEmpty { return "" }
    let settled = try study.settledCodes()
    let items: [Markup] = try disputed.prefix(Self.shown).compactMap { coded in
      guard let tweet = try study.tweet(withID: coded.id) else { return nil }
      return item(coded, tweet, codes, settled[tweet.id], visit)
    }
    let left = disputed.count - settled.count
    return """
      <section><h2>\(visit.say("Tweet yang berbeda kodenya", "Tweets with different codes"))</h2>
      <p>\(visit.say("\(max(0, left)) dari \(disputed.count) belum diselesaikan.", "\(max(0, left)) of \(disputed.count) are not settled."))
      \(disputed.count > Self.shown ? visit.prose.more(disputed.count - Self.shown) : "")</p>
      <ol class="tweets">\(items)</ol></section>
      """
  }

  private func item(
    _ coded: CodedTweet, _ tweet: LabelledTweet, _ codes: CodeSet, _ settled: String?,
    _ visit: Visit
  ) -> Markup {
    let language = visit.prose.language
    func title(_ code: Int) -> String { program.codable[code].title[language] }
    let given: [Markup] = zip(codes.coders, coded.codes).compactMap { coder, code in
      code.map { "<span class=\"tag\"><bdi>\(coder)</bdi>: \(title($0))</span>" }
    }
    let options: [Markup] = program.codable.map {
      "<option value=\"\($0.id)\"\($0.id == settled ? " selected" : "")>\($0.title[language])</option>"
    }
    let agreed: Markup =
      settled == nil ? "" : "<span class=\"good\">\(visit.say("diselesaikan", "settled"))</span>"
    return """
      <li id="t\(Int(tweet.id))"><p class="text"><bdi>\(tweet.tweet.text)</bdi></p><p class="meta">\(given) \(agreed)</p>
      <form method="post" action="/agree/\(Int(tweet.id))"><label>\(visit.say("Kesepakatan", "Agreed"))
      <select name="code"><option value="">\(visit.say("belum", "not yet"))</option>\(options)</select></label>
      <button>\(visit.say("Simpan", "Save"))</button></form></li>
      """
  }

  func settle(_ visit: Visit) async throws -> Response {
    let form = try await visit.form(limit: limits.form)
    guard let number = visit.parameters.get("number", as: Int64.self),
      try study.tweet(number) != nil
    else {
      throw Refusal.notFound
    }
    let code = form["code"]
    guard code.isEmpty || program.codable.contains(where: { $0.id == code }) else {
      throw SavedStudyError.noCategory(code)
    }
    try study.settle(number, as: code.isEmpty ? nil : code)
    return Visit.redirect(to: "/agree#t\(number)")
  }
}
