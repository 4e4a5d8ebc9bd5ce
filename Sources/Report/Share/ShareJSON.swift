internal import Statistics
public import Study

/// The result of a share as JSON.
public struct ShareJSON: Encodable {
  private struct Row: Encodable {
    let name: String
    let tweets: Int
    let coded: Int
    let share: Double?
    let lower: Double?
    let upper: Double?
    let uncorrected: Double
    let codesAlone: Double?
    let codesAloneLower: Double?
    let codesAloneUpper: Double?

    init(_ row: ShareResult.Row) {
      name = row.name
      tweets = row.tweets
      coded = row.coded
      share = row.share.corrected?.value
      lower = row.share.corrected?.interval?.lower
      upper = row.share.corrected?.interval?.upper
      uncorrected = row.share.uncorrected
      codesAlone = row.share.codesAlone?.value
      codesAloneLower = row.share.codesAlone?.interval?.lower
      codesAloneUpper = row.share.codesAlone?.interval?.upper
    }
  }

  private struct Difference: Encodable {
    let first: String
    let second: String
    let difference: Double?
    let lower: Double?
    let upper: Double?

    init(_ difference: ShareResult.Difference) {
      first = difference.first
      second = difference.second
      self.difference = difference.estimate?.value
      lower = difference.estimate?.interval?.lower
      upper = difference.estimate?.interval?.upper
    }
  }

  /// Sentences for a paper.
  private struct Sentences: Encodable {
    let id: String
    let en: String
  }

  private let method: CorrectedShare.Method
  private let tweets: Int
  private let coded: Int
  private let notCoded: Int
  private let level: Double
  private let seed: UInt64
  private let service: Row?
  private let categories: [Row]
  private let grouping: String?
  private let groups: [Row]
  private let difference: Difference?
  private let sentences: Sentences?
  private let warnings: [String]

  /// Makes the JSON of `result`, with sentences that name this `version` of textmine.
  public init(_ result: ShareResult, version: String) {
    method = CorrectedShare.Method(result.basis)
    tweets = result.tweets
    coded = result.coded
    notCoded = result.uncoded
    level = result.intervals.level
    seed = result.intervals.seed
    service = result.service.map(Row.init)
    categories = result.categories.map(Row.init)
    grouping = result.grouping?.name
    groups = result.groups.map(Row.init)
    difference = result.difference.map(Difference.init)
    sentences = CorrectedShare(result).map {
      Sentences(
        id: $0.sentence(in: .indonesian, version: version),
        en: $0.sentence(in: .english, version: version))
    }
    warnings = result.caveats.map(\.text)
  }
}
