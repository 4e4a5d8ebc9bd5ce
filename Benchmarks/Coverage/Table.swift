import Statistics
internal import Glibc

/// How an interval fared.
struct Score: Sendable {
  var repeats = 0
  var held = 0
  var width = 0.0

  mutating func add(_ interval: Interval, _ truth: Double) {
    repeats += 1
    if interval.contains(truth) { held += 1 }
    width += interval.width
  }

  var coverage: Double { Double(held) / Double(repeats) }
  var meanWidth: Double { width / Double(repeats) }
}

/// How the intervals of one cell fared.
struct Result: Sendable {
  var stratified = Score()
  var wilson = Score()
  var predictionPowered = Score()
  var counted = Score()
}

/// The results in Markdown.
struct Table {
  let cells: [Cell]
  let results: [Result]

  func print() {
    Swift.print(
      "| archive | codes | share | classifier | textmine | width | of Wilson's | Wilson | PPI++ "
        + "| counted |\n|---|---|---|---|---|---|---|---|---|---|")
    for (cell, result) in zip(cells, results) {
      Swift.print(
        "| \(cell.name) | \(cell.codes) | \(decimals(100 * cell.prevalence, 1)) % "
          + "| \(cell.classifier) | \(decimals(result.stratified.coverage, 3)) "
          + "| \(decimals(result.stratified.meanWidth, 3)) | \(decimals(ratio(result), 2)) "
          + "| \(decimals(result.wilson.coverage, 3)) "
          + "| \(decimals(result.predictionPowered.coverage, 3)) "
          + "| \(decimals(result.counted.coverage, 3)) |")
    }
    printSummary()
  }

  private func ratio(_ result: Result) -> Double {
    result.stratified.meanWidth / result.wilson.meanWidth
  }

  private func printSummary() {
    let pairs = Array(zip(cells, results))
    let expecting = pairs.filter { $0.0.expected >= 1 }
    let others = pairs.filter { $0.0.expected < 1 }
    func lowest(_ pairs: [(Cell, Result)]) -> String {
      pairs.map { $1.stratified.coverage }.min().map { decimals($0, 3) } ?? "–"
    }
    func mean(_ value: (Result) -> Double) -> String {
      decimals(results.reduce(0) { $0 + value($1) } / Double(results.count), 3)
    }
    let good = pairs.filter { ["good", "excellent"].contains($0.0.classifier) }
    Swift.print(
      """

      Cells: \(cells.count). Lowest coverage where a positive code is expected: \
      \(lowest(expecting)); elsewhere: \(lowest(others)). Mean coverage: textmine \
      \(mean { $0.stratified.coverage }), Wilson \(mean { $0.wilson.coverage }), PPI++ \
      \(mean { $0.predictionPowered.coverage }), classify and count \
      \(mean { $0.counted.coverage }). Width against Wilson's: mean \(mean(ratio)), highest \
      \(decimals(results.map(ratio).max() ?? 0, 3)); with good and excellent classifiers highest \
      \(good.map { ratio($1) }.max().map { decimals($0, 3) } ?? "–").
      """)
  }
}

func decimals(_ value: Double, _ count: Int) -> String {
  var scale = 1.0
  for _ in 0..<count { scale *= 10 }
  let whole = Int((abs(value) * scale).rounded())
  let fraction = String(whole % Int(scale))
  let padding = String(repeating: "0", count: max(0, count - fraction.count))
  return (value < 0 ? "-" : "") + "\(whole / Int(scale)).\(padding)\(fraction)"
}
