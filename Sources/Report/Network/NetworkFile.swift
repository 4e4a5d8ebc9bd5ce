internal import Corpus
internal import Statistics
public import Study

/// A network with its measures, to be written for programs that draw or measure networks.
public struct NetworkFile: Sendable {
  /// A format that networks are written in.
  public enum Format: String, CaseIterable, Sendable {
    /// GraphML (graphml.graphdrawing.org), for networkx, igraph, Gephi.
    case graphml
    /// GEXF 1.3 (gexf.net), for Gephi.
    case gexf
    /// Graphviz's language.
    case dot
    /// A table of edges.
    case csv
  }

  /// What is known of a vertex or an edge.
  enum Value {
    case text(String)
    case whole(Int)
    case decimal(Double)

    /// The value as text, the same on every machine.
    var text: String {
      switch self {
      case .text(let text): text
      case .whole(let number): String(number)
      case .decimal(let number): "\(number.toSixDecimals)"
      }
    }
  }

  /// A property, and its values in the order of vertices or edges; nil where it is not known.
  struct Column {
    let name: String
    let values: [Value?]

    /// The name of its values' type in GraphML and GEXF.
    var type: String {
      switch values.lazy.compactMap(\.self).first {
      case .whole: "long"
      case .decimal: "double"
      case .text, nil: "string"
      }
    }
  }

  let network: AccountNetwork
  let vertexColumns: [Column]
  let edgeColumns: [Column]

  /// Makes the file of a network.
  ///
  /// - Parameter attributes: what else is known of accounts.
  public init(_ study: NetworkStudy, attributes: AccountTable? = nil) {
    let measures = study.measures
    network = study.network
    let graph = network.graph
    var columns = [
      Column(name: "tweets", values: network.tweets.map(Value.whole)),
      Column(name: "in_degree", values: graph.inDegrees.map(Value.whole)),
      Column(name: "out_degree", values: graph.outDegrees.map(Value.whole)),
      Column(name: "in_strength", values: graph.inStrengths.map(Value.whole)),
      Column(name: "out_strength", values: graph.outStrengths.map(Value.whole)),
      Column(
        name: measures.areEstimates ? "betweenness_estimate" : "betweenness",
        values: measures.betweenness.map(Value.decimal)),
      Column(
        name: measures.areEstimates ? "closeness_estimate" : "closeness",
        values: measures.closeness.map(Value.decimal)),
      Column(name: "community", values: study.communities.groups.map { Value.whole($0 + 1) }),
    ]
    let taken = Set(columns.map(\.name))
    for (place, name) in (attributes?.columns ?? []).enumerated() {
      let cells = network.accounts.map { account in
        attributes?.rows[account].flatMap { $0[place].isEmpty ? nil : $0[place] }
      }
      columns.append(
        Column(name: taken.contains(name) ? "account_\(name)" : name, values: Self.values(cells)))
    }
    vertexColumns = columns
    var edges = [Column(name: "weight", values: graph.edges.map { Value.whole($0.weight) })]
    if !network.dates.isEmpty {
      edges.append(Column(name: "first", values: Self.days(network.dates.map(\.first))))
      edges.append(Column(name: "last", values: Self.days(network.dates.map(\.last))))
    }
    edgeColumns = edges
  }

  /// The cells of a column: whole numbers where all are, so that programs can size and filter by them, else texts. A number
  /// with a zero in front is rather a code.
  private static func values(_ cells: [String?]) -> [Value?] {
    let areNumbers = cells.allSatisfy { cell in
      cell.map { Int($0) != nil && ($0 == "0" || !$0.hasPrefix("0")) && !$0.hasPrefix("+") } ?? true
    }
    return cells.map { cell in cell.map { areNumbers ? .whole(Int($0) ?? 0) : .text($0) } }
  }

