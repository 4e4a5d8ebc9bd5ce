public import Corpus
internal import Foundation
public import StudyFile
internal import Synchronization

/// The page of one study: what its handlers share.
public final class Site: Sendable {
  let study: SavedStudy
  let program: Program
  let clock: LocalClock
  let key: AccessKey
  let words: WordQuery
  let explainer: Explainer
  let figures: Figures
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
    var problem: String?
    var isDone = false
  }

  /// Makes the page of `study`.
  ///
  /// - Parameters:
  ///   - folder: where uploads lie until they are read.
  ///   - clock: tells days and quarters.
  public init(
    _ study: SavedStudy, folder: String, program: Program, clock: LocalClock = .jakarta,
    key: AccessKey = AccessKey(), limits: Limits = Limits()
  ) throws {
    self.study = study
    self.program = program
    self.clock = clock
    self.key = key
    self.limits = limits
    words = try WordQuery(program.analysis)
    explainer = try Explainer(program.source)
    figures = Figures(study, program, clock)
    uploads = folder + "/uploads"
    // What an earlier run has left there was never read.
    try? FileManager.default.removeItem(atPath: uploads)
  }
}
