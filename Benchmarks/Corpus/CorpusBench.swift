import Corpus
import Foundation

/// How fast exports are read, on one core and with nothing done to the tweets: Markdown rows on
/// standard output.
///
///     swift run -c release corpus-bench FILE…
///
/// With `--once FILE` a file is read once and nothing is measured, for others to measure.
@main struct CorpusBench {
  private static let runs = 5

  static func main() throws {
    let files = CommandLine.arguments.dropFirst()
    if files.first == "--once", let file = files.dropFirst().first {
      _ = try read(file)
      return
    }
    if files.isEmpty { throw UsageError(description: "usage: corpus-bench FILE…") }
    print("| file | format | MB | tweets | median s | best s | MB/s (median) |")
    print("|---|---|---|---|---|---|---|")
    for file in files { try measure(file) }
  }

  private struct UsageError: Error, CustomStringConvertible {
    let description: String
  }

  private static func measure(_ file: String) throws {
    var losses = try read(file)
    var seconds: [Double] = []
    for _ in 0..<runs {
      let start = ContinuousClock.now
      losses = try read(file)
      let parts = start.duration(to: .now).components
      seconds.append(Double(parts.seconds) + Double(parts.attoseconds) * 1e-18)
    }
    seconds.sort()
    let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
    let megabytes = Double(size) / 1e6
    let median = seconds[runs / 2]
    let columns = [
      (file as NSString).lastPathComponent, losses.files[0].format.rawValue,
      String(format: "%.1f", megabytes), "\(losses.tweets)", String(format: "%.3f", median),
      String(format: "%.3f", seconds[0]), String(format: "%.0f", megabytes / median),
    ]
    print("| \(columns.joined(separator: " | ")) |")
  }

  private static func read(_ file: String) throws -> Losses {
    let archive = try Archive(inputs: [file], options: ReadingOptions())
    var batch = TweetBatch()
    while try archive.read(into: &batch, upTo: 2048) { batch.removeAll() }
    return archive.losses
  }
}
