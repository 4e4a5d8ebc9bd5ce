import Corpus
import Foundation
import Study
import Testing

/// Gives back the ids of its batches, the longer ones later.
private actor Echo: BatchWorker {
  func work(on batch: TweetBatch, isNew: [Bool]) throws -> [String] {
    let ids = (0..<batch.count).map { batch.string(.id, of: $0) }
    if ids.contains("stop") { throw CancellationError() }
    return zip(ids, isNew).map { $1 ? $0 : "\($0) again" }
  }
}

private func run(_ ids: [String], workers: Int) async throws -> (ids: [String], copies: [Int]) {
  let path = NSTemporaryDirectory() + "pipeline-\(UUID().uuidString).csv"
  defer { try? FileManager.default.removeItem(atPath: path) }
  let rows = ids.map { "\($0),banjir di pasar" }
  try Data((["id,text"] + rows).joined(separator: "\n").utf8).write(to: URL(filePath: path))
  let input = try TweetInput(inputs: [path], options: ReadingOptions())
  var delivered: [String] = []
  let copies = try await Pipeline.run(
    input, workers: Pipeline.workers(workers) { Echo() },
    selection: TweetSelection(TweetSelection.Criteria()),
    countsIDsOnce: true
  ) { delivered += $0 }
  return (delivered, copies)
}

@Suite("The pipeline") struct PipelineTests {
  private static let ids = (1...3 * Pipeline.batchSize + 7).map { "\($0)" }

  @Test("delivers in the order of the input, whatever the number of workers", arguments: [1, 2, 7])
  func order(workers: Int) async throws {
    let found = try await run(PipelineTests.ids, workers: workers)
    #expect(found.ids == PipelineTests.ids && found.copies == [0])
  }

  @Test("counts an id once over all batches")
  func copies() async throws {
    let found = try await run(PipelineTests.ids + ["1", "2"], workers: 2)
    #expect(found.copies == [2] && found.ids.suffix(2) == ["1 again", "2 again"])
  }

  @Test("ends with the error of a worker")
  func error() async throws {
    await #expect(throws: CancellationError.self) {
      try await run(PipelineTests.ids + ["stop"], workers: 2)
    }
  }
}
