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

  /// Forgets all cells and keeps the memory for the next.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    kinds.removeAll(keepingCapacity: true)
  }

  /// Adds a text.
  public mutating func append(_ text: Span<UInt8>) {
    text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    end(.text)
  }

  /// Adds a text.
  public mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    end(.text)
  }

  /// Adds a truth value.
  public mutating func append(_ truth: Bool) {
    bytes.append(contentsOf: truth ? "true".utf8 : "false".utf8)
    end(.boolean)
  }

  /// Adds a number rounded to so many decimals (at most 9); an undefined one leaves the cell empty.
  public mutating func append(_ number: Double, decimals: Int = 4) {
    guard number.magnitude < 1e9 else { return appendEmpty() }
    var scale = 1
    for _ in 0..<min(decimals, 9) { scale *= 10 }
    let scaled = Int((number.magnitude * Double(scale)).rounded(.toNearestOrEven))
    if number < 0 && scaled > 0 { bytes.append(UInt8(ascii: "-")) }
    append(scaled / scale, atLeast: 1)
    if scale > 1 {
      bytes.append(UInt8(ascii: "."))
      append(scaled % scale, atLeast: min(decimals, 9))
    }
    end(.number)
  }

  /// Adds an empty cell.
  public mutating func appendEmpty() { end(.empty) }

  private mutating func append(_ value: Int, atLeast digits: Int) {
    var divisor = 1
    for _ in 1..<digits { divisor *= 10 }
    while divisor <= value / 10 { divisor *= 10 }
    while divisor > 0 {
      bytes.append(0x30 + UInt8(value / divisor % 10))
      divisor /= 10
    }
  }

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
