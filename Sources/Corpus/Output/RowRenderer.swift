/// Renders labelled tweets as the bytes of an output file. It is a value without state, so every
/// worker renders its own batches, and the ``LabelWriter`` only writes them in order.
public struct RowRenderer: Sendable {
  enum Form: Sendable {
    /// Rows of a table: the input's own, or of the columns that every tweet has; guarded where a
    /// spreadsheet is to take no field for a formula.
    case table(TableShape?, isGuarded: Bool)
    case jsonLines
    /// Lines of JSON with the id, where there is one, and the cells alone.
    case answers
    /// Cells for a spreadsheet: each a kind, a length of four bytes and the bytes themselves.
    case cells(TableShape?)
  }

  /// The columns of a tweet where the input is no table.
  static let columns = ["id", "created_at", "username", "kind", "text"]

  private let form: Form
  private let names: [String]
  private let jsonKeys: [[UInt8]]

  init(_ form: Form, names: [String]) {
    self.form = form
    self.names = names
    jsonKeys = names.map { name in
      var key: [UInt8] = [.comma]
      key.append(json: Array(name.utf8).span)
      key.append(UInt8(ascii: ":"))
      return key
    }
  }

  /// A renderer of lines of JSON that hold cells called `names`, and of their tweets the ids only.
  public static func answers(_ names: [String]) -> RowRenderer {
    RowRenderer(.answers, names: names)
  }

  /// Adds the rows of a batch with the cells of each tweet to `out`.
  public func render(_ batch: TweetBatch, _ cells: Cells, into out: inout [UInt8]) {
    precondition(names.isEmpty || (cells.names.count == names.count && cells.rows == batch.count))
    switch form {
    case .table(let shape, false): renderTable(batch, cells, shape, into: &out)
    case .table(let shape, true): renderGuarded(batch, cells, shape, into: &out)
    case .jsonLines: renderLines(batch, cells, into: &out)
    case .answers: renderAnswers(batch, cells, into: &out)
    case .cells(let shape): renderCells(batch, cells, shape, into: &out)
    }
  }

  private func renderTable(
    _ batch: TweetBatch, _ cells: Cells, _ shape: TableShape?, into out: inout [UInt8]
  ) {
    let delimiter = shape?.delimiter ?? .comma
    let newline = Array((shape?.newline ?? "\r\n").utf8)
    // Asked once: each look at an optional of this size copies it.
    let areRowsOfInput = shape != nil
    // Room at once for all that most batches need, so that rows are not copied as the array grows.
    out.reserveCapacity(
      out.count + batch.size + cells.size + batch.count * (3 * names.count + newline.count))
    for row in 0..<batch.count {
      if areRowsOfInput {
        batch.withBytes(.record, of: row) { out.append(bytes: $0) }
      } else {
        for column in Self.columns.indices {
          if column > 0 { out.append(delimiter) }
          withColumn(column, batch, row) { out.append(field: $0, delimiter: delimiter) }
        }
      }
      for column in names.indices {
        out.append(delimiter)
        cells.withCell(row, column) { kind, value in
          if kind == .text {
            out.append(field: value, delimiter: delimiter)
          } else {
            out.append(bytes: value)
          }
        }
      }
      out.append(bytes: newline.span)
    }
  }

  private func renderGuarded(
    _ batch: TweetBatch, _ cells: Cells, _ shape: TableShape?, into out: inout [UInt8]
  ) {
    let delimiter = shape?.delimiter ?? .comma
    var splitter = RowSplitter(delimiter: delimiter)
    for row in 0..<batch.count {
      if shape == nil {
        for column in Self.columns.indices {
          if column > 0 { out.append(delimiter) }
          withColumn(column, batch, row) { out.append(guarded: $0, delimiter: delimiter) }
        }
      } else {
        batch.withBytes(.record, of: row) { record in
          _ = splitter.split(record, from: 0, isWhole: true)
          for column in 0..<splitter.row.count {
            if column > 0 { out.append(delimiter) }
            let value = splitter.row.value(column, in: record)
            out.append(guarded: value.span, delimiter: delimiter)
          }
        }
      }
      for column in names.indices {
        out.append(delimiter)
        cells.withCell(row, column) { out.append(guarded: $1, delimiter: delimiter) }
      }
      out.append(contentsOf: (shape?.newline ?? "\r\n").utf8)
    }
  }

  private func renderLines(_ batch: TweetBatch, _ cells: Cells, into out: inout [UInt8]) {
    for row in 0..<batch.count {
      for column in Self.columns.indices {
        out.append(column == 0 ? UInt8(ascii: "{") : .comma)
        out.append(json: Array(Self.columns[column].utf8).span)
        out.append(UInt8(ascii: ":"))
        withColumn(column, batch, row) { value in
          if value.isEmpty && column < 3 {
            out.append(contentsOf: "null".utf8)
          } else {
            out.append(json: value)
          }
        }
      }
      for column in names.indices { render(cells, row, column, into: &out) }
      out.append(UInt8(ascii: "}"))
      out.append(.lineFeed)
    }
  }

