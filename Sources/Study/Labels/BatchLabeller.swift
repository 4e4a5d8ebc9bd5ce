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
  private var evidence: [UInt8] = []
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
    evidence.removeAll(keepingCapacity: true)
    for index in labeller.prediction.evidence.indices {
      append(labeller.prediction.evidence[index])
    }
    let text = evidence  // a span of self would keep self from being changed
    cells.append(text.span)
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

  /// Appends `keyword (+weight)` to the evidence.
  private mutating func append(_ item: Evidence) {
    if !evidence.isEmpty {
      evidence.append(0x3B)
      evidence.append(0x20)
    }
    labeller.withText(of: item) { text in
      text.withUnsafeBufferPointer { evidence.append(contentsOf: $0) }
    }
    evidence.append(0x20)
    evidence.append(0x28)
    evidence.append(0x2B)
    append(hundredths: Int((item.weight * 100).rounded()))
    evidence.append(0x29)
  }

  /// Appends a number without zeros at its end: `2`, `0.25`, `1.5`.
  private mutating func append(hundredths: Int) {
    var divisor = 100
    while divisor * 10 <= hundredths { divisor *= 10 }
    var rest = hundredths
    while divisor > 0, rest > 0 || divisor >= 100 {
      if divisor == 10 { evidence.append(0x2E) }
      evidence.append(0x30 + UInt8(rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }
}
