internal import CPrefetch
internal import Lexicon

/// What each normalised form adds to the scores of all categories, as a word and by its character
/// n-grams. It is looked up once for each form; then a word of a text costs two additions for every
/// eight categories.
struct FormWeights {
  typealias Lanes = FeatureRows.Lanes

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

  /// Two words in a row whose bigram the model has.
  struct Pair {
    let first: NormalForm
    let second: NormalForm
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
    /// For each of these the weights.
    fileprivate var pairLanes: [Lanes] = []
    /// Room for those that it may have.
    fileprivate var candidates: [Candidate] = []
  }

  /// By the forms' numbers.
  private var forms: [Form] = []
  /// For each form ``width`` lanes as a word, then as many by its n-grams.
  private var lanes: [Lanes] = []
  /// For each feature of ``TextFeatures/tokenKinds`` ``width`` lanes.
  private let tokenKinds: [Lanes]
  private let features: FeatureRows
  /// The keys of the features at hand.
  private var keys: [UInt64] = []

  init(_ model: Model) {
    features = FeatureRows(model)
    var tokenKinds: [Lanes] = []
    for key in TextFeatures.tokenKinds {
      var keys = [key]
      _ = features.appendSum(of: &keys, to: &tokenKinds)
    }
    self.tokenKinds = tokenKinds
  }

  /// How many times eight numbers hold all categories.
  var width: Int { features.width }

  /// Learns the forms that are new since the last text.
  mutating func learn(_ analyzer: borrowing Analyzer, _ texts: inout TextFeatures) {
    let kept = texts.learn(analyzer)
    if kept < forms.count {
      forms.removeSubrange(kept...)
      lanes.removeSubrange((2 * width * kept)...)
    }
    while forms.count < analyzer.normalFormCount {
      let form = NormalForm(index: forms.count)
      let word = texts.words[form.index]
      keys.removeAll(keepingCapacity: true)
      if word != 0, features.filter.mayHave(word) { keys.append(word) }
      let knowsWord = features.appendSum(of: &keys, to: &lanes)
      keys.removeAll(keepingCapacity: true)
      let nGrams = texts.appendNGrams(
        of: form, of: analyzer, passing: features.filter, to: &keys)
      let knowsNGrams = features.appendSum(of: &keys, to: &lanes)
      forms.append(
        Form(
          key: word, nGrams: Int32(nGrams), isKnown: knowsWord || knowsNGrams,
          isPlain: word != 0 && analyzer.kind(of: form) == .word, isKnownWord: knowsWord))
    }
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
    counts.pairLanes.removeAll(keepingCapacity: true)
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
      count &+= lastKey != 0 && features.filter.mayHave(key) ? 1 : 0
      bigrams &+= lastKey != 0 ? 1 : 0
      (last, lastKey) = (form, formKey)
    }
    if count > 0 {
      keepKnown(count, of: counts.candidates, &counts.pairs, &counts.pairLanes)
    }
    return bigrams
  }

  /// Adds those of the first `count` candidates whose bigram the model has to `pairs`, and their weights to `lanes`.
  private func keepKnown(
    _ count: Int, of candidates: [Candidate], _ pairs: inout [Pair], _ lanes: inout [Lanes]
  ) {
    let candidates = candidates.span
    features.forEachKnown(count, appendingTo: &lanes) {
      candidates[$0].key
    } body: {
      pairs.append(Pair(first: candidates[$0].first, second: candidates[$0].second))
    }
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
  func add(_ counts: Counts, _ unit: Float, to scores: inout [Double]) {
    if counts.pairs.isEmpty { return }
    let lanes = counts.pairLanes.span
    var scores = scores.mutableSpan
    for pair in counts.pairs.indices {
      for category in scores.indices {
        scores[category] += Double(unit * lanes[width * pair + category / 8][category % 8])
      }
    }
  }

  /// Appends to `weights` how much more each bigram adds to one category than to another.
  func append(_ difference: Difference, of counts: Counts, to weights: inout [Float]) {
    let lanes = counts.pairLanes.span
    for pair in counts.pairs.indices {
      func number(_ category: Int) -> Float { lanes[width * pair + category / 8][category % 8] }
      weights.append(
        difference.of(word: number(difference.one) - number(difference.other), nGrams: 0))
    }
  }
}
