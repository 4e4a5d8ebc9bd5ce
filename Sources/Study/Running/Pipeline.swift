public import Corpus
internal import Foundation

/// Something that works on batches of tweets; each core has its own.
public protocol BatchWorker: Actor {
  associatedtype Output: Sendable

  /// Works on `batch`, of whose tweets `isNew` tells whether their id came for the first time.
  func work(on batch: TweetBatch, isNew: [Bool]) throws -> Output
}

/// Reads tweets on one thread, lets all cores work on them and delivers what they make in the order
/// of the input. Memory is bounded by a few batches.
public enum Pipeline {
  /// The tweets that a batch holds at most.
  public static let batchSize = 2048
  /// The distinct spellings that a worker keeps before it forgets them, in bytes, where nothing is
  /// counted by them: memory stays flat.
  public static let footprintLimit = 32 << 20

  /// Runs until `archive` has no more tweets; `onRead` is told of each batch how many it holds, and `onBatch` is shown
  /// it, in the order of the input and before anything is left out.
  ///
  /// - Throws: also `CancellationError` where its task is cancelled, before it reads the next batch.
  /// - Returns: for each file of the archive how many of its tweets had an id that came before; all 0
  ///   unless `countsIDsOnce`.
  @discardableResult
  public static func run<Worker: BatchWorker>(
    _ archive: TweetInput, workers: [Worker], selection: TweetSelection,
    countsIDsOnce: Bool, onRead: (_ tweets: Int) -> Void = { _ in },
    onBatch: (TweetBatch) -> Void = { _ in },
    deliver: (Worker.Output) async throws -> Void
  ) async throws -> [Int] {
    var seen = SeenTweets()
    var duplicates: [Int] = []
    var spare: [TweetBatch] = []
    var idle = workers
    var waiting: [Int: Worker.Output] = [:]
    var (read, delivered) = (0, 0)
    try await withThrowingTaskGroup(of: Finished<Worker>.self) { group in
      func settle(_ finished: Finished<Worker>) async throws {
        idle.append(finished.worker)
        spare.append(finished.batch)
        waiting[finished.number] = finished.output
        while let output = waiting.removeValue(forKey: delivered) {
          try await deliver(output)
          delivered += 1
        }
      }
      while true {
        try Task.checkCancellation()
        var batch = spare.popLast() ?? TweetBatch()
        batch.removeAll()
        // A batch never spans two files, so its duplicates are those of the file just read.
        guard try archive.read(into: &batch, upTo: batchSize) else { break }
        onBatch(batch)
        selection.select(&batch, ofFile: archive.openedFiles - 1)
        if idle.isEmpty, let finished = try await group.next() { try await settle(finished) }
        let isNew = countsIDsOnce ? seen.areNew(batch) : []
        while duplicates.count < archive.openedFiles { duplicates.append(0) }
        duplicates[duplicates.count - 1] += isNew.indices.count {
          !isNew[$0] && selection.criteria.want($0, of: batch)
        }
        let (worker, number, full) = (idle.removeLast(), read, batch)
        read += 1
        onRead(full.count)
        group.addTask {
          Finished(
            worker: worker, number: number, batch: full,
            output: try await worker.work(on: full, isNew: isNew))
        }
      }
      while let finished = try await group.next() { try await settle(finished) }
    }
    while duplicates.count < archive.openedFiles { duplicates.append(0) }
    return duplicates
  }

  private struct Finished<Worker: BatchWorker>: Sendable {
    let worker: Worker
    let number: Int
    let batch: TweetBatch
    let output: Worker.Output
  }

  /// So many workers, or as many as there are cores.
  public static func workers<Worker>(_ count: Int?, _ make: () throws -> Worker) rethrows
    -> [Worker]
  {
    try (0..<(count ?? ProcessInfo.processInfo.activeProcessorCount)).map { _ in try make() }
  }
}

extension SeenTweets {
  /// For each tweet of `batch` whether its id comes for the first time.
  public mutating func areNew(_ batch: TweetBatch) -> [Bool] {
    (0..<batch.count).map { index in
      batch.withBytes(.id, of: index) { isNew($0) }
    }
  }
}
