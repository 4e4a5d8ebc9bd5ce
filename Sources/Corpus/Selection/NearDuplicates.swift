internal import Hashing

/// The hashes of a text's words: runs of letters and digits, ASCII in lower case, links left out.
struct WordHashes {
  private(set) var hashes: [UInt64] = []

  init(_ text: Span<UInt8>) {
    let lower = text.indices.map { index in
      let byte = text[index]
      return byte.lowercased
    }
    let text = lower.span
    var position = 0
    while position < text.count {
      let rest = text.extracting(position..<text.count)
      if rest.starts(with: "http://") || rest.starts(with: "https://") {
        while position < text.count, !text[position].isSpace { position += 1 }
        continue
      }
      let start = position
      while position < text.count, Self.isWord(text[position]) { position += 1 }
      if start < position {
        hashes.append(hash64(text.extracting(start..<position)))
      } else {
        position += 1
      }
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool { byte.isNameByte || byte >= 0x80 }

  var isEmpty: Bool { hashes.isEmpty }

  /// The hash of all words in their order.
  var ofAll: UInt64 { hashes.reduce(0) { hash64($0, $1) } }

  /// The hashes of the text's bigrams; of a text of one word, that of the word.
  var bigrams: [UInt64] {
    hashes.count < 2 ? hashes : zip(hashes, hashes.dropFirst()).map { hash64($0, $1) }
  }
}

/// Whether two texts may be states of one: a third or more of the words of the shorter stand in the longer. Texts of fewer
/// than three words tell nothing.
public func mayBeOneText(_ first: [UInt8], _ second: [UInt8]) -> Bool {
  let words = [first, second].map { Set(WordHashes($0.span).hashes) }.sorted { $0.count < $1.count }
  return words[0].count < 3 || words[0].intersection(words[1]).count * 3 >= words[0].count
}

/// Finds texts that share about 70 % or more of their bigrams with an earlier text.
///
/// Candidates come from ``MinHash`` with 10 bands of 3 hashes, which finds 98.5 % of the texts whose
/// bigrams have a Jaccard similarity of .7. Two texts count as copies where 21 of the 30 hashes agree, an
/// estimate with a standard error of .08. A text is compared only with texts that were kept, and with
/// no more than the latest 32 under each band. Takes about 200 bytes for each text that is not a copy.
struct NearDuplicates {
  private static let minHash = MinHash(bands: 10, rows: 3)
  private static let hashes = minHash.bands * minHash.rows
  private static let threshold = 21
  /// The most texts compared with under one band, so that no input makes the work quadratic.
  private static let chainLimit = 32

  /// 16 bits of each hash of the texts kept, one text after the other.
  private var signatures: [UInt16] = []
  /// For each band and each text kept, the previous text with the same key; -1 for none.
  private var previous: [Int32] = []
  /// The last text kept under each key of a band.
  private var last: [[UInt32: Int32]] = Array(repeating: [:], count: minHash.bands)
  /// Texts without words, as they are.
  private var wordless = SeenTweets()

  /// Whether no text like this one came before; from now on one did.
  mutating func isNew(_ text: Span<UInt8>) -> Bool {
    let words = WordHashes(text)
    if words.isEmpty { return wordless.isNew(text) }
    let minima = Self.minHash.signature(of: words.bigrams)
    let keys = Self.minHash.bandKeys(of: minima).map { UInt32(truncatingIfNeeded: $0) }
    let signature = minima.map { UInt16(truncatingIfNeeded: $0) }
    for band in keys.indices where hasCopy(of: signature, band, keys[band]) { return false }
    let number = Int32(signatures.count / Self.hashes)
    for band in keys.indices {
      previous.append(last[band].updateValue(number, forKey: keys[band]) ?? -1)
    }
    signatures.append(contentsOf: signature)
    return true
  }

  private func hasCopy(of signature: [UInt16], _ band: Int, _ key: UInt32) -> Bool {
    guard var other = last[band][key] else { return false }
    for _ in 0..<Self.chainLimit where other >= 0 {
      let start = Int(other) * Self.hashes
      var equal = 0
      for index in 0..<Self.hashes where signatures[start + index] == signature[index] {
        equal += 1
      }
      if equal >= Self.threshold { return true }
      other = previous[Int(other) * Self.minHash.bands + band]
    }
    return false
  }
}
