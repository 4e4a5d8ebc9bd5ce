internal import Corpus
internal import Classifier
internal import Statistics

/// The block on what the tweets are for: the categories by size, with examples.
extension ReportHTML {
  private var numbers: NumberStyle { prose.numbers }

  var categoryBlock: Block {
    let rows = sortedLabels.map(row)
    let largest = sortedLabels.compactMap { label in
      estimate(label)?.interval?.upper ?? share(label)
    }.max()
    return Block(
      id: "labels", finding: categoryFinding,
      picture: ShareChart(
        id: "picture-labels",
        title: prose.say("Untuk apa tweet ditulis", "What the tweets are for"),
        axis: Axis(through: largest ?? 1), numbers: numbers, nothing: prose.noTweets,
        rows: figures.tweets > 0 ? rows : []
      ).picture,
      reading: reading,
      body: fallbackNote,
      tables: [("categories", categoryTable)],
      more: "\([examples, definitions(of: contents.categories)])")
  }

  func title(_ label: Figures.Label) -> String {
    label.title?[prose.language] ?? label.id ?? prose.unlabelled
  }

  private func isRest(_ label: Figures.Label) -> Bool {
    label.id == nil || label.id == contents.fallback
  }

  /// By size, what holds the rest last.
  private var sortedLabels: [Figures.Label] {
    let sizes = figures.labels.map { estimate($0)?.value ?? share($0) ?? 0 }
    return zip(figures.labels, sizes).enumerated().sorted { a, b in
      let (restA, restB) = (isRest(a.element.0), isRest(b.element.0))
      if restA != restB { return restB }
      return (b.element.1, a.offset) < (a.element.1, b.offset)
    }.map(\.element.0)
  }

  private func share(_ label: Figures.Label) -> Double? {
    figures.tweets > 0 ? Double(label.tweets) / Double(figures.tweets) : nil
  }

  private func estimate(_ label: Figures.Label) -> Estimate? {
    label.id.flatMap { contents.corrected?.categories[$0] }
  }

  private func figure(_ label: Figures.Label) -> String {
    if let estimate = estimate(label), let corrected = contents.corrected {
      return numbers.percent(
        estimate.value, decimals: NumberStyle.decimals(for: corrected.coded))
    }
    return numbers.percent(label.tweets, of: figures.tweets)
  }

  private func measure(_ label: Figures.Label) -> String {
    // Without estimates by category the shares of a coded archive are another measure.
    "category-\(label.id ?? "")"
  }

  private func row(_ label: Figures.Label) -> ShareChart.Row {
    var row = unlinkedRow(label)
    row.address = address(label)
    return row
  }

  /// The list of a category's tweets; nil where the page has none.
  private func address(_ label: Figures.Label) -> String? {
    label.id.flatMap { contents.links?.category($0) }
  }

  private func unlinkedRow(_ label: Figures.Label) -> ShareChart.Row {
    let emphasis: ShareChart.Emphasis = isRest(label) ? .faint : label.isService ? .accent : .plain
    if let estimate = estimate(label), let corrected = contents.corrected {
      return estimated(
        title(label), measure(label), estimate, corrected.coded, share(label), emphasis)
    }
    let figure = figure(label)
    return ShareChart.Row(
      name: title(label), value: share(label), figure: figure, measure: measure(label),
      emphasis: emphasis,
      description: "\(title(label)): \(figure), \(prose.part(label.tweets, of: figures.tweets))")
  }

  // MARK: Sentences

  private var categoryFinding: Markup {
    let named = sortedLabels.filter { !isRest($0) && (estimate($0)?.value ?? share($0) ?? 0) > 0 }
    guard let first = named.first else {
      return prose.say("Tidak ada kategori yang ditemukan", "No category was found")
    }
    let figure = measured(figure(first), measure(first))
    if share(first) == 1 {
      return prose.say(
        "Semua tweet masuk satu kategori: \(title(first))",
        "All tweets fall in one category: \(title(first))")
    }
    guard named.count > 1, figures.tweets >= Figures.fewestTweets else {
      return prose.say(
        "Terbanyak: \(title(first)) (\(figure))", "Most often: \(title(first)) (\(figure))")
    }
    let second = named[1]
    let next = measured(self.figure(second), measure(second))
    return prose.say(
      "Terbanyak: \(title(first)) (\(figure)), lalu \(title(second)) (\(next))",
      "Most often: \(title(first)) (\(figure)), then \(title(second)) (\(next))")
  }

  private var reading: String {
    let colour = prose.say(
      "Berwarna: kategori yang dihitung sebagai layanan publik.",
      "Coloured: the categories that count as public service.")
    guard let corrected = contents.corrected else {
      return colour
        + prose.say(
          " Bagian dari semua tweet, menurut label program.",
          " Shares of all tweets, by the program’s labels.")
    }
    return colour
      + (corrected.categories.isEmpty
        ? prose.say(
          " Label sebagaimana dihitung, tidak dikoreksi dengan kode.",
          " Labels as counted, not corrected by the codes.")
        : prose.say(
          " Titik dan garis: perkiraan dan selangnya; lingkaran kosong: label tanpa koreksi.",
          " Dot and line: the estimate and its interval; hollow dot: the labels without correction."
        ))
  }

