internal import Glibc
import Statistics

/// Counts how often intervals hold the truth, over many draws from archives whose truth is known.
@main struct Coverage {
  static func main() async {
    var arguments = CommandLine.arguments.dropFirst()
    var options = Options()
    while let name = arguments.popFirst(), let value = arguments.popFirst() {
      switch name {
      case "--repeats": options.repeats = Int(value) ?? options.repeats
      case "--draws": options.draws = Int(value) ?? options.draws
      case "--labels": options.labels.append(value)
      case "--sizes": options.sizes = value.split(separator: ",").compactMap { Int($0) }
      default: break
      }
    }
    let cells =
      options.labels.isEmpty
      ? Cell.simulated(options) : options.labels.flatMap { Cell.real($0, options) }
    var results = [Result?](repeating: nil, count: cells.count)
    await withTaskGroup(of: (Int, Result).self) { group in
      // Two at a time, one for each core.
      for place in cells.indices {
        if place >= 2, let (done, result) = await group.next() { results[done] = result }
        let (cell, options) = (cells[place], options)
        group.addTask { (place, cell.run(options, seed: UInt64(place) + 1)) }
      }
      for await (done, result) in group { results[done] = result }
    }
    Table(cells: cells, results: results.compactMap(\.self)).print()
  }
}

struct Options: Sendable {
  var repeats = 2_000
  var draws = 1_000
  var labels: [String] = []
  var sizes = [5_000, 600]
}
