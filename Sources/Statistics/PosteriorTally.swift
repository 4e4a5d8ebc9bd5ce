internal import Glibc

/// The posteriors of many tweets in little room: those that are nearly alike, in no category more than
/// by a factor of about √2 of their odds, are counted as one, with their mean. Two tallies add up to the
/// tally of both, in any order to the last digit.
public struct PosteriorTally: Equatable, Sendable {
  /// The categories that each posterior is of.
  public let categories: Int
  /// The number of posteriors.
  public private(set) var count = 0
  /// By the levels of all categories.
  private var cells: [UInt128: Cell] = [:]

  private struct Cell: Equatable {
    var count = 0
    /// Sums of probabilities in units of 2⁻³², which add up exactly in any order.
    var sums: [Int64]

    mutating func add(_ posterior: [Double]) {
      count += 1
      for k in sums.indices {
        sums[k] += Int64((posterior[k] * PosteriorTally.unit).rounded())
      }
    }

    var means: [Double] { sums.map { Double($0) / (PosteriorTally.unit * Double(count)) } }

    func merged(with other: Cell) -> Cell {
      Cell(count: count + other.count, sums: zip(sums, other.sums).map(&+))
    }
  }

  private static let unit = 0x1p32

  /// Makes a tally of nothing.
  public init(categories: Int) { self.categories = categories }

  /// Counts a posterior: the probability of each category.
  public mutating func add(_ posterior: [Double]) {
    precondition(posterior.count == categories, "a probability for each category")
    count += 1
    cells[Self.key(posterior), default: Cell(sums: [Int64](repeating: 0, count: categories))].add(
      posterior)
  }

  /// Adds another tally of the same categories.
  public mutating func add(_ other: PosteriorTally) {
    precondition(other.categories == categories, "the same categories")
    count += other.count
    cells.merge(other.cells) { $0.merged(with: $1) }
  }

  /// Steps of the odds' binary logarithm, from 1 : 4096 up.
  private static func level(_ probability: Double, step: Double = 1) -> Int {
    let odds = max(probability, 1e-12) / max(1 - probability, 1e-12)
    return Int((max(-12, min(12, log2(odds))) / step).rounded()) + 12
  }

  private static func key(_ posterior: some Sequence<Double>, step: Double = 1) -> UInt128 {
    posterior.reduce(0) { key, probability in
      key &* 0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835
        &+ UInt128(level(probability, step: step))
    }
  }

  /// The mean posteriors, flat, and how many tweets each stands for; in a fixed order. Where there
  /// are more than `limit` rows, those that are alike by larger factors are put together.
  func rows(limit: Int = 2_000) -> (posteriors: [Double], counts: [Int]) {
    var cells = cells
    var step = 1.0
    while cells.count > limit, step < 12 {
      step *= 1.5
      let coarse = cells.map { (Self.key($0.value.means, step: step), $0.value) }
      cells = Dictionary(coarse) { $0.merged(with: $1) }
    }
    let sorted = cells.sorted { $0.key < $1.key }.map(\.value)
    return (sorted.flatMap(\.means), sorted.map(\.count))
  }
}
