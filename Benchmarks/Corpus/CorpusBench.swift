import Corpus
import Foundation

/// How fast files of tweets are read, on one core: Markdown rows on standard output.
///
///     swift run -c release corpus-bench FILE…
///
/// Each file is read once to warm up and then five times; rates are of the file's own bytes
/// and the processor's seconds. With `--once FILE` a file is read once, for others to measure.
@main struct CorpusBench {
  private static let runs = 5

  static func main() throws {
    let files = CommandLine.arguments.dropFirst()
    if files.first == "--once", let file = files.dropFirst().first {
      _ = try read(file)
      return
    }
    guard !files.isEmpty else { throw UsageError(description: "usage: corpus-bench FILE...") }
    for file in files {
      let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
      _ = try read(file)
      var seconds: [Double] = []
      var tweets = 0
      for _ in 0..<runs {
        let start = processorSeconds()
        tweets = try read(file)
        seconds.append(processorSeconds() - start)
      }
      seconds.sort()
      let (median, best) = (seconds[runs / 2], seconds[0])
      let rate = [median, best].map { String(format: "%.2f", Double(size) / $0 / 1e9) }
      print(
        "| read \(tweets) tweets, \(URL(filePath: file).lastPathComponent), \(size >> 20) MB "
          + "| \(String(format: "%.2f", median)) | \(String(format: "%.2f", best)) "
          + "| \(rate[0]) GB/s (best \(rate[1])) | \(peakMegabytes()) |")
    }
  }

  private struct UsageError: Error, CustomStringConvertible {
    let description: String
  }

  /// Reads all tweets of a file into one batch after the other.
  private static func read(_ file: String) throws -> Int {
    let archive = try TweetInput(inputs: [file], options: ReadingOptions())
    var batch = TweetBatch()
    var tweets = 0
    while try archive.read(into: &batch, upTo: 2048) {
      tweets += batch.count
      batch.removeAll()
    }
    return tweets
  }

  /// The processor's time for this process so far: what else runs does not count, and waiting for
  /// the disk does not either.
  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The most memory that the process had, in MB.
  private static func peakMegabytes() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }
}
