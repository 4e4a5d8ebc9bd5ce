internal import Study

/// The block on the parts of an archive by the values of a column.
extension ReportHTML {
  private var numbers: NumberStyle { prose.numbers }

  /// The groups in the picture.
  private static let drawn = 20

  /// Nil where no column was named.
  var groupBlock: Block? {
    guard let column = contents.column else { return nil }
    let rows = figures.groups.prefix(Self.drawn).compactMap { group in
      shareRow(
        name(of: group.name), "service-share-in-\(group.name)", group.tweets,
        contents.corrected?.groups[group.name])
    }
    let limit =
      contents.corrected == nil
      ? prose.tweets(Figures.fewestTweets)
      : prose.count(CorrectedShare.fewestCodes, "kode", "code", "codes")
    return Block(
      id: "groups", finding: finding(column), picture: shareChart("picture-groups", rows),
      reading: prose.say(
        "Bagian konten layanan menurut “\(column)”\(contents.corrected == nil ? ", \(prose.uncorrected)" : ""); "
          + "yang kurang dari \(limit) tidak digambar.",
        "Share of service content by “\(column)”\(contents.corrected == nil ? ", \(prose.uncorrected)" : ""); "
          + "those with fewer than \(limit) are not drawn."),
      tables: [("groups", table(column))])
  }

  private func name(of group: String) -> String {
    group.isEmpty ? prose.say("(kosong)", "(empty)") : group
  }

  private func finding(_ column: String) -> Markup {
    let count = numbers.number(contents.tally.groups.distinctNames)
    guard let first = figures.groups.first else {
      return prose.say("Tidak ada tweet menurut “\(column)”", "There are no tweets by “\(column)”")
    }
    let share = numbers.percent(first.tweets.tweets, of: figures.tweets)
    if figures.groups.count == 1 {
      return prose.say(
        "Semua tweet memiliki satu nilai “\(column)”: \(name(of: first.name))",
        "All tweets have one value of “\(column)”: \(name(of: first.name))")
    }
    return prose.say(
      "\(count) nilai “\(column)”; terbanyak \(name(of: first.name)) (\(share) dari tweet)",
      "\(count) values of “\(column)”; \(name(of: first.name)) has most (\(share) of the tweets)")
  }

  private func table(_ column: String) -> DataTable {
    DataTable(
      caption: column,
      columns: [
        .init(title: "\(column)", isNumeric: false)
      ] + partColumns,
      rows: figures.groups.map { group in
        [DataTable.Cell("\(name(of: group.name))", group.name)]
          + partCells(
            group.tweets, contents.corrected?.groups[group.name],
            "service-share-in-\(group.name)")
      })
  }
}
