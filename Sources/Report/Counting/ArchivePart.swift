public import Corpus
public import Study

/// What a report needs of a part of an archive; parts without a common tweet add up to the whole, in any order and
/// grouping.
///
/// It holds no texts but the few examples that a report shows, and the candidates of a sample where they were asked
/// for.
public struct ArchivePart: Codable, Sendable {
  /// The counts; nil where only the candidates of a sample were asked for.
  public private(set) var tally: Tally?
  /// The files that were counted.
  public private(set) var inputs: [ReportInput]
  /// The accounts that exported the archives.
  public private(set) var accounts: [String]
  /// How far the tweets are like those that the model learnt from; nil where no such model labels.
  public private(set) var fit: ArchiveFit?
  /// What of the archive was asked for.
  public let selection: [Provenance.Option]
  /// What must be the same in all parts, such as the codebook's checksum.
  public let terms: [Provenance.Option]
  /// What a sample is drawn from; nil where that was not asked for.
  public private(set) var census: ArchiveCensus?
  fileprivate var ids: IDSketch

  /// Makes a part of what was counted.
  ///
  /// - Parameters:
  ///   - inputs: the files that were counted.
  ///   - accounts: the accounts that exported them, sorted.
  ///   - selection: what of them was asked for.
  ///   - terms: those of ``terms(_:_:selection:)``.
  public init(
    _ count: ArchiveCount, inputs: [ReportInput], accounts: [String],
    selection: [Provenance.Option], terms: [Provenance.Option]
  ) {
    tally = count.countsCensusesOnly ? nil : count.tally
    (fit, ids) = (count.fit, count.ids)
    census = count.censuses.first
    (self.inputs, self.accounts) = (inputs, accounts)
    (self.selection, self.terms) = (selection, terms)
  }

  /// What must be the same in parts that add up.
  public static func terms(
    _ provenance: Provenance, _ labels: LabelOrigin, selection: [Provenance.Option]
  ) -> [Provenance.Option] {
    [
      Provenance.Option(name: "textmine", value: provenance.version),
      Provenance.Option(name: "ICU", value: provenance.icuVersion),
      Provenance.Option(name: "labels", value: labels.identity),
    ] + provenance.options + selection
  }

  /// Adds a part that has no tweet of this one and the same ``terms``; see ``PartSum``.
  fileprivate mutating func add(_ other: ArchivePart) {
    if let part = other.tally { tally?.add(part) }
    inputs = (inputs + other.inputs).sorted(by: ReportInput.precedes)
    accounts = AccountSpelling.distinct(accounts + other.accounts)
    if let part = other.fit { fit?.add(part) }
    if let part = other.census { census?.add(part) }
    ids.add(other.ids)
  }

  /// Throws unless the part in the file `name` has these terms.
  public func check(
    _ name: String, against expected: [Provenance.Option], of other: String
  ) throws(ArchivePartError) {
    try Self.check(terms, of: name, against: expected, of: other)
  }

  /// What a report is made of.
  ///
  /// - Parameter file: the part's name, for messages.
  /// - Throws: ``ArchivePartError`` where only candidates were counted.
  public func figures(file: String) throws(ArchivePartError) -> Tally {
    guard let tally else { throw .onlyCandidates(file: file) }
    return tally
  }

  /// What a sample is drawn from.
  ///
  /// - Parameters:
  ///   - grouping: what divides the strata, as the sample is to have it.
  ///   - seed: that of the sample.
  ///   - file: the part's name, for messages.
  /// - Throws: ``ArchivePartError`` where the part was counted without candidates, or for another draw.
  public func candidates(
    by grouping: Grouping?, seed: UInt64, file: String
  ) throws(ArchivePartError) -> ArchiveCensus {
    guard let census else { throw .noCandidates(file: file) }
    var wanted = census.plan
    (wanted.grouping, wanted.seed) = (grouping, seed)
    try Self.check(
      Self.drawing(census), of: file, against: Self.drawing(ArchiveCensus(wanted)),
      of: "this sample")
    return census.joiningAccounts
  }

  /// The study of a share by the codes of a sample that was drawn from it.
  ///
  /// - Parameters:
  ///   - codes: the codes.
  ///   - labels: what gave the labels.
  ///   - grouping: what shares are wanted of besides the whole.
  ///   - intervals: how intervals are made.
  ///   - seed: that of a draw whose sheet does not say it any more.
  ///   - file: the part's name, for messages.
  /// - Throws: ``ArchivePartError`` where the codes are of another draw, and `CodeError` where they do not belong to it.
  public func share(
    _ codes: CodeSet, _ labels: LabelOrigin, by grouping: Grouping?, _ intervals: IntervalOptions,
    seed: UInt64,
    file: String
  ) throws -> ShareStudy {
    let census = try candidates(
      by: grouping ?? codes.design?.grouping, seed: codes.design?.seed ?? seed, file: file)
    let study = try ShareStudy(
      census.finding(Set(codes.tweets.map(\.id))), codes, labels, by: grouping, intervals: intervals
    )
    if study.isSample { return study }
    throw ArchivePartError.otherSample(sheet: codes.tweets[0].place.sheet, file: file)
  }

  /// What became of the records of all files.
  public var reading: ReadSummary {
    var summary = ReadSummary()
    summary.files = inputs.map {
      ReadSummary.File(
        name: $0.name, tweets: $0.tweets, skipped: $0.skipped, others: $0.others,
        repaired: $0.repaired)
    }
    return summary
  }

