public import Foundation
internal import Hashing
internal import Lexicon

/// Why bytes are no model that this version can use.
public enum ModelError: Error, Equatable, CustomStringConvertible {
  /// The bytes do not begin as a model file does.
  case notAModel
  /// The file was written by another version.
  case otherVersion(found: Int, known: Int)
  /// The bytes are cut off or changed: the checksum at their end does not fit.
  case damaged
  /// The checksum fits, but the file holds numbers that training never gives.
  case implausible
  /// The codebook in the file is none that this version can read.
  case codebook(CodebookError)

  /// What was found and what to do.
  public var description: String {
    switch self {
    case .notAModel: "not a textmine model"
    case .otherVersion(let found, let known) where found > known:
      "model version \(found) is newer than \(known), the latest this program knows; "
        + "update textmine or train again"
    case .otherVersion(let found, let known):
      "model version \(found) is older than \(known), the one this program knows; train again"
    case .damaged: "the model is cut off or damaged; copy it again or train again"
    case .implausible: "the model holds numbers that no training gives; train again"
    case .codebook(let error): "\(error)"
    }
  }
}

/// The model file: the line `textmine model 4`, a line of JSON, line feeds up to a multiple of 64, the
/// tables of ``Layout``, and the XXH3 checksum of all that in 16 bytes. Numbers are little-endian. One that holds
/// the scores of its training texts by models that had not seen them is of version 5.
extension Model {
  private static let magic = "textmine model "
  private static let versions = 4...5

  struct Header: Codable, Sendable {
    let categories: [Category]
    let options: AnalysisOptions
    let featureOptions: FeatureOptions
    let summary: TrainingSummary
    let calibration: Calibration?
    /// What a keyword's weight counts where nothing is calibrated.
    let matchWeight: Double
    /// The codebook whose matches count.
    let codebook: CodebookReference?
    /// The category of a text in which no feature is known; nil for the one that was coded most.
    let fallback: Int?
    var features: Int
    var capacity: Int
    var fingerprints: Int
    /// The training texts of which the file holds scores by models that had not seen them; nil where it is of version 4.
    var heldOut: Int?
  }

  /// A training text as models that had not seen it score it.
  struct HeldOut {
    /// Tells the text.
    let fingerprint: UInt64
    /// One for each category.
    let scores: [Double]
  }

  /// The model as the bytes of its file; the same model gives the same bytes.
  public var encoded: Data { data }

  /// Reads the bytes of a model file, which may be mapped.
  public init(decoding data: Data) throws(ModelError) {
    guard data.count > 16, Model.checksum(of: data.dropLast(16)).elementsEqual(data.suffix(16))
    else {
      _ = try Model.header(of: data)
      throw .damaged
    }
    try self.init(trusting: data)
    guard header.isPlausible, layout.hasPlausibleWeights(data) else { throw .implausible }
  }

  /// Reads the bytes of a model file that is known to be whole.
  init(trusting data: Data) throws(ModelError) {
    let header = try Model.header(of: data)
    guard let layout = Layout(header.value, start: header.end, size: data.count - 16) else {
      throw .damaged
    }
    do {
      try self.init(header: header.value, data: data, layout: layout)
    } catch {
      throw .codebook(error)
    }
  }

