import Foundation

/// The first argument, where it should have been the name of a command.
struct CommandName {
  /// Names that are further from any command than this are no misspelling.
  private static let mostMistakes = 2

  let name: String
  let commands: [String]

  /// What to say of a name that is no command; nil where it is one, or an option.
  var message: String? {
    if name.hasPrefix("-") || name == "help" || commands.contains(name) { return nil }
    if FileManager.default.fileExists(atPath: name) {
      return "no command \"\(name)\"; did you mean: textmine report \(name)"
    }
    let nearest = commands.map { (name: $0, mistakes: Self.mistakes(between: name, and: $0)) }
      .min { $0.mistakes < $1.mistakes }
    if let nearest, nearest.mistakes <= Self.mostMistakes {
      return "no command \"\(name)\"; did you mean: textmine \(nearest.name)"
    }
    return "no command and no file \"\(name)\"; expected one of \(commands.joined(separator: ", "))"
  }

  /// How many characters must be inserted, removed or replaced (Levenshtein 1966).
  private static func mistakes(between one: String, and other: String) -> Int {
    let (one, other) = (Array(one), Array(other))
    var row = Array(0...other.count)
    for (i, a) in one.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in other.enumerated() {
        let replaced = diagonal + (a == b ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, diagonal + 1, row[j] + 1)
      }
    }
    return row[other.count]
  }
}
