/// Finds the rows of a sheet of Office Open XML (ECMA-376, part 1, 18.3).
final class XLSXRows: SheetVisitor {
  private enum CellType { case number, shared, text, boolean, date }

  private let strings: SharedStrings?
  private let styles: [SheetDate.Style]
  private let startsIn1904: Bool
  private var column = 0
  private var type = CellType.number
  private var style = SheetDate.Style.none
  private var value: [UInt8] = []
  /// The formula of the cell, which stands for a value that no program has computed.
  private var formula: [UInt8] = []
  private var isFormula = false
  private var isValue = false
  private var isInline = false
  private var isReading = false

  init(strings: SharedStrings?, styles: [SheetDate.Style], startsIn1904: Bool) {
    self.strings = strings
    self.styles = styles
    self.startsIn1904 = startsIn1904
  }

  override func begin(_ element: XMLName, _ attributes: XMLAttributes) {
    if element == "c" {
      beginCell(attributes)
    } else if element == "v" {
      isValue = true
    } else if element == "f" {
      isFormula = true
    } else if element == "t" {
      isValue = isInline && !isReading
    } else if element == "is" {
      isInline = true
    } else if element == "row" {
      if let number = attributes.number("r") { buffer.go(to: number) }
      column = 0
    } else if element == "rPh" {
      isReading = true
    }
  }

  override func end(_ element: XMLName) {
    if element == "c" {
      endCell()
    } else if element == "v" || element == "t" {
      isValue = false
    } else if element == "f" {
      isFormula = false
    } else if element == "is" {
      isInline = false
    } else if element == "row" {
      buffer.endRow()
    } else if element == "rPh" {
      isReading = false
    } else if element == "sheetData" {
      isDone = true
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isFormula {
      formula.append(contentsOf: bytes)
      return checkLength(of: formula)
    }
    guard isValue else { return }
    value.append(contentsOf: bytes)
    checkLength(of: value)
  }

  private func beginCell(_ attributes: XMLAttributes) {
    value.removeAll(keepingCapacity: true)
    formula.removeAll(keepingCapacity: true)
    type = .number
    style = .none
    if let place = attributes.value("r").flatMap(Self.column) { column = place }
    if let code = attributes.value("t") {
      switch String(cString: code) {
      case "s": type = .shared
      case "b": type = .boolean
      case "d": type = .date
      case "n": break
      default: type = .text
      }
    }
    guard type == .number, let number = attributes.number("s"), styles.indices.contains(number)
    else { return }
    style = styles[number]
  }

  /// The words that a spreadsheet took for a formula, since they begin with `@`, `-` or `+`.
  private static func words(of formula: [UInt8]) -> [UInt8] {
    let mark = Array("_xlfn.SINGLE(".utf8)
    guard formula.starts(with: mark), formula.last == UInt8(ascii: ")") else { return formula }
    return [UInt8(ascii: "@")] + formula[mark.count...].dropLast()
  }

  /// The column, from 0, of a reference such as `AB12`.
  private static func column(_ reference: UnsafePointer<CChar>) -> Int? {
    var column = 0
    var letters = 0
    while letters < 4 {
      let letter = (UInt8(bitPattern: reference[letters]) | 0x20) &- 0x60
      guard letter >= 1, letter <= 26 else { break }
      column = column * 26 + Int(letter)
      letters += 1
    }
    return letters > 0 ? column - 1 : nil
  }

  private func endCell() {
    defer { column += 1 }
    if value.isEmpty, !formula.isEmpty {
      // Some programs take a text that begins with `=` for a formula.
      type = .text
      value = [UInt8(ascii: "=")] + formula
    } else if !formula.isEmpty, value.span.equals("#NAME?") {
      value = Self.words(of: formula)
    }
    if value.isEmpty { return }
    switch type {
    case .shared:
      let index = Int(String(decoding: value, as: UTF8.self)) ?? -1
      value.removeAll(keepingCapacity: true)
      do throws(CorpusError) {
        try strings?.append(index, to: &value)
      } catch {
        failure = error
      }
      checkLength(of: value)
    case .boolean: value = Array((value == [0x31] ? "true" : "false").utf8)
    case .text: value.unescape(from: 0)
    case .number: spellNumber()
    case .date: break
    }
    buffer.append(value.span, at: column)
  }

  private func spellNumber() {
    if style != .none, let serial = Double(String(decoding: value, as: UTF8.self)),
      let date = SheetDate.spelled(serial, style, startsIn1904: startsIn1904)
    {
      value = date
    } else {
      value.spellOutExponent()
    }
  }
}

extension [UInt8] {
  /// Writes a whole number such as `1.25E+9` with all its digits. One of more than 15 has lost some, as ids
  /// do, and stays as it is, so that it is known for that.
  mutating func spellOutExponent() {
    guard let mark = firstIndex(where: { $0 | 0x20 == 0x65 }),
      let exponent = Int(String(decoding: self[(mark + 1)...], as: UTF8.self).drop { $0 == "+" }),
      (0...40).contains(exponent)
    else { return }
    let isNegative = first == UInt8(ascii: "-")
    let mantissa = self[(isNegative ? 1 : 0)..<mark]
    let point = mantissa.firstIndex(of: UInt8(ascii: ".")) ?? mantissa.endIndex
    let whole = mantissa[..<point]
    let fraction = mantissa[point...].dropFirst()
    guard fraction.count <= exponent, whole.count + exponent <= 15,
      (whole + fraction).allSatisfy(\.isDigit)
    else { return }
    let zeros = repeatElement(UInt8(ascii: "0"), count: exponent - fraction.count)
    self = (isNegative ? [UInt8(ascii: "-")] : []) + whole + fraction + zeros
  }

