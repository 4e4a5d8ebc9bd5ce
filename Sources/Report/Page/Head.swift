internal import Classifier
internal import Foundation
internal import Statistics

/// The head of the page: what the report is about, and its answer in one sentence.
extension ReportHTML {
  var header: Markup {
    """
    <header>
    \(logo)
    <p class="kicker">\(contents.cover.title == nil ? prose.document : accounts)</p>
    <h1>\(contents.cover.title ?? accounts)</h1>
    <p class="when">\(facts)</p>
    \(Markup.paragraph(selection, style: "when"))
    \(Markup.paragraph(maker, style: "when"))
    \(Markup.paragraph(contents.cover.note, style: "note"))
    <p class="answer">\(answer)</p>
    <p class="status">\(status)</p>
    \(warnings)
    </header>
    """
  }

  var accounts: String { prose.accounts(figures.namedAccounts) }

  private var numbers: NumberStyle { prose.numbers }

  private var logo: Markup {
    guard let logo = contents.cover.logo else { return "" }
    let data = Data(logo.bytes).base64EncodedString()
    return "<img class=\"logo\" alt=\"\" src=\"data:\(logo.format.rawValue);base64,\(data)\">"
  }

  private var facts: Markup {
    let tweets: Markup = "<span data-of=\"tweets\">\(numbers.number(figures.tweets))</span>"
    let parts: [Markup] = [
      prose.say("\(tweets) tweet", figures.tweets == 1 ? "\(tweets) tweet" : "\(tweets) tweets"),
      figures.days == nil ? "" : "\(prose.period(figures.days))",
      figures.accounts.count > 1 ? "\(prose.accounts(figures.accounts.count))" : "",
      figures.undated > 0
        ? "\(numbers.number(figures.undated)) \(prose.undated.lowercased())" : "",
    ]
    return Markup.joined(parts.filter { $0 != "" }, by: " · ")
  }

  /// What of the archive was asked for.
  private var selection: String? {
    guard !contents.selection.isEmpty else { return nil }
    let parts = contents.selection.map { option in
      switch option.name {
      case "--account": prose.say("akun \(option.value)", "account \(option.value)")
      case "--since": prose.say("sejak \(option.value)", "since \(option.value)")
      case "--until": prose.say("sampai \(option.value)", "until \(option.value)")
      case "--kind": prose.say("jenis \(option.value)", "kind \(option.value)")
      default: "\(option.name) \(option.value)"
      }
    }
    return prose.say("Hanya: ", "Only: ") + parts.joined(separator: ", ")
  }

  private var maker: String? {
    let parts = [
      contents.cover.author.map { prose.say("Oleh \($0)", "By \($0)") },
      contents.cover.madeOn.map {
        prose.say("dibuat \(numbers.date($0))", "made on \(numbers.date($0))")
      },
    ].compactMap(\.self)
    guard let first = parts.first else { return nil }
    return ([first.prefix(1).uppercased() + first.dropFirst()] + parts.dropFirst())
      .joined(separator: ", ")
  }

  // MARK: The answer

  private var answer: Markup {
    let words = ShareInWords(prose: prose)
    guard figures.tweets > 0 else { return "\(prose.noTweets)" }
    guard contents.categories.contains(where: \.isService) else {
      return prose.say(
        "Buku kode ini tidak menandai kategori sebagai layanan publik.",
        "This codebook marks no category as public service.")
    }
    if let corrected = contents.corrected {
      let decimals = NumberStyle.decimals(for: corrected.coded)
      let figure = measured(serviceFigure, "service-share")
      let sentence = words.sentence(corrected.estimate.value)
      guard let interval = corrected.estimate.interval else { return "\(sentence) (\(figure))." }
      let lower = numbers.number(100 * interval.lower, decimals: decimals)
      let upper = numbers.percent(interval.upper, decimals: decimals)
      let between = prose.say("antara \(lower) dan \(upper)", "between \(lower) and \(upper)")
      return "\(sentence) (\(figure), \(between))."
    }
    let share = figures.share
    guard share.labelled > 0 else {
      return prose.say("Tidak ada tweet yang berlabel.", "No tweet has a label.")
    }
    return """
      \(words.sentence(share.service, of: share.labelled)) \
      (\(measured(serviceFigure, "service-share"))).
      """
  }

  /// The share of service content, as it stands everywhere on the page.
  var serviceFigure: String {
    if let corrected = contents.corrected {
      return numbers.percent(
        corrected.estimate.value, decimals: NumberStyle.decimals(for: corrected.coded))
    }
    return numbers.percent(figures.share.service, of: figures.share.labelled)
  }

  /// A figure with the name of what it measures.
  func measured(_ figure: String, _ measure: String) -> Markup {
    "<span data-of=\"\(measure)\">\(figure)</span>"
  }

  private var status: Markup {
    guard let corrected = contents.corrected else {
      let error: Markup =
        contents.shareError.map {
          " \(prose.error(ofShare: $0)) \(prose.say("Untuk satu akun bisa lebih.", "For one account it may be more."))"
        } ?? ""
      return prose.say(
        """
        Perkiraan program, belum diperiksa orang. Cara memeriksanya: ambil sampel dengan \
        <code>textmine sample</code>, kode tweetnya, lalu <code>textmine report --codes</code>.\(error)
        """,
        """
        An estimate by the program that nobody has checked. To check it, draw a sample with \
        <code>textmine sample</code>, code its tweets, then run <code>textmine report --codes</code>.\(error)
        """)
    }
    let level = numbers.percent(corrected.level, decimals: Prose.decimals(of: corrected.level))
    let sentence: Markup = prose.say(
      "Dihitung dari \(prose.basis(of: corrected)); tingkat kepercayaan \(level).",
      "Based on \(prose.basis(of: corrected)); confidence level \(level).")
    guard corrected.uncoded > 0 else { return sentence }
    let rest = numbers.number(corrected.uncoded)
    return prose.say(
      "\(sentence) Dari sampel itu, \(rest) tweet belum dikode.",
      "\(sentence) Of that sample, \(rest) \(corrected.uncoded == 1 ? "tweet is" : "tweets are") not coded yet."
    )
  }

  private var warnings: Markup {
    let warnings = Caveat.all(contents, figures)
    guard !warnings.isEmpty else { return "" }
    let items: [Markup] = warnings.map { "<li>\($0.sentence(prose, contents.categories))</li>" }
    return """
      <div class="caveats" role="note">
      <p>\(prose.say("Perhatikan:", "Please note:"))</p>
      <ul>
      \(items)
      </ul>
      </div>
      """
  }
}
