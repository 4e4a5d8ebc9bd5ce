#ifndef TEXTMINE_CGRAPH_H
#define TEXTMINE_CGRAPH_H

#include <stdint.h>

// Our own few functions over the Boost Graph Library, whose templates Swift cannot see.

#ifdef __cplusplus
extern "C" {
#endif

/// A directed graph.
typedef struct textmine_graph textmine_graph;

/// Makes a graph of edges without a weight; the vertices are numbered from 0. NULL without memory.
textmine_graph *textmine_graph_open(int32_t vertices, int64_t edges, const int32_t *from, const int32_t *to);

/// Frees a graph.
void textmine_graph_close(textmine_graph *graph);

/// What the shortest paths from some vertices, the sources, add to each vertex.
typedef struct {
  double dependency;  // the part of shortest paths to others that lead through it (Brandes 2001)
  int64_t reaching;   // the sources from which it is reached, itself left out
  int64_t distances;  // the sum of the distances from these
} textmine_paths;

/// Adds the shortest paths from `count` sources to `paths`, which has a place for each vertex. Returns
/// 0, or -1 without memory. Several threads may use one graph.
int textmine_graph_add_paths(const textmine_graph *graph, const int32_t *sources, int32_t count,
                             textmine_paths *paths);

#ifdef __cplusplus
}
#endif

#endif
