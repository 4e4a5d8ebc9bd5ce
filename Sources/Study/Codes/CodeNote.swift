/// What had to be put right or left out of codes.
public enum CodeNote: Equatable, Sendable {
  /// Rows without a code.
  case uncoded(Int)
  /// Coded rows without a text.
  case withoutText([CodePlace])
  /// A word for no value, and how many cells have it.
  case missing(String, count: Int)
  /// Ids that a program has rounded and that were taken from the link beside them.
  case idsOfLinks(Int)
  /// Sheets of a workbook that were not read, since they hold the same tweets as the one that was.
  case otherSheets([String])
  /// Spellings that were counted as one code.
  case respelled([String], as: String)
  /// Coded tweets that were chosen for training by their uncertain labels.
  case chosenForTraining(Int)
  /// Tweets that stand twice with one code.
  case copies(Int)
  /// Tweets that stand twice with different codes, which count with both.
  case conflicting([Conflict])

  /// A code and the one before.
  public struct Conflict: Equatable, Sendable {
    /// Where the second code stands.
    public let place: CodePlace
    /// The second code.
    public let code: String
    /// The code before.
    public let before: String
  }
}

extension CodeNote: CustomStringConvertible {
  /// The note in a line.
  public var description: String {
    switch self {
    case .uncoded(let count): "rows without a code, left out: \(count)"
    case .withoutText(let places):
      "coded rows without a text, left out: \(Self.list(places.map(\.description)))"
    case .missing(let word, let count): "taken for no code: \"\(word)\" (\(count))"
    case .idsOfLinks(let count):
      "ids rounded by a program, taken from the link beside them: \(count)"
    case .otherSheets(let names):
      "not read, since they hold the same tweets: \(names.joined(separator: ", ")); save the codes of each coder as "
        + "a file of their own"
    case .respelled(let spellings, let code):
      "counted as \"\(code)\": \(spellings.map { "\"\($0)\"" }.joined(separator: ", "))"
    case .chosenForTraining(let count):
      "coded tweets chosen for training, no random sample: \(count); on such tweets labels are wrong more "
        + "often than in the archive"
    case .copies(let count): "tweets coded twice alike, counted once: \(count)"
    case .conflicting(let conflicts):
      "tweets coded twice and not alike, counted with both codes: "
        + Self.list(conflicts.map { "\($0.place) \"\($0.code)\", before \"\($0.before)\"" })
    }
  }

  /// The first few, and how many more there are.
  private static func list(_ items: [String]) -> String {
    let shown = items.prefix(3).joined(separator: "; ")
    return items.count > 3 ? "\(shown) and \(items.count - 3) more" : shown
  }
}
