import Statistics
import Testing

@Suite("A network") struct NetworkTests {
  /// a→b 3, b→a 1, a→c 2, c→d 1, d→b 4, e→a 1, b→e 1, d→e 1, f→d 2; what is expected of it is networkx's.
  static let graph = Graph(
    vertices: 6,
    edges: [
      (0, 1, 3), (1, 0, 1), (0, 2, 2), (2, 3, 1), (3, 1, 4), (4, 0, 1), (1, 4, 1), (3, 4, 1),
      (5, 3, 2),
    ].map { Graph.Edge(from: $0, to: $1, weight: $2) })

  private func equals(_ values: [Double], _ expected: [Double]) -> Bool {
    values.count == expected.count && zip(values, expected).allSatisfy { abs($0 - $1) < 5e-7 }
  }

  @Test("has degrees, strengths, density and reciprocity")
  func simple() throws {
    let graph = Self.graph
    #expect(graph.inStrengths == [2, 7, 2, 3, 2, 0])
    #expect(graph.outStrengths == [5, 2, 1, 5, 1, 2])
    #expect(graph.inDegrees == [2, 2, 1, 2, 2, 0] && graph.outDegrees == [2, 2, 1, 2, 1, 1])
    #expect(
      equals([try #require(graph.reciprocity), try #require(graph.density)], [0.222222, 0.3]))
  }

  @Test("has betweenness and closeness")
  func centralities() {
    let measured = Centralities(Self.graph)
    #expect(equals(measured.betweenness, [0.35, 0.175, 0.15, 0.35, 0.125, 0]))
    #expect(equals(measured.closeness, [0.5, 0.625, 0.416667, 0.5, 0.625, 0]))
    #expect(!measured.areEstimates && measured.pivots == 6)
  }

  @Test("has them without directions, too")
  func undirected() {
    // The path a – b – c – d with a – c.
    let graph = Graph(
      vertices: 4,
      edges: [(0, 1, 1), (1, 2, 1), (2, 3, 1), (0, 2, 1)].map {
        Graph.Edge(from: $0, to: $1, weight: $2)
      }, isDirected: false)
    let measured = Centralities(graph)
    #expect(equals(measured.betweenness, [0, 0, 0.666667, 0]))
    #expect(equals(measured.closeness, [0.75, 0.75, 1, 0.6]))
    #expect(graph.inDegrees == [2, 2, 3, 1] && graph.reciprocity == nil)
    #expect(graph.density.map { equals([$0], [0.666667]) } == true)
  }

  @Test("falls into communities")
  func communities() throws {
    let modularity = { Communities.modularity(of: $0, in: Self.graph) }
    #expect(equals([try #require(modularity([0, 0, 1, 1, 0, 1]))], [0.044922]))
    #expect(equals([try #require(modularity([0, 1, 0, 1, 1, 1]))], [0.0546875]))
    let found = Communities(Self.graph)
    #expect(equals([try #require(found.modularity)], [0.0546875]))
    #expect(found.groups == [0, 0, 0, 1, 0, 1])
  }

  @Test("of two cliques with one edge between them has two communities")
  func cliques() {
    var edges: [Graph.Edge] = [Graph.Edge(from: 0, to: 10, weight: 1)]
    for clique in [0..<10, 10..<18] {
      for first in clique {
        for second in clique where second > first {
          edges.append(Graph.Edge(from: first, to: second, weight: 1))
        }
      }
    }
    let found = Communities(Graph(vertices: 18, edges: edges, isDirected: false))
    #expect(found.groups == Array(repeating: 0, count: 10) + Array(repeating: 1, count: 8))
  }

  @Test("of nothing, or without edges, has zeros and no modularity", arguments: [0, 1, 3])
  func nothing(vertices: Int) {
    let graph = Graph(vertices: vertices, edges: [])
    let measured = Centralities(graph)
    #expect(
      measured.betweenness.allSatisfy { $0 == 0 } && measured.closeness.allSatisfy { $0 == 0 })
    #expect(Communities(graph).count == vertices && Communities(graph).modularity == nil)
    #expect(graph.reciprocity == nil)
  }

  @Test("of many vertices has estimates near the exact values, the same every time")
  func pivots() throws {
    // A ring of 5,600 with chords; each vertex is like every other.
    let count = 5_600
    let edges = (0..<count).flatMap { vertex in
      [1, 7, 301].map { Graph.Edge(from: vertex, to: (vertex + $0) % count, weight: 1) }
    }
    let graph = Graph(vertices: count, edges: edges)
    let measured = Centralities(graph, seed: 3)
    #expect(measured.areEstimates && measured.pivots == 256)
    #expect(measured == Centralities(graph, seed: 3))
    #expect(measured != Centralities(graph, seed: 4))
    let mean = measured.closeness.reduce(0, +) / Double(count)
    #expect(measured.closeness.allSatisfy { abs($0 - mean) < 0.15 * mean })
  }
}