  /// Replaces `_x000A_` and the like, as Office Open XML writes what XML cannot hold, from `start`.
  mutating func unescape(from start: Int) {
    var position = start
    while case let mark = span.position(of: UInt8(ascii: "_"), from: position), mark < count {
      position = mark + 1
      guard let code = sheetEscape(at: mark), let scalar = Unicode.Scalar(code),
        let encoded = UTF8.encode(scalar)
      else { continue }
      replaceSubrange(mark..<mark + 7, with: encoded)
      position = mark + encoded.count
    }
  }

  /// Makes a text that a cell can hold: what would be read as `_x000A_` and the like is made safe from
  /// that, and characters that XML cannot hold are written so.
  mutating func escapeForSheet() {
    var position = 0
    while case let mark = span.position(of: UInt8(ascii: "_"), from: position), mark < count {
      position = mark + 1
      if sheetEscape(at: mark) == nil { continue }
      insert(contentsOf: "_x005F".utf8, at: mark)
      position = mark + 7
    }
    escapeNonXML()
  }

  /// Writes U+FFFE, U+FFFF and control characters but for tabs and line feeds as `_xFFFE_` and the like.
  private mutating func escapeNonXML() {
    var position = 0
    while position < count {
      let mark = position
      var length = 1
      var code = UInt32(self[mark])
      if code == 0xEF, mark + 2 < count, self[mark + 1] == 0xBF, self[mark + 2] >= 0xBE {
        (length, code) = (3, 0xFF40 + UInt32(self[mark + 2]))
      } else if code >= 0x20 || code == 0x09 || code == 0x0A {
        position += 1
        continue
      }
      let digits = String(code, radix: 16, uppercase: true)
      let name = "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
      replaceSubrange(mark..<mark + length, with: name.utf8)
      position = mark + name.utf8.count
    }
  }

  /// The value of the escape at `mark`.
  private func sheetEscape(at mark: Int) -> UInt32? {
    guard mark + 7 <= count, self[mark + 1] == UInt8(ascii: "x"),
      self[mark + 6] == UInt8(ascii: "_"),
      self[mark + 2..<mark + 6].allSatisfy({ $0.isDigit || ($0 | 0x20) &- 0x61 < 6 })
    else { return nil }
    return UInt32(String(decoding: self[mark + 2..<mark + 6], as: UTF8.self), radix: 16)
  }
}
