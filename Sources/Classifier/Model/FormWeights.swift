internal import CPrefetch
internal import Foundation
internal import Lexicon

/// What each normalised form adds to the scores of all categories, as a word and by its character
/// n-grams. It is looked up once for each form; then a word of a text costs two additions for every
/// eight categories.
struct FormWeights {
  /// Numbers of eight categories.
  typealias Lanes = SIMD8<Float>

  /// What is known of a form besides its weights, in 16 bytes.
  private struct Form {
    /// Its key as a word; 0 where it does not count as one.
    let key: UInt64
    /// The number of its character n-grams.
    let nGrams: Int32
    /// Whether the model has any feature of it.
    let isKnown: Bool
    /// Whether it is a word proper that counts, and one that the model knows as a word.
    let isPlain: Bool
    let isKnownWord: Bool
  }

  /// What the forms of a text add up to in eight categories.
  struct Sums {
    var words = Lanes.zero
    var nGrams = Lanes.zero
  }

  /// Two words in a row, with the row of their bigram.
  struct Pair {
    let first: NormalForm
    let second: NormalForm
    let row: Int
  }

  /// Two words in a row whose bigram the model may have.
  fileprivate struct Candidate {
    let first: NormalForm
    let second: NormalForm
    let key: UInt64
  }

  /// What of a text counts; refilled for the next.
  struct Counts {
    fileprivate(set) var words = 0
    fileprivate(set) var nGrams = 0
    fileprivate(set) var bigrams = 0
    /// Whether the model has a feature of any of its words.
    fileprivate(set) var isKnown = false
    fileprivate(set) var familiarity = WordFamiliarity()
    /// Those of its bigrams that the model has.
    fileprivate(set) var pairs: [Pair] = []
    fileprivate var candidates: [Candidate] = []

    fileprivate mutating func removeAll() {
      (words, nGrams, bigrams, isKnown, familiarity) = (0, 0, 0, false, WordFamiliarity())
      pairs.removeAll(keepingCapacity: true)
      candidates.removeAll(keepingCapacity: true)
    }
  }

  /// How many times eight numbers hold all categories.
  let width: Int
  /// By the forms' numbers.
  private var forms: [Form] = []
  /// For each form ``width`` lanes as a word, then as many by its n-grams.
  private var lanes: [Lanes] = []
  /// For each feature of ``TextFeatures/tokenKinds`` ``width`` lanes.
  private let tokenKinds: [Lanes]
  private let model: Model
  private let filter: KeyFilter
  /// The rows of the features at hand.
  private var rows: [Int] = []

  init(_ model: Model) {
    self.model = model
    let layout = model.layout
    let width = (layout.categories + 7) / 8
    self.width = width
    let bytes = model.data.bytes
    filter = KeyFilter(layout, bytes)
    var tokenKinds: [Lanes] = []
    for key in TextFeatures.tokenKinds {
      let row = layout.row(of: key, in: bytes)
      for part in 0..<width {
        tokenKinds.append(row < 0 ? .zero : layout.weights(row, from: 8 * part, in: bytes))
      }
    }
    self.tokenKinds = tokenKinds
  }

  /// Learns the forms that are new since the last text.
  mutating func learn(_ analyzer: borrowing Analyzer, _ features: inout TextFeatures) {
    let kept = features.learn(analyzer)
    if kept < forms.count {
      forms.removeSubrange(kept...)
      lanes.removeSubrange((2 * width * kept)...)
    }
    if forms.count == analyzer.normalFormCount { return }
    var keys: [UInt64] = []
    while forms.count < analyzer.normalFormCount {
      let form = NormalForm(index: forms.count)
      let word = features.words[form.index]
      keys.removeAll(keepingCapacity: true)
      if word != 0 { keys.append(word) }
      let knowsWord = addWeights(of: keys)
      keys.removeAll(keepingCapacity: true)
      var nGrams: Int32 = 0
      features.forEachNGram(in: form, of: analyzer) { key in
        nGrams += 1
        if filter.mayHave(key) { keys.append(key) }
      }
      let knowsNGrams = addWeights(of: keys)
      forms.append(
        Form(
          key: word, nGrams: nGrams, isKnown: knowsWord || knowsNGrams,
          isPlain: word != 0 && analyzer.kind(of: form) == .word, isKnownWord: knowsWord))
    }
  }

  /// Appends the sum of the weights of features; false when the model has none of them. Each step is
  /// done for all of them, since the time goes by waiting for memory, and the processor waits for many
  /// places at once.
  private mutating func addWeights(of keys: [UInt64]) -> Bool {
    let bytes = model.data.bytes
    rows.removeAll(keepingCapacity: true)
    for key in keys {
      let row = model.layout.row(of: key, in: bytes)
      if row >= 0 { rows.append(row) }
    }
    for part in 0..<width {
      var sum = Lanes.zero
      for row in rows { sum += model.layout.weights(row, from: 8 * part, in: bytes) }
      lanes.append(sum)
    }
    return !rows.isEmpty
  }

