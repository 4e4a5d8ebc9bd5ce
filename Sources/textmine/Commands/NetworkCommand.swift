public import ArgumentParser
import Corpus
import Report
public import Study

extension AccountNetwork.Tie: ExpressibleByArgument {}

/// `textmine network`: who mentions, passes on or answers whom.
struct NetworkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "network",
    abstract: "Write the network of accounts that mention, retweet or answer each other.",
    discussion: """
      Each tie has a weight and the days it was first and last seen; each account its degrees, betweenness, \
      closeness and community (Louvain). The name of the file tells its format: .graphml or .gexf for Gephi, \
      networkx and igraph, .dot for Graphviz, .csv for a table of ties, with one of the accounts beside it. Of \
      more than 5,000 accounts betweenness and closeness are estimated, and named so.

      Examples:
        textmine network archive.zip -o mentions.gexf
        textmine network tweets.csv --of retweets --account-table accounts.csv -o retweets.graphml
      """)

  @Option(help: .value("tie", "What joins two accounts.")) var of = AccountNetwork.Tie.mentions

  @Option(
    name: [.short, .long], help: .value("OUT", "The file to write: .graphml, .gexf, .dot or .csv."))
  var output: String?

  @Option(help: .value("FILE", "A table with a column account and what else is known of accounts."))
  var accountTable: String?

  @Option(help: .value("n", "The random number that estimates are drawn by.")) var seed: UInt64 = 1

  @OptionGroup var language: TerminalLanguage
  @OptionGroup(title: "Output") var outputs: OutputArguments
  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Selection") var choice: SelectionArguments
  @OptionGroup var running: RunArguments

  private var archive: ArchiveArguments { ArchiveArguments(input, choice, running) }

  private var format: NetworkFile.Format? {
    output.flatMap { $0.split(separator: ".").last }.flatMap {
      NetworkFile.Format(rawValue: $0.lowercased())
    }
  }

  func validate() throws {
    try refuse(
      output != nil && format == nil,
      "-o \(output ?? ""): expected a name that ends in .graphml, .gexf, .dot or .csv")
  }

  func run() async throws {
    let attributes = try accountTable.map { try AccountTable(path: $0) }
    let archive = try archive.open()
    let files = self.files
    var check = outputs.check(reading: archive.files, [accountTable])
    for (file, columns) in zip(
      files, [["source", "target", "weight"], ["account", "community"]])
    {
      try check.check(file, own: .columns(columns))
    }
    let network = try await archive.read { onRead in
      try await AccountNetwork(
        of: archive.tweets, archive.selection, by: of, threads: archive.threads, onRead: onRead)
    }
    let study = NetworkStudy(network, seed: seed)
    if let output, let format {
      let file = NetworkFile(study, attributes: attributes)
      try write(file.rendered(as: format).utf8, to: output)
      if let accounts = files.dropFirst().first { try write(file.accountTable.utf8, to: accounts) }
    }
    try writeText(NetworkText(study, language: language.lang).rendered())
    archive.note()
  }

  /// What is written: a table of ties has one of accounts beside it.
  private var files: [String] {
    guard let output else { return [] }
    return format == .csv ? [output, "\(output.dropLast(4))-accounts.csv"] : [output]
  }
}
