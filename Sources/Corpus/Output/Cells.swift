/// The values that are appended to tweets on output, a row of cells for each tweet of a batch.
///
/// Refilled like a ``TweetBatch``. What the cells mean is their maker's affair; the names are those
/// of the columns. Cells are added row by row, from the first name to the last.
public struct Cells: Sendable {
  /// What a cell holds, which decides how it is written.
  public enum Kind: UInt8, Sendable {
    /// Text in UTF-8.
    case text
    /// A decimal number.
    case number
    /// `true` or `false`.
    case boolean
    /// Nothing: an empty field, `null` in JSON.
    case empty
  }

  /// The names of the columns.
  public let names: [String]
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var kinds: [Kind] = []

  /// Makes cells for columns of these names.
  public init(names: [String]) { self.names = names }

  /// The number of whole rows.
  public var rows: Int { names.isEmpty ? 0 : kinds.count / names.count }

  /// The bytes of all cells.
  var size: Int { bytes.count }

  /// Forgets all cells and keeps the memory for the next.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    kinds.removeAll(keepingCapacity: true)
  }

  /// Adds a text.
  public mutating func append(_ text: Span<UInt8>) {
    bytes.append(bytes: text)
    end(.text)
  }

  /// Adds a text.
  public mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    end(.text)
  }

  /// Adds to the text of the cell that is being made what `write` writes, at most `room` bytes.
  @inline(__always)
  public mutating func extend(room: Int, _ write: (inout OutputSpan<UInt8>) -> Void) {
    bytes.append(addingCapacity: room, initializingWith: write)
  }

  /// Ends the text that was made by ``extend(room:_:)``.
  public mutating func endText() { end(.text) }

  /// Adds a truth value.
  public mutating func append(_ truth: Bool) {
    extend(room: 5) { $0.append(ascii: truth ? "true" : "false") }
    end(.boolean)
  }

  /// Adds a number rounded to so many decimals (at most 8); an undefined one leaves the cell empty.
  public mutating func append(_ number: Double, decimals: Int = 4) {
    guard number.magnitude < 1e9 else { return appendEmpty() }
    let decimals = min(decimals, 8)
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = Int((number.magnitude * Double(scale)).rounded(.toNearestOrEven))
    bytes.append(addingCapacity: 24) { bytes in
      if number < 0 && scaled > 0 { bytes.append(UInt8(ascii: "-")) }
      let (whole, rest) = scaled.quotientAndRemainder(dividingBy: scale)
      bytes.append(digits: whole)
      if decimals == 0 { return }
      bytes.append(UInt8(ascii: "."))
      bytes.append(digits: rest, atLeast: decimals)
    }
    end(.number)
  }

  /// Adds an empty cell.
  public mutating func appendEmpty() { end(.empty) }

  private mutating func end(_ kind: Kind) {
    ends.append(bytes.count)
    kinds.append(kind)
  }

  /// Hands what a cell holds to `body`.
  func withCell<R>(_ row: Int, _ column: Int, _ body: (Kind, Span<UInt8>) -> R) -> R {
    let slot = row * names.count + column
    let start = slot == 0 ? 0 : ends[slot - 1]
    return body(kinds[slot], bytes.span.extracting(start..<ends[slot]))
  }
}
