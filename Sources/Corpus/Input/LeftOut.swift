/// A file of a folder or a zip, or a sheet of a workbook, that was looked at and left out.
public struct LeftOut: Equatable, Codable, Sendable {
  /// Why it was left out.
  public enum Reason: Equatable, Codable, Sendable {
    /// Texts that nothing names as those of tweets, where other files are named so.
    case anyTexts
    /// A table none of whose columns is known to hold the text, or without the column that was named.
    case noText(columns: [String])
    /// Something else, by what it is called.
    case other(String)
  }

  /// Its name in the folder, the zip or the workbook.
  public let name: String
  /// Why it was left out.
  public let reason: Reason

  init(_ name: String, _ reason: Reason) { (self.name, self.reason) = (name, reason) }

  /// What `error` says of a file that holds no tweets; nil where there is nothing to say.
  init?(_ name: String, _ error: CorpusError) {
    switch error {
    case .noTextColumn(_, let columns), .noSuchColumn(_, _, _, let columns):
      self.init(name, .noText(columns: columns))
    case .unknownFormat(_, let found), .noTable(_, let found): self.init(name, .other(found))
    case .noTweetsInZip: self.init(name, .other("a zip without tweets"))
    default: return nil
    }
  }

  /// Whether anybody may miss a file of this name: it is one that tables, JSON or texts have, and none of a program's own.
  static func isMissed(_ file: String) -> Bool {
    let name = file.fileName.lowercased()
    return name.contains(".") && !name.hasSuffix(".js") && !OtherContent.isNamed(file)
      && !isAboutOthers(file)
  }

  /// Whether a text is named as one about the other files.
  static func isAboutOthers(_ file: String) -> Bool {
    let name = file.fileName.lowercased()
    return name.hasPrefix("readme") || name.hasPrefix("license")
  }
}

extension LeftOut: CustomStringConvertible {
  /// The most columns that are named.
  static let namedColumns = 8
  /// The most files that are named.
  private static let namedFiles = 5

  /// The name, and the reason in brackets.
  public var description: String {
    switch reason {
    case .anyTexts: "\(name) (nothing names its texts; to have them, read it alone)"
    case .noText(let columns):
      "\(name) (no column is known to hold the text; the columns are \(Self.list(columns)))"
    case .other(let found): "\(name) (\(found))"
    }
  }

  /// The first columns of a table in quotes.
  public static func list(_ columns: [String]) -> String {
    quoted(columns.prefix(namedColumns)) + (columns.count > namedColumns ? ", …" : "")
  }

  /// Several in a line, as `one` says each; `more` says how many more there are.
  public static func list(
    _ files: [LeftOut], _ one: (LeftOut) -> String = \.description,
    more: (Int) -> String = { "and \($0) more" }
  ) -> String {
    let named = files.prefix(namedFiles).map(one)
    return (named + (files.count > named.count ? [more(files.count - named.count)] : []))
      .joined(separator: ", ")
  }
}
