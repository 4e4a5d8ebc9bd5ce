internal import StudyFile
internal import Synchronization

/// The training of a model on the study's codes: one at a time, while pages tell how far it is. What was trained last is
/// remembered until the server stops; only who uses it writes it into the study.
actor Trainings {
  /// How far it is.
  enum State: Sendable {
    case none
    case running(TrainedModel.Stage)
    case finished(Result<TrainedModel, any Error>)
  }

  private final class Training: Sendable {
    let state = Mutex(State.running(.holdingBack))
  }

  private let study: SavedStudy
  private var last: Training?

  init(_ study: SavedStudy) { self.study = study }

  /// How far the last one is.
  var state: State { last?.state.withLock { $0 } ?? .none }

  /// Begins, unless one is running.
  ///
  /// - Returns: whether it began.
  @discardableResult
  func begin() throws -> Bool {
    if case .running = state { return false }
    let state = try study.snapshot()
    let training = Training()
    last = training
    Task.detached {
      let result = Result {
        try TrainedModel(on: state) { stage in training.state.withLock { $0 = .running(stage) } }
      }
      training.state.withLock { $0 = .finished(result) }
    }
    return true
  }
}
