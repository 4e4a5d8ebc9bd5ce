internal import Classifier
internal import StudyFile
internal import Synchronization

/// What codebooks, or what a model has labelled before, do to the tweets of the study: looked at once for each text and each state, while pages tell how far
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
    let labels: String
    let state = Mutex(State.running(0))

    init(_ revision: SavedStudy.Revision, _ labels: String) {
      (self.revision, self.labels) = (revision, labels)
    }
  }

  private let study: SavedStudy
  /// That of the codebook at hand, and that of a draft.
  private var kept: [Running] = []

  init(_ study: SavedStudy) { self.study = study }

  /// How far the trial of labels is, which begins where there is none.
  func state(of source: LabelSource) throws -> State {
    let revision = try study.revision()
    let labels = "\(source.name) \(source.checksum)"
    if let running = kept.first(where: { $0.labels == labels && $0.revision == revision }) {
      return running.state.withLock { $0 }
    }
    let running = Running(revision, labels)
    kept = kept.suffix(1) + [running]
    let state = try study.snapshot()
    Task.detached {
      let result = Result {
        try LabelTrial(of: source, on: state) { count in
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
