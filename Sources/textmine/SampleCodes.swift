import Classifier
import Corpus
import Foundation
import Statistics

/// What people coded, tweet by tweet, from one or several sheets, and how the tweets were drawn.
struct SampleCodes {
  /// A coded tweet.
  struct Code {
    let id: String
    let text: [UInt8]
    /// For each sheet the place of the category, nil where it has none.
    var categories: [Int?]
    /// How many tweets of the archive it stands for, relative to others.
    var weight = 1.0
    /// Its row in the first sheet that has it, for messages.
    let place: String
  }

  /// Nil where the sheets do not come from `sample`.
  let design: SampleDesign?
  let codes: [Code]
  /// How many tweets were drawn and not coded: rows without a code, and rows that were removed.
  let uncoded: Int
  let sheets: Int

  /// Reads `files`, whose codes are ids of `categories` in any case.
  init(_ files: [String], codeColumn: String?, _ categories: [Classifier.Category]) throws {
    var reading = Reading(places: categories.map { $0.id.lowercased() }, sheets: files.count)
    for (number, file) in files.enumerated() {
      let sheet = try CodeSheet(file, ReadingOptions())
      try reading.add(sheet, try sheet.codeColumn(codeColumn), number)
    }
    guard !reading.codes.isEmpty else {
      throw Failure(
        .data,
        "\(files.joined(separator: ", ")): no row has a code; fill the column of codes with "
          + categories.map(\.id).joined(separator: ", "))
    }
    if reading.designs.count > 1 {
      throw Failure(
        .data,
        "\(files.joined(separator: ", ")): the sheets are from different samples; give "
          + "those of one")
    }
    design = reading.designs.first
    sheets = files.count
    if let stray = reading.undrawn, design != nil {
      throw Failure(
        .data, "\(stray): was not drawn by \"sample\", its last columns are empty; remove the row")
    }
    // In one order whatever that of the rows, so that the figures are the same to the last digit.
    codes = reading.weighted.sorted { $0.id < $1.id }
    uncoded = design.map { max(0, $0.codes - reading.codes.count) } ?? reading.empty
  }

  /// The coders' agreement on some categories, where several sheets have tweets in common.
  func coding(categories: Int) -> Coding {
    var coding = Coding(categories: max(2, categories), coders: sheets)
    for code in codes { coding.add(code.categories) }
    return coding
  }
}

/// Sheets as they are read.
private struct Reading {
  let places: [String]
  let sheets: Int
  var codes: [SampleCodes.Code] = []
  var designs: [SampleDesign] = []
  /// The first coded row that is in no sample.
  var undrawn: String?
  /// Rows without a code.
  var empty = 0
  private var byID: [String: Int] = [:]
  /// The stratum of each code and its size; 0 where there is none.
  private var strata: [(name: String, tweets: Double)] = []

  init(places: [String], sheets: Int) {
    self.places = places
    self.sheets = sheets
  }

  mutating func add(_ sheet: CodeSheet, _ column: Int, _ number: Int) throws {
    let design = sheet.column("design")
    let stratum = sheet.column("stratum")
    let size = sheet.column("stratum_tweets")
    for row in sheet.rows {
      let code = row.cells[column].lowercased()
      if let found = design.flatMap({ SampleDesign(row.cells[$0]) }), !designs.contains(found) {
        designs.append(found)
      }
      if code.isEmpty {
        empty += 1
        continue
      }
      guard let category = places.firstIndex(of: code) else {
        throw Failure(
          .data,
          "\(sheet.place(row)): unknown code \"\(row.cells[column])\"; expected one of "
            + places.joined(separator: ", "))
      }
      if row.id.isEmpty { throw Failure(.data, "\(sheet.place(row)): a code without an id") }
      let tweets = size.flatMap { Double(row.cells[$0]) } ?? 0
      if tweets <= 0, undrawn == nil { undrawn = sheet.place(row) }
      try add(
        SampleCodes.Code(
          id: row.id, text: row.text,
          categories: (0..<sheets).map { $0 == number ? category : nil },
          place: sheet.place(row)),
        number, stratum: (stratum.map { row.cells[$0] } ?? "", tweets))
    }
  }

  private mutating func add(
    _ code: SampleCodes.Code, _ number: Int, stratum: (name: String, tweets: Double)
  ) throws {
    guard let known = byID[code.id] else {
      byID[code.id] = codes.count
      codes.append(code)
      strata.append(stratum)
      return
    }
    if let other = codes[known].categories[number] {
      guard other == code.categories[number] else {
        throw Failure(
          .data,
          "\(code.place): coded \"\(places[code.categories[number] ?? 0])\", but "
            + "\"\(places[other])\" in a row above; keep one of the rows")
      }
      return
    }
    codes[known].categories[number] = code.categories[number]
  }

  /// Each code with the tweets of its stratum over the codes of its stratum: rows that nobody coded
  /// are taken to be like the others.
  var weighted: [SampleCodes.Code] {
    var counts: [String: Double] = [:]
    for stratum in strata { counts[stratum.name, default: 0] += 1 }
    return zip(codes, strata).map { code, stratum in
      var code = code
      if stratum.tweets > 0 { code.weight = stratum.tweets / counts[stratum.name]! }
      return code
    }
  }
}
