internal import Classifier
internal import Corpus
internal import Foundation
internal import Lexicon
internal import Report
internal import Study
internal import StudyFile

/// Counts the tweets of the study, once for each state of it: everything that is shown of them is made of that.
actor Figures {
  /// What one pass over the tweets counts.
  struct Count: Sendable {
    let revision: SavedStudy.Revision
    let archives: [StoredArchive]
    let count: ArchiveCount
    let sample: StoredSample?
  }

  private let study: SavedStudy
  private let program: Program
  private let clock: LocalClock
  private var current: (revision: SavedStudy.Revision, task: Task<Count, any Error>)?
  private var finished: Count?
  private var share: (revision: SavedStudy.Revision, task: Task<Shares?, any Error>)?
  private var finishedShares: (revision: SavedStudy.Revision, shares: Shares?)?

  init(_ study: SavedStudy, _ program: Program, _ clock: LocalClock) {
    (self.study, self.program, self.clock) = (study, program, clock)
  }

  /// The counts of the study as it is now, which may take a second for each 100,000 tweets.
  func count() async throws -> Count {
    let revision = try study.revision()
    if let current, current.revision.isSameCount(as: revision) {
      return try await current.task.value
    }
    let task = Task.detached { [self] in try await make(revision) }
    current = (revision, task)
    do {
      finished = try await task.value
    } catch {
      current = nil
      throw error
    }
    return finished!
  }

  /// The counts if they are there; nil while they are being made, which this begins.
  func countIfReady() throws -> Count? {
    let revision = try study.revision()
    if let finished, finished.revision.isSameCount(as: revision) { return finished }
    Task { try await count() }
    return nil
  }

  /// Counts ahead of anybody's asking.
  func prepare() async { _ = try? await shares() }

  /// The shares that codes make; nil where nobody has coded.
  func shares() async throws -> Shares? {
    let counted = try await count()
    let revision = try study.revision()
    if let share, share.revision == revision { return try await share.task.value }
    let (study, program, clock) = (study, program, clock)
    let task = Task.detached { try Shares(counted, study, program, clock) }
    share = (revision, task)
    do {
      let shares = try await task.value
      finishedShares = (revision, shares)
      return shares
    } catch {
      share = nil
      throw error
    }
  }

  /// Counts and shares if they are there; nil while they are being made, which this begins.
  func sharesIfReady() throws -> (count: Count, shares: Shares?)? {
    let revision = try study.revision()
    if let finishedShares, finishedShares.revision == revision, let count = try countIfReady() {
      return (count, finishedShares.shares)
    }
    Task { try await shares() }
    return nil
  }

  private nonisolated func make(_ revision: SavedStudy.Revision) async throws -> Count {
    let sample = try study.sample()
    var plan = ArchiveCount.Plan(clock: clock)
    plan.censuses = try Self.censuses(study, sample, clock)
    if let sheet = try study.corrections() {
      plan.corrections = try Corrections(sheet, categories: program.categories)
    }
    let count = try await ArchiveCount(
      of: study.tweets(), by: program.origin, plan, selection: TweetSelection(.init()))
    return Count(revision: revision, archives: try study.archives(), count: count, sample: sample)
  }

  /// The censuses: by quarter, kind and account for the report; whole and by year for the share.
  private static func censuses(
    _ study: SavedStudy, _ sample: StoredSample?, _ clock: LocalClock
  ) throws -> [ArchiveCensus.Plan] {
    var whole = ArchiveCensus.Plan(clock: clock)
    whole.talliesPosteriors = true
    if let sample {
      whole.ids = try study.drawnIDs(sample)
      whole.candidates = sample.design.codes
      whole.seed = sample.design.seed
    }
    var quarters = whole
    quarters.grouping = .quarter
    let others = [Grouping.kind, .account].map { grouping in
      var plan = whole
      plan.grouping = grouping
      plan.candidates = 0
      plan.talliesPosteriors = false
      return plan
    }
    var years = whole
    years.grouping = .year
    return [quarters] + others + [whole, years]
  }
}

extension Figures.Count {
  /// The census of all tweets without groups.
  var census: ArchiveCensus { count.censuses[3] }
  /// The census by year.
  var byYear: ArchiveCensus { count.censuses[4] }
}
