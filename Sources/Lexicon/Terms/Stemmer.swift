internal import CStemmer

/// What turns folded words into stems.
public enum StemmerChoice: String, CaseIterable, Codable, Sendable {
  /// Words stay as they are.
  case none
  /// Standard forms and roots of Indonesian words by Enhanced Confix Stripping, which needs
  /// ``RootWords``.
  case indonesian = "id"
  /// Snowball's English stemmer (Porter 2).
  case english = "en"
  /// Snowball's Indonesian stemmer (Tala 2003), which needs no root words and finds fewer roots.
  case snowballIndonesian = "snowball-id"
}

/// A stemmer of libstemmer. One serves one thread.
struct Snowball: ~Copyable {
  private let handle: OpaquePointer

  /// Opens the stemmer with libstemmer's `name`.
  init(_ name: String) throws(LexiconError) {
    guard let opened = sb_stemmer_new(name, "UTF_8") else { throw .stemmerUnavailable(name) }
    handle = opened
  }

  deinit { sb_stemmer_delete(handle) }

  /// The stem of a folded word.
  func stem(_ word: [UInt8]) -> [UInt8] {
    // libstemmer returns NULL only when it is out of memory.
    guard let stem = sb_stemmer_stem(handle, word, Int32(word.count)) else { return word }
    return Array(UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(handle))))
  }
}

/// Any of the stemmers, ready for use.
enum Stemmer: ~Copyable {
  case none
  case snowball(Snowball)
  case indonesian(IndonesianTerms)

  init(_ options: AnalysisOptions) throws(LexiconError) {
    switch options.stemmer {
    case .none: self = .none
    case .english: self = .snowball(try Snowball("english"))
    case .snowballIndonesian: self = .snowball(try Snowball("indonesian"))
    case .indonesian:
      guard let roots = options.roots else { throw .rootsMissing }
      self = .indonesian(IndonesianTerms(roots))
    }
  }

  /// The words that Indonesian terms are found with, if they are.
  var indonesian: IndonesianTerms? {
    switch self {
    case .indonesian(let terms): terms
    default: nil
    }
  }

  /// What a folded word stands for.
  func find(_ word: [UInt8]) -> IndonesianTerms.Finding {
    switch self {
    case .none: IndonesianTerms.Finding(standard: word, term: word, recognition: .unknown)
    case .snowball(let snowball):
      IndonesianTerms.Finding(standard: word, term: snowball.stem(word), recognition: .unknown)
    case .indonesian(let terms): terms.find(word)
    }
  }
}
