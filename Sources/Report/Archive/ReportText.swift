internal import Classifier
internal import Statistics

/// A report's main figures as lines of at most 80 columns, for a terminal.
public struct ReportText {
  private let contents: ReportContents
  private let figures: Figures
  private let prose: Prose

  private static let width = 80
  /// Columns of the names, the bars, the counts and the shares; with the spaces between, 80.
  private static let column = (name: 28, bar: 30, count: 10, share: 8)
  /// Losses that are named one by one.
  private static let namedLosses = 5

  /// Makes the summary of `contents` in `language`.
  public init(_ contents: ReportContents, language: ReportLanguage) {
    self.init(ReportHTML(contents, language: language))
  }

  /// Makes the summary of a page, in its language and without counting anew.
  public init(_ page: ReportHTML) {
    contents = page.contents
    figures = page.figures
    prose = page.prose
  }

  /// The lines, each with a line break at its end.
  public func rendered() -> String {
    let lines =
      [prose.accounts(figures.namedAccounts), ""] + overview + [""] + kinds + [""] + labels + [""]
      + share + comparison + caveats + losses
    return lines.map { line in
      var line = line.printable.shortened(to: Self.width)[...]
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  private var numbers: NumberStyle { prose.numbers }

  private var overview: [String] {
    var lines = [item(prose.tweets, numbers.number(figures.tweets))]
    let quarters = prose.quarters(figures.quarters.count)
    lines.append(item(prose.period, "\(prose.period(figures.days)) (\(quarters))"))
    if figures.undated > 0 { lines.append(item(prose.undated, numbers.number(figures.undated))) }
    let duplicates = contents.inputs.reduce(0) { $0 + $1.duplicates }
    if duplicates > 0 { lines.append(item(prose.duplicates, numbers.number(duplicates))) }
    let repaired = contents.inputs.reduce(0) { $0 + $1.repaired }
    if repaired > 0 { lines.append(item(prose.repaired, numbers.number(repaired))) }
    return lines
  }

  private func item(_ name: String, _ value: String) -> String { name.padded(to: 16) + value }

  private var kinds: [String] {
    let largest = figures.kinds.map(\.tweets).max() ?? 0
    return [prose.kind]
      + figures.kinds.map { bar(prose.name(of: $0.kind), $0.tweets, largest: largest) }
  }

  private var labels: [String] {
    let largest = figures.labels.map(\.tweets).max() ?? 0
    let rows = figures.labels.map { label in
      let title = label.title?[prose.language] ?? label.id ?? prose.unlabelled
      let mark = label.isService ? " *" : ""
      let name = title.printable.shortened(to: Self.column.name - mark.count) + mark
      return bar(name, label.tweets, largest: largest)
    }
    return [prose.labels] + rows + ["  * \(prose.serviceContent.lowercased())"]
  }

  /// A name, a bar of `#`, a count and its share of all tweets. A count above 0 has a bar.
  private func bar(_ name: String, _ tweets: Int, largest: Int) -> String {
    let column = Self.column
    let length = largest > 0 ? (tweets * column.bar + largest - 1) / largest : 0
    let name = name.padded(to: column.name)
    let bar = String(repeating: "#", count: length).padded(to: column.bar)
    let count = numbers.number(tweets).padded(to: column.count, leading: true)
    let share = numbers.percent(tweets, of: figures.tweets)
    return "  \(name) \(bar)\(count) \(share.padded(to: column.share, leading: true))"
  }

  private var share: [String] {
    guard contents.categories.contains(where: \.isService) else {
      return ["\(prose.serviceShare): –", "  \(prose.noServiceCategory)"]
    }
    if let corrected = contents.corrected { return lines(of: corrected) }
    let share = figures.share
    let percent = numbers.percent(share.service, of: share.labelled)
    return [
      "\(prose.serviceShare): \(percent) (\(prose.uncorrected))",
      "  "
        + (share.labelled > 0
          ? prose.part(share.service, of: share.labelled)
          : prose.say("Tidak ada tweet yang berlabel.", "No tweet has a label.")),
    ] + (contents.shareError.map { ["  " + prose.error(ofShare: $0)] } ?? [])
  }

  private func lines(of corrected: CorrectedShare) -> [String] {
    let trend = corrected.periods.compactMap { part -> String? in
      guard let estimate = part.estimate, part.coded >= CorrectedShare.fewestCodes else {
        return nil
      }
      let decimals = NumberStyle.decimals(for: part.coded)
      let share = numbers.percent(estimate.value, decimals: decimals)
      return "  \(numbers.name(of: part.period).padded(to: 12)) "
        + "\(share.padded(to: 8, leading: true))  \(numbers.range(estimate.interval, decimals: decimals))"
    }
    let decimals = NumberStyle.decimals(for: corrected.coded)
    let title = prose.say("Bagian konten layanan per periode", "Share of service content by period")
    return [
      "\(prose.serviceShare): \(numbers.percent(corrected.estimate.value, decimals: decimals)) "
        + "(\(prose.level(corrected.level)): "
        + "\(numbers.range(corrected.estimate.interval, decimals: decimals)))",
      "  \(prose.basis(of: corrected))",
      "  \(prose.uncorrected): \(numbers.percent(corrected.uncorrected))",
    ] + (trend.isEmpty ? [] : ["", title] + trend)
  }

  private var comparison: [String] {
    guard let comparison = figures.comparison else { return [] }
    let words = ComparisonProse(comparison, prose)
    return [""] + Self.wrapped(words.finding + ".") + Self.wrapped(words.reading)
  }

  /// What a reader must know, each on as many lines as it needs.
  private var caveats: [String] {
    Caveat.all(contents, figures).flatMap { caveat in
      [""] + Self.wrapped(caveat.sentence(prose, contents.categories))
    }
  }

  private static func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.columns + 1 + word.columns > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + [line]
  }

  private var losses: [String] {
    let skipped = contents.skipped
    guard skipped > 0 else { return [] }
    let named = contents.losses.prefix(Self.namedLosses)
    var lines = ["", prose.lost(skipped)] + named.map { "  " + $0.message }
    if skipped > named.count { lines.append("  " + prose.more(skipped - named.count)) }
    return lines
  }
}
