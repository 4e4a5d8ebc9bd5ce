public import Corpus
public import Study

/// What a report needs of a part of an archive; parts without a common tweet add up to the whole, in any order and
/// grouping.
///
/// It holds no texts but the few examples that a report shows.
public struct ArchivePart: Codable, Sendable {
  /// The counts.
  public private(set) var tally: Tally
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
    (tally, fit, ids) = (count.tally, count.fit, count.ids)
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
    tally.add(other.tally)
    inputs = (inputs + other.inputs).sorted(by: ReportInput.precedes)
    accounts = Set(accounts + other.accounts).sorted()
    if let part = other.fit { fit?.add(part) }
    ids.add(other.ids)
  }

  /// Throws unless the part in the file `name` has these terms.
  public func check(
    _ name: String, against expected: [Provenance.Option], of other: String
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
  /// The contents of a report on a part of an archive, or on the whole.
  public init(
    of part: ArchivePart, _ labels: LabelOrigin, _ clock: LocalClock, _ provenance: Provenance
  ) {
    self.init(
      tally: part.tally, categories: labels.categories, fallback: labels.fallback,
      accounts: part.accounts, clock: clock, inputs: part.inputs, provenance: provenance,
      shareError: labels.shareError)
    (fit, selection) = (part.fit, part.selection)
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
    case .overlap(let file, let other):
      "\(file): has tweets that \(other) has, too, which would count twice"
    }
  }
}