  /// Asks for what is known of these forms, which is to be read soon.
  private func prefetch(_ these: [NormalForm]) {
    let stride = 2 * width * MemoryLayout<Lanes>.stride
    forms.withUnsafeBytes { forms in
      for form in these {
        textmine_prefetch(forms.baseAddress! + MemoryLayout<Form>.stride &* form.index)
      }
    }
    lanes.withUnsafeBytes { lanes in
      for form in these { textmine_prefetch(lanes.baseAddress! + stride &* form.index) }
    }
  }

  /// Counts what a text has and, where bigrams count, finds those that the model has.
  func count(_ analysis: Analysis, usesBigrams: Bool, into counts: inout Counts) {
    counts.removeAll()
    let bytes = model.data.bytes
    prefetch(analysis.normalForms)
    let forms = forms.span
    var (words, nGrams, bigrams, plain, unknown) = (0, 0, 0, 0, 0)
    var isKnown = false
    var (last, lastKey) = (NormalForm(index: 0), UInt64(0))
    for form in analysis.normalForms {
      let known = forms[form.index]
      nGrams &+= Int(known.nGrams)
      isKnown = isKnown || known.isKnown
      plain &+= known.isPlain ? 1 : 0
      unknown &+= known.isPlain && !known.isKnownWord ? 1 : 0
      if known.key == 0 { continue }
      words &+= 1
      if usesBigrams && lastKey != 0 {
        bigrams &+= 1
        let key = FeatureKey.bigram(lastKey, known.key)
        if filter.mayHave(key) {
          counts.candidates.append(Candidate(first: last, second: form, key: key))
        }
      }
      (last, lastKey) = (form, known.key)
    }
    for candidate in counts.candidates {
      let row = model.layout.row(of: candidate.key, in: bytes)
      if row >= 0 {
        counts.pairs.append(Pair(first: candidate.first, second: candidate.second, row: row))
      }
    }
    for form in analysis.hashtagWords where forms[form.index].key != 0 { words &+= 1 }
    (counts.words, counts.nGrams, counts.bigrams) = (words, nGrams, bigrams)
    counts.isKnown = isKnown
    (counts.familiarity.words, counts.familiarity.unknown) = (plain, unknown)
  }

  /// What a text adds to eight categories: its words with the words in its hashtags and its
  /// token-kind features, and its character n-grams. Counts are not yet scaled.
  ///
  /// - Parameters:
  ///   - part: which eight categories.
  ///   - kinds: the text's token-kind features.
  func sums(of analysis: Analysis, _ kinds: [Int], part: Int) -> Sums {
    let lanes = lanes.span
    var sums = Sums()
    for form in analysis.normalForms {
      let start = 2 * width * form.index + part
      sums.words += lanes[start]
      sums.nGrams += lanes[start + width]
    }
    for form in analysis.hashtagWords { sums.words += lanes[2 * width * form.index + part] }
    for kind in kinds { sums.words += tokenKinds[width * kind + part] }
    return sums
  }

  /// Calls `body` with each form and how much more it adds to one category than to another, as a word and by its
  /// n-grams.
  @inline(__always)
  func forEachDifference(
    of forms: [NormalForm], _ one: Int, _ other: Int, _ body: (NormalForm, Float, Float) -> Void
  ) {
    let stride = MemoryLayout<Lanes>.stride * width
    let (first, second) = (
      MemoryLayout<Float>.stride * one, MemoryLayout<Float>.stride * other
    )
    precondition(max(first, second) < stride)
    let lanes = lanes.span
    for form in forms {
      // The last of its lanes is there, so all numbers before are.
      let start = 2 * width &* form.index
      precondition(start >= 0 && start &+ 2 * width <= lanes.count)
      let bytes = lanes.bytes
      let word = MemoryLayout<Lanes>.stride &* start
      func number(_ offset: Int) -> Float {
        bytes.unsafeLoad(fromUncheckedByteOffset: offset, as: Float.self)
      }
      body(
        form, number(word &+ first) - number(word &+ second),
        number(word &+ stride &+ first) - number(word &+ stride &+ second))
    }
  }

  /// Adds to `scores` what bigrams add, each `unit` times.
  func add(_ pairs: [Pair], _ unit: Float, to scores: inout [Double]) {
    if pairs.isEmpty { return }
    let bytes = model.data.bytes
    for pair in pairs {
      for category in scores.indices {
        scores[category] += Double(unit * model.layout.weight(pair.row, category, in: bytes))
      }
    }
  }

  /// Calls `body` with each bigram and how much more it adds to one category than to another.
  @inline(__always)
  func forEachDifference(
    of pairs: [Pair], _ one: Int, _ other: Int, _ body: (Pair, Float) -> Void
  ) {
    if pairs.isEmpty { return }
    let bytes = model.data.bytes
    for pair in pairs {
      let weight = model.layout.weight(pair.row, one, in: bytes)
      body(pair, weight - model.layout.weight(pair.row, other, in: bytes))
    }
  }
}
