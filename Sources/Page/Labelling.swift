internal import Classifier
internal import StudyFile
internal import Synchronization

/// What labels the tweets of a study, made anew only where its version has changed, in this window or in another
/// program.
final class Labelling: Sendable {
  /// A version with what is made of it.
  struct Version: Sendable {
    let number: Int64
    let program: Program
    let explainer: Explainer
  }

  private let version: String
  private let made = Mutex<Version?>(nil)

  /// - Parameter version: that of textmine.
  init(version: String) { self.version = version }

  /// What has labelled the tweets of `study`, which may be a snapshot.
  func current(_ study: SavedStudy) throws -> Version {
    let number = try study.labelling()
    return try made.withLock { made in
      if let made, made.number == number { return made }
      let program = try Program(of: study, version: version)
      let version = Version(
        number: number, program: program, explainer: try Explainer(program.source))
      made = version
      return version
    }
  }
}
