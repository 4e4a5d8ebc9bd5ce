internal import Classifier
internal import Corpus

/// The labels of a batch as they are written, with their probability and evidence, and what is counted of all labels.
struct LabelCells {
  private(set) var cells: Cells
  private(set) var fit: ArchiveFit?
  private(set) var corrected: CorrectedLabels?
  private(set) var undecided = 0
  private(set) var fallbacks = 0
  /// For each source its categories as they are written.
  private let labels: [[Label]]
  private let minProbability: Double
  private let namesSheet: Bool

  private struct Label {
    let id: [UInt8]
    let isService: Bool
  }

  init(
    _ sources: [LabelSource], _ corrections: Corrections?, columns: [String],
    minProbability: Double
  ) {
    corrected = corrections.map { CorrectedLabels($0) }
    labels = sources.map {
      $0.categories.map { Label(id: Array($0.id.utf8), isService: $0.isService) }
    }
    fit = ArchiveFit(LabelOrigin.program(sources[0]))
    cells = Cells(names: columns)
    namesSheet = columns.last == LabelColumns.sheet
    self.minProbability = minProbability
  }

  /// Forgets the labels, and keeps what was counted of them.
  mutating func removeAll() { cells.removeAll() }

  /// Labels the tweet at `index` of `batch`, whose text `labeller` has just analysed, by all sources and adds its cells.
  mutating func add(_ index: Int, of batch: TweetBatch, labelledBy labeller: inout Labeller) {
    for source in labels.indices {
      labeller.label(by: source)
      add(source, index, batch, labeller)
      if source == 0 { fit?.count(index, of: batch, labelledBy: labeller) }
    }
    if namesSheet { cells.append(batch.sheet) }
  }

  private mutating func add(
    _ source: Int, _ index: Int, _ batch: TweetBatch, _ labeller: borrowing Labeller
  ) {
    let program = labeller.prediction.category
    if source == 0,
      let category = corrected?.category(of: index, in: batch, insteadOf: program)
    {
      return appendCorrection(labels[source][category], insteadOf: labels[source][program])
    }
    let label = labels[source][program]
    let probability = labeller.prediction.probability
    let isDecided = probability.map { $0 >= minProbability } ?? true
    if isDecided { cells.append(label.id.span) } else { cells.appendEmpty() }
    if let probability { cells.append(probability) } else { cells.appendEmpty() }
    if isDecided { cells.append(label.isService) } else { cells.appendEmpty() }
    if !isDecided { undecided += 1 }
    if labeller.prediction.isFallback { fallbacks += 1 }
    appendEvidence(labeller)
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
  private mutating func appendEvidence(_ labeller: borrowing Labeller) {
    var isFirst = true
    labeller.forEachEvidence { item, word, second in
      // Weights are above 0, so that this rounds as `rounded()` does, without a call; those of a forged model may be absurd.
      let hundredths = Int(min(Double(item.weight * 100) + 0.5, 1e15))
      cells.extend(room: word.count + second.count + 32) { cell in
        if !isFirst {
          cell.append(UInt8(ascii: ";"))
          cell.append(UInt8(ascii: " "))
        }
        cell.append(bytes: word)
        if !second.isEmpty {
          cell.append(UInt8(ascii: " "))
          cell.append(bytes: second)
        }
        cell.append(UInt8(ascii: " "))
        cell.append(UInt8(ascii: "("))
        cell.append(UInt8(ascii: "+"))
        cell.append(hundredths: hundredths)
        cell.append(UInt8(ascii: ")"))
      }
      isFirst = false
    }
    cells.endText()
  }
}
