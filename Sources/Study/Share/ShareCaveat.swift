internal import Classifier
internal import Corpus

/// What a reader must know beside the figures of a ``ShareStudy``.
public enum ShareCaveat: Equatable, Sendable {
  /// The sheet does not say how its tweets were drawn, but the same draw gives them.
  case drawnAgain
  /// The sample is of a larger archive: so many of all its codes are in the part that is asked for.
  case ofPart(coded: Int, all: Int)
  /// The codes are not of a sample of this archive: an assumption is made.
  case fromElsewhere(ShareStudy.Basis.Reason)
  /// So many codes from elsewhere are too few for an interval that holds.
  case tooFewForInterval(Int)
  /// This assumption looks false: such an archive has this p-value.
  case assumptionLooksFalse(pValue: Double)
  /// The difference of two groups needs codes of a sample.
  case differenceNeedsSample
  /// So many tweets of the sample are not coded.
  case partlyCoded(Int)
  /// Strata that are counted together with a neighbour.
  case thinStrata([ShareStudy.ThinStratum])
  /// How many such strata the groups have, and whether the design knows nothing of these groups.
  case thinStrataInGroups(Int, groupsAreNew: Bool)
  /// All codes are of one category.
  case oneCategory(String)
  /// Coders differ on so many tweets.
  case disputed(Int)
  /// What had to be put right or left out of the codes.
  case codes(CodeNote)
  /// So many records of a file could not be read, and the share is that of the others.
  case manySkipped(file: String, Int, of: Int)
}

extension ShareStudy {
  /// An assumption with a smaller p-value looks false.
  static let pValueLimit = 0.01

  /// What a reader must know beside the figures.
  func caveats(hasPair: Bool, _ reading: ReadSummary) -> [ShareCaveat] {
    var caveats: [ShareCaveat] = []
    if basis == .sampleDrawnAgain { caveats.append(.drawnAgain) }
    if isOfPart { caveats.append(.ofPart(coded: coded(), all: codes.tweets.count)) }
    if case .elsewhere(let reason) = basis {
      caveats.append(.fromElsewhere(reason))
      if codes.tweets.count < Self.minimumTransferredCodes {
        caveats.append(.tooFewForInterval(codes.tweets.count))
      }
      if let pValue, pValue < Self.pValueLimit {
        caveats.append(.assumptionLooksFalse(pValue: pValue))
      }
      if hasPair { caveats.append(.differenceNeedsSample) }
    }
    if codes.uncoded > 0, codes.design != nil { caveats.append(.partlyCoded(codes.uncoded)) }
    let thin = thinStrata()
    if !thin.isEmpty { caveats.append(.thinStrata(thin)) }
    let inGroups = groups.reduce(0) { $0 + thinStrata(in: $1).count }
    if inGroups > 0 {
      caveats.append(.thinStrataInGroups(inGroups, groupsAreNew: groupsAreNew))
    }
    let used = Set(codes.tweets.flatMap(\.given))
    if used.count == 1, let only = used.first { caveats.append(.oneCategory(categories[only].id)) }
    if codes.disputed > 0 { caveats.append(.disputed(codes.disputed)) }
    for note in codes.notes {
      // Rows without a code are told as tweets of the sample.
      if case .uncoded = note { continue }
      caveats.append(.codes(note))
    }
    for file in reading.files where file.skipsMany {
      caveats.append(.manySkipped(file: file.name, file.skipped, of: file.records))
    }
    return caveats
  }
}
