import ArgumentParser
import Corpus
import Report
import Study
import StudyFile

/// How a long run goes.
struct RunArguments: ParsableArguments {
  @Option(help: .value("n", "The cores to use (default: all).")) var threads: Int?
  @Flag(help: "Print no progress and no notes.") var quiet = false

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads is \(threads); expected 1 to 1024")
    }
  }
}

/// What a command reads, which tweets of it, and how a long run goes; no group of options itself, as ``LabelArguments``.
struct ArchiveArguments {
  let input: InputArguments
  let choice: SelectionArguments
  let threads: Int?
  let quiet: Bool

  init(_ input: InputArguments, _ choice: SelectionArguments, _ running: RunArguments) {
    (self.input, self.choice) = (input, choice)
    (threads, quiet) = (running.threads, running.quiet)
  }

  /// Opens the inputs; the selection's days are those of `clock`. With `isPart` the archive is read whole, as it
  /// may have been coded whole.
  func open(
    _ clock: LocalClock = .jakarta, sumsFiles: Bool = false, isPart: Bool = false,
    _ study: SavedStudy? = nil
  ) throws -> OpenArchive {
    var options = input.readingOptions
    options.sumsFiles = sumsFiles
    let study = try study ?? input.study()
    return OpenArchive(
      study: study,
      tweets: try study?.tweets() ?? TweetInput(inputs: input.inputs, options: options),
      selection: choice.selection(clock, ofWhole: isPart), threads: threads, isQuiet: quiet)
  }
}

/// The inputs while they are read.
struct OpenArchive {
  /// The study that they are; nil for exports.
  let study: SavedStudy?
  let tweets: TweetInput
  let selection: TweetSelection
  let threads: Int?
  let isQuiet: Bool

  /// The paths of all files that are read.
  var files: [String] { study.map { [$0.path] } ?? tweets.files }

  /// Shows how far `work` is, as it tells, and says so where somebody stops it.
  func read<Result>(
    _ work: (_ onRead: (Int) -> Void) async throws -> Result
  ) async throws -> Result {
    let progress = Progress(isQuiet: isQuiet)
    defer { progress.finish() }
    do {
      return try await work { progress.add($0, tweets.fractionRead) }
    } catch is CancellationError {
      throw Interruption.failure("after \(progress.tweets) tweets; no file was written")
    }
  }

  /// Counts the tweets by their labels.
  func census(by labels: LabelOrigin, _ plan: ArchiveCensus.Plan) async throws -> ArchiveCensus {
    try await read { onRead in
      try await ArchiveCensus(
        of: tweets, by: labels, plan, selection: selection, threads: threads, onRead: onRead)
    }
  }

  /// Says what could not be read and what was left out, and what of the labels' source took too long.
  func note(_ slow: [(expression: String, texts: Int)] = []) {
    if isQuiet { return }
    StandardError.note(ReadingNotes(tweets.summary, leftOut: selection.total))
    StandardError.note(slow)
  }
}

extension StandardError {
  /// Prints which regular expressions took too long.
  static func note(_ slow: [(expression: String, texts: Int)]) {
    for (expression, texts) in slow {
      print(
        "the expression \(expression) took too long in \(texts) \(texts == 1 ? "tweet" : "tweets"), labelled as "
          + "if without it; simplify its repetitions, as a+ for (a+)+")
    }
  }

  /// Prints the notes on what was read.
  static func note(_ notes: ReadingNotes) {
    let lines = notes.lines(toReadASheet: "; name one with --sheet to read it")
    if !lines.isEmpty { print(lines.joined(separator: "\n")) }
  }
}
