internal import Classifier
internal import Corpus

/// Labels the tweets of batches and renders their rows, for one thread. It is a value, so that a batch costs the
/// actor that has one a single access.
struct BatchLabeller: ~Copyable {
  private var labeller: Labeller
  /// What the labels are made into, and what is counted of them.
  private(set) var cells: LabelCells
  private let renderer: RowRenderer

  /// Makes a labeller that fills `columns`; the last may be ``LabelColumns/sheet``.
  init(
    _ sources: [LabelSource], _ corrections: Corrections?, _ renderer: RowRenderer,
    columns: [String], minProbability: Double
  ) throws {
    labeller = try Labeller(sources, sources[0].options)
    cells = LabelCells(sources, corrections, columns: columns, minProbability: minProbability)
    self.renderer = renderer
  }

  mutating func rows(of batch: TweetBatch) -> [UInt8] {
    cells.removeAll()
    Self.label(batch, by: &labeller, into: &cells)
    var rows: [UInt8] = []
    renderer.render(batch, cells.cells, into: &rows)
    labeller.forget(beyond: Pipeline.footprintLimit)
    return rows
  }

  private static func label(
    _ batch: TweetBatch, by labeller: inout Labeller, into cells: inout LabelCells
  ) {
    labeller.analyze(batch.count) { index, analyze in
      batch.withBytes(.text, of: index) { analyze($0) }
    } body: { labeller, index in
      cells.add(index, of: batch, labelledBy: &labeller)
    }
  }
}
