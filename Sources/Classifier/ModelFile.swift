internal import Foundation
internal import Lexicon

/// Why bytes are no model that this version can use.
public enum ModelError: Error, Equatable, CustomStringConvertible {
  /// The bytes do not begin as a model file does.
  case notAModel
  /// The file was written by a later version.
  case newer(version: Int, known: Int)
  /// The bytes are cut off or changed: the checksum at their end does not fit.
  case damaged

  /// What was found and what to do.
  public var description: String {
    switch self {
    case .notAModel: "not a textmine model; make one with \"textmine train\""
    case .newer(let version, let known):
      "model version \(version) is newer than \(known), the latest this program knows; "
        + "update textmine or train again"
    case .damaged: "the model is cut off or damaged; copy it again or train again"
    }
  }
}

/// The model file: the line `textmine model 1`, a line of JSON, the terms, each with a line feed, the
/// logarithms as little-endian 32-bit floats (priors, then one row a term), and the SHA-256 of all
/// that in 32 bytes.
extension NaiveBayes {
  private static let magic = "textmine model "
  private static let version = 1

  private struct Header: Codable {
    let categories: [Category]
    let options: AnalysisOptions
    let summary: TrainingSummary
    let calibration: Calibration?
    let terms: Int
  }

  /// The model as the bytes of its file; the same model gives the same bytes.
  public func encoded() -> [UInt8] {
    let header = Header(
      categories: categories, options: options, summary: summary, calibration: calibration,
      terms: terms.count)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let json = try? encoder.encode(header) else {
      preconditionFailure("a model's header has no value that JSON cannot hold")
    }
    var bytes = Array("\(NaiveBayes.magic)\(NaiveBayes.version)\n".utf8)
    bytes += json
    bytes.append(0x0A)
    for term in 0..<Int32(terms.count) {
      terms.withBytes(of: term) { text in
        for i in text.indices { bytes.append(text[i]) }
      }
      bytes.append(0x0A)
    }
    for value in logPriors + logLikelihoods {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes + NaiveBayes.checksum(of: bytes[...])
  }

  /// Reads the bytes of a model file.
  public init(decoding bytes: [UInt8]) throws(ModelError) {
    let body = try NaiveBayes.checkedBody(of: bytes)
    var reader = LineReader(rest: body)
    guard reader.next() != nil, let json = reader.next(),
      let header = try? JSONDecoder().decode(Header.self, from: Data(json))
    else { throw .damaged }
    var terms = Vocabulary()
    for _ in 0..<header.terms {
      guard let line = reader.next() else { throw .damaged }
      _ = terms.insert(Array(line).span)
    }
    let categories = header.categories.count
    let weights = reader.rest
    guard terms.count == header.terms, weights.count == 4 * categories * (header.terms + 1) else {
      throw .damaged
    }
    let floats = weights.withUnsafeBytes { raw in
      (0..<raw.count / 4).map { place in
        let bits = raw.loadUnaligned(fromByteOffset: place * 4, as: UInt32.self)
        return Float(bitPattern: UInt32(littleEndian: bits))
      }
    }
    self.init(
      categories: header.categories, options: header.options, summary: header.summary,
      terms: terms, logPriors: Array(floats[..<categories]),
      logLikelihoods: Array(floats[categories...]), calibration: header.calibration)
  }

  /// The bytes before the checksum, if the file is a model of a known version and whole.
  private static func checkedBody(of bytes: [UInt8]) throws(ModelError) -> ArraySlice<UInt8> {
    guard bytes.starts(with: magic.utf8) else { throw .notAModel }
    let number = bytes.dropFirst(magic.utf8.count).prefix { isDigit($0) }
    guard let found = Int(String(decoding: number, as: UTF8.self)) else { throw .notAModel }
    guard found <= version else { throw .newer(version: found, known: version) }
    let body = bytes.dropLast(32)
    guard bytes.count > 32, checksum(of: body).elementsEqual(bytes.suffix(32)) else {
      throw .damaged
    }
    return body
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func checksum(of bytes: ArraySlice<UInt8>) -> [UInt8] {
    var checksum = Checksum()
    checksum.add(Array(bytes).span)
    return checksum.finish()
  }
}

/// Takes line after line off the front of bytes.
private struct LineReader {
  var rest: ArraySlice<UInt8>

  mutating func next() -> ArraySlice<UInt8>? {
    guard let end = rest.firstIndex(of: 0x0A) else { return nil }
    defer { rest = rest[(end + 1)...] }
    return rest[..<end]
  }
}
