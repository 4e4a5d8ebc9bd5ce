internal import Classifier
internal import StudyFile
internal import Synchronization

/// What codebooks do to the tweets of the study: looked at once for each text and each state, while pages tell how far
/// that is.
actor Trials {
  /// How far a trial is.
  enum State: Sendable {
    /// So many tweets were labelled.
    case running(Int)
    case finished(Result<LabelTrial, any Error>)
  }

  private final class Running: Sendable {
    let revision: SavedStudy.Revision
    let checksum: String
    let state = Mutex(State.running(0))

    init(_ revision: SavedStudy.Revision, _ checksum: String) {
      (self.revision, self.checksum) = (revision, checksum)
    }
  }

  private let study: SavedStudy
  /// That of the codebook at hand, and that of a draft.
  private var kept: [Running] = []

  init(_ study: SavedStudy) { self.study = study }

  /// How far the trial of a codebook is, which begins where there is none.
  func state(of codebook: Codebook) throws -> State {
    let revision = try study.revision()
    if let running = kept.first(where: {
      $0.checksum == codebook.checksum && $0.revision == revision
    }) {
      return running.state.withLock { $0 }
    }
    let running = Running(revision, codebook.checksum)
    kept = kept.suffix(1) + [running]
    let state = try study.snapshot()
    Task.detached {
      let result = Result {
        try LabelTrial(of: codebook, on: state) { count in
          running.state.withLock { state in
            if case .running(let tweets) = state { state = .running(tweets + count) }
          }
        }
      }
      running.state.withLock { $0 = .finished(result) }
    }
    return .running(0)
  }
}
