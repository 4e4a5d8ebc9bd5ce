/// Finds the rows of a sheet of OpenDocument (OASIS OpenDocument 1.3, part 3, 9).
final class ODSRows: SheetVisitor {
  /// The part that holds all sheets.
  static let part = "content.xml"

  private let sheet: Int
  private var tables = 0
  private var depth = 0
  private var column = 0
  private var rowCopies = 1
  private var cellCopies = 1
  private var value: [UInt8] = []
  /// The value behind what the cell shows: of dates and numbers.
  private var stored: [UInt8]?
  private var paragraphs = 0
  private var isText = false
  private var notes = 0

  /// Reads the sheet in this place, from 0.
  init(sheet: Int) { self.sheet = sheet }

  private var isInside: Bool { depth > 0 && tables == sheet + 1 }

  override func begin(_ element: XMLName, _ attributes: XMLAttributes) {
    if element == "table" {
      if depth == 0 { tables += 1 }
      depth += 1
    }
    if !isInside { return }
    if element == "annotation" { notes += 1 }
    if element == "table-row" {
      column = 0
      rowCopies = attributes.number("number-rows-repeated") ?? 1
    } else if element == "table-cell" || element == "covered-table-cell" {
      beginCell(attributes)
    } else if notes == 0 {
      beginText(element, attributes)
    }
  }

  override func end(_ element: XMLName) {
    if isInside {
      if element == "annotation" { notes -= 1 }
      if element == "table-cell" || element == "covered-table-cell" { endCell() }
      if element == "p" { isText = false }
      if element == "table-row" {
        buffer.endRow(copies: rowCopies)
        checkLength(of: value)
      }
    }
    if element == "table" {
      depth -= 1
      if depth == 0, tables == sheet + 1 { isDone = true }
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isText, notes == 0 else { return }
    value.append(contentsOf: bytes)
    checkLength(of: value)
  }

  private func beginCell(_ attributes: XMLAttributes) {
    value.removeAll(keepingCapacity: true)
    paragraphs = 0
    cellCopies = attributes.number("number-columns-repeated") ?? 1
    stored = nil
    switch attributes.text("value-type") {
    case "date": stored = attributes.text("date-value").map { Array($0.utf8) }
    case "float":
      stored = attributes.text("value").map { Array($0.utf8) }
      stored?.spellOutExponent()
    case "boolean": stored = attributes.text("boolean-value").map { Array($0.utf8) }
    default: break
    }
  }

  private func beginText(_ element: XMLName, _ attributes: XMLAttributes) {
    if element == "p" {
      if paragraphs > 0 { value.append(.lineFeed) }
      paragraphs += 1
      isText = true
    } else if element == "s" {
      let spaces = min(max(attributes.number("c") ?? 1, 1), SheetBuffer.cellLimit)
      value.append(contentsOf: repeatElement(.space, count: spaces))
    } else if element == "line-break" {
      value.append(.lineFeed)
    } else if element == "tab" {
      value.append(.tab)
    }
    checkLength(of: value)
  }

  private func endCell() {
    let copies = max(1, min(cellCopies, SheetBuffer.columnLimit))
    let cell = stored ?? value
    if !cell.isEmpty {
      for place in column..<min(column + copies, SheetBuffer.columnLimit) {
        buffer.append(cell.span, at: place)
        checkLength(of: value)
        if failure != nil { return }
      }
    }
    column += copies
  }
}
