public import Corpus
internal import Foundation
public import StudyFile
internal import Synchronization

/// The page of one study: what its handlers share.
public final class Site: Sendable {
  let study: SavedStudy
  private let labelling: Labelling
  private let followed: Mutex<Labelling.Version>
  let clock: LocalClock
  let key: AccessKey
  let words: WordQuery
  let figures: Figures
  let trials: Trials
  let trainings: Trainings
  let codes: CodeQueue
  /// The values that lists are narrowed by.
  let lists = Mutex<Lists?>(nil)
  /// Where uploads lie until they are read.
  let uploads: String
  /// The archive that is being added, for the page to tell how far it is; nil while none is.
  let adding = Mutex<Adding?>(nil)
  let limits: Limits

  /// What requests may cost.
  public struct Limits: Sendable {
    /// The bytes of a form.
    public var form = 1 << 20
    /// The bytes of an upload.
    public var upload = 4 << 30
    /// The bytes of filled sheets, which are held whole.
    public var sheets = 16 << 20
    /// The seconds that a client may be silent while it sends a request.
    public var silence = 20

    /// The usual limits.
    public init() {}
  }

  /// An archive on its way into the study.
  struct Adding {
    let name: String
    var tweets = 0
    /// Why it could not be added; nil while that is open.
    var problem: Reason?
    var isDone = false
  }

  /// Makes the page of `study`.
  ///
  /// - Parameters:
  ///   - folder: where uploads lie until they are read.
  ///   - version: that of textmine, as reports record it.
  ///   - clock: tells days and quarters.
  public init(
    _ study: SavedStudy, folder: String, version: String, clock: LocalClock = .jakarta,
    key: AccessKey = AccessKey(), limits: Limits = Limits()
  ) throws {
    self.study = study
    self.clock = clock
    self.key = key
    self.limits = limits
    labelling = Labelling(version: version)
    let current = try labelling.current(study)
    followed = Mutex(current)
    words = try WordQuery(current.program.analysis)
    figures = Figures(study, labelling, clock)
    trials = Trials(study)
    trainings = Trainings(study)
    codes = CodeQueue(study)
    uploads = folder + "/uploads"
    // What an earlier run has left there was never read.
    try? FileManager.default.removeItem(atPath: uploads)
  }

  /// What labels the tweets.
  var program: Program { followed.withLock { $0.program } }
  /// Tells why a tweet has its label.
  var explainer: Explainer { followed.withLock { $0.explainer } }

  /// Takes over the labels that count now: another window or program may have chosen others.
  func followLabels() throws {
    let current = try labelling.current(study)
    followed.withLock { $0 = current }
  }
}
