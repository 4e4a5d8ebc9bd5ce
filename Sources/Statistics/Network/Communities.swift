/// Groups of vertices that have more to do with each other than with the rest, found by Louvain's method (Blondel
/// et al. 2008): vertices move to the group that raises modularity most, then groups become vertices. Directions
/// do not count, weights do.
public struct Communities: Equatable, Sendable {
  /// For each vertex the number of its group; the groups are numbered from 0, the largest first.
  public private(set) var groups: [Int]
  /// How much more weight lies inside groups than if edges were laid by chance: below 1; nil without edges.
  public private(set) var modularity: Double?

  /// How many groups there are.
  public var count: Int { (groups.max() ?? -1) + 1 }

  /// Finds the groups of `graph`, the same every time.
  public init(_ graph: Graph) {
    var level = Level(graph)
    groups = Array(0..<graph.vertices)
    while true {
      let (moved, isChanged) = level.moved()
      groups = groups.map { moved[$0] }
      if !isChanged { break }
      level = level.merged(by: moved)
    }
    renumber()
    modularity = Self.modularity(of: groups, in: graph)
  }

  /// The largest group first, of equally large ones that with the smallest vertex.
  private mutating func renumber() {
    var sizes: [Int: (count: Int, first: Int)] = [:]
    for (vertex, group) in groups.enumerated() {
      sizes[group, default: (0, vertex)].count += 1
    }
    let order = sizes.sorted { ($1.value.count, $0.value.first) < ($0.value.count, $1.value.first) }
    var numbers: [Int: Int] = [:]
    for (number, group) in order.enumerated() { numbers[group.key] = number }
    groups = groups.map { numbers[$0, default: 0] }
  }

  /// The modularity of any groups of a graph's vertices, numbered from 0 (Newman 2006), directions left out.
  public static func modularity(of groups: [Int], in graph: Graph) -> Double? {
    let all = graph.edges.reduce(0) { $0 + $1.weight }
    guard all > 0 else { return nil }
    let none = [Int](repeating: 0, count: (groups.max() ?? -1) + 1)
    var (inside, strength) = (none, none)
    for edge in graph.edges {
      let (from, to) = (groups[edge.from], groups[edge.to])
      strength[from] += edge.weight
      strength[to] += edge.weight
      if from == to { inside[from] += edge.weight }
    }
    let total = Double(all)
    return strength.indices.reduce(0) { sum, group in
      let half = Double(strength[group]) / (2 * total)
      return sum + Double(inside[group]) / total - half * half
    }
  }
}

/// A graph whose vertices may be groups of an earlier one. All weights are whole numbers, so that gains are
/// compared exactly.
private struct Level {
  /// The other ends of all vertices' edges, one vertex after the other, each with the weight of the edge.
  private var neighbours: [(vertex: Int32, weight: Int)] = []
  /// Where the neighbours of each vertex begin, and behind the last where they end.
  private var starts: [Int] = []
  /// The sum of the weights at each vertex; what lies inside counts twice.
  private var strengths: [Int]
  /// Twice the weight of all edges.
  private let total: Int

  init(_ graph: Graph) {
    strengths = [Int](repeating: 0, count: graph.vertices)
    var total = 0
    for edge in graph.edges {
      strengths[edge.from] += edge.weight
      strengths[edge.to] += edge.weight
      total += 2 * edge.weight
    }
    self.total = total
    join(
      graph.edges.lazy.flatMap { [$0, Graph.Edge(from: $0.to, to: $0.from, weight: $0.weight)] })
  }

  /// Takes in edges in both directions; those of one pair become one.
  private mutating func join(_ edges: some Sequence<Graph.Edge>) {
    var ends: [(from: Int32, to: Int32, weight: Int)] = edges.map {
      (Int32($0.from), Int32($0.to), $0.weight)
    }
    ends.sort { ($0.from, $0.to) < ($1.from, $1.to) }
    neighbours.removeAll(keepingCapacity: true)
    starts = [Int](repeating: 0, count: strengths.count + 1)
    var last: (from: Int32, to: Int32)?
    for end in ends {
      if let last, last == (end.from, end.to) {
        neighbours[neighbours.count - 1].weight += end.weight
      } else {
        neighbours.append((end.to, end.weight))
        starts[Int(end.from) + 1] += 1
      }
      last = (end.from, end.to)
    }
    for vertex in strengths.indices { starts[vertex + 1] += starts[vertex] }
  }

  /// For each vertex its group, numbered from 0, and whether any two share one.
  func moved() -> (groups: [Int], isChanged: Bool) {
    var groups = Array(strengths.indices)
    var sums = strengths
    // The weight of a vertex's edges to each group, and the groups where there is any.
    var weights = [Int](repeating: 0, count: strengths.count)
    var met: [Int] = []
    var isMoving = true
    while isMoving {
      isMoving = false
      for vertex in groups.indices where move(vertex, &groups, &sums, &weights, &met) {
        isMoving = true
      }
    }
    var numbers = [Int](repeating: -1, count: groups.count)
    var count = 0
    for vertex in groups.indices {
      if numbers[groups[vertex]] < 0 {
        numbers[groups[vertex]] = count
        count += 1
      }
      groups[vertex] = numbers[groups[vertex]]
    }
    return (groups, count < groups.count)
  }

  /// Moves a vertex to the group where it raises modularity most; the gain in units of 1 / total² is
  /// total · (weight to the group) − strength · (strength of the group). Of equal gains its own group has the
  /// best, then that with the smallest number.
  private func move(
    _ vertex: Int, _ groups: inout [Int], _ sums: inout [Int], _ weights: inout [Int],
    _ met: inout [Int]
  ) -> Bool {
    let own = groups[vertex]
    met.removeAll(keepingCapacity: true)
    for (neighbour, weight) in neighbours[starts[vertex]..<starts[vertex + 1]] {
      let group = groups[Int(neighbour)]
      if weights[group] == 0 { met.append(group) }
      weights[group] += weight
    }
    sums[own] -= strengths[vertex]
    var (best, most) = (own, total * weights[own] - strengths[vertex] * sums[own])
    for group in met {
      let gain = total * weights[group] - strengths[vertex] * sums[group]
      if gain > most || gain == most && best != own && group < best { (best, most) = (group, gain) }
      weights[group] = 0
    }
    sums[best] += strengths[vertex]
    groups[vertex] = best
    return best != own
  }

  /// The graph of which each group is a vertex.
  func merged(by groups: [Int]) -> Level {
    var merged = self
    merged.strengths = [Int](repeating: 0, count: (groups.max() ?? -1) + 1)
    for vertex in groups.indices { merged.strengths[groups[vertex]] += strengths[vertex] }
    merged.join(
      groups.indices.lazy.flatMap { vertex in
        neighbours[starts[vertex]..<starts[vertex + 1]].lazy
          .map { Graph.Edge(from: groups[vertex], to: groups[Int($0.vertex)], weight: $0.weight) }
          .filter { $0.from != $0.to }
      })
    return merged
  }
}
