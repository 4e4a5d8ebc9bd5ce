internal import Corpus
internal import Foundation
internal import Hashing

/// A part of an archive as a file: a line with the format and the SHA-256 of the rest, which is JSON.
public enum TallyFile {
  /// The number of the format.
  static let format = "1"
  private static let mark = "\(OutputMark.tally)"
  /// The ending of names of tallies in folders.
  static let ending = ".tally"

  /// The bytes of a tally.
  public static func bytes(of part: ArchivePart) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = [UInt8](try encoder.encode(part))
    return Array("\(mark)\(format) \(Checksum.hex(of: json))\n".utf8) + json + [0x0A]
  }

  /// Reads the tally at `path`.
  ///
  /// - Throws: ``ArchivePartError`` where it is none, or not what was written, and `CorpusError` where it cannot be
  ///   read.
  public static func read(_ path: String) throws -> ArchivePart {
    let bytes = try WholeFile(path).bytes()
    let line = bytes.prefix { $0 != 0x0A }
    let head = String(decoding: line, as: UTF8.self)
    guard head.hasPrefix(mark) else { throw ArchivePartError.notATally(file: path) }
    let words = head.dropFirst(mark.count).split(separator: " ")
    guard words.first == Substring(format) else {
      throw ArchivePartError.otherFormat(file: path, found: words.first.map(String.init) ?? "none")
    }
    let json = bytes.dropFirst(line.count + 1).dropLast()
    guard words.count == 2, bytes.last == 0x0A, Checksum.hex(of: json) == words[1],
      let part = try? JSONDecoder().decode(ArchivePart.self, from: Data(json))
    else { throw ArchivePartError.damaged(file: path) }
    return part
  }

  /// The paths of the tallies that `inputs` name, themselves or by their folder; nil where they are no tallies.
  ///
  /// - Throws: ``ArchivePartError`` where only some are.
  public static func paths(_ inputs: [String]) throws -> [String]? {
    var found: [String] = []
    var others: [String] = []
    for input in inputs {
      if let names = try? FileManager.default.contentsOfDirectory(atPath: input) {
        let tallies = names.filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }.sorted()
        found += tallies.map { "\(input)/\($0)" }
        if tallies.isEmpty { others.append(input) }
      } else if isTally(input) {
        found.append(input)
      } else {
        others.append(input)
      }
    }
    if found.isEmpty { return nil }
    if let other = others.first { throw ArchivePartError.notATally(file: other) }
    return found
  }

  private static func isTally(_ path: String) -> Bool {
    path != "-" && WholeFile(path).begins(with: mark.utf8)
  }

  /// The whole of the tallies in these files; nil of none.
  ///
  /// - Throws: ``ArchivePartError`` where they do not add up, and what ``read(_:)`` throws.
  public static func sum(_ paths: [String]) throws -> ArchivePart? {
    var sum = PartSum()
    for path in paths { try sum.add(read(path), named: path) }
    return sum.whole
  }
}
