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
    var first = NormalForm(index: 0)
    var second = NormalForm(index: 0)
    var key: UInt64 = 0
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
    /// Room for those that it may have.
    fileprivate var candidates: [Candidate] = []
  }

  /// How many times eight numbers hold all categories.
  let width: Int
  /// By the forms' numbers.
  private var forms: [Form] = []
  /// For each form ``width`` lanes as a word, then as many by its n-grams.
  private var lanes: [Lanes] = []
  /// For each feature of ``TextFeatures/tokenKinds`` ``width`` lanes.
  private let tokenKinds: [Lanes]
  /// The model's tables.
  private let data: Data
  private let layout: Layout
  private let filter: KeyFilter
  /// The keys of the features at hand that the model may have, and their rows.
  private var keys: [UInt64] = []
  private var rows: [Int] = []

  init(_ model: Model) {
    data = model.data
    layout = model.layout
    let width = (layout.categories + 7) / 8
    self.width = width
    let bytes = data.bytes
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
    while forms.count < analyzer.normalFormCount {
      let form = NormalForm(index: forms.count)
      let word = features.words[form.index]
      keys.removeAll(keepingCapacity: true)
      if word != 0, filter.mayHave(word) { keys.append(word) }
      let knowsWord = addWeights()
      var nGrams: Int32 = 0
      features.forEachNGram(in: form, of: analyzer) { key in
        nGrams += 1
        if filter.mayHave(key) { keys.append(key) }
      }
      let knowsNGrams = addWeights()
      forms.append(
        Form(
          key: word, nGrams: nGrams, isKnown: knowsWord || knowsNGrams,
          isPlain: word != 0 && analyzer.kind(of: form) == .word, isKnownWord: knowsWord))
    }
  }

  /// Appends the sum of the weights of the features at hand and forgets these; false when the model has none of them. Each
  /// step is done for all of them, since the time goes by waiting for memory, and the processor waits for many places at
  /// once.
  private mutating func addWeights() -> Bool {
    if keys.isEmpty {
      for _ in 0..<width { lanes.append(.zero) }
      return false
    }
    let bytes = data.bytes
    rows.removeAll(keepingCapacity: true)
    for key in keys {
      let row = layout.row(of: key, in: bytes)
      if row >= 0 { rows.append(row) }
    }
    keys.removeAll(keepingCapacity: true)
    for part in 0..<width {
      var sum = Lanes.zero
      for row in rows { sum += layout.weights(row, from: 8 * part, in: bytes) }
      lanes.append(sum)
    }
    return !rows.isEmpty
  }

  /// Asks for what is known of these forms, which is to be read soon.
  func prefetch(_ these: Span<NormalForm>) {
    let stride = 2 * width * MemoryLayout<Lanes>.stride
    forms.withUnsafeBytes { forms in
      lanes.withUnsafeBytes { lanes in
        for index in these.indices {
          let form = these[index].index
          textmine_prefetch(forms.baseAddress! + MemoryLayout<Form>.stride &* form)
          textmine_prefetch(lanes.baseAddress! + stride &* form)
        }
      }
    }
  }

  /// Counts what a text has and, where bigrams count, finds those that the model has.
  func count(_ analysis: Analysis, usesBigrams: Bool, into counts: inout Counts) {
    let these = analysis.normalForms.span
    let forms = forms.span
    var (words, nGrams, bigrams, plain, unknown) = (0, 0, 0, 0, 0)
    var isKnown = false
    for index in these.indices {
      let known = forms[these[index].index]
      nGrams &+= Int(known.nGrams)
      isKnown = isKnown || known.isKnown
      plain &+= known.isPlain ? 1 : 0
      unknown &+= known.isPlain && !known.isKnownWord ? 1 : 0
      words &+= known.key == 0 ? 0 : 1
    }
    counts.pairs.removeAll(keepingCapacity: true)
    if usesBigrams { bigrams = findPairs(these, &counts) }
    for form in analysis.hashtagWords where forms[form.index].key != 0 { words &+= 1 }
    (counts.words, counts.nGrams, counts.bigrams) = (words, nGrams, bigrams)
    counts.isKnown = isKnown
    (counts.familiarity.words, counts.familiarity.unknown) = (plain, unknown)
  }

  /// Finds the bigrams of a text that the model has. Returns how many the text has.
  private func findPairs(_ these: Span<NormalForm>, _ counts: inout Counts) -> Int {
    if counts.candidates.count < these.count {
      counts.candidates += repeatElement(
        Candidate(), count: these.count - counts.candidates.count)
    }
    let forms = forms.span
    var candidates = counts.candidates.mutableSpan
    var (bigrams, count) = (0, 0)
    var (last, lastKey) = (NormalForm(index: 0), UInt64(0))
    for index in these.indices {
      let form = these[index]
      let formKey = forms[form.index].key
      if formKey == 0 { continue }
      let key = FeatureKey.bigram(lastKey, formKey)
      // Written in any case, and passed over by the next where it is none: no processor foresees which is one.
      candidates[count] = Candidate(first: last, second: form, key: key)
      count &+= lastKey != 0 && filter.mayHave(key) ? 1 : 0
      bigrams &+= lastKey != 0 ? 1 : 0
      (last, lastKey) = (form, formKey)
    }
    if count == 0 { return bigrams }
    let bytes = data.bytes
    for index in 0..<count {
      let candidate = counts.candidates[index]
      let row = layout.row(of: candidate.key, in: bytes)
      if row >= 0 {
        counts.pairs.append(Pair(first: candidate.first, second: candidate.second, row: row))
      }
    }
    return bigrams
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

  /// How much more forms add to one category than to another.
  struct Difference {
    fileprivate let one: Int
    fileprivate let other: Int
    /// What a word and an n-gram of it count.
    private let wordUnit: Float
    private let nGramUnit: Float
    /// What both are multiplied by.
    private let scale: Float

    init(
      _ one: Int, _ other: Int, scale: Float = 1, wordUnit: Float, nGramUnit: Float = 0
    ) {
      (self.one, self.other, self.scale) = (one, other, scale)
      (self.wordUnit, self.nGramUnit) = (wordUnit, nGramUnit)
    }

    @inline(__always)
    fileprivate func of(word: Float, nGrams: Float) -> Float {
      scale * (wordUnit * word + nGramUnit * nGrams)
    }
  }

  /// Appends to `weights` how much more each form adds to one category than to another.
  func append(_ difference: Difference, of forms: Span<NormalForm>, to weights: inout [Float]) {
    let stride = MemoryLayout<Lanes>.stride * width
    let (one, other) = (
      MemoryLayout<Float>.stride * difference.one, MemoryLayout<Float>.stride * difference.other
    )
    precondition(max(one, other) < stride)
    let (lanes, all) = (lanes.span, 2 * width)
    weights.append(addingCapacity: forms.count) { weights in
      for index in forms.indices {
        // The last of its lanes is there, so all numbers before are.
        let start = all &* forms[index].index
        precondition(start >= 0 && start &+ all <= lanes.count)
        let bytes = lanes.bytes
        let word = MemoryLayout<Lanes>.stride &* start
        func number(_ offset: Int) -> Float {
          bytes.unsafeLoad(fromUncheckedByteOffset: offset, as: Float.self)
        }
        let ofWord = number(word &+ one) - number(word &+ other)
        let ofNGrams = number(word &+ stride &+ one) - number(word &+ stride &+ other)
        weights.append(difference.of(word: ofWord, nGrams: ofNGrams))
      }
    }
  }

  /// Adds to `scores` what bigrams add, each `unit` times.
  func add(_ pairs: [Pair], _ unit: Float, to scores: inout [Double]) {
    if pairs.isEmpty { return }
    let bytes = data.bytes
    var scores = scores.mutableSpan
    for pair in pairs {
      for category in scores.indices {
        scores[category] += Double(unit * layout.weight(pair.row, category, in: bytes))
      }
    }
  }

  /// Appends to `weights` how much more each bigram adds to one category than to another.
  func append(_ difference: Difference, of pairs: [Pair], to weights: inout [Float]) {
    if pairs.isEmpty { return }
    let bytes = data.bytes
    for pair in pairs {
      let weight =
        layout.weight(pair.row, difference.one, in: bytes)
        - layout.weight(pair.row, difference.other, in: bytes)
      weights.append(difference.of(word: weight, nGrams: 0))
    }
  }
}
