internal import Foundation
internal import Hashing

/// Counts of any number of keys in a fixed amount of memory: a count–min sketch (Cormode & Muthukrishnan
/// 2005). Every count is that of the key or higher, never lower. Two sketches add up to that of both
/// inputs, whatever their order.
struct CountSketch: Codable, Equatable, Sendable {
  /// Rows with a hash function of their own each, and the cells of each.
  private static let (rows, width) = (4, 1 << 18)

  private var cells = [UInt32](repeating: 0, count: rows * width)
  /// All that was counted.
  private(set) var total = 0

  /// Counts the key with this hash so often.
  mutating func add(_ count: Int, of key: UInt64) {
    total += count
    for row in 0..<Self.rows {
      let place = Self.place(of: key, row)
      cells[place] = Self.sum(cells[place], UInt32(clamping: count))
    }
  }

  /// Adds all counts of `other`.
  mutating func add(_ other: CountSketch) {
    total += other.total
    for place in cells.indices { cells[place] = Self.sum(cells[place], other.cells[place]) }
  }

  /// How often the key with this hash was counted, or more.
  func count(of key: UInt64) -> Int {
    Int((0..<Self.rows).reduce(UInt32.max) { min($0, cells[Self.place(of: key, $1)]) })
  }

  /// What a count is at most too high by, for 98 of 100 keys: e times what falls on a cell by chance.
  var error: Int { Int((2.718281828 * Double(total) / Double(Self.width)).rounded(.up)) }

  private static func place(of key: UInt64, _ row: Int) -> Int {
    row * width + Int(truncatingIfNeeded: hash64(key, UInt64(row)) % UInt64(width))
  }

  /// The sum, or the highest number there is.
  private static func sum(_ a: UInt32, _ b: UInt32) -> UInt32 {
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? .max : sum
  }
}

extension CountSketch {
  private enum CodingKeys: CodingKey { case total, cells }

  /// Writes the cells in seven bits a byte, the lowest first: most hold small numbers.
  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(total, forKey: .total)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(cells.count)
    for cell in cells {
      var rest = cell
      while rest >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }
    try values.encode(Data(bytes), forKey: .cells)
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    total = try values.decode(Int.self, forKey: .total)
    let bytes = try values.decode(Data.self, forKey: .cells)
    var (place, shift, cell) = (0, UInt32(0), UInt32(0))
    for byte in bytes where place < cells.count {
      cell |= UInt32(byte & 0x7F) << shift
      shift += 7
      if byte >= 0x80 { continue }
      cells[place] = cell
      (place, shift, cell) = (place + 1, 0, 0)
    }
    if place < cells.count {
      throw DecodingError.dataCorruptedError(
        forKey: .cells, in: values, debugDescription: "\(place) cells")
    }
  }
}
