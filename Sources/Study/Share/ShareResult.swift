internal import Classifier
public import Corpus
public import Statistics

/// All that a ``ShareStudy`` says, to be rendered.
public struct ShareResult: Sendable {
  /// A share of the archive or of one group.
  public struct Row: Sendable {
    /// The category's id, `service`, or the group.
    public let name: String
    /// The tweets of the archive or the group.
    public let tweets: Int
    /// The codes that tell of them.
    public let coded: Int
    /// The share.
    public let share: ShareStudy.TargetShare
  }

  /// The share of one group less that of another.
  public struct Difference: Sendable {
    /// The group whose share is larger if the difference is above 0.
    public let first: String
    /// The other group.
    public let second: String
    /// The difference, −1 to 1; nil where it cannot be told.
    public let estimate: Estimate?
  }

  /// Why the codes say something of the archive.
  public let basis: ShareStudy.Basis
  /// The name of what gave the labels.
  public let labels: String
  /// How intervals were made.
  public let intervals: IntervalOptions
  /// The tweets of the archive, each id once.
  public let tweets: Int
  /// The tweets with a code.
  public let coded: Int
  /// The drawn tweets without a code.
  public let uncoded: Int
  /// All service content; nil where no category is.
  public let service: Row?
  /// Each category, in their order.
  public let categories: [Row]
  /// What the groups are.
  public let grouping: Grouping?
  /// Service content in each group.
  public let groups: [Row]
  /// The difference of two groups, if wanted.
  public let difference: Difference?
  /// Krippendorff's α of the coders on service content; nil where only one coded.
  public let agreement: Double?
  /// What a reader must know beside the figures.
  public let caveats: [ShareCaveat]
}

extension ShareStudy {
  /// All that the study says, with the difference of two groups.
  ///
  /// - Parameters:
  ///   - pair: two groups whose difference is wanted.
  ///   - reading: what became of the archive's records.
  /// - Throws: ``StudyError/noGroup(_:of:known:)`` where there is no such group.
  public func result(
    comparing pair: (first: String, second: String), reading: ReadSummary = ReadSummary()
  ) throws(StudyError) -> ShareResult {
    return result(of: (try known(pair.first), try known(pair.second)), reading)
  }

  private func known(_ name: String) throws(StudyError) -> String {
    if let group = group(named: name) { return group }
    throw .noGroup(name, of: grouping ?? .label, known: groups)
  }

  /// All that the study says.
  ///
  /// - Parameter reading: what became of the archive's records.
  public func result(reading: ReadSummary = ReadSummary()) -> ShareResult {
    result(of: nil, reading)
  }

  private func result(
    of pair: (first: String, second: String)?, _ reading: ReadSummary
  ) -> ShareResult {
    let service = service
    func rows(_ targets: [Target]) -> [ShareResult.Row] {
      zip(targets, shares(of: targets)).map { row($0.name, nil, $1) }
    }
    let all = rows((service.map { [$0] } ?? []) + targets)
    var groupRows: [ShareResult.Row] = []
    if let service {
      groupRows = groups.map { row($0, $0, share(of: service, in: $0)) }
    }
    return ShareResult(
      basis: basis, labels: labels, intervals: intervals, tweets: tweets(),
      coded: coded(), uncoded: codes.uncoded, service: service == nil ? nil : all[0],
      categories: Array(all.dropFirst(service == nil ? 0 : 1)), grouping: grouping,
      groups: groupRows,
      difference: pair.flatMap { pair in
        service.map {
          ShareResult.Difference(
            first: pair.first, second: pair.second,
            estimate: difference(of: $0, pair.first, pair.second))
        }
      },
      agreement: service.flatMap { agreement(on: $0) },
      caveats: caveats(hasPair: pair != nil, reading))
  }

  private func row(_ name: String, _ group: String?, _ share: TargetShare) -> ShareResult.Row {
    ShareResult.Row(name: name, tweets: tweets(in: group), coded: coded(in: group), share: share)
  }
}
