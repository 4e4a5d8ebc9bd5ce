import Classifier
import Corpus
import Lexicon
import Study

/// Labels batches and renders their rows, for one core.
actor LabelWorker: BatchWorker {
  private var labeller: BatchLabeller

  init(
    _ sources: [LabelSource], _ renderer: RowRenderer, columns: [String], minProbability: Double
  ) throws {
    labeller = try BatchLabeller(
      sources, renderer, columns: columns, minProbability: minProbability)
  }

  /// The number of labels that were not likely enough to be given.
  var undecided: Int { labeller.undecided }
  /// The number of labels that are a mere fallback.
  var fallbacks: Int { labeller.fallbacks }

  func work(on batch: TweetBatch, isNew: [Bool]) -> [UInt8] { labeller.rows(of: batch) }
}

/// What a worker works with. It is a value, so that a batch costs the actor one access.
private struct BatchLabeller: ~Copyable {
  private var labeller: Labeller
  /// For each source its categories as they are written.
  private let labels: [[Label]]
  private var cells: Cells
  private var evidence: [UInt8] = []
  private let renderer: RowRenderer
  private let minProbability: Double
  private let namesSheet: Bool
  private(set) var undecided = 0
  private(set) var fallbacks = 0

  private struct Label {
    let id: [UInt8]
    let isService: Bool
  }

  /// Makes a labeller that fills `columns`; the last may be ``LabelColumns/sheet``.
  init(
    _ sources: [LabelSource], _ renderer: RowRenderer, columns: [String], minProbability: Double
  ) throws {
    labeller = try Labeller(sources, sources[0].options)
    labels = sources.map {
      $0.categories.map { Label(id: Array($0.id.utf8), isService: $0.isService) }
    }
    cells = Cells(names: columns)
    namesSheet = columns.last == LabelColumns.sheet
    self.renderer = renderer
    self.minProbability = minProbability
  }

  mutating func rows(of batch: TweetBatch) -> [UInt8] {
    cells.removeAll()
    for index in 0..<batch.count {
      batch.withBytes(.text, of: index) { labeller.analyze($0) }
      for source in labels.indices { label(by: source) }
      if namesSheet { cells.append(batch.sheet) }
    }
    var rows: [UInt8] = []
    renderer.render(batch, cells, into: &rows)
    labeller.forget(beyond: Pipeline.footprintLimit)
    return rows
  }

  private mutating func label(by source: Int) {
    labeller.label(by: source)
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

  /// Appends `keyword (+weight)` to the evidence.
  private mutating func append(_ item: Evidence) {
    if !evidence.isEmpty { evidence += [0x3B, 0x20] }
    labeller.withText(of: item) { text in
      text.withUnsafeBufferPointer { evidence.append(contentsOf: $0) }
    }
    evidence.append(contentsOf: [0x20, 0x28, 0x2B])
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
