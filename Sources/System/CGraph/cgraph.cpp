#include "cgraph.h"

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/two_bit_color_map.hpp>
#include <boost/pending/queue.hpp>
#include <exception>
#include <utility>
#include <vector>

using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                 boost::no_property, int32_t, int64_t>;

struct textmine_graph {
  Graph edges;
};

namespace {

/// The vertices in the order of their distances from one source, and how many shortest paths lead to each.
struct Search {
  std::vector<int32_t> order;
  std::vector<int32_t> distance;
  std::vector<double> paths;
  std::vector<double> dependency;

  explicit Search(size_t vertices)
      : distance(vertices, -1), paths(vertices, 0), dependency(vertices, 0) {
    order.reserve(vertices);
  }

  void start(int32_t source) {
    distance[source] = 0;
    paths[source] = 1;
  }

  /// Forgets the last source; only what it reached has to be put back.
  void clear() {
    for (int32_t vertex : order) {
      distance[vertex] = -1;
      paths[vertex] = 0;
      dependency[vertex] = 0;
    }
    order.clear();
  }
};

/// Counts paths while the library goes through the graph.
class Counter : public boost::default_bfs_visitor {
 public:
  explicit Counter(Search &search) : search(&search) {}

  void discover_vertex(int32_t vertex, const Graph &) { search->order.push_back(vertex); }

  template <class Edge>
  void tree_edge(const Edge &edge, const Graph &graph) {
    search->distance[target(edge, graph)] = search->distance[source(edge, graph)] + 1;
    count(edge, graph);
  }

  template <class Edge>
  void non_tree_edge(const Edge &edge, const Graph &graph) {
    count(edge, graph);
  }

 private:
  template <class Edge>
  void count(const Edge &edge, const Graph &graph) {
    int32_t from = source(edge, graph), to = target(edge, graph);
    if (search->distance[to] == search->distance[from] + 1) search->paths[to] += search->paths[from];
  }

  Search *search;
};

/// Brandes' accumulation: what is behind a vertex counts for those before it, the farthest first.
void accumulate(const Graph &graph, Search &search, int32_t source, textmine_paths *paths) {
  for (auto vertex = search.order.rbegin(); vertex != search.order.rend(); ++vertex) {
    double sum = 0;
    for (auto edges = out_edges(*vertex, graph); edges.first != edges.second; ++edges.first) {
      int32_t next = target(*edges.first, graph);
      if (search.distance[next] == search.distance[*vertex] + 1)
        sum += search.paths[*vertex] / search.paths[next] * (1 + search.dependency[next]);
    }
    search.dependency[*vertex] = sum;
    if (*vertex == source) continue;
    paths[*vertex].dependency += sum;
    paths[*vertex].reaching += 1;
    paths[*vertex].distances += search.distance[*vertex];
  }
}

}  // namespace

textmine_graph *textmine_graph_open(int32_t vertices, int64_t edges, const int32_t *from, const int32_t *to) try {
  std::vector<std::pair<int32_t, int32_t>> pairs;
  pairs.reserve(edges);
  for (int64_t edge = 0; edge < edges; ++edge) pairs.emplace_back(from[edge], to[edge]);
  return new textmine_graph{
      Graph(boost::edges_are_unsorted_multi_pass, pairs.begin(), pairs.end(), vertices)};
} catch (const std::exception &) {
  return nullptr;
}

void textmine_graph_close(textmine_graph *graph) { delete graph; }

int textmine_graph_add_paths(const textmine_graph *graph, const int32_t *sources, int32_t count,
                             textmine_paths *paths) try {
  const Graph &edges = graph->edges;
  Search search(num_vertices(edges));
  for (int32_t index = 0; index < count; ++index) {
    search.start(sources[index]);
    boost::queue<int32_t> waiting;
    // The library starts with all vertices white; two bits a vertex are soon set.
    auto colours = boost::make_two_bit_color_map(num_vertices(edges), get(boost::vertex_index, edges));
    boost::breadth_first_visit(edges, sources[index], waiting, Counter(search), colours);
    accumulate(edges, search, sources[index], paths);
    search.clear();
  }
  return 0;
} catch (const std::exception &) {
  return -1;
}
