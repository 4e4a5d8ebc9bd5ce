#include "cgraph.h"

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/property_map/property_map.hpp>
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

/// What is known of a vertex in one search: together, since they are wanted together.
struct Place {
  double paths = 0;  // how many shortest paths lead to it
  double dependency = 0;
  int32_t distance = -1;
};

/// The vertices in the order of their distances from one source.
struct Search {
  std::vector<int32_t> order;
  std::vector<Place> places;

  explicit Search(size_t vertices) : places(vertices) { order.reserve(vertices); }

  void start(int32_t source) {
    places[source].distance = 0;
    places[source].paths = 1;
  }

  /// Forgets the last source; only what it reached has to be put back.
  void clear() {
    for (int32_t vertex : order) places[vertex] = Place();
    order.clear();
  }
};

/// The colours that the library marks vertices with: one that has a distance was met.
struct Colours {
  typedef int32_t key_type;
  typedef boost::default_color_type value_type;
  typedef value_type reference;
  typedef boost::read_write_property_map_tag category;
  Search *search;
};

boost::default_color_type get(const Colours &colours, int32_t vertex) {
  return colours.search->places[vertex].distance < 0 ? boost::white_color : boost::gray_color;
}

void put(const Colours &, int32_t, boost::default_color_type) {}

/// Counts paths while the library goes through the graph.
class Counter : public boost::default_bfs_visitor {
 public:
  explicit Counter(Search &search) : search(&search) {}

  void discover_vertex(int32_t vertex, const Graph &) { search->order.push_back(vertex); }

  template <class Edge>
  void tree_edge(const Edge &edge, const Graph &graph) {
    const Place &from = search->places[source(edge, graph)];
    Place &to = search->places[target(edge, graph)];
    to.distance = from.distance + 1;
    to.paths += from.paths;
  }

  template <class Edge>
  void non_tree_edge(const Edge &edge, const Graph &graph) {
    const Place &from = search->places[source(edge, graph)];
    Place &to = search->places[target(edge, graph)];
    if (to.distance == from.distance + 1) to.paths += from.paths;
  }

 private:
  Search *search;
};

/// Brandes' accumulation: what is behind a vertex counts for those before it, the farthest first.
void accumulate(const Graph &graph, Search &search, int32_t source, textmine_paths *paths) {
  for (auto vertex = search.order.rbegin(); vertex != search.order.rend(); ++vertex) {
    Place &place = search.places[*vertex];
    double sum = 0;
    for (auto edges = out_edges(*vertex, graph); edges.first != edges.second; ++edges.first) {
      const Place &next = search.places[target(*edges.first, graph)];
      if (next.distance == place.distance + 1) sum += place.paths / next.paths * (1 + next.dependency);
    }
    place.dependency = sum;
    if (*vertex == source) continue;
    paths[*vertex].dependency += sum;
    paths[*vertex].reaching += 1;
    paths[*vertex].distances += place.distance;
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
    boost::breadth_first_visit(edges, sources[index], waiting, Counter(search), Colours{&search});
    accumulate(edges, search, sources[index], paths);
    search.clear();
  }
  return 0;
} catch (const std::exception &) {
  return -1;
}
