internal import Classifier
internal import Corpus
internal import Statistics
internal import Study

/// The block on the account's own warnings: what they tell, and how soon they come.
extension ReportHTML {
  private var numbers: NumberStyle { prose.numbers }
  private var warnings: WarningCounts { contents.tally.warnings }

  /// Nil where the account wrote no warnings, and no events are given.
  var warningBlock: Block? {
    guard warnings.tweets > 0 || contents.events != nil else { return nil }
    return Block(
      id: "warnings", finding: finding,
      picture: warnings.tweets > 0 ? picture : nil,
      reading: warnings.tweets > 0
        ? prose.say(
          "Bagian dari \(prose.tweets(warnings.tweets)) sendiri berlabel \(warningTitle) yang menyebut masing-masing, "
            + "menurut kata kunci.",
          "Share of the \(prose.tweets(warnings.tweets)) of its own labelled \(warningTitle) that name each, by "
            + "keywords.") : nil,
      body: .paragraph(speed, style: "soft"),
      tables: [("warnings", ruleTable), ("events", eventTable)],
      more: "\([rules, examples])")
  }

  private var warningTitle: String {
    contents.categories.first { $0.id == WarningRules.category }
      .map { "“\($0.title[prose.language])”" } ?? ""
  }

  // MARK: Sentences

  private var finding: Markup {
    let (all, complete) = (warnings.tweets, warnings.complete)
    guard all > 0 else {
      return prose.say("Tidak ada peringatan sendiri", "There are no warnings of its own")
    }
    let four = prose.say(
      "apa, di mana, kapan, dan siapa yang dihubungi", "what, where, when and whom to call")
    switch complete {
    case 0:
      return prose.say(
        "Tidak satu pun dari \(numbers.number(all)) peringatan menyebut \(four)",
        "None of \(prose.count(all, "", "warning", "warnings")) names \(four)")
    case all:
      return prose.say(
        "Semua peringatan (\(numbers.number(all))) menyebut \(four)",
        "All warnings (\(numbers.number(all))) name \(four)")
    default:
      return prose.say(
        "\(numbers.number(complete)) dari \(numbers.number(all)) peringatan menyebut \(four)",
        "\(numbers.number(complete)) of \(numbers.number(all)) warnings name \(four)")
    }
  }

  /// How soon warnings come after what they warn of; nil where none tells a moment.
  private var speed: String? {
    var sentences: [String] = []
    if let delay = Median(warnings.delays) {
      let minutes = prose.count(delay.value, "menit", "minute", "minutes")
      let range = "\(numbers.number(delay.lower))–\(numbers.number(delay.upper))"
      let timed = numbers.number(delay.count)
      sentences.append(
        prose.say(
          "\(timed) peringatan menyebut waktu yang sudah lewat: separuhnya terbit paling lambat \(minutes) setelah "
            + "waktu itu (selang 95%: \(range)).",
          "\(timed) warnings name a moment that had passed: half of them came within \(minutes) of it (95% "
            + "interval: \(range))."))
    }
    if warnings.ahead > 0 {
      sentences.append(
        prose.say(
          "\(numbers.number(warnings.ahead)) peringatan menyebut waktu yang akan datang.",
          "\(prose.count(warnings.ahead, "", "warning names", "warnings name")) a moment to come."))
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  // MARK: Picture and tables

  private var picture: Picture {
    let title = prose.say("Yang disebut peringatan", "What warnings name")
    return BarChart(
      id: "picture-warnings", title: title, description: title, nothing: prose.noTweets,
      names: .above,
      bars: WarningRules.rules.map { rule in
        let count = warnings.kept[rule.id, default: 0]
        return BarChart.Bar(
          name: rule.title[prose.language], value: count,
          figure: numbers.percent(count, of: warnings.tweets), style: "accent")
      }
    ).picture
  }

  private var ruleTable: DataTable {
    let rows =
      WarningRules.rules.map {
        (name: $0.title[prose.language], count: warnings.kept[$0.id, default: 0])
      }
      + [(name: prose.say("Keempatnya", "All four"), count: warnings.complete)]
    return DataTable(
      caption: prose.say("Yang disebut peringatan sendiri", "What its own warnings name"),
      columns: [
        .init(title: prose.say("Disebut", "Named"), isNumeric: false),
        .init(title: prose.tweets), .init(title: prose.share),
      ],
      rows: warnings.tweets == 0
        ? []
        : rows.map { row in
          [
            DataTable.Cell(row.name), DataTable.Cell(row.count, numbers),
            DataTable.Cell(row.count, of: warnings.tweets, numbers),
          ]
        })
  }

  private var eventTable: DataTable {
    DataTable(
      caption: prose.say(
        "Kejadian dan tweet pertamanya (tweet, balasan, dan retweet dalam tiga hari)",
        "Events and their first tweets (tweets, replies and retweets within three days)"),
      columns: [
        .init(title: prose.say("Kejadian", "Event"), isNumeric: false),
        .init(title: prose.say("Waktu", "Time"), isNumeric: false),
        .init(title: prose.say("Tweet pertama setelah (menit)", "First tweet after (minutes)")),
        .init(title: prose.tweets),
      ],
      rows: (contents.events?.events ?? []).enumerated().map { place, event in
        let seen = contents.tally.events[place]
        return [
          DataTable.Cell(event.name), DataTable.Cell(contents.clock.written(event.time)),
          seen.map { DataTable.Cell(Int(($0.first - event.time) / 60), numbers) }
            ?? DataTable.Cell("\(NumberStyle.undefined)", ""),
          DataTable.Cell(seen?.tweets ?? 0, numbers),
        ]
      })
  }

  // MARK: Details

  private var rules: Markup {
    guard warnings.tweets > 0 else { return "" }
    let items: [Markup] = WarningRules.rules.map {
      "<dt>\($0.title[prose.language])</dt>\n<dd>\($0.definition[prose.language])</dd>"
    }
    let note = prose.say(
      "Kata kuncinya: textmine codebook show warnings.",
      "Their keywords: textmine codebook show warnings.")
    return """
      <h3>\(prose.say("Aturannya", "The rules"))</h3>
      <dl>
      \(items)
      </dl>
      <p class="soft">\(note)</p>
      """
  }

  private var examples: Markup {
    let groups: [(title: String, sample: TweetSample)] = [
      (prose.say("Menyebut keempatnya", "Names all four"), warnings.completeExamples),
      (prose.say("Ada yang kurang", "Something is missing"), warnings.otherExamples),
    ].filter { !$0.sample.items.isEmpty }
    if groups.isEmpty { return "" }
    let items: [Markup] = groups.map { group in
      "<dt>\(group.title)</dt>\n<dd>\(group.sample.items.map(quote))</dd>"
    }
    return """
      <h3>\(prose.say("Contoh", "Examples"))</h3>
      <dl class="examples">
      \(items)
      </dl>
      """
  }
}
