internal import Classifier
internal import Corpus
internal import Foundation
internal import Hummingbird
internal import Lexicon
internal import Report
internal import Study
internal import StudyFile

/// The codebook: what each keyword finds and how right it is, and how it became what it is.
extension Site {
  /// The most keywords of a category that are shown; the others find less.
  private static let shownKeywords = 60

  func codebookPage(_ visit: Visit) async throws -> Response {
    guard try study.tweetCount() > 0 else { return nothingYet(visit, tab: .codebook) }
    guard program.codebook != nil else { throw Refusal.notFound }
    switch try await trials.state(of: program.source) {
    case .running(let tweets): return trying(tweets, visit)
    case .finished(let result):
      let trial = try result.get()
      let say = visit.say
      let title = say("Buku kode", "Codebook")
      return visit.page(
        title, tab: .codebook,
        """
        <h1>\(title)</h1>
        <p>\(say(
          "Kata kunci ini dipakai model di samping apa yang telah dipelajarinya.",
          "The model uses these keywords beside what it has learnt.")) \(version(visit))</p>
        <p>\(accuracy(trial.before, visit))</p>
        <p><a class="button" href="/codebook/edit">\(say("Ubah", "Edit"))</a></p>
        \(await trainingInvitation(visit))
        \(keywords(of: trial, visit))
        \(try versions(visit))
        """)
    }
  }

  func trying(_ tweets: Int, _ visit: Visit) -> Response {
    let title = visit.say("Mencoba kata kunci…", "Trying the keywords…")
    return visit.page(
      title, tab: .codebook, refresh: 1,
      "<h1>\(title)</h1><p role=\"status\" class=\"working\">\(visit.prose.tweets(tweets))</p>")
  }

  private func version(_ visit: Visit) -> String {
    let number = (try? study.labelling()) ?? 0
    return number == 0
      ? visit.say(
        "Versinya yang bawaan textmine.", "They are those that come with textmine.")
      : visit.say("Versi \(number) studi ini.", "This is version \(number) of this study.")
  }

  /// How right the labels are on the codes, with its interval.
  private func accuracy(_ accuracy: LabelTrial.Accuracy, _ visit: Visit) -> String {
    if accuracy.coded == 0 {
      return visit.say(
        "Belum ada kode, jadi belum terlihat seberapa benar.",
        "There are no codes yet, so nothing tells how right they are.")
    }
    let numbers = visit.prose.numbers
    return visit.say(
      "Dari \(numbers.number(accuracy.coded)) tweet yang dikode orang, label \(numbers.number(accuracy.right)) benar (\(numbers.percent(accuracy.right, of: accuracy.coded))).",
      "Of \(numbers.number(accuracy.coded)) tweets that people have coded, \(numbers.number(accuracy.right)) labels are right (\(numbers.percent(accuracy.right, of: accuracy.coded)))."
    )
  }

  // MARK: Keywords

  func keywords(of trial: LabelTrial, _ visit: Visit) -> Markup {
    let codebook = trial.codebook
    let sections: [Markup] = codebook.categories.enumerated().map { index, category in
      let found = codebook.keywords.indices
        .filter { codebook.keywords[$0].category == index && trial.keywords[$0].tweets > 0 }
        .sorted { (trial.keywords[$1].tweets, $0) < (trial.keywords[$0].tweets, $1) }
      let all = codebook.keywords.count { $0.category == index }
      let rows: [Markup] = found.prefix(Self.shownKeywords).map {
        row(codebook.keywords[$0], trial.keywords[$0], visit)
      }
      let numbers = visit.prose.numbers
      let title = category.title[visit.prose.language]
      let unused = visit.say(
        "\(numbers.number(found.count)) dari \(numbers.number(all)) kata kunci ditemukan",
        "\(numbers.number(found.count)) of \(numbers.number(all)) keywords are found")
      return """
        <details><summary>\(title) <span class="soft">\(unused)</span></summary>
        \(table(
          caption: title,
          heads: [visit.say("Kata kunci", "Keyword"), visit.prose.tweets, visit.say("sendirian", "alone"), visit.say("dikode", "coded"), visit.say("benar", "right")],
          rows))
        \(if: found.count > rows.count, "<p>\(visit.prose.more(found.count - rows.count))</p>")</details>
        """
    }
    return """
      <section><h2>\(visit.say("Kata kunci", "Keywords"))</h2>
      <p class="soft">\(visit.say(
        "Tweet: di mana kata kunci itu ditemukan; sendirian: tanpa kata kunci lain; benar: bagian yang dikode orang sebagai kategori ini.",
        "Tweets: where the keyword is found; alone: without another keyword; right: the part that people have coded as this category."))</p>
      \(sections)</section>
      """
  }

  private func row(
    _ keyword: Keyword, _ counts: KeywordStatistics.Counts, _ visit: Visit
  ) -> Markup {
    let numbers = visit.prose.numbers
    let address = keyword.pattern.isExpression ? nil : Self.list(of: keyword.pattern.text)
    let name: Markup =
      address.map { "<a href=\"\($0)\">\(keyword.pattern.text)</a>" } ?? "\(keyword.pattern.text)"
    let right =
      counts.coded == 0 ? NumberStyle.undefined : numbers.percent(counts.right, of: counts.coded)
    return """
      <tr><th scope="row"><bdi>\(name)</bdi></th><td class="n">\(numbers.number(counts.tweets))</td>
      <td class="n">\(numbers.number(counts.alone))</td><td class="n">\(numbers.number(counts.coded))</td>
      <td class="n">\(right)</td></tr>
      """
  }

  /// The list of tweets in which a keyword may be found; nil for one that the index of words cannot look for.
  private static func list(of keyword: String) -> String? {
    if keyword.contains("=") || keyword.contains("\"") { return nil }
    let query = keyword.contains(" ") ? "\"\(keyword)\"" : keyword
    return "/tweets?q=" + TweetLinks.encoded(query)
  }

  // MARK: Versions

  private func versions(_ visit: Visit) throws -> Markup {
    let versions = try study.labelVersions()
    if versions.isEmpty { return "" }
    let current = try study.labelling()
    let rows: [Markup] = versions.reversed().map { version in
      let day = visit.prose.numbers.date(clock.day(at: version.made))
      let isCurrent: Markup =
        version.id == current ? "<strong>\(visit.say("berlaku", "counts now"))</strong>" : ""
      return """
        <li><p>\(visit.say("Versi", "Version")) \(Int(version.id)), \(day)\(version.model == nil ? "" : visit.say(", model yang dilatih", ", a trained model")): \(visit.say(
          "\(visit.prose.tweets(version.changed)) berganti label.",
          "\(visit.prose.tweets(version.changed)) changed their label.")) \(isCurrent) <bdi>\(version.note)</bdi></p>
        <form method="post" action="/codebook/edit"><button class="plain" name="version" value="\(Int(version.id))">\(visit.say("Lihat akibatnya bila dipakai lagi", "See the effect of using it again"))</button></form></li>
        """
    }
    return """
      <section><h2>\(visit.say("Versi", "Versions"))</h2><ul class="tweets">\(rows)
      <li><form method="post" action="/codebook/edit"><button class="plain" name="version" value="0">\(visit.say("Kembali ke bawaan textmine", "Back to what comes with textmine"))</button></form></li></ul></section>
      """
  }
}
