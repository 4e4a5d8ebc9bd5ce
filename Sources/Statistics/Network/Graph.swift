/// Who is joined to whom, and how strongly; vertices are numbered from 0.
public struct Graph: Equatable, Sendable {
  /// From one vertex to another.
  public struct Edge: Equatable, Sendable {
    /// Where it begins.
    public var from: Int
    /// Where it ends.
    public var to: Int
    /// How strong it is, above 0.
    public var weight: Int

    /// Makes an edge.
    public init(from: Int, to: Int, weight: Int) {
      (self.from, self.to, self.weight) = (from, to, weight)
    }
  }

  /// The number of vertices.
  public let vertices: Int
  /// The edges, each pair of vertices once; none leads back to where it began.
  public let edges: [Edge]
  /// Whether an edge leads one way only.
  public let isDirected: Bool

  /// Makes a graph.
  ///
  /// - Precondition: every edge joins two different vertices below `vertices`, no two the same in the same
  ///   direction.
  public init(vertices: Int, edges: [Edge], isDirected: Bool = true) {
    (self.vertices, self.edges, self.isDirected) = (vertices, edges, isDirected)
  }

  /// The edges of all that there could be, 0 to 1; nil for fewer than two vertices.
  public var density: Double? {
    guard vertices > 1 else { return nil }
    let possible = Double(vertices) * Double(vertices - 1) / (isDirected ? 1 : 2)
    return Double(edges.count) / possible
  }

  /// The share of edges that are answered by one in the other direction; nil without edges, and where edges
  /// have no direction.
  public var reciprocity: Double? {
    guard isDirected, !edges.isEmpty else { return nil }
    let there = edges.map { Self.pair($0.from, $0.to) }.sorted()
    let back = edges.map { Self.pair($0.to, $0.from) }.sorted()
    var (place, answered) = (0, 0)
    for pair in back {
      while place < there.count, there[place] < pair { place += 1 }
      if place < there.count, there[place] == pair { answered += 1 }
    }
    return Double(answered) / Double(edges.count)
  }

  /// Two vertices as one number, which is compared faster.
  private static func pair(_ from: Int, _ to: Int) -> UInt64 { UInt64(from) << 32 | UInt64(to) }

  /// Counts over the vertices what each edge adds.
  private func sums(_ add: (Edge, inout [Int]) -> Void) -> [Int] {
    var sums = [Int](repeating: 0, count: vertices)
    for edge in edges { add(edge, &sums) }
    return sums
  }

  /// How many edges end at each vertex; at both ends where edges have no direction.
  public var inDegrees: [Int] {
    sums {
      $1[$0.to] += 1
      if !isDirected { $1[$0.from] += 1 }
    }
  }

  /// How many edges begin at each vertex; at both ends where edges have no direction.
  public var outDegrees: [Int] { isDirected ? sums { $1[$0.from] += 1 } : inDegrees }

  /// The weight of the edges that end at each vertex.
  public var inStrengths: [Int] {
    sums {
      $1[$0.to] += $0.weight
      if !isDirected { $1[$0.from] += $0.weight }
    }
  }

  /// The weight of the edges that begin at each vertex.
  public var outStrengths: [Int] { isDirected ? sums { $1[$0.from] += $0.weight } : inStrengths }
}
