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

  /// The modularity of any groups of a graph's vertices (Newman 2006), directions left out.
  public static func modularity(of groups: [Int], in graph: Graph) -> Double? {
    let all = graph.edges.reduce(0) { $0 + $1.weight }
    guard all > 0 else { return nil }
    var (inside, strength): ([Int: Int], [Int: Int]) = ([:], [:])
    for edge in graph.edges {
      strength[groups[edge.from], default: 0] += edge.weight
      strength[groups[edge.to], default: 0] += edge.weight
      if groups[edge.from] == groups[edge.to] {
        inside[groups[edge.from], default: 0] += edge.weight
      }
    }
    let total = Double(all)
    return strength.keys.sorted().reduce(0) { sum, group in
      let half = Double(strength[group, default: 0]) / (2 * total)
      return sum + Double(inside[group, default: 0]) / total - half * half
    }
  }
}

/// A graph whose vertices may be groups of an earlier one. All weights are whole numbers, so that gains are
/// compared exactly.
private struct Level {
  /// The other ends of each vertex's edges with their weights, in the order of their numbers.
  var neighbours: [[(vertex: Int, weight: Int)]]
  /// The sum of the weights at each vertex; what lies inside counts twice.
  var strengths: [Int]
  /// Twice the weight of all edges.
  var total: Int

  init(_ graph: Graph) {
    var weights = [[Int: Int]](repeating: [:], count: graph.vertices)
    strengths = [Int](repeating: 0, count: graph.vertices)
    total = 0
    for edge in graph.edges {
      weights[edge.from][edge.to, default: 0] += edge.weight
      weights[edge.to][edge.from, default: 0] += edge.weight
      strengths[edge.from] += edge.weight
      strengths[edge.to] += edge.weight
      total += 2 * edge.weight
    }
    neighbours = weights.map(Self.sorted)
  }

  private static func sorted(_ weights: [Int: Int]) -> [(vertex: Int, weight: Int)] {
    weights.map { (vertex: $0.key, weight: $0.value) }.sorted { $0.vertex < $1.vertex }
  }

  /// For each vertex its group, numbered from 0, and whether any two share one.
  func moved() -> (groups: [Int], isChanged: Bool) {
    var groups = Array(strengths.indices)
    var sums = strengths
    var isMoving = true
    while isMoving {
      isMoving = false
      for vertex in groups.indices where move(vertex, &groups, &sums) { isMoving = true }
    }
    var numbers: [Int: Int] = [:]
    for group in groups where numbers[group] == nil { numbers[group] = numbers.count }
    return (groups.map { numbers[$0, default: 0] }, numbers.count < groups.count)
  }

  /// Moves a vertex to the group where it raises modularity most; the gain in units of 1 / total² is
  /// total · (weight to the group) − strength · (strength of the group).
  private func move(_ vertex: Int, _ groups: inout [Int], _ sums: inout [Int]) -> Bool {
    let own = groups[vertex]
    var weights: [Int: Int] = [own: 0]
    for (neighbour, weight) in neighbours[vertex] {
      weights[groups[neighbour], default: 0] += weight
    }
    sums[own] -= strengths[vertex]
    func gain(_ group: Int) -> Int {
      total * weights[group, default: 0] - strengths[vertex] * sums[group]
    }
    var (best, most) = (own, gain(own))
    for group in weights.keys.sorted() where gain(group) > most {
      (best, most) = (group, gain(group))
    }
    sums[best] += strengths[vertex]
    groups[vertex] = best
    return best != own
  }

  /// The graph of which each group is a vertex.
  func merged(by groups: [Int]) -> Level {
    let count = (groups.max() ?? -1) + 1
    var weights = [[Int: Int]](repeating: [:], count: count)
    var merged = self
    merged.strengths = [Int](repeating: 0, count: count)
    for vertex in groups.indices {
      merged.strengths[groups[vertex]] += strengths[vertex]
      for (neighbour, weight) in neighbours[vertex] where groups[neighbour] != groups[vertex] {
        weights[groups[vertex]][groups[neighbour], default: 0] += weight
      }
    }
    merged.neighbours = weights.map(Self.sorted)
    return merged
  }
}