  private var fallbackNote: Markup {
    guard let rest = figures.labels.first(where: { $0.id != nil && $0.id == contents.fallback })
    else { return "" }
    return .paragraph(
      prose.say(
        "“\(title(rest))” juga berisi tweet yang tidak cocok dengan kategori mana pun.",
        "“\(title(rest))” also holds the tweets that matched no category."), style: "soft")
  }

  // MARK: Details

  private var categoryTable: DataTable {
    let corrected = contents.corrected
    let decimals = NumberStyle.decimals(for: corrected?.coded ?? 0)
    let hasEstimates = corrected?.categories.isEmpty == false
    let estimateColumns: [Table.Column] =
      hasEstimates
      ? [
        .init(title: prose.say("Perkiraan", "Estimate")), .init(title: prose.say("Dari", "From")),
        .init(title: prose.say("Sampai", "To")),
      ] : []
    return DataTable(
      caption: prose.category,
      columns: [
        .init(title: prose.category, isNumeric: false),
        .init(title: prose.say("Layanan", "Service"), isNumeric: false),
        .init(title: "\(prose.tweets), \(prose.uncorrected)"),
        .init(title: "\(prose.share), \(prose.uncorrected)"),
      ] + estimateColumns,
      rows: sortedLabels.map { label in
        let estimate = estimate(label)
        let estimates: [DataTable.Cell] =
          hasEstimates
          ? [
            DataTable.Cell(
              estimate?.value, numbers, decimals: decimals,
              measure: estimate == nil ? "" : measure(label)),
            DataTable.Cell(estimate?.interval?.lower, numbers, decimals: decimals),
            DataTable.Cell(estimate?.interval?.upper, numbers, decimals: decimals),
          ] : []
        return [
          DataTable.Cell(title(label), title(label), to: address(label)),
          DataTable.Cell(
            label.id == nil
              ? NumberStyle.undefined
              : label.isService ? prose.say("ya", "yes") : prose.say("tidak", "no")),
          DataTable.Cell(label.tweets, numbers),
          DataTable.Cell(
            label.tweets, of: figures.tweets, numbers,
            measure: estimate == nil ? measure(label) : ""),
        ] + estimates
      })
  }

  private var examples: Markup {
    let items: [Markup] = sortedLabels.compactMap { label in
      guard let id = label.id, let sample = contents.tally.examples[id], !sample.items.isEmpty
      else { return nil }
      let quotes: [Markup] = sample.items.prefix(2).map(quote)
      return "<dt>\(title(label))</dt>\n<dd>\(quotes)</dd>"
    }
    guard !items.isEmpty else { return "" }
    let note = prose.say(
      "Dua tweet sendiri tiap kategori, diambil acak; akun lain disamarkan.",
      "Two own tweets of each category, drawn at random; other accounts are masked.")
    return """
      <h3>\(prose.say("Contoh", "Examples"))</h3>
      <p class="soft">\(note)</p>
      <dl class="examples">
      \(items)
      </dl>
      """
  }

  /// An example; the names of other accounts are hidden unless they were asked for.
  func quote(_ item: TweetSample.Item) -> Markup {
    let text =
      contents.showsHandles
      ? item.text : Handles.hidden(in: item.text, except: figures.namedKeys)
    return """
      <blockquote><p><bdi>\(text)</bdi></p>
      <footer>\(link(to: item))\(evidence(of: item))</footer></blockquote>
      """
  }

  private func link(to item: TweetSample.Item) -> Markup {
    guard !item.id.isEmpty, item.id.allSatisfy({ $0.isASCII && $0.isNumber }) else { return "" }
    let address = "https://x.com/i/status/\(item.id)"
    return
      "<a href=\"\(address)\" rel=\"noreferrer\">\(prose.say("lihat tweet", "see the tweet"))</a>"
  }

  private func evidence(of item: TweetSample.Item) -> Markup {
    guard !item.evidence.isEmpty else { return "" }
    let words = item.evidence.joined(separator: ", ")
    return " <span class=\"soft\">\(prose.say("karena:", "because of:")) <bdi>\(words)</bdi></span>"
  }

  /// What coders must find in the tweets of some categories.
  func definitions(of categories: [Category]) -> Markup {
    guard !categories.isEmpty else { return "" }
    let items: [Markup] = categories.map {
      """
      <dt>\($0.title[prose.language]) <code>\($0.id)</code></dt>
      <dd>\($0.definition[prose.language])</dd>
      """
    }
    return """
      <h3>\(prose.say("Definisi kategori", "Definitions of the categories"))</h3>
      <dl>
      \(items)
      </dl>
      """
  }
}

/// Names of accounts in the texts of tweets.
enum Handles {
  /// The text with `@…` for every account but those named, whose names are lower-case. A person's name
  /// does not belong on a page that is passed on.
  static func hidden(in text: String, except shown: Set<String>) -> String {
    text.replacing(/[@＠]([A-Za-z0-9_]{1,20})/) { match in
      shown.contains(AccountSpelling.folded(String(match.1))) ? String(match.0) : "@…"
    }
  }
}
