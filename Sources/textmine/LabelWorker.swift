import Classifier
import Corpus
import Lexicon
import Study

/// Labels batches and renders their rows, for one core.
actor LabelWorker: BatchWorker {
  private var labeller: BatchLabeller

  init(_ sources: [LabelSource], _ renderer: RowRenderer, minProbability: Double) throws {
    labeller = try BatchLabeller(sources, renderer, minProbability: minProbability)
  }

  /// The number of labels that were not likely enough to be given.
  var undecided: Int { labeller.undecided }
  /// The number of labels that are a mere fallback.
  var fallbacks: Int { labeller.fallbacks }

  func work(on batch: TweetBatch, isNew: [Bool]) -> [UInt8] { labeller.rows(of: batch) }
}

/// What a worker works with. It is a value, so that a batch costs the actor one access.
private struct BatchLabeller: ~Copyable {
  private var analyzer: Analyzer
  private var analysis = Analysis()
  private var annotators: [any Annotator]
  /// For each annotator its categories as they are written.
  private let labels: [[Label]]
  private var prediction = Prediction()
  private var cells: Cells
  private var evidence: [UInt8] = []
  private let renderer: RowRenderer
  private let minProbability: Double
  private(set) var undecided = 0
  private(set) var fallbacks = 0

  private struct Label {
    let id: [UInt8]
    let isService: Bool
  }

  init(_ sources: [LabelSource], _ renderer: RowRenderer, minProbability: Double) throws {
    let annotators = try sources.map { try $0.annotator() }
    analyzer = try Analyzer(
      sources[0].options, splitsHashtags: annotators.contains { $0.usesHashtagWords })
    self.annotators = annotators
    labels = annotators.map {
      $0.categories.map { Label(id: Array($0.id.utf8), isService: $0.isService) }
    }
    cells = Cells(names: LabelSource.columns(of: sources))
    self.renderer = renderer
    self.minProbability = minProbability
  }

  mutating func rows(of batch: TweetBatch) -> [UInt8] {
    cells.removeAll()
    for index in 0..<batch.count {
      batch.withBytes(.text, of: index) { analyzer.analyze($0, into: &analysis) }
      for place in annotators.indices { label(by: place) }
    }
    var rows: [UInt8] = []
    renderer.render(batch, cells, into: &rows)
    if analyzer.footprint > Pipeline.footprintLimit { analyzer.forget() }
    return rows
  }

  private mutating func label(by place: Int) {
    annotators[place].annotate(analysis, of: analyzer, into: &prediction)
    let label = labels[place][prediction.category]
    let isDecided = prediction.probability.map { $0 >= minProbability } ?? true
    if isDecided { cells.append(label.id.span) } else { cells.appendEmpty() }
    if let probability = prediction.probability {
      cells.append(probability)
    } else {
      cells.appendEmpty()
    }
    if isDecided { cells.append(label.isService) } else { cells.appendEmpty() }
    if !isDecided { undecided += 1 }
    if prediction.isFallback { fallbacks += 1 }
    evidence.removeAll(keepingCapacity: true)
    for item in prediction.evidence { append(item, by: place) }
    let text = evidence  // a span of self would keep self from being changed
    cells.append(text.span)
  }

  /// Appends `keyword (+weight)` to the evidence.
  private mutating func append(_ item: Evidence, by place: Int) {
    if !evidence.isEmpty { evidence += [0x3B, 0x20] }
    annotators[place].withText(of: item, of: analyzer) { text in
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
