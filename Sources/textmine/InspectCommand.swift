import ArgumentParser
import Corpus
import Foundation
import Report

/// `textmine inspect`: what inputs hold, and what of it can be read.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what inputs hold: format, fields, tweets, accounts, period and losses.",
    discussion: """
      For each file: the format found, the columns or keys read for each field and how many tweets \
      have it, tweets, accounts, period, kinds, duplicates, and every record that could not be \
      read, with its line and the reason (the first 20). An input that cannot be used is told and \
      does not stop the others.
      """)

  @OptionGroup(title: "Input")
  var input: InputArguments

  @Flag(help: "Write JSON.")
  var json = false

  func run() throws {
    var seen = SeenTweets()
    var found: [Inspection] = []
    var failure: CorpusError?
    for name in input.inputs {
      let error = inspect(name, &found, &seen)
      failure = failure ?? error
    }
    let output = try OutputFile(path: "-")
    try output.write(Array((json ? try Self.json(found) : Self.text(found)).utf8))
    // The message stands in the output; the status is that of the first input that failed.
    if let failure { throw Failure(Failure(failure)?.status ?? .data, nil) }
  }

  /// Adds the files of one input to `found`; the error that ended it, if one did.
  private func inspect(
    _ name: String, _ found: inout [Inspection], _ seen: inout SeenTweets
  ) -> CorpusError? {
    let before = found.count
    do throws(CorpusError) {
      let archive = try TweetInput(inputs: [name], options: input.readingOptions)
      var batch = TweetBatch()
      var failure: CorpusError?
      do throws(CorpusError) {
        while try archive.read(into: &batch, upTo: 2048) {
          Self.fill(&found, from: before, with: archive.summary)
          found[found.count - 1].add(batch, &seen)
          batch.removeAll()
        }
      } catch {
        failure = error
      }
      let summary = archive.summary
      Self.fill(&found, from: before, with: summary)
      for (index, file) in summary.files.enumerated() { found[before + index].finish(file) }
      if let failure { throw failure }
      return nil
    } catch {
      if found.count == before { found.append(Inspection(name: name)) }
      found[found.count - 1].error = "\(error)"
      return error
    }
  }

  /// Adds an inspection for each file that was opened.
  private static func fill(
    _ found: inout [Inspection], from before: Int, with summary: ReadSummary
  ) {
    for file in summary.files.dropFirst(found.count - before) {
      found.append(Inspection(name: file.name))
    }
  }

  private struct Summary: Encodable {
    let files: [Inspection]
    let tweets: Int
    let skipped: Int
    let duplicates: Int
  }

  private static func json(_ files: [Inspection]) throws -> String {
    let summary = Summary(
      files: files, tweets: files.reduce(0) { $0 + $1.tweets },
      skipped: files.reduce(0) { $0 + $1.skipped },
      duplicates: files.reduce(0) { $0 + $1.duplicates })
    return try JSONText().rendered(summary)
  }

  private static func text(_ files: [Inspection]) -> String {
    files.map(\.text).joined(separator: "\n")
  }
}
