import ArgumentParser
import Study

/// How intervals are made.
struct IntervalArguments: ParsableArguments {
  @Option(help: .value("0.5…0.999", "The confidence of intervals.")) var level = 0.95
  @Option(help: .value("n", "The random number that determines every draw.")) var seed: UInt64 = 1
  @Option(help: .value("n", "The draws that an interval is made of.")) var draws = 4_000

  func validate() throws {
    try require(
      level >= 0.5 && level <= 0.999, "--level is \(level); expected 0.5 to 0.999, as in 0.95")
    try require((100...1_000_000).contains(draws), "--draws is \(draws); expected 100 to 1000000")
  }

  var options: IntervalOptions { IntervalOptions(level: level, draws: draws, seed: seed) }
}
