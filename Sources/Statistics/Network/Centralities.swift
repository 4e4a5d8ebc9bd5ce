internal import CGraph

/// How much of a graph runs through each vertex, and how near it is to the others, by the number of edges and not
/// by their weights.
public struct Centralities: Equatable, Sendable {
  /// The shortest paths between others that lead through each vertex, of all pairs of others; 0 to 1 (Freeman
  /// 1977, by Brandes 2001).
  public let betweenness: [Double]
  /// How near each vertex is to those that reach it: 1 over their mean distance, times the share of vertices
  /// that reach it (Wasserman & Faust 1994); 0 to 1.
  public let closeness: [Double]
  /// The vertices that paths were followed from; all of them unless these are estimates.
  public let pivots: Int

  /// Whether paths were followed from some of the vertices only (Brandes & Pich 2007).
  public let areEstimates: Bool

  /// Up to so many vertices all paths are followed.
  public static let exactLimit = 5_000
  /// Of more vertices so many are drawn to follow paths from: fewer in a larger graph, so that the work is bounded
  /// until it has the least number.
  public static func pivots(of graph: Graph) -> Int {
    min(256, max(64, 100_000_000 / (graph.vertices + graph.edges.count)))
  }
  /// Paths are followed in so many parts, which are added in their order, so that sums do not depend on the
  /// number of cores.
  private static let parts = 16

  /// Measures the vertices of `graph`.
  ///
  /// - Parameters:
  ///   - graph: whose edges are followed in their direction, where they have one.
  ///   - seed: determines which vertices paths are followed from, where there are more than ``exactLimit``.
  public init(_ graph: Graph, seed: UInt64 = 1) {
    let count = graph.vertices
    var sources = Array(0..<Int32(count))
    areEstimates = count > Self.exactLimit
    if areEstimates {
      var generator = SeededGenerator(seed: seed)
      generator.shuffle(&sources)
      sources.removeLast(count - Self.pivots(of: graph))
    }
    pivots = sources.count
    let paths = Self.paths(graph, from: sources)
    let scale = Double(count) / Double(max(1, sources.count))
    let pairs = Double(count - 1) * Double(count - 2)
    betweenness = paths.map { pairs > 0 ? $0.dependency * scale / pairs : 0 }
    // A vertex that is itself followed from has one source fewer.
    let isSource = Set(sources)
    closeness = paths.enumerated().map { vertex, paths in
      let others = sources.count - (isSource.contains(Int32(vertex)) ? 1 : 0)
      guard paths.distances > 0, others > 0 else { return 0 }
      let reaching = Double(paths.reaching)
      return reaching / Double(paths.distances) * (reaching / Double(others))
    }
  }

  private static func paths(_ graph: Graph, from sources: [Int32]) -> [textmine_paths] {
    let none = [textmine_paths](repeating: textmine_paths(), count: graph.vertices)
    let edges = graph.isDirected ? graph.edges : graph.edges + graph.edges.map(\.reversed)
    let (from, to) = (edges.map { Int32($0.from) }, edges.map { Int32($0.to) })
    let library = Library(
      textmine_graph_open(Int32(graph.vertices), Int64(edges.count), from, to))
    let size = max(1, (sources.count + parts - 1) / parts)
    let blocks = stride(from: 0, to: sources.count, by: size).map {
      Array(sources[$0..<min($0 + size, sources.count)])
    }
    let results = concurrentMap(blocks) { block in
      var paths = none
      let status = textmine_graph_add_paths(
        library.graph, block, Int32(block.count), &paths)
      precondition(status == 0, "there is memory for the paths of a network")
      return Paths(paths)
    }
    var sum = none
    for result in results {
      for vertex in sum.indices {
        sum[vertex].dependency += result.paths[vertex].dependency
        sum[vertex].reaching += result.paths[vertex].reaching
        sum[vertex].distances += result.paths[vertex].distances
      }
    }
    return sum
  }

  /// The library's graph, which it does not change.
  private final class Library: @unchecked Sendable {
    let graph: OpaquePointer

    init(_ graph: OpaquePointer?) {
      guard let graph else { preconditionFailure("there is memory for a network") }
      self.graph = graph
    }

    deinit { textmine_graph_close(graph) }
  }

  /// What one block of sources adds; plain numbers of C.
  private struct Paths: @unchecked Sendable {
    let paths: [textmine_paths]

    init(_ paths: [textmine_paths]) { self.paths = paths }
  }
}

extension Graph.Edge {
  /// The same in the other direction.
  fileprivate var reversed: Graph.Edge { Graph.Edge(from: to, to: from, weight: weight) }
}
