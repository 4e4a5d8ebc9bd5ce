internal import Foundation
internal import Lexicon

/// What each normalised form adds to the scores of all categories, as a word and by its character
/// n-grams. It is looked up once for each form; then a word of a text costs two additions for every
/// eight categories.
struct FormWeights {
  /// Numbers of eight categories.
  typealias Lanes = SIMD8<Float>

  /// What is known of a form besides its weights.
  struct Form {
    /// Whether it counts as a word.
    let isWord: Bool
    /// Whether the model has any feature of it.
    let isKnown: Bool
    /// Whether it is a word proper that counts, and one that the model knows as a word.
    let isPlain: Bool
    let isKnownWord: Bool
    /// The number of its character n-grams.
    let nGrams: Int32
  }

  /// What the forms of a text add up to.
  struct Sums {
    var words = Lanes.zero
    var nGrams = Lanes.zero
    var wordCount = 0
    var nGramCount = 0
    /// Whether the model has a feature of any.
    var isKnown = false
  }

  /// How many times eight numbers hold all categories.
  let width: Int
  /// By the forms' numbers.
  private(set) var forms: [Form] = []
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
          isWord: word != 0, isKnown: knowsWord || knowsNGrams,
          isPlain: word != 0 && analyzer.kind(of: form) == .word, isKnownWord: knowsWord,
          nGrams: nGrams))
    }
  }

  /// The row of the feature with this key in the model's `bytes`, or -1.
  @inline(__always)
  func row(of key: UInt64, in bytes: RawSpan) -> Int {
    filter.mayHave(key) ? model.layout.row(of: key, in: bytes) : -1
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

  /// What a text adds to eight categories: its words with the words in its hashtags and its
  /// token-kind features, and its character n-grams. Counts are not yet scaled.
  ///
  /// - Parameters:
  ///   - part: which eight categories.
  ///   - kinds: the text's token-kind features.
  func sums(of analysis: Analysis, _ kinds: [Int], part: Int) -> Sums {
    let (forms, lanes) = (forms.span, lanes.span)
    var sums = Sums()
    for form in analysis.normalForms {
      let known = forms[form.index]
      sums.wordCount += known.isWord ? 1 : 0
      sums.nGramCount += Int(known.nGrams)
      sums.isKnown = sums.isKnown || known.isKnown
      let start = 2 * width * form.index + part
      sums.words += lanes[start]
      sums.nGrams += lanes[start + width]
    }
    for form in analysis.hashtagWords {
      sums.wordCount += forms[form.index].isWord ? 1 : 0
      sums.words += lanes[2 * width * form.index + part]
    }
    sums.wordCount += kinds.count
    for kind in kinds { sums.words += tokenKinds[width * kind + part] }
    return sums
  }

  /// How many words proper a text has, and how many of them the model does not know.
  func familiarity(of analysis: Analysis) -> WordFamiliarity {
    var familiarity = WordFamiliarity()
    for form in analysis.normalForms {
      let known = forms[form.index]
      if !known.isPlain { continue }
      familiarity.words += 1
      if !known.isKnownWord { familiarity.unknown += 1 }
    }
    return familiarity
  }

  /// How much more a form adds to one category than to another, as a word.
  func wordDifference(_ form: NormalForm, _ one: Int, _ other: Int) -> Float {
    number(2 * width * form.index, one) - number(2 * width * form.index, other)
  }

  /// How much more a form adds to one category than to another by its n-grams.
  func nGramDifference(_ form: NormalForm, _ one: Int, _ other: Int) -> Float {
    let start = width * (2 * form.index + 1)
    return number(start, one) - number(start, other)
  }

  /// The number of a category in the lanes from `start` on, read by itself.
  private func number(_ start: Int, _ category: Int) -> Float {
    let offset = MemoryLayout<Lanes>.stride * start + MemoryLayout<Float>.stride * category
    return lanes.span.bytes.unsafeLoad(fromByteOffset: offset, as: Float.self)
  }
}

/// A bit for each of many groups of keys: most keys that a model does not have are told by it, which is
/// small enough to stay near the processor.
private struct KeyFilter {
  private var words: [UInt64]
  private let mask: UInt64

  init(_ layout: Layout, _ bytes: RawSpan) {
    // Four bits a slot: at most one in six is set.
    words = [UInt64](repeating: 0, count: max(1, layout.capacity / 16))
    mask = UInt64(words.count * 64 - 1)
    for slot in 0..<layout.capacity {
      let key = layout.key(slot, in: bytes)
      if key != 0 { words[Int((key & mask) >> 6)] |= 1 << (key & 63) }
    }
  }

  @inline(__always)
  func mayHave(_ key: UInt64) -> Bool {
    words[Int((key & mask) >> 6)] & 1 << (key & 63) != 0
  }
}