  private func renderAnswers(_ batch: TweetBatch, _ cells: Cells, into out: inout [UInt8]) {
    for row in 0..<batch.count {
      let start = out.count
      batch.withBytes(.id, of: row) { id in
        if id.isEmpty { return }
        out.append(contentsOf: ",\"id\":".utf8)
        out.append(json: id)
      }
      for column in names.indices { render(cells, row, column, into: &out) }
      // In the place of the comma before the first key.
      out[start] = UInt8(ascii: "{")
      out.append(UInt8(ascii: "}"))
      out.append(.lineFeed)
    }
  }

  /// Adds a comma, a cell's name and its value, as JSON.
  private func render(_ cells: Cells, _ row: Int, _ column: Int, into out: inout [UInt8]) {
    out.append(contentsOf: jsonKeys[column])
    cells.withCell(row, column) { kind, value in
      switch kind {
      case .text: out.append(json: value)
      case .number, .boolean: out.append(bytes: value)
      case .empty: out.append(contentsOf: "null".utf8)
      }
    }
  }

  private func renderCells(
    _ batch: TweetBatch, _ cells: Cells, _ shape: TableShape?, into out: inout [UInt8]
  ) {
    var splitter = RowSplitter(delimiter: shape?.delimiter ?? .comma)
    for row in 0..<batch.count {
      if shape != nil {
        batch.withBytes(.record, of: row) { record in
          _ = splitter.split(record, from: 0, isWhole: true)
          for value in splitter.row.values(in: record) {
            out.append(cell: .text, Array(value.utf8).span)
          }
        }
      } else {
        for column in Self.columns.indices {
          withColumn(column, batch, row) { out.append(cell: $0.isEmpty ? .empty : .text, $0) }
        }
      }
      for column in names.indices {
        cells.withCell(row, column) { out.append(cell: $0, $1) }
      }
    }
  }

  /// Hands the value of one of the columns that every tweet has to `body`.
  private func withColumn(
    _ column: Int, _ batch: TweetBatch, _ row: Int, _ body: (Span<UInt8>) -> Void
  ) {
    switch column {
    case 0: batch.withBytes(.id, of: row, body)
    case 1:
      var date: [UInt8] = []
      if let seconds = batch.createdAt(of: row) { Timestamp.append(seconds, to: &date) }
      body(date.span)
    case 2: batch.withBytes(.username, of: row, body)
    case 3: body(Array(batch.kind(of: row).name.utf8).span)
    default: batch.withBytes(.text, of: row, body)
    }
  }
}

extension [UInt8] {
  /// Adds a field of a table, in quotes where it needs them.
  mutating func append(field span: Span<UInt8>, delimiter: UInt8) {
    if span.position(ofAny: delimiter, .quote, .lineFeed, .carriageReturn) == span.count {
      return append(bytes: span)
    }
    append(.quote)
    var start = 0
    while start < span.count {
      let quote = span.position(of: .quote, from: start)
      append(bytes: span.extracting(start..<quote))
      if quote < span.count { append(contentsOf: [.quote, .quote]) }
      start = quote + 1
    }
    append(.quote)
  }

  /// Adds a field of a table that spreadsheets take for no formula: an apostrophe stands before those
  /// that begin with `=`, `+`, `-`, `@`, a tab or a carriage return, unless they are numbers.
  mutating func append(guarded span: Span<UInt8>, delimiter: UInt8) {
    let begins: [UInt8] = [0x3D, 0x2B, 0x2D, 0x40, .tab, .carriageReturn]
    guard span.count > 0, begins.contains(span[0]),
      !(span.count > 1 && span[0] != 0x3D && span.extracting(1..<span.count).isNumber)
    else { return append(field: span, delimiter: delimiter) }
    var text: [UInt8] = [0x27]
    text.append(bytes: span)
    append(field: text.span, delimiter: delimiter)
  }

  /// Adds a JSON string.
  mutating func append(json span: Span<UInt8>) {
    append(.quote)
    var written = 0
    for index in span.indices {
      let byte = span[unchecked: index]
      if byte >= 0x20 && byte != .quote && byte != .backslash { continue }
      append(bytes: span.extracting(written..<index))
      written = index + 1
      switch byte {
      case .quote, .backslash: append(contentsOf: [.backslash, byte])
      case .lineFeed: append(contentsOf: "\\n".utf8)
      case .carriageReturn: append(contentsOf: "\\r".utf8)
      case .tab: append(contentsOf: "\\t".utf8)
      default:
        append(contentsOf: "\\u00".utf8)
        append(contentsOf: [UInt8(ascii: byte < 16 ? "0" : "1"), hexadecimal(byte & 15)])
      }
    }
    append(bytes: span.extracting(written..<span.count))
    append(.quote)
  }

  /// Adds a cell for a spreadsheet.
  mutating func append(cell kind: Cells.Kind, _ span: Span<UInt8>) {
    append(kind.rawValue)
    for shift in stride(from: 0, to: 32, by: 8) {
      append(UInt8(truncatingIfNeeded: span.count >> shift))
    }
    append(bytes: span)
  }
}

private func hexadecimal(_ digit: UInt8) -> UInt8 {
  digit < 10 ? 0x30 + digit : 0x61 + digit - 10
}
