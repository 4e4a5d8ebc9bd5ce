import ArgumentParser
import Corpus
import Foundation
import Lexicon
import Report
import Study

/// `textmine find`: keyword in context.
struct FindCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Show a word, phrase or expression in its context.",
    discussion: """
      PATTERN is what codebooks have: a word (found by its stem), a "phrase", a prefix*, a #hashtag \
      or an @account; with --regex an expression of ICU. Each place is one line: day, id, and the \
      text around it. Nothing found is no error.
      """)

  @Argument(help: "What to look for.")
  var pattern: String

  @OptionGroup(title: "Input")
  var input: InputArguments

  @OptionGroup(title: "Selection")
  var choice: SelectionArguments

  @Flag(help: "PATTERN is a regular expression.")
  var regex = false

  @Option(help: ArgumentHelp("Characters on each side.", valueName: "n"))
  var width = 40

  @Option(help: ArgumentHelp("The zone of days.", valueName: "Area/City"))
  var timeZone = LocalClock.jakarta.identifier

  @Flag(help: "Write JSON, one object a line.")
  var json = false

  @OptionGroup(title: "Analysis")
  var analysis: AnalysisArguments

  @OptionGroup
  var running: RunArguments

  func validate() throws {
    guard (1...1000).contains(width) else {
      throw ValidationError("--width is \(width); expected 1 to 1000")
    }
    guard regex || pattern.contains(where: { $0.isLetter || $0.isNumber }) else {
      throw ValidationError("\"\(pattern)\" has no letter or digit to look for")
    }
  }

  func run() async throws {
    let clock = try localClock(timeZone)
    let options = try analysis.options()
    let selection = choice.selection(clock)
    let archive = try TweetInput(inputs: input.inputs, options: input.readingOptions)
    let workers = try Pipeline.workers(running.threads) {
      try FindWorker(
        Search(pattern: pattern, isExpression: regex, width: width, isJSON: json, clock: clock),
        options)
    }
    let output = try OutputFile(path: "-")
    var places = 0
    let progress = Progress(isQuiet: running.quiet)
    try await Pipeline.run(
      archive, workers: workers, selection: selection,
      countsIDsOnce: false, onRead: progress.add
    ) { found in
      places += found.places
      try output.write(found.lines)
    }
    progress.finish()
    if !running.quiet {
      StandardError.print("\(places) places")
      ReadNote(archive.summary).print()
      selection.printNote()
    }
  }
}

/// What is looked for, and how it is shown.
struct Search: Sendable {
  let pattern: String
  let isExpression: Bool
  let width: Int
  let isJSON: Bool
  let clock: LocalClock
}

/// What a worker found in a batch.
struct Found: Sendable {
  var places = 0
  var lines: [UInt8] = []
}

/// Looks for places, for one core.
actor FindWorker: BatchWorker {
  private let finder: ContextFinder

  init(_ search: Search, _ options: AnalysisOptions) throws {
    finder = try ContextFinder(search, options)
  }

  func work(on batch: TweetBatch, isNew: [Bool]) throws -> Found {
    var found = Found()
    for index in 0..<batch.count { try finder.find(in: batch, index, into: &found) }
    return found
  }
}

/// Finds and shows the places of one tweet after the other.
private final class ContextFinder {
  private let search: Search
  private var analyzer: Analyzer
  private var analysis = Analysis()
  private var patterns = PatternSet()
  private var finder: PatternFinder
  private let expression: RegularExpression?
  private let json = JSONText(isIndented: false)
  /// Ids grow with the years; those of today have so many digits.
  private let longestID = 19

  init(_ search: Search, _ options: AnalysisOptions) throws {
    self.search = search
    var analyzer = try Analyzer(options)
    if search.isExpression {
      expression = try RegularExpression(search.pattern)
    } else {
      expression = nil
      _ = patterns.add(Pattern(text: search.pattern), &analyzer)
    }
    finder = PatternFinder(patterns)
    self.analyzer = analyzer
  }

  func find(in batch: TweetBatch, _ index: Int, into found: inout Found) throws {
    let text = batch.withBytes(.text, of: index) { text in text.indices.map { text[$0] } }
    for range in ranges(in: text) {
      found.places += 1
      found.lines += try line(range, of: text, batch, index)
    }
    if analyzer.footprint > Pipeline.footprintLimit { analyzer.forget() }
  }

  private func ranges(in text: [UInt8]) -> [Range<Int>] {
    if expression != nil { return expression!.ranges(in: text.span) }
    analyzer.analyze(text.span, into: &analysis)
    finder.find(in: analysis, of: analyzer)
    if finder.found.isEmpty { return [] }
    return finder.ranges(of: 0, in: analysis, of: analyzer).map { tokens in
      let first = analysis.tokens[tokens.lowerBound].range
      return first.lowerBound..<analysis.tokens[tokens.upperBound - 1].range.upperBound
    }
  }

  private struct Place: Encodable {
    let id: String
    let createdAt: String?
    let username: String
    let before: String
    let match: String
    let after: String
  }

  private func line(
    _ range: Range<Int>, of text: [UInt8], _ batch: TweetBatch, _ index: Int
  ) throws -> [UInt8] {
    let before = ContextFinder.oneLine(text[..<range.lowerBound])
    let match = ContextFinder.oneLine(text[range])
    let after = ContextFinder.oneLine(text[range.upperBound...])
    if search.isJSON {
      return Array(
        try json.rendered(
          Place(
            id: batch.string(.id, of: index),
            createdAt: batch.createdAt(of: index).map {
              Date(timeIntervalSince1970: Double($0)).ISO8601Format()
            },
            username: batch.string(.username, of: index), before: before, match: match,
            after: after)
        ).utf8)
    }
    let day =
      batch.createdAt(of: index).map { search.clock.day(at: $0).iso } ?? ""
    let id = batch.string(.id, of: index)
    let left = before.suffix(columns: search.width).padded(to: search.width, leading: true)
    let right = after.prefix(columns: search.width)
    let place = "\(day.padded(to: 10))  \(id.padded(to: longestID, leading: true))"
    return Array("\(place)  \(left)[\(match)]\(right)\n".utf8)
  }

  private static func oneLine(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).printable
  }
}
