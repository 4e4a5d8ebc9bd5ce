internal import CStemmer

/// Which stemmer turns folded words into stems.
public enum StemmerChoice: String, CaseIterable, Codable, Sendable {
  /// Words stay as they are.
  case none
  /// Snowball's Indonesian stemmer (Tala 2003).
  case indonesian = "id"
  /// Snowball's English stemmer (Porter 2).
  case english = "en"
}

/// A stemmer of libstemmer, or none. One serves one thread.
struct Stemmer: ~Copyable {
  private let handle: OpaquePointer?

  init(_ choice: StemmerChoice) throws(LexiconError) {
    let name: String
    switch choice {
    case .none:
      handle = nil
      return
    case .indonesian: name = "indonesian"
    case .english: name = "english"
    }
    guard let opened = sb_stemmer_new(name, "UTF_8") else { throw .stemmerUnavailable(name) }
    handle = opened
  }

  deinit {
    if let handle { sb_stemmer_delete(handle) }
  }

  /// The stem of a folded word.
  func stem(_ word: [UInt8]) -> [UInt8] {
    // libstemmer returns NULL only when it is out of memory.
    guard let handle, let stem = sb_stemmer_stem(handle, word, Int32(word.count)) else {
      return word
    }
    return Array(UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(handle))))
  }
}
