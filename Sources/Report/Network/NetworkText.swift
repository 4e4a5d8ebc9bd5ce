internal import Statistics
public import Study

/// A network in short, for a terminal.
public struct NetworkText {
  private let network: AccountNetwork
  private let measures: Centralities
  private let communities: Communities
  private let prose: Prose

  /// The most accounts shown.
  private static let shown = 20

  /// Makes the text of a network.
  public init(_ study: NetworkStudy, language: ReportLanguage) {
    (network, measures, communities) = (study.network, study.measures, study.communities)
    prose = Prose(language)
  }

  /// The lines, each with a line break at its end.
  public func rendered() -> String {
    let numbers = prose.numbers
    let graph = network.graph
    func measure(_ value: Double?) -> String {
      value.map { numbers.number($0, decimals: 3) } ?? NumberStyle.undefined
    }
    var list = TextList()
    list.add(prose.say("akun", "accounts"), numbers.number(graph.vertices))
    list.add(prose.say("hubungan", "ties"), numbers.number(graph.edges.count))
    list.add(prose.say("kepadatan", "density"), measure(graph.density))
    if graph.isDirected {
      list.add(prose.say("timbal balik", "reciprocity"), measure(graph.reciprocity))
    }
    list.add(
      prose.say("komunitas", "communities"),
      "\(numbers.number(communities.count)) (\(prose.say("modularitas", "modularity")) \(measure(communities.modularity)))"
    )
    return list.rendered() + "\n" + table + notes
  }

  private var table: String {
    let numbers = prose.numbers
    let strengths = network.graph.inStrengths
    let order = network.accounts.indices.sorted {
      (strengths[$1], $0) < (strengths[$0], $1)
    }
    var table = TextTable([
      prose.say("akun", "account"), prose.say("masuk", "in"), prose.say("keluar", "out"),
      prose.say("keantaraan", "betweenness"), prose.say("kedekatan", "closeness"),
      prose.say("komunitas", "community"),
    ])
    for account in order.prefix(Self.shown) {
      table.add([
        "@\(network.accounts[account])", numbers.number(strengths[account]),
        numbers.number(network.graph.outStrengths[account]),
        numbers.number(measures.betweenness[account], decimals: 3),
        numbers.number(measures.closeness[account], decimals: 3),
        numbers.number(communities.groups[account] + 1),
      ])
    }
    return table.rendered()
  }

  private var notes: String {
    var notes: [String] = []
    if measures.areEstimates {
      notes.append(
        prose.say(
          "keantaraan dan kedekatan diperkirakan dari \(measures.pivots) akun yang diambil acak",
          "betweenness and closeness are estimated from \(measures.pivots) accounts drawn at random"
        ))
    }
    if network.commonHashtags > 0 {
      notes.append(
        prose.say(
          "\(network.commonHashtags) tagar yang dipakai lebih dari \(AccountNetwork.mostSharing) akun tidak dihitung",
          "\(network.commonHashtags) hashtags used by more than \(AccountNetwork.mostSharing) accounts are left out"
        ))
    }
    return notes.map { "\n\($0)\n" }.joined()
  }
}
