/// The sections on what tweets mention and say.
extension ReportHTML {
  private var numbers: NumberStyle { prose.numbers }

  // MARK: Mentions

  var mentions: Markup {
    let ranking = figures.mentions
    let sentence = prose.mentioned(
      ranking, tweets: contents.tally.tweetsWithMention, of: figures.tweets)
    return """
      <section id="mentions">
      <h2>\(prose.mentionsHeading)</h2>
      \(Markup.paragraph(ranking.total > 0 ? sentence : nil))
      <figure>
      \(chart(
        ranking, id: "picture-mentions", title: prose.mentionsHeading, nothing: prose.noMentions,
        sign: "@", style: 1, figure: { numbers.percent($0.count, of: ranking.total, decimals: 2) }
      ).markup)
      \(mentionTable.markup)
      </figure>
      </section>
      """
  }

  private var mentionTable: Table {
    let ranking = figures.mentions
    return Table(
      caption: prose.mentionsHeading,
      columns: [
        .init(title: prose.account, isNumeric: false), .init(title: prose.mentions),
        .init(title: "\(prose.share) (\(prose.mentions.lowercased()))"),
      ],
      rows: ranking.rows.map { row in
        [
          "<bdi>@\(row.spelling)</bdi>", "\(numbers.number(row.count))",
          "\(numbers.percent(row.count, of: ranking.total, decimals: 2))",
        ]
      },
      total: [
        "\(prose.all)", "\(numbers.number(ranking.total))",
        "\(numbers.percent(ranking.total, of: ranking.total, decimals: 2))",
      ])
  }

  // MARK: Words and hashtags

  var words: Markup {
    """
    <section id="words">
    <h2>\(prose.wordsHeading)</h2>
    <div class="pair">
    <div>
    <h3>\(prose.wordsTitle)</h3>
    \(Markup.paragraph(figures.words.total > 0 ? prose.counted(words: figures.words) : nil))
    \(ranked(
      figures.words, id: "picture-words", title: prose.wordsTitle, nothing: prose.noWords,
      name: prose.word, sign: "", style: 5))
    </div>
    <div>
    <h3>\(prose.hashtagsTitle)</h3>
    \(Markup.paragraph(figures.hashtags.total > 0 ? hashtagSentence : nil))
    \(ranked(
      figures.hashtags, id: "picture-hashtags", title: prose.hashtagsTitle,
      nothing: prose.noHashtags, name: prose.hashtag, sign: "#", style: 6))
    </div>
    </div>
    </section>
    """
  }

  private var hashtagSentence: String {
    prose.counted(
      hashtags: figures.hashtags, tweets: contents.tally.tweetsWithHashtag, of: figures.tweets,
      withLink: contents.tally.tweetsWithLink)
  }

  private func ranked(
    _ ranking: Ranking, id: Markup, title: String, nothing: String, name: String, sign: String,
    style: Int
  ) -> Markup {
    let picture = chart(
      ranking, id: id, title: title, nothing: nothing, sign: sign, style: style,
      figure: { numbers.number($0.count) })
    let table = Table(
      caption: title,
      columns: [
        .init(title: name, isNumeric: false), .init(title: prose.occurrences),
        .init(title: prose.otherSpellings, isNumeric: false),
      ],
      rows: ranking.rows.map { row in
        [
          "<bdi class=\"wrap\">\(sign)\(row.spelling)</bdi>", "\(numbers.number(row.count))",
          others(row, sign: sign),
        ]
      })
    return """
      <figure>
      \(picture.markup)
      \(table.markup)
      </figure>
      """
  }

  /// The spellings behind the one shown, at most five.
  private func others(_ row: Ranking.Row, sign: String) -> Markup {
    let others = row.spellings.dropFirst()
    guard !others.isEmpty else { return "" }
    var text = others.prefix(5).map { "\(sign)\($0.spelling) \(numbers.number($0.count))" }
      .joined(separator: ", ")
    if others.count > 5 { text += " " + prose.more(others.count - 5) }
    return "<span class=\"soft wrap\"><bdi>\(text)</bdi></span>"
  }

  /// The picture of the 20 most frequent names.
  private func chart(
    _ ranking: Ranking, id: Markup, title: String, nothing: String, sign: String, style: Int,
    figure: (Ranking.Row) -> String
  ) -> BarChart {
    let bars = ranking.rows.prefix(20).map { row in
      BarChart.Bar(
        name: sign + row.spelling, value: row.count, figure: figure(row),
        style: Picture.style(style))
    }
    return BarChart(
      id: id, title: title,
      description: bars.first.map { prose.describeRanking(bars.count, $0.name, $0.figure) }
        ?? nothing,
      nothing: nothing, names: .beside, bars: bars)
  }
}