  /// How a sample is drawn from it.
  fileprivate var drawing: [Provenance.Option] {
    Self.drawing(census)
      + [Provenance.Option(name: "--candidates-only", value: tally == nil ? "yes" : "no")]
  }

  private static func drawing(_ census: ArchiveCensus?) -> [Provenance.Option] {
    guard let plan = census?.plan else {
      return [Provenance.Option(name: "--candidates", value: "none")]
    }
    return [
      Provenance.Option(name: "--candidates", value: "\(plan.candidates)"),
      Provenance.Option(name: "--by", value: plan.grouping?.name ?? "none"),
      Provenance.Option(name: "--seed", value: "\(plan.seed)"),
    ]
  }

  fileprivate static func check(
    _ terms: [Provenance.Option], of name: String, against expected: [Provenance.Option],
    of other: String
  ) throws(ArchivePartError) {
    if terms == expected { return }
    let pairs = Dictionary(terms.map { ($0.name, $0.value) }) { first, _ in first }
    let wanted = Dictionary(expected.map { ($0.name, $0.value) }) { first, _ in first }
    let names = (expected + terms).map(\.name)
    let term = names.first { pairs[$0] != wanted[$0] } ?? names[0]
    throw .otherTerms(
      file: name, term: term, found: pairs[term] ?? "none", expected: wanted[term] ?? "none",
      of: other)
  }
}

extension ReportContents {
  /// The contents of a report on a part of an archive, or on the whole, whose counts are `tally`.
  public init(
    of part: ArchivePart, _ tally: Tally, _ labels: LabelOrigin, _ clock: LocalClock,
    _ provenance: Provenance
  ) {
    self.init(
      tally: tally, categories: labels.categories, fallback: labels.fallback,
      accounts: part.accounts, clock: clock, inputs: part.inputs, provenance: provenance,
      shareError: labels.shareError)
    (fit, selection) = (part.fit, part.selection)
    slowExpressions = labels.slowExpressions
  }
}

/// The whole of parts, as they are added.
public struct PartSum {
  /// All parts so far; nil before the first.
  public private(set) var whole: ArchivePart?
  private var firstName = ""
  private var owners = IDOwners()

  /// Makes the sum of no parts.
  public init() {}

  /// Adds the part in the file `name`.
  ///
  /// - Throws: ``ArchivePartError`` where it was made in another way than the first, or has a tweet of another.
  public mutating func add(_ part: ArchivePart, named name: String) throws(ArchivePartError) {
    if let owner = owners.add(part.ids, of: name) { throw .overlap(file: name, other: owner) }
    guard let whole else {
      (self.whole, firstName) = (part, name)
      return
    }
    try part.check(name, against: whole.terms, of: firstName)
    try ArchivePart.check(part.drawing, of: name, against: whole.drawing, of: firstName)
    self.whole?.add(part)
  }
}

/// Which part an id belongs to, for as many of the smallest hashes as fit.
private struct IDOwners {
  private static let capacity = 1 << 20

  private var names: [String] = []
  private var owners: [UInt64: Int] = [:]
  private var largest = UInt64.max

  /// Adds the ids of a part; the name of another that has one of them.
  mutating func add(_ ids: IDSketch, of name: String) -> String? {
    names.append(name)
    for hash in ids.hashes where hash <= largest {
      if let owner = owners.updateValue(names.count - 1, forKey: hash), owner < names.count - 1 {
        return names[owner]
      }
    }
    if owners.count > Self.capacity {
      largest = owners.keys.sorted()[Self.capacity / 2]
      owners = owners.filter { $0.key <= largest }
    }
    return nil
  }
}

/// Why parts of an archive cannot be added up.
public enum ArchivePartError: Error, Equatable, CustomStringConvertible {
  /// A file is no tally.
  case notATally(file: String)
  /// A tally is of another format than this program's.
  case otherFormat(file: String, found: String)
  /// A tally is not what was written.
  case damaged(file: String)
  /// A tally was made in another way than what it is added to.
  case otherTerms(file: String, term: String, found: String, expected: String, of: String)
  /// A tally has no candidates of a sample.
  case noCandidates(file: String)
  /// A tally has nothing but the candidates of a sample.
  case onlyCandidates(file: String)
  /// Codes are of tweets that no tally has as candidates, so that nothing tells their labels.
  case otherSample(sheet: String, file: String)
  /// Two tallies have a tweet in common.
  case overlap(file: String, other: String)

  /// What was found and what was expected.
  public var description: String {
    switch self {
    case .notATally(let file): "\(file): no tally, as other inputs are"
    case .otherFormat(let file, let found):
      "\(file): a tally of format \(found), expected \(TallyFile.format)"
    case .damaged(let file): "\(file): the tally is damaged: it is not what was written"
    case .otherTerms(let file, let term, let found, let expected, let other):
      "\(file): \(term) is \(found), that of \(other) is \(expected)"
    case .noCandidates(let file): "\(file): has no candidates of a sample"
    case .onlyCandidates(let file):
      "\(file): has the candidates of a sample only, and nothing for a report"
    case .otherSample(let sheet, let file):
      "\(sheet): the codes are no sample of \(file) and the tallies with it"
    case .overlap(let file, let other):
      "\(file): has tweets that \(other) has, too, which would count twice"
    }
  }
}
