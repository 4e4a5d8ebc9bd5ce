public import Classifier

/// Which words in a column of codes stand for which category.
public enum CodeVocabulary: Sendable {
  /// The ids and titles of these categories, in any case, and nothing else.
  case categories([Classifier.Category])
  /// These names, in any case, and nothing else; in their order.
  case names([String])
  /// Any word is a category; spellings that differ only by case and white space are one: the id of one
  /// of these categories, or else the most frequent.
  case open(preferring: [Classifier.Category])

  /// Words that programs write into empty cells: R, pandas and spreadsheets.
  static let missing: Set<String> = [
    "na", "n/a", "#n/a", "nan", "none", "null", "<na>",
  ]

  /// What is the same in spellings of one code.
  static func key(_ code: String) -> String {
    code.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The names that stand for categories before any code is seen, and the category of each; ids go
  /// before titles, and a title of two categories stands for none.
  var known: (names: [String], indices: [String: Int]) {
    switch self {
    case .names(let names):
      let keys = names.enumerated().map { (Self.key($1), $0) }
      return (names, Dictionary(keys) { first, _ in first })
    case .categories(let categories), .open(let categories):
      var titles: [String: Set<Int>] = [:]
      for (index, category) in categories.enumerated() {
        for title in [category.title.indonesian, category.title.english] where !title.isEmpty {
          titles[Self.key(title), default: []].insert(index)
        }
      }
      var indices = titles.filter { $0.value.count == 1 }.mapValues { $0.first! }
      for (index, category) in categories.enumerated().reversed() {
        indices[Self.key(category.id)] = index
      }
      return (categories.map(\.id), indices)
    }
  }

  var isOpen: Bool { if case .open = self { true } else { false } }
}
