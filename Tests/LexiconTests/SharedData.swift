import Foundation
import Testing

/// Real tweets that lie beside the project on its developers' machines and nowhere else.
enum SharedData {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/data").standardizedFileURL
  static let conformance = folder.deletingLastPathComponent().appending(path: "conformance")
  /// Our own cases, which are part of the project.
  static let cases = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")
  static let isThere = FileManager.default.fileExists(atPath: folder.path)
  static let absence: Comment = "skipped: the developers' data is not beside this checkout"

  static func lines(_ path: String) throws -> [[UInt8]] {
    try Data(contentsOf: folder.appending(path: path)).split(separator: 0x0A).map { Array($0) }
  }
}

/// A small seeded generator: the same numbers on every machine (Steele, Lea & Flood 2014).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
