/// How texts become terms. Everything that compares terms must have used the same options; models
/// carry theirs.
///
/// Options are stored without their root words, which are a file of the user's system, but with
/// their checksum. Options that were read again ask for the same list with ``supply(_:)``.
public struct AnalysisOptions: Equatable, Codable, Sendable {
  /// The words that are no terms.
  public var stopWords: StopWords
  /// What turns a word into its term.
  public let stemmer: StemmerChoice
  /// The SHA-256 of the root words that ``StemmerChoice/indonesian`` is to use; nil for the other
  /// stemmers.
  public private(set) var rootsChecksum: String?
  /// The root words; nil for the other stemmers and for options just read.
  public private(set) var roots: RootWords?

  private enum CodingKeys: CodingKey {
    case stopWords, stemmer, rootsChecksum
  }

  /// Makes options for Indonesian with Snowball's stemmer, or for any of the stemmers that need no
  /// root words.
  public init(
    stopWords: StopWords = .standard, stemmer: StemmerChoice = .snowballIndonesian
  ) {
    self.stopWords = stopWords
    self.stemmer = stemmer
  }

  /// Makes options for Indonesian with ``StemmerChoice/indonesian``.
  public init(stopWords: StopWords = .standard, roots: RootWords) {
    self.stopWords = stopWords
    stemmer = .indonesian
    rootsChecksum = roots.checksum
    self.roots = roots
  }

  /// The same options, but any list of root words will do when they are read again: for what does not
  /// depend on terms.
  public var withAnyRoots: AnalysisOptions {
    var options = self
    options.rootsChecksum = nil
    options.roots = nil
    return options
  }

  /// Whether no analyzer can be made before root words are supplied.
  public var needsRoots: Bool { stemmer == .indonesian && roots == nil }

  /// Gives options that were read the root words that they were made with. Does nothing when they
  /// need none.
  ///
  /// - Throws: ``LexiconError/otherRoots(expected:found:)`` when `roots` is another list.
  public mutating func supply(_ roots: RootWords) throws(LexiconError) {
    guard stemmer == .indonesian else { return }
    if let rootsChecksum, rootsChecksum != roots.checksum {
      throw .otherRoots(expected: rootsChecksum, found: roots.checksum)
    }
    rootsChecksum = roots.checksum
    self.roots = roots
  }

  /// Options are equal when they give the same terms, with or without the root words at hand.
  public static func == (one: AnalysisOptions, other: AnalysisOptions) -> Bool {
    one.stopWords == other.stopWords && one.stemmer == other.stemmer
      && one.rootsChecksum == other.rootsChecksum
  }
}
