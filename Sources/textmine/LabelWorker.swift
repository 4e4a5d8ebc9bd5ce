import Classifier
import Corpus
import Lexicon

/// Labels batches and renders their rows, for one core.
actor LabelWorker: BatchWorker {
  private var labeller: BatchLabeller

  init(_ sources: [LabelSource], _ renderer: RowRenderer) throws {
    labeller = try BatchLabeller(sources, renderer)
  }

  func work(on batch: TweetBatch, isNew: [Bool]) -> [UInt8] { labeller.rows(of: batch) }
}

/// What a worker works with. It is a value, so that a batch costs the actor one access.
private struct BatchLabeller: ~Copyable {
  /// The distinct spellings kept before they are forgotten, in bytes: memory stays flat.
  private static let footprintLimit = 32 << 20

  private var analyzer: Analyzer
  private var analysis = Analysis()
  private var annotators: [any Annotator]
  private var prediction = Prediction()
  private var cells: Cells
  private var evidence: [UInt8] = []
  private let renderer: RowRenderer

  init(_ sources: [LabelSource], _ renderer: RowRenderer) throws {
    analyzer = try Analyzer(sources[0].options)
    annotators = sources.map { $0.annotator() }
    cells = Cells(names: LabelSource.columns(of: sources))
    self.renderer = renderer
  }

  mutating func rows(of batch: TweetBatch) -> [UInt8] {
    cells.removeAll()
    for index in 0..<batch.count {
      batch.withBytes(.text, of: index) { analyzer.analyze($0, into: &analysis) }
      for place in annotators.indices { label(by: place) }
    }
    var rows: [UInt8] = []
    renderer.render(batch, cells, into: &rows)
    if analyzer.footprint > BatchLabeller.footprintLimit { analyzer.forget() }
    return rows
  }

  private mutating func label(by place: Int) {
    annotators[place].annotate(analysis, of: analyzer, into: &prediction)
    let category = annotators[place].categories[prediction.category]
    cells.append(category.id)
    if let probability = prediction.probability {
      cells.append(probability)
    } else {
      cells.appendEmpty()
    }
    cells.append(category.isService)
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
    let hundredths = Int((item.weight * 100).rounded())
    evidence += " (+\(hundredths / 100)".utf8
    if hundredths % 100 != 0 {
      evidence.append(0x2E)
      evidence.append(0x30 + UInt8(hundredths / 10 % 10))
      if hundredths % 10 != 0 { evidence.append(0x30 + UInt8(hundredths % 10)) }
    }
    evidence.append(0x29)
  }
}
