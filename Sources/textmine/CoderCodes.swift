import Classifier
import Corpus
import Foundation
import Lexicon
import Report
import Statistics

/// What several coders gave the same tweets.
struct CoderCodes {
  /// A tweet that some coder has coded.
  struct Unit {
    let id: String
    let text: String
    /// For each coder the place of the code, nil where there is none.
    var codes: [Int?]
  }

  let coders: [String]
  /// The codes, in the order of the codebook, of `order`, of their numbers or of their names.
  let categories: [String]
  let units: [Unit]
  /// Whether the codes have an order, and their numbers if they are numbers.
  let isOrdered: Bool
  let numbers: [Double]?

  init(
    _ files: [String], columns: [String]?, codeColumn: String?, idColumn: String?,
    codebook: Codebook?, order: [String]?
  ) throws {
    var found: [[Found]] = []
    if let columns {
      let sheet = try CodeSheet(files[0], ReadingOptions(idColumn: idColumn))
      for name in columns {
        let column = try sheet.column(name, option: "--columns")
        found.append(sheet.rows.map { Found(sheet, $0, $0.cells[column], key: "\($0.number)") })
      }
      coders = columns
    } else {
      for file in files {
        let sheet = try CodeSheet(file, ReadingOptions(idColumn: idColumn))
        found.append(try CoderCodes.byID(sheet, sheet.codeColumn(codeColumn)))
      }
      coders = CoderCodes.names(of: files)
    }
    let wanted = order ?? codebook?.categories.map(\.id)
    categories = try CoderCodes.categories(found.joined(), only: wanted)
    let parsed = categories.compactMap { Double($0) }
    numbers = order == nil && parsed.count == categories.count ? parsed : nil
    isOrdered = order != nil || numbers != nil
    units = CoderCodes.units(found, categories)
    guard units.contains(where: { $0.codes.count { $0 != nil } >= 2 }) else {
      throw Failure(
        .data,
        "\(files.joined(separator: ", ")): no tweet has codes of two coders; "
          + "the ids must be the same in all sheets")
    }
  }

  /// The coding as numbers.
  var coding: Coding {
    var coding = Coding(categories: max(categories.count, 2), coders: coders.count)
    for unit in units { coding.add(unit.codes) }
    return coding
  }

  private struct Found {
    let key: String
    let id: String
    let text: String
    let code: String
    let place: String

    init(_ sheet: CodeSheet, _ row: CodeSheet.Row, _ code: String, key: String) {
      self.key = key
      id = row.id
      text = String(decoding: row.text, as: UTF8.self)
      self.code = code
      place = sheet.place(row)
    }
  }

  /// The rows of a sheet by id; rows of one id must have one code.
  private static func byID(_ sheet: CodeSheet, _ column: Int) throws -> [Found] {
    var byID: [String: String] = [:]
    return try sheet.rows.compactMap { row in
      let code = row.cells[column]
      guard !row.id.isEmpty else {
        throw Failure(
          .data,
          "\(sheet.place(row)): no id to match the sheets by; name its column with "
            + "--id-column")
      }
      if let known = byID[row.id] {
        guard known.lowercased() == code.lowercased() else {
          throw Failure(
            .data,
            "\(sheet.place(row)): coded \"\(code)\", but \"\(known)\" in a row above; "
              + "keep one of the rows")
        }
        return nil
      }
      byID[row.id] = code
      return Found(sheet, row, code, key: row.id)
    }
  }

  /// The files' names without folder and ending, where that tells them apart.
  private static func names(of files: [String]) -> [String] {
    let short = files.map { URL(filePath: $0).deletingPathExtension().lastPathComponent }
    return Set(short).count == files.count ? short : files
  }

  private static func categories(
    _ found: some Sequence<Found>, only wanted: [String]?
  ) throws -> [String] {
    let known = Set((wanted ?? []).map { $0.lowercased() })
    var spelled: [String: String] = [:]
    for item in found where !item.code.isEmpty {
      if let wanted, !known.contains(item.code.lowercased()) {
        throw Failure(
          .data,
          "\(item.place): unknown code \"\(item.code)\"; expected one of "
            + wanted.joined(separator: ", "))
      }
      spelled[item.code.lowercased()] = spelled[item.code.lowercased()] ?? item.code
    }
    if let wanted { return wanted.filter { spelled[$0.lowercased()] != nil } }
    return spelled.keys.sorted { a, b in
      if let a = Double(a), let b = Double(b) { return a < b }
      return a < b
    }.map { spelled[$0]! }
  }

  private static func units(_ found: [[Found]], _ categories: [String]) -> [Unit] {
    var places: [String: Int] = [:]
    for (place, name) in categories.enumerated() { places[name.lowercased()] = place }
    var units: [Unit] = []
    var byKey: [String: Int] = [:]
    for (coder, items) in found.enumerated() {
      for item in items {
        let place = byKey[item.key] ?? units.count
        if place == units.count {
          byKey[item.key] = place
          units.append(
            Unit(id: item.id, text: item.text, codes: found.map { _ in nil }))
        }
        units[place].codes[coder] = places[item.code.lowercased()]
      }
    }
    return units
  }

  /// A sheet for adjudication, with the code that all coders gave, or none where they differ.
  ///
  /// - Parameter ofAll: all tweets with a code, else only those on which coders differ.
  func sheet(ofAll: Bool, _ codebook: Codebook?) -> CodingSheet {
    var sheet = CodingSheet(columns: ["id", "text"] + coders + ["code"])
    for unit in units {
      let given = Set(unit.codes.compactMap(\.self))
      guard ofAll ? !given.isEmpty : given.count > 1 else { continue }
      let cells = unit.codes.map { $0.map { categories[$0] } ?? "" }
      let agreed = given.count == 1 ? categories[given.first!] : ""
      sheet.add([unit.id, unit.text] + cells + [agreed])
    }
    sheet.choices =
      codebook?.choices(in: .indonesian)
      ?? categories.map { CodingSheet.Choice(code: $0, title: $0, definition: "") }
    sheet.choiceColumn = sheet.columns.count - 1
    return sheet
  }
}