  /// The days of moments; there are few of them among many edges.
  private static func days(_ moments: [Int64?]) -> [Value?] {
    var known: [Int64: Value] = [:]
    return moments.map { seconds in
      guard let seconds else { return nil }
      let day = (seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400
      if let value = known[day] { return value }
      let value = Value.text(CivilDay(daysSince1970: Int(day)).iso)
      known[day] = value
      return value
    }
  }

  /// The network in a format. Dates are days in UTC.
  public func rendered(as format: Format) -> String {
    switch format {
    case .graphml: graphML
    case .gexf: gexf
    case .dot: dot
    case .csv: edgeTable
    }
  }
}

// MARK: Formats

extension NetworkFile {
  private var graphML: String {
    func keys(_ columns: [Column], _ domain: String, _ prefix: String) -> String {
      columns.enumerated().map { place, column in
        "  <key id=\"\(prefix)\(place)\" for=\"\(domain)\" attr.name=\"\(escaped(column.name))\" "
          + "attr.type=\"\(column.type)\"/>\n"
      }.joined()
    }
    func data(_ columns: [Column], _ place: Int, _ keys: [String], to text: inout String) {
      for (index, column) in columns.enumerated() {
        guard let value = column.values[place] else { continue }
        text += "<data key=\""
        text += keys[index]
        text += "\">"
        text += escaped(value.text)
        text += "</data>"
      }
    }
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- made by textmine -->
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">

      """
    text += keys(vertexColumns, "node", "v") + keys(edgeColumns, "edge", "e")
    text += "  <graph edgedefault=\"\(network.graph.isDirected ? "directed" : "undirected")\">\n"
    let names = network.accounts.map(escaped)
    let (ofVertices, ofEdges) = (
      vertexColumns.indices.map { "v\($0)" }, edgeColumns.indices.map { "e\($0)" }
    )
    for (place, name) in names.enumerated() {
      text += "    <node id=\""
      text += name
      text += "\">"
      data(vertexColumns, place, ofVertices, to: &text)
      text += "</node>\n"
    }
    for (place, edge) in network.graph.edges.enumerated() {
      text += "    <edge source=\""
      text += names[edge.from]
      text += "\" target=\""
      text += names[edge.to]
      text += "\">"
      data(edgeColumns, place, ofEdges, to: &text)
      text += "</edge>\n"
    }
    return text + "  </graph>\n</graphml>\n"
  }

  private var gexf: String {
    // GEXF has a place of its own for weights.
    let others = Array(edgeColumns.dropFirst())
    func attributes(_ columns: [Column], _ kind: String) -> String {
      if columns.isEmpty { return "" }
      let lines = columns.enumerated().map { place, column in
        "      <attribute id=\"\(place)\" title=\"\(escaped(column.name))\" type=\"\(column.type)\"/>\n"
      }
      return "    <attributes class=\"\(kind)\">\n\(lines.joined())    </attributes>\n"
    }
    func values(_ columns: [Column], _ place: Int, to text: inout String) {
      var isFirst = true
      for (index, column) in columns.enumerated() {
        guard let value = column.values[place] else { continue }
        text += isFirst ? "<attvalues><attvalue for=\"" : "<attvalue for=\""
        text += String(index)
        text += "\" value=\""
        text += escaped(value.text)
        text += "\"/>"
        isFirst = false
      }
      if !isFirst { text += "</attvalues>" }
    }
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- made by textmine -->
      <gexf xmlns="http://gexf.net/1.3" version="1.3">
        <graph defaultedgetype="\(network.graph.isDirected ? "directed" : "undirected")">

      """
    text += attributes(vertexColumns, "node") + attributes(others, "edge")
    let names = network.accounts.map(escaped)
    text += "    <nodes>\n"
    for (place, name) in names.enumerated() {
      text += "      <node id=\""
      text += name
      text += "\" label=\"@"
      text += name
      text += "\">"
      values(vertexColumns, place, to: &text)
      text += "</node>\n"
    }
    text += "    </nodes>\n    <edges>\n"
    for (place, edge) in network.graph.edges.enumerated() {
      text += "      <edge id=\""
      text += String(place)
      text += "\" source=\""
      text += names[edge.from]
      text += "\" target=\""
      text += names[edge.to]
      text += "\" weight=\""
      text += String(edge.weight)
      text += "\">"
      values(others, place, to: &text)
      text += "</edge>\n"
    }
    return text + "    </edges>\n  </graph>\n</gexf>\n"
  }

  private var dot: String {
    func quoted(_ text: String) -> String {
      "\"" + text.printable.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
    func list(_ columns: [Column], _ place: Int) -> String {
      let items = columns.compactMap { column in
        column.values[place].map { "\(quoted(column.name))=\(quoted($0.text))" }
      }
      return " [\(items.joined(separator: ", "))];\n"
    }
    let isDirected = network.graph.isDirected
    var text = "// made by textmine\n\(isDirected ? "digraph" : "graph") {\n"
    for (place, name) in network.accounts.enumerated() {
      text += "  \(quoted(name))\(list(vertexColumns, place))"
    }
    for (place, edge) in network.graph.edges.enumerated() {
      let (from, to) = (network.accounts[edge.from], network.accounts[edge.to])
      text +=
        "  \(quoted(from)) \(isDirected ? "->" : "--") \(quoted(to))\(list(edgeColumns, place))"
    }
    return text + "}\n"
  }

  private var edgeTable: String {
    table(
      ["source", "target"], edgeColumns,
      network.graph.edges.map { [network.accounts[$0.from], network.accounts[$0.to]] })
  }

  /// The accounts with their measures, as CSV.
  public var accountTable: String {
    table(["account"], vertexColumns, network.accounts.map { [$0] })
  }

  private func table(_ names: [String], _ columns: [Column], _ cells: [[String]]) -> String {
    let header = names + columns.map(\.name)
    let rows = cells.enumerated().map { place, cells in
      cells + columns.map { $0.values[place]?.text ?? "" }
    }
    return ([header] + rows).map { row in
      row.map(DataTable.quoted).joined(separator: ",") + "\r\n"
    }.joined()
  }

  private func escaped(_ text: String) -> String { Markup.escaped(text) }
}
