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
    let count: ArchiveCount
    /// The files that were read, and the accounts that exported them.
    let (inputs, accounts): ([ReportInput], [String])
  }

  /// What is made of one state, at most once.
  private struct Making<Value: Sendable> {
    let revision: SavedStudy.Revision
    let task: Task<Value, any Error>
    var value: Value?
  }

  private let study: SavedStudy
  private let labelling: Labelling
  private let clock: LocalClock
  private var counting: Making<Count>?
  private var sharing: Making<Shares?>?

  init(_ study: SavedStudy, _ labelling: Labelling, _ clock: LocalClock) {
    (self.study, self.labelling, self.clock) = (study, labelling, clock)
  }

  /// The counts of the study as it is now, which may take a second for each 100,000 tweets. For strata alone it does
  /// not matter which labels were put right.
  func count(forStrata: Bool = false) async throws -> Count {
    let revision = try study.revision()
    if let counting, Self.isSame(counting.revision, revision, forStrata) {
      return try await counting.task.value
    }
    let state = try study.snapshot()
    let task = Task.detached { [self] in try await make(state) }
    counting = Making(revision: revision, task: task)
    do {
      let value = try await task.value
      if counting?.revision == revision { counting?.value = value }
      return value
    } catch {
      if counting?.revision == revision { counting = nil }
      throw error
    }
  }

  /// The counts if they are there; nil while they are being made, which this begins.
  func countIfReady(forStrata: Bool = false) throws -> Count? {
    let revision = try study.revision()
    if let counting, let value = counting.value,
      Self.isSame(counting.revision, revision, forStrata)
    {
      return value
    }
    Task { try await count(forStrata: forStrata) }
    return nil
  }

  private static func isSame(
    _ a: SavedStudy.Revision, _ b: SavedStudy.Revision, _ forStrata: Bool
  ) -> Bool {
    forStrata ? a.hasSameStrata(as: b) : a.hasSameCounts(as: b)
  }

  /// Counts ahead of anybody's asking.
  func prepare() async {
    _ = try? await count()
    _ = try? await shares()
  }

  /// The shares that codes make; nil where nobody has coded.
  func shares() async throws -> Shares? {
    let counted = try await count(forStrata: true)
    let revision = try study.revision()
    if let sharing, sharing.revision.hasSameShares(as: revision) {
      return try await sharing.task.value
    }
    let (state, labelling, clock) = (try study.snapshot(), labelling, clock)
    let task = Task.detached {
      try Shares(counted, state, labelling.current(state).program, clock)
    }
    sharing = Making(revision: revision, task: task)
    do {
      let shares = try await task.value
      if sharing?.revision == revision { sharing?.value = .some(shares) }
      return shares
    } catch {
      if sharing?.revision == revision { sharing = nil }
      throw error
    }
  }

  /// Counts and shares if they are there; nil while they are being made, which this begins.
  func sharesIfReady(forStrata: Bool = false) throws -> (count: Count, shares: Shares?)? {
    let revision = try study.revision()
    if let sharing, let shares = sharing.value, sharing.revision.hasSameShares(as: revision),
      let count = try countIfReady(forStrata: forStrata)
    {
      return (count, shares)
    }
    Task { try await shares() }
    return nil
  }

  private nonisolated func make(_ study: SavedStudy) async throws -> Count {
    let program = try labelling.current(study).program
    var plan = ArchiveCount.Plan(clock: clock)
    plan.censuses = try Self.censuses(study, try study.sample(), clock)
    if let sheet = try study.corrections() {
      plan.corrections = try Corrections(sheet, categories: program.categories)
    }
    let tweets = try study.tweets()
    let count = try await ArchiveCount(
      of: tweets, by: program.origin, plan, selection: TweetSelection(.init()))
    let inputs = ReportInput.all(
      try study.reading(), leftOut: [], duplicates: try study.duplicates())
    return Count(count: count, inputs: inputs, accounts: tweets.accountNames)
  }

  /// The censuses: by quarter, kind and account for the report; as the sample was drawn, and by year, for the share.
  private static func censuses(
    _ study: SavedStudy, _ sample: StoredSample?, _ clock: LocalClock
  ) throws -> [ArchiveCensus.Plan] {
    var whole = ArchiveCensus.Plan(grouping: sample?.design.grouping, clock: clock)
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
  /// The census by the groups of the sample's design, of which there are mostly none.
  var census: ArchiveCensus { count.censuses[3] }
  /// The census by year.
  var byYear: ArchiveCensus { count.censuses[4] }
}
