internal import GRDB

/// What a coder says of a tweet, to be saved.
public struct NewEntry: Sendable {
  let state: CodeEntry.State
  let code: String?
  let note: String
  let tweet: Int64
  let coder: StoredSample.Coder
  let sample: StoredSample
  let seen: Int64

  /// Makes an entry; see ``SavedStudy/save(_:code:note:of:by:in:seen:)``.
  public init(
    _ state: CodeEntry.State, code: String? = nil, note: String = "", of tweet: Int64,
    by coder: StoredSample.Coder, in sample: StoredSample, seen: Int64
  ) {
    (self.state, self.code, self.note, self.tweet) = (state, code, note, tweet)
    (self.coder, self.sample, self.seen) = (coder, sample, seen)
  }
}

/// Saves what coders say. What comes in while the disk is busy goes to it together: coders at once wait for one write
/// or two, however many they are.
public actor CodeQueue {
  private let study: SavedStudy
  private var waiting: [(entry: NewEntry, answer: CheckedContinuation<SaveResult, any Error>)] = []
  private var isWriting = false

  /// Makes the queue of a study.
  public init(_ study: SavedStudy) { self.study = study }

  /// Saves an entry; it is on the disk when this returns.
  ///
  /// - Throws: ``SavedStudyError/notDealt(tweet:coder:)``, and what SQLite says; then it is not saved.
  public func save(_ entry: NewEntry) async throws -> SaveResult {
    try await withCheckedThrowingContinuation { answer in
      waiting.append((entry, answer))
      if isWriting { return }
      isWriting = true
      Task { await write() }
    }
  }

  private func write() async {
    while !waiting.isEmpty {
      let (entries, answers) = (waiting.map(\.entry), waiting.map(\.answer))
      waiting = []
      do {
        let results = try await study.pool.write { db in
          entries.map { entry in Result { try SavedStudy.save(entry, db) } }
        }
        for (answer, result) in zip(answers, results) { answer.resume(with: result) }
      } catch {
        for answer in answers { answer.resume(throwing: error) }
      }
    }
    isWriting = false
  }
}
