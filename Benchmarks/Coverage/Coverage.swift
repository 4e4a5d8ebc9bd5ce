internal import Glibc
import Statistics

/// Counts how often intervals hold the truth, over many draws from archives whose truth is known.
@main struct Coverage {
  static func main() async {
    var arguments = CommandLine.arguments.dropFirst()
    var given = Options()
    while let name = arguments.popFirst(), let value = arguments.popFirst() {
      switch name {
      case "--repeats": given.repeats = Int(value) ?? given.repeats
      case "--draws": given.draws = Int(value) ?? given.draws
      case "--labels": given.labels.append(value)
      case "--parts": given.parts = value == "yes"
      case "--joined": given.joined = value == "yes"
      case "--sizes": given.sizes = value.split(separator: ",").compactMap { Int($0) }
      default: break
      }
    }
    let options = given
    if options.parts {
      let cells = PartCell.all
      let results = await concurrently(cells.count) { cells[$0].run(options, seed: UInt64($0) + 1) }
      PartTable(cells: cells, results: results, repeats: options.repeats).print()
      return
    }
    if options.joined {
      let cells = JoinedCell.all
      let results = await concurrently(cells.count) { cells[$0].run(options, seed: UInt64($0) + 1) }
      JoinedTable(cells: cells, results: results, repeats: options.repeats).print()
      return
    }
    let cells =
      options.labels.isEmpty
      ? Cell.simulated(options) : options.labels.flatMap { Cell.real($0, options) }
    let results = await concurrently(cells.count) { cells[$0].run(options, seed: UInt64($0) + 1) }
    Table(cells: cells, results: results).print()
  }

  /// Two at a time, one for each core.
  private static func concurrently<Value: Sendable>(
    _ count: Int, _ make: @escaping @Sendable (Int) -> Value
  ) async -> [Value] {
    var values = [Value?](repeating: nil, count: count)
    await withTaskGroup(of: (Int, Value).self) { group in
      for place in 0..<count {
        if place >= 2, let (done, value) = await group.next() { values[done] = value }
        group.addTask { (place, make(place)) }
      }
      for await (done, value) in group { values[done] = value }
    }
    return values.compactMap(\.self)
  }
}

struct Options: Sendable {
  var repeats = 2_000
  var draws = 1_000
  var labels: [String] = []
  var parts = false
  var joined = false
  var sizes = [5_000, 600]
}