  /// Makes a model of weights, leaving out features without any.
  init(
    _ header: Header, keys: [UInt64], weights: Weights, fingerprints: [UInt64],
    heldOut: [HeldOut] = []
  ) {
    let categories = header.categories.count
    let rows = keys.indices.filter { row in
      weights.rows[row * categories..<(row + 1) * categories].contains { $0 != 0 }
    }.sorted { keys[$0] < keys[$1] }
    var header = header
    header.features = rows.count
    header.fingerprints = fingerprints.count
    header.heldOut = heldOut.isEmpty ? nil : heldOut.count
    header.capacity = 64
    while header.capacity * 2 < rows.count * 3 { header.capacity *= 2 }
    let version = heldOut.isEmpty ? Model.versions.lowerBound : Model.versions.upperBound
    var data = Data("\(Model.magic)\(version)\n".utf8)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let json = try? encoder.encode(header) else {
      preconditionFailure("a model's header has no value that JSON cannot hold")
    }
    data += json
    repeat { data.append(0x0A) } while data.count % Layout.alignment != 0
    let start = data.count
    var tableKeys = [UInt64](repeating: 0, count: header.capacity)
    var tableRows = [UInt32](repeating: 0, count: header.capacity)
    for (number, row) in rows.enumerated() {
      var slot = Int(truncatingIfNeeded: keys[row]) & (header.capacity - 1)
      while tableKeys[slot] != 0 { slot = (slot + 1) & (header.capacity - 1) }
      tableKeys[slot] = keys[row]
      tableRows[slot] = UInt32(number)
    }
    data.append(littleEndian: tableKeys)
    data.append(littleEndian: fingerprints.sorted())
    data.append(littleEndian: tableRows)
    data.append(littleEndian: weights.biases.map(\.bitPattern))
    data.append(
      littleEndian: rows.flatMap { row in
        weights.rows[row * categories..<(row + 1) * categories].map(\.bitPattern)
      })
    let ordered = heldOut.sorted { $0.fingerprint < $1.fingerprint }
    data.append(littleEndian: ordered.map(\.fingerprint))
    data.append(littleEndian: ordered.flatMap { $0.scores.map(\.bitPattern) })
    data += Model.checksum(of: data)
    guard let layout = Layout(header, start: start, size: data.count - 16),
      let model = try? Model(header: header, data: data, layout: layout)
    else { preconditionFailure("a model's tables are as long as its header says") }
    self = model
  }

  private static func header(of data: Data) throws(ModelError) -> (value: Header, end: Int) {
    guard data.starts(with: magic.utf8) else { throw .notAModel }
    let number = data.dropFirst(magic.utf8.count).prefix { $0 &- 0x30 < 10 }
    guard number.count < 10, let found = Int(String(decoding: number, as: UTF8.self)) else {
      throw .notAModel
    }
    guard versions.contains(found) else {
      throw .otherVersion(
        found: found, known: found < versions.lowerBound ? versions.lowerBound : versions.upperBound
      )
    }
    let body = data[(number.endIndex + 1)...]
    guard let end = body.firstIndex(of: 0x0A),
      let header = try? JSONDecoder().decode(Header.self, from: body[..<end])
    else { throw .damaged }
    return (header, (end / Layout.alignment + 1) * Layout.alignment)
  }

  /// The checksum guards against accidents; who wants to forge a model can make a new one.
  static func checksum(of data: Data) -> [UInt8] {
    data.withUnsafeBytes { hash128($0) }
  }
}

extension Data {
  fileprivate mutating func append<Number: FixedWidthInteger>(littleEndian numbers: [Number]) {
    numbers.map(\.littleEndian).withUnsafeBytes { append(contentsOf: $0) }
  }
}

/// Where the tables of a model lie in its bytes, one after the other: the keys of features in an
/// open-addressing table (0 where a slot is free), the sorted fingerprints of the training texts, the
/// row of each slot's feature, the biases, the weights row by row; then the sorted fingerprints of the texts held out
/// and the scores of each.
struct Layout: Sendable {
  static let alignment = 64

  let capacity: Int
  let features: Int
  let categories: Int
  private let keys: Int
  private let fingerprints: Int
  private let rows: Int
  private let biases: Int
  private let weights: Int
  /// The number of texts held out.
  let heldOut: Int
  private let heldOutFingerprints: Int

