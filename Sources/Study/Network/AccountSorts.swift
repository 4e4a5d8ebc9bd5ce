internal import Corpus
internal import Resources

/// Which accounts are institutions' and which persons': by a table of accounts, where it says so, else by their
/// names.
public struct AccountSorts: Sendable {
  /// What an account is.
  public enum Sort: String, CaseIterable, Sendable {
    /// An office, an enterprise, a medium.
    case institution
    /// A person, by a table of accounts.
    case person
    /// Not told by its name: mostly persons, but not only.
    case unknown
  }

  /// A name in which `*` stands for anything at its beginning or its end.
  private struct Pattern {
    /// Without the stars.
    let text: String
    let isOpen: (atStart: Bool, atEnd: Bool)

    init(_ line: Substring) {
      isOpen = (line.first == "*", line.last == "*")
      text = String(line.filter { $0 != "*" })
    }

    func fits(_ name: String) -> Bool {
      switch isOpen {
      case (true, true): name.contains(text)
      case (true, false): name.hasSuffix(text)
      case (false, true): name.hasPrefix(text)
      case (false, false): name == text
      }
    }
  }

  private static let typeColumns = ["type", "jenis", "tipe"]
  private static let personTypes: Set<String> = [
    "person", "persons", "personal", "orang", "pribadi", "perorangan", "individu", "warga",
  ]

  /// By the first letter of the names that they fit; under none those that any letter may come before.
  private let patterns: [Character?: [Pattern]]
  private let types: [String: String]

  /// Makes the sorts.
  ///
  /// - Parameter table: its column `type` (or `jenis`) says of accounts what they are: `person`, `orang`, `warga`
  ///   and the like, everything else is an institution.
  public init(_ table: AccountTable? = nil) {
    let file = textmine_resource("institutions.txt")
    let text = String(
      decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
    patterns = Dictionary(
      grouping: text.split(separator: "\n").filter { $0.first != "#" }.map(Pattern.init)
    ) { $0.isOpen.atStart ? nil : $0.text.first }
    var types: [String: String] = [:]
    if let table,
      let column = table.columns.firstIndex(where: { Self.typeColumns.contains($0.lowercased()) })
    {
      for (name, cells) in table.rows where !cells[column].isEmpty {
        types[name] = cells[column].lowercased()
      }
    }
    self.types = types
  }

  /// What the account of this name is; the name in any case and without `@`.
  public func sort(of name: String) -> Sort {
    let name = AccountSpelling.folded(name)
    if let type = types[name] { return Self.personTypes.contains(type) ? .person : .institution }
    guard let first = name.first else { return .unknown }
    let isInstitution = [first, nil].contains { start in
      patterns[start, default: []].contains { $0.fits(name) }
    }
    return isInstitution ? .institution : .unknown
  }
}
