internal import Classifier
internal import Corpus
internal import Lexicon

/// Labels the tweets of batches and renders their rows, for one thread. It is a value, so that a batch costs the
/// actor that has one a single access.
struct BatchLabeller: ~Copyable {
  private var labeller: Labeller
  /// For each source its categories as they are written.
  private let labels: [[Label]]
  private var cells: Cells
  private let renderer: RowRenderer
  private let minProbability: Double
  private let namesSheet: Bool
  private(set) var fit: ArchiveFit?
  private(set) var corrected: CorrectedLabels?
  private(set) var undecided = 0
  private(set) var fallbacks = 0

  private struct Label {
    let id: [UInt8]
    let isService: Bool
  }

  /// Makes a labeller that fills `columns`; the last may be ``LabelColumns/sheet``.
  init(
    _ sources: [LabelSource], _ corrections: Corrections?, _ renderer: RowRenderer,
    columns: [String], minProbability: Double
  ) throws {
    labeller = try Labeller(sources, sources[0].options)
    corrected = corrections.map { CorrectedLabels($0) }
    labels = sources.map {
      $0.categories.map { Label(id: Array($0.id.utf8), isService: $0.isService) }
    }
    fit = ArchiveFit(LabelOrigin.program(sources[0]))
    cells = Cells(names: columns)
    namesSheet = columns.last == LabelColumns.sheet
    self.renderer = renderer
    self.minProbability = minProbability
  }

  mutating func rows(of batch: TweetBatch) -> [UInt8] {
    cells.removeAll()
    for index in 0..<batch.count {
      batch.withBytes(.text, of: index) { labeller.analyze($0) }
      for source in labels.indices {
        label(by: source, index, batch)
        if source == 0 { fit?.count(index, of: batch, labelledBy: labeller) }
      }
      if namesSheet { cells.append(batch.sheet) }
    }
    var rows: [UInt8] = []
    renderer.render(batch, cells, into: &rows)
    labeller.forget(beyond: Pipeline.footprintLimit)
    return rows
  }

  private mutating func label(by source: Int, _ index: Int, _ batch: TweetBatch) {
    labeller.label(by: source)
    let program = labeller.prediction.category
    if source == 0,
      let category = corrected?.category(of: index, in: batch, insteadOf: program)
    {
      return appendCorrection(labels[source][category], insteadOf: labels[source][program])
    }
    let label = labels[source][labeller.prediction.category]
    let probability = labeller.prediction.probability
    let isDecided = probability.map { $0 >= minProbability } ?? true
    if isDecided { cells.append(label.id.span) } else { cells.appendEmpty() }
    if let probability { cells.append(probability) } else { cells.appendEmpty() }
    if isDecided { cells.append(label.isService) } else { cells.appendEmpty() }
    if !isDecided { undecided += 1 }
    if labeller.prediction.isFallback { fallbacks += 1 }
    writeEvidence()
  }

  /// Appends the cells of a label that a person gave: it has no probability, and its evidence is
  /// `by hand (program: kegiatan)`.
  private mutating func appendCorrection(_ label: Label, insteadOf program: Label) {
    cells.append(label.id.span)
    cells.appendEmpty()
    cells.append(label.isService)
    let text = Array("by hand (program: ".utf8) + program.id + [UInt8(ascii: ")")]
    cells.append(text.span)
  }

  /// Adds the cell of evidence: `keyword (+weight); …`, the weights without zeros at their end: `2`, `0.25`, `1.5`.
  private mutating func writeEvidence() {
    var isFirst = true
    labeller.forEachEvidence { item, word, second in
      // Weights are above 0, so that this rounds as `rounded()` does, without a call; those of a forged model may be absurd.
      let hundredths = Int(min(Double(item.weight * 100) + 0.5, 1e15))
      cells.extend(room: word.count + second.count + 32) { cell in
        if !isFirst { cell.append(ascii: "; ") }
        cell.append(bytes: word)
        if !second.isEmpty {
          cell.append(UInt8(ascii: " "))
          cell.append(bytes: second)
        }
        cell.append(ascii: " (+")
        cell.append(digits: hundredths / 100)
        let rest = hundredths % 100
        if rest > 0 {
          cell.append(UInt8(ascii: "."))
          cell.append(digits: rest / 10)
          if rest % 10 > 0 { cell.append(digits: rest % 10) }
        }
        cell.append(UInt8(ascii: ")"))
      }
      isFirst = false
    }
    cells.endText()
  }
}
