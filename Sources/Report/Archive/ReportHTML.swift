internal import Classifier
internal import Statistics

/// A report as one HTML page that needs nothing else: no script, no other file, no network.
///
/// The page forbids itself, by its content security policy, to load anything. Everything from
/// outside is escaped; see `Markup`.
public struct ReportHTML {
  let contents: ReportContents
  let figures: Figures
  let prose: Prose
  /// The style of the page; tests put a short one.
  var stylesheet = Stylesheet.text

  /// Makes the page of `contents` in `language`.
  public init(_ contents: ReportContents, language: ReportLanguage) {
    self.contents = contents
    figures = Figures(contents)
    prose = Prose(language)
  }

  /// The page.
  public func rendered() -> String {
    let title = "\(accounts) – \(prose.document)"
    return Page(
      title: title, version: contents.provenance.version, prose: prose, header: header,
      sections: sections, stylesheet: stylesheet
    ).rendered()
  }

  private var sections: [Markup] {
    [share, labels, quarters, kinds, mentions, words, inputs, method]
  }

  private var accounts: String { prose.accounts(contents.namedAccounts) }

  // MARK: Head of the page

  private var header: Markup {
    """
    <header>
    <p class="kicker">\(prose.document)</p>
    <h1>\(accounts)</h1>
    <p class="when">\(prose.period(figures.days))</p>
    \(keys)
    \(contentsList)
    </header>
    """
  }

  private var keys: Markup {
    let numbers = prose.numbers
    let retweets = figures.retweets
    return """
      <dl class="keys">
      \(key(prose.tweets, numbers.number(figures.tweets), note: accountNote))
      \(key(prose.period, prose.period(figures.days), style: " dates", note: periodNote))
      \(serviceKey)
      \(key(
        prose.retweets, numbers.percent(retweets, of: figures.tweets),
        note: prose.part(retweets, of: figures.tweets)))
      </dl>
      """
  }

  private var serviceKey: Markup {
    let numbers = prose.numbers
    if let corrected = contents.corrected {
      return key(
        prose.serviceContent, numbers.percent(corrected.estimate.value),
        note: numbers.range(corrected.estimate.interval))
    }
    return key(
      prose.serviceContent, numbers.percent(figures.share.service, of: figures.share.labelled),
      note: prose.uncorrected)
  }

  private func key(_ name: String, _ figure: String, style: Markup = "", note: String) -> Markup {
    """
    <div><dt>\(name)</dt><dd><span class="big\(style)">\(figure)</span>\(note)</dd></div>
    """
  }

  private var accountNote: String {
    let number = contents.namedAccounts.count
    return number == 0 ? prose.nameless : prose.accounts(number)
  }

  private var periodNote: String {
    let undated: String = "\(prose.undated.lowercased()): \(prose.numbers.number(figures.undated))"
    let quarters = prose.quarters(figures.periods.count)
    return figures.undated > 0 ? "\(quarters); \(undated)" : quarters
  }

  private var contentsList: Markup {
    let places: [(Markup, String)] = [
      ("labels", prose.labelsHeading), ("quarters", prose.quartersHeading),
      ("kinds", prose.kindsHeading), ("mentions", prose.mentionsHeading),
      ("words", prose.wordsHeading), ("inputs", prose.inputsHeading),
      ("method", prose.methodHeading),
    ]
    let items: [Markup] = places.map { "<li><a href=\"#\($0)\">\($1)</a></li>" }
    return """
      <nav aria-label="\(prose.sections)"><ul>
      \(items)
      </ul></nav>
      """
  }

  private var share: Markup {
    if let corrected = contents.corrected { return section(on: corrected) }
    let share = figures.share
    let titles = contents.categories.filter(\.isService).map { $0.title[prose.language] }
    let width = Picture.portion(share.service, of: share.labelled, length: 100)
    return """
      <section class="share" id="share">
      <h2>\(prose.serviceShare)</h2>
      <p class="figure-of-all">\
      <strong>\(prose.numbers.percent(share.service, of: share.labelled))</strong>
      <span class="mark">\(prose.uncorrected)</span></p>
      <svg aria-hidden="true" width="100%" height="12">
      <rect class="whole" width="100%" height="12" rx="6"/>
      <rect class="part" width="\(width)%" height="12" rx="6"/>
      </svg>
      <p>\(prose.meaning(of: share))\(contents.shareError.map { " " + prose.error(ofShare: $0) } ?? "")</p>
      <p class="soft">\(prose.services(titles))</p>
      </section>
      """
  }
}

extension ReportContents {
  /// The accounts to name: those given, or else those of the tweets, the busiest first.
  var namedAccounts: [String] {
    accounts.isEmpty
      ? Ranking.largest(tally.accounts, tally.accounts.count).map(\.name) : accounts
  }
}
