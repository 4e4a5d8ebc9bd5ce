internal import Statistics
internal import Study

/// The block on who of the archive's accounts has to do with whom.
extension ReportHTML {
  private var numbers: NumberStyle { prose.numbers }

  /// Nil where there is one account, or too many to compare.
  var linkBlock: Block? {
    guard let links = figures.links else { return nil }
    return Block(
      id: "links", finding: finding(links),
      picture: links.links.isEmpty ? nil : circle(links).picture,
      narrow: links.links.isEmpty ? nil : linkBars(links),
      reading: links.links.isEmpty ? nil : linkReading,
      body: .paragraph(summary(links), style: "soft"),
      tables: [("links", linkTable(links)), ("topics", topicTable(links))])
  }

  private func finding(_ links: AgencyLinks) -> Markup {
    guard let first = links.links.first else {
      return prose.say(
        "Tidak ada akun arsip ini yang menyebut atau meneruskan akun lain di dalamnya",
        "No account of this archive mentions or passes on another of them")
    }
    let (from, to) = ("@\(links.names[first.from])", "@\(links.names[first.to])")
    let times = numbers.number(first.total)
    return prose.say(
      "Hubungan terkuat: \(from) menyebut atau meneruskan \(to) dalam \(times) tweet",
      "The strongest link: \(from) mentions or passes on \(to) in \(prose.tweets(first.total))")
  }

  private var linkTitle: String {
    prose.say("Hubungan antarakun arsip ini", "Links between the accounts of this archive")
  }

  private var linkReading: String {
    prose.say(
      "Garis: satu akun menyebut, meneruskan, atau menjawab yang lain; makin tebal, makin sering.",
      "Lines: one account mentions, passes on or answers the other; the thicker, the more often.")
  }

  /// Density, reciprocity and common topics, in words.
  private func summary(_ links: AgencyLinks) -> String {
    let count = links.names.count
    let possible = count * (count - 1)
    let density = numbers.percent(links.links.count, of: possible)
    var sentences = [
      prose.say(
        "\(numbers.number(links.links.count)) dari \(numbers.number(possible)) hubungan yang mungkin ada "
          + "(kepadatan \(density)).",
        "\(numbers.number(links.links.count)) of \(numbers.number(possible)) possible links exist (density "
          + "\(density)).")
    ]
    if let reciprocity = links.graph.reciprocity {
      let answered = Int((reciprocity * Double(links.links.count)).rounded())
      let share = numbers.percent(answered, of: links.links.count)
      sentences.append(
        prose.say("Yang berbalas: \(share).", "\(share) of them are returned."))
    }
    if let topic = links.topics.first {
      sentences.append(
        prose.say(
          "Topik bersama yang paling luas: #\(topic.hashtag), dipakai \(prose.accounts(topic.uses.count)).",
          "The widest common topic: #\(topic.hashtag), used by \(prose.accounts(topic.uses.count))."
        ))
    } else {
      sentences.append(
        prose.say("Tidak ada tagar bersama.", "They have no hashtag in common."))
    }
    return sentences.joined(separator: " ")
  }

  private func circle(_ links: AgencyLinks) -> CircleChart {
    let most = Double(links.links[0].total)
    return CircleChart(
      id: "picture-links", title: linkTitle, description: linkReading, nothing: "–",
      names: links.names.map { "@\($0)" },
      lines: links.links.map { link in
        CircleChart.Line(
          first: link.from, second: link.to, strength: Double(link.total) / most,
          description: "\(name(of: link, links)): \(prose.tweets(link.total))")
      })
  }

  private func linkBars(_ links: AgencyLinks) -> Picture {
    BarChart(
      id: "picture-links-narrow", title: linkTitle, description: linkReading, nothing: "–",
      names: .above,
      bars: links.links.prefix(20).map { link in
        BarChart.Bar(
          name: name(of: link, links), value: link.total, figure: numbers.number(link.total),
          style: "plain")
      }
    ).picture
  }

  private func name(of link: AgencyLinks.Link, _ links: AgencyLinks) -> String {
    "@\(links.names[link.from]) → @\(links.names[link.to])"
  }

  private func linkTable(_ links: AgencyLinks) -> DataTable {
    DataTable(
      caption: linkTitle,
      columns: [
        .init(title: prose.say("Dari", "From"), isNumeric: false),
        .init(title: prose.say("Ke", "To"), isNumeric: false),
        .init(title: prose.mentions), .init(title: prose.retweets),
        .init(title: prose.say("Balasan", "Replies")),
      ],
      rows: links.links.map { link in
        [link.from, link.to].map { DataTable.Cell("@\(links.names[$0])", links.names[$0]) }
          + [.mentions, .retweets, .replies].map { tie in
            DataTable.Cell(link.tweets[tie, default: 0], numbers)
          }
      })
  }

  private func topicTable(_ links: AgencyLinks) -> DataTable {
    DataTable(
      caption: prose.say("Topik bersama (tagar)", "Common topics (hashtags)"),
      columns: [
        .init(title: prose.hashtag, isNumeric: false), .init(title: prose.say("Akun", "Accounts")),
        .init(title: prose.occurrences),
        .init(title: prose.say("Dipakai oleh", "Used by"), isNumeric: false),
      ],
      rows: links.topics.map { topic in
        let users = topic.uses.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
          .map { "@\(links.names[$0.key]) \(numbers.number($0.value))" }
        return [
          DataTable.Cell("#\(topic.hashtag)"), DataTable.Cell(topic.uses.count, numbers),
          DataTable.Cell(topic.total, numbers), DataTable.Cell(users.joined(separator: ", ")),
        ]
      })
  }
}