  /// Nil when the tables do not fill the bytes up to `size`.
  init?(_ header: Model.Header, start: Int, size: Int) {
    let limit = Int(Int32.max)
    guard (1...limit).contains(header.capacity), header.capacity & (header.capacity - 1) == 0,
      (0..<header.capacity).contains(header.features),
      (0...limit).contains(header.fingerprints), (2...limit).contains(header.categories.count),
      header.calibration.map({ $0.biases.count == header.categories.count }) ?? true,
      header.fallback.map(header.categories.indices.contains) ?? true
    else { return nil }
    capacity = header.capacity
    features = header.features
    categories = header.categories.count
    keys = start
    fingerprints = keys + 8 * capacity
    rows = fingerprints + 8 * header.fingerprints
    biases = rows + 4 * capacity
    weights = biases + 4 * categories
    heldOut = header.heldOut ?? 0
    guard (0...limit).contains(heldOut) else { return nil }
    let (weightCount, isTooLarge) = categories.multipliedReportingOverflow(by: 4 * features)
    let (heldOutCount, areTooMany) = (categories + 1).multipliedReportingOverflow(by: 8 * heldOut)
    guard !isTooLarge, !areTooMany, weightCount <= size else { return nil }
    heldOutFingerprints = weights + weightCount
    guard heldOutFingerprints + heldOutCount == size else { return nil }
  }

  func heldOutFingerprint(_ index: Int, of data: Data) -> UInt64 {
    UInt64(
      littleEndian: data.bytes.unsafeLoadUnaligned(
        fromByteOffset: heldOutFingerprints + 8 * index, as: UInt64.self))
  }

  /// The score of each category of a text held out.
  func heldOutScores(_ index: Int, of data: Data) -> [Double] {
    let start = heldOutFingerprints + 8 * heldOut + 8 * categories * index
    let bytes = data.bytes
    return (0..<categories).map { category in
      Double(
        bitPattern: UInt64(
          littleEndian: bytes.unsafeLoadUnaligned(
            fromByteOffset: start + 8 * category, as: UInt64.self)))
    }
  }

  func fingerprint(_ index: Int, of data: Data) -> UInt64 {
    UInt64(
      littleEndian: data.bytes.unsafeLoadUnaligned(
        fromByteOffset: fingerprints + 8 * index, as: UInt64.self))
  }

  /// The key in a slot; 0 where the slot is free.
  func key(_ slot: Int, in bytes: RawSpan) -> UInt64 {
    UInt64(
      littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: keys + 8 * slot, as: UInt64.self))
  }

  /// The row of the feature with this key, or -1.
  @inline(__always)
  func row(of key: UInt64, in bytes: RawSpan) -> Int {
    var slot = Int(truncatingIfNeeded: key) & (capacity - 1)
    // Once, since it holds for every slot: the keys and rows of all lie within the bytes.
    precondition(keys + 8 * capacity <= bytes.byteCount && rows + 4 * capacity <= bytes.byteCount)
    for _ in 0..<capacity {
      let found = UInt64(
        littleEndian: bytes.unsafeLoadUnaligned(
          fromUncheckedByteOffset: keys &+ 8 &* slot, as: UInt64.self))
      if found == key {
        let row = UInt32(
          littleEndian: bytes.unsafeLoadUnaligned(
            fromUncheckedByteOffset: rows &+ 4 &* slot, as: UInt32.self))
        return row < features ? Int(row) : -1
      }
      if found == 0 { return -1 }
      slot = (slot &+ 1) & (capacity &- 1)
    }
    return -1
  }

  func bias(_ category: Int, in bytes: RawSpan) -> Float { number(biases + 4 * category, bytes) }

  func weight(_ row: Int, _ category: Int, in bytes: RawSpan) -> Float {
    number(weights + 4 * (row * categories + category), bytes)
  }

  /// The weights of a row in eight categories, from the one at `first` on; beyond the last stands whatever comes next.
  @inline(__always)
  func weights(_ row: Int, from first: Int, in bytes: RawSpan) -> SIMD8<Float> {
    let offset = weights + 4 * (row * categories + first)
    if Layout.isLittleEndian, offset >= 0, offset + 32 <= bytes.byteCount {
      return bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: SIMD8<Float>.self)
    }
    var lanes = SIMD8<Float>.zero
    for lane in 0..<min(8, categories - first) {
      lanes[lane] = weight(row, first + lane, in: bytes)
    }
    return lanes
  }

  private static let isLittleEndian = 1.littleEndian == 1

  private func number(_ offset: Int, _ bytes: RawSpan) -> Float {
    Float(
      bitPattern: UInt32(
        littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }
}
