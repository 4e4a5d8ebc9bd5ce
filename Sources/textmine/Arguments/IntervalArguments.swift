import ArgumentParser
import Report
import Study

/// How intervals are made.
struct IntervalArguments: ParsableArguments {
  @Option(help: ArgumentHelp("The confidence of intervals.", valueName: "0.5…0.999"))
  var level = 0.95

  @Option(help: ArgumentHelp("The random number that determines every draw.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("The draws that an interval is made of.", valueName: "n"))
  var draws = 4_000

  func validate() throws {
    guard level >= 0.5, level <= 0.999 else {
      throw ValidationError("--level is \(level); expected 0.5 to 0.999, as in 0.95")
    }
    guard (100...1_000_000).contains(draws) else {
      throw ValidationError("--draws is \(draws); expected 100 to 1000000")
    }
  }

  var options: IntervalOptions { IntervalOptions(level: level, draws: draws, seed: seed) }
}

extension Double {
  /// A share as `95%` or `97.5%`.
  var percent: String {
    let text = (self * 100).decimals(1)
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + "%"
  }
}
