public import Corpus
public import Lexicon
public import Study

/// What is asked of a count of words, in every form that it is written in.
public enum WordsResult {
  /// The most frequent terms of each group.
  case frequencies(WordStudy, top: Int)
  /// The terms that set a group apart from all others.
  case keyness([Frequencies.Key], of: String)
  /// Neighbours that belong together.
  case collocations([Collocation])

  /// What is asked of `study`.
  ///
  /// - Parameters:
  ///   - collocations: whether neighbours are wanted.
  ///   - key: the group whose words are wanted that set it apart; nil for the frequencies of all.
  ///   - top: how many terms.
  /// - Throws: ``StudyError/noGroup(_:of:known:)``.
  public init(
    of study: WordStudy, collocations: Bool, key: String?, top: Int
  ) throws(StudyError) {
    if collocations {
      self = .collocations(study.neighbours.collocations(top))
    } else if let key {
      self = .keyness(try study.keyness(of: key, limit: top), of: key)
    } else {
      self = .frequencies(study, top: top)
    }
  }

  /// The result as JSON.
  ///
  /// - Throws: `EncodingError` for a number that is not finite.
  public func json() throws -> String {
    switch self {
    case .frequencies(let study, let top):
      study.grouping == nil
        ? try JSONText().rendered(study.groups[""]?.top(top) ?? [])
        : try JSONText().rendered(study.groups.mapValues { $0.top(top) })
    case .keyness(let keys, _): try JSONText().rendered(keys)
    case .collocations(let pairs): try JSONText().rendered(pairs)
    }
  }

  /// The result as a table, for a spreadsheet.
  public var table: CodingSheet {
    switch self {
    case .frequencies(let study, let top): study.table(top: top)
    case .keyness(let keys, _): keys.table
    case .collocations(let pairs): pairs.table
    }
  }

  /// The result for a terminal.
  public func text(in language: ReportLanguage) -> String {
    let text = WordsText(language: language)
    return switch self {
    case .frequencies(let study, let top): text.rendered(study, top: top)
    case .keyness(let keys, let name): text.rendered(keys, of: name)
    case .collocations(let pairs): text.rendered(pairs)
    }
  }
}
