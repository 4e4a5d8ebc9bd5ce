internal import Classifier
internal import Corpus
internal import Foundation
internal import Hummingbird
internal import Report
internal import StudyFile

/// Why: a tweet with its label, what speaks for it, and a way to put it right.
extension Site {
  func whyPage(_ visit: Visit) async throws -> Response {
    let tweet = try requestedTweet(visit)
    let answer = try await explainer.explain(tweet.tweet.text)
    let language = visit.prose.language
    let say = visit.say
    let label = program.codable[tweet.label]
    let runnerUp = tweet.runnerUp.map { program.codable[$0].title[language] }
    let probability: Markup =
      tweet.probability.map {
        """
        <dt>\(say("Peluang", "Probability"))</dt><dd>\(visit.prose.numbers.percent($0, decimals: 0)) \
        <span class="soft">\(say("dari tweet dengan label sepasti ini benar labelnya", "of tweets with a label as certain as this are labelled rightly"))</span></dd>
        """
      } ?? ""
    let reasons: [Markup] = answer.reasons.map { "<li><bdi>\($0.text)</bdi></li>" }
    let nothing = say("Tidak ada kata yang menentukan.", "No word speaks for it.")
    let evidence: Markup = reasons.isEmpty ? "\(nothing)" : "<ul class=\"words\">\(reasons)</ul>"
    let account: Markup =
      tweet.tweet.username.isEmpty ? "" : "<bdi>@\(tweet.tweet.username)</bdi> · "
    let date = tweet.tweet.createdAt.map { visit.prose.numbers.date(clock.day(at: $0)) } ?? ""
    return visit.page(
      say("Mengapa", "Why"), tab: .tweets,
      """
      <h1>\(say("Mengapa label ini?", "Why this label?"))</h1>
      <p class="meta">\(account)\(date) · \(visit.prose.name(of: tweet.tweet.kind))</p>
      <p class="text large">\(MarkedText.markup(tweet.tweet.text, marking: answer.marks))</p>
      <dl class="facts">
      <dt>Label</dt><dd><span class="tag\(label.isService ? " service" : "")">\(label.title[language])</span> \
      <span class="soft">\(label.definition[language])</span></dd>
      \(probability)
      <dt>\(say("Karena", "Because of"))</dt><dd>\(evidence)</dd>
      \(runnerUp.map { "<dt>\(say("Berikutnya", "Runner-up"))</dt><dd>\($0)</dd>" as Markup } ?? "")
      </dl>
      \(correctionForm(tweet, visit))
      """)
  }

  private func correctionForm(_ tweet: LabelledTweet, _ visit: Visit) -> Markup {
    let say = visit.say
    let isCorrected = tweet.category != tweet.label
    let options: [Markup] = program.categories.enumerated().map { index, category in
      "<option value=\"\(index)\"\(index == tweet.category ? " selected" : "")>\(category.title[visit.prose.language])</option>"
    }
    let back: Markup =
      isCorrected
      ? "<button name=\"category\" value=\"\" formnovalidate>\(say("Kembali ke label program", "Back to the program's label"))</button>"
      : ""
    return """
      <form method="post" action="/tweet/\(Int(tweet.id))" class="panel">
      <h2>\(isCorrected ? say("Dibetulkan", "Corrected") : say("Labelnya salah?", "Is the label wrong?"))</h2>
      <label>\(say("Label yang benar", "The right label")) <select name="right">\(options)</select></label>
      <button name="category" value="right">\(say("Betulkan", "Correct"))</button> \(back)
      <p class="soft">\(say(
        "Pembetulan satu per satu disimpan terpisah dari kode sampel acak: laporan memakainya untuk tweet ini, tetapi bagian dengan selangnya tidak, karena tweet ini dipilih orang.",
        "Single corrections are kept apart from the codes of a random sample: the report uses them for these tweets, but the share with its interval does not, since somebody chose these tweets."))</p>
      </form>
      """
  }

  func correct(_ visit: Visit) async throws -> Response {
    let tweet = try requestedTweet(visit)
    let form = try await visit.form(limit: limits.form)
    if form["category"].isEmpty {
      try study.correct(tweet.id, to: nil, of: program.categories)
    } else {
      let category = try form.number("right", in: 0...(program.categories.count - 1))
      try study.correct(
        tweet.id, to: category == tweet.label ? nil : category, of: program.categories)
    }
    return Visit.redirect(to: "/tweet/\(tweet.id)")
  }

  private func requestedTweet(_ visit: Visit) throws -> LabelledTweet {
    guard let number = visit.parameters.get("number", as: Int64.self),
      let tweet = try study.tweet(number)
    else { throw Refusal.notFound }
    return tweet
  }
}
