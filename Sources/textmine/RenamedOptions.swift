/// Options that had another name in an earlier release: they are still understood, with a note.
struct RenamedOptions {
  private struct Renaming: Sendable {
    let old: String
    let new: String
    /// The commands that had it; nil for all.
    var commands: Set<String>?
    /// Whether a value is meant for the old option, where its name has another meaning now.
    var fits: @Sendable (String) -> Bool = { _ in true }
  }

  private static let renamings = [
    Renaming(old: "--language", new: "--text-language"),
    Renaming(old: "--tweet-language", new: "--only-language"),
    Renaming(old: "--label-column", new: "--code-column"),
    Renaming(old: "--random-seed", new: "--seed"),
    Renaming(old: "--half-width", new: "--margin", commands: ["sample"]),
    Renaming(old: "--codes", new: "-n", commands: ["sample"], fits: { Int($0) != nil }),
    Renaming(
      old: "--seed", new: "--from-codebook", commands: ["train"], fits: { UInt64($0) == nil }),
  ]

  /// The arguments with the names of now.
  let arguments: [String]
  /// What to tell the user, one line for each old name.
  let notes: [String]

  /// Looks for old names among the arguments of a command.
  init(_ arguments: [String]) {
    var (current, notes): ([String], [String]) = ([], [])
    for (index, argument) in arguments.enumerated() {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      let value = parts.count > 1 ? parts[1] : arguments[(index + 1)...].first ?? ""
      let renaming = Self.renamings.first {
        $0.old == parts.first && $0.commands?.contains(arguments[0]) ?? true && $0.fits(value)
      }
      guard let renaming else {
        current.append(argument)
        continue
      }
      current += [renaming.new] + parts.dropFirst()
      notes.append("\(renaming.old) is called \(renaming.new) now")
    }
    self.arguments = current
    self.notes = notes
  }
}
