/// The hashes of a text's words: runs of letters and digits, ASCII in lower case, links left out.
struct WordHashes {
  private(set) var hashes: [UInt64] = []

  init(_ text: Span<UInt8>) {
    var position = 0
    while position < text.count {
      let rest = text.extracting(position..<text.count)
      if rest.starts(with: "http://") || rest.starts(with: "https://") {
        while position < text.count, !text[position].isSpace { position += 1 }
        continue
      }
      guard Self.isWord(text[position]) else {
        position += 1
        continue
      }
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      while position < text.count, Self.isWord(text[position]) {
        let byte = text[unchecked: position]
        let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
        hash = (hash ^ UInt64(lower)) &* 0x100_0000_01b3
        position += 1
      }
      hashes.append(mixed(hash))
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool { byte.isNameByte || byte >= 0x80 }

  var isEmpty: Bool { hashes.isEmpty }

  /// The hash of all words in their order.
  var ofAll: UInt64 { hashes.reduce(0) { mixed($0 &* 31 &+ $1) } }

  /// The hashes of pairs of neighbouring words; of a text of one word, that of the word.
  var pairs: [UInt64] {
    hashes.count < 2 ? hashes : zip(hashes, hashes.dropFirst()).map { mixed($0 &* 31 &+ $1) }
  }
}

/// The finalizer of MurmurHash3.
@inline(__always)
func mixed(_ hash: UInt64) -> UInt64 {
  var hash = (hash ^ hash >> 33) &* 0xff51_afd7_ed55_8ccd
  hash = (hash ^ hash >> 33) &* 0xc4ce_b9fe_1a85_ec53
  return hash ^ hash >> 33
}

/// Finds texts that share some 70 % or more of their pairs of neighbouring words with one before.
///
/// MinHash with banding, based on Broder, "On the resemblance and containment of documents" (1997),
/// and Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", 3.4: 30 hashes of 16 bits in
/// 10 bands of 3. Of texts whose sets of pairs have a Jaccard similarity of .7 the bands find
/// 98.5 %; they count as copies where 21 of the 30 hashes agree, an estimate with a standard error
/// of .08. A text is compared with texts kept,
/// not with copies, of one band with the latest 32. Takes some 200 bytes for each text that is no copy.
struct NearDuplicates {
  private static let bands = 10
  private static let rows = 3
  private static let hashes = bands * rows
  private static let threshold = 21
  /// The most texts compared with under one band, so that no input makes the work quadratic.
  private static let chainLimit = 32

  /// The hashes of the texts kept, one text after the other.
  private var signatures: [UInt16] = []
  /// For each band and each text kept, the one kept before it under the same hash; -1 for none.
  private var previous: [Int32] = []
  /// The text kept last under a hash of a band.
  private var last: [[UInt32: Int32]] = Array(repeating: [:], count: bands)
  /// Texts without words, as they are.
  private var wordless = SeenTweets()

  /// Whether no text like this one came before; from now on one did.
  mutating func isNew(_ text: Span<UInt8>) -> Bool {
    let words = WordHashes(text)
    if words.isEmpty { return wordless.isNew(text) }
    let signature = Self.signature(of: words.pairs)
    let keys = (0..<Self.bands).map { Self.key(signature, band: $0) }
    for band in keys.indices where holdsCopy(of: signature, band, keys[band]) { return false }
    let number = Int32(signatures.count / Self.hashes)
    for band in keys.indices {
      previous.append(last[band].updateValue(number, forKey: keys[band]) ?? -1)
    }
    signatures.append(contentsOf: signature)
    return true
  }

  private static func signature(of pairs: [UInt64]) -> [UInt16] {
    (0..<hashes).map { place in
      let seed = UInt64(place &+ 1) &* 0x9e37_79b9_7f4a_7c15
      var least = UInt64.max
      for pair in pairs { least = min(least, mixed(pair ^ seed)) }
      return UInt16(truncatingIfNeeded: least)
    }
  }

  private static func key(_ signature: [UInt16], band: Int) -> UInt32 {
    var key: UInt64 = 0
    for row in 0..<rows { key = key << 16 | UInt64(signature[band * rows + row]) }
    return UInt32(truncatingIfNeeded: mixed(key))
  }

  private func holdsCopy(of signature: [UInt16], _ band: Int, _ key: UInt32) -> Bool {
    guard var other = last[band][key] else { return false }
    for _ in 0..<Self.chainLimit where other >= 0 {
      let start = Int(other) * Self.hashes
      var equal = 0
      for place in 0..<Self.hashes where signatures[start + place] == signature[place] {
        equal += 1
      }
      if equal >= Self.threshold { return true }
      other = previous[Int(other) * Self.bands + band]
    }
    return false
  }
}
