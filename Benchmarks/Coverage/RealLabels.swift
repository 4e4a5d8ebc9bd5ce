internal import Glibc
import Statistics

extension Cell {
  /// The categories of coded tweets with labels from models that did not see them, as lines of
  /// `code,label`: each category in turn is the one whose share is wanted.
  static func real(_ path: String, _ options: Options) -> [Cell] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var names: [String] = []
    var counts: [[Int]: Int] = [:]
    var buffer = [CChar](repeating: 0, count: 4_096)
    while fgets(&buffer, Int32(buffer.count), file) != nil {
      let line = String(
        decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let cells = line.split(whereSeparator: { $0 == "," || $0.isNewline }).map(String.init)
      guard cells.count == 2 else { continue }
      for cell in cells where !names.contains(cell) { names.append(cell) }
      counts[cells.map { names.firstIndex(of: $0)! }, default: 0] += 1
    }
    let all = counts.values.reduce(0, +)
    let short = path.split(separator: "/").last.map(String.init) ?? path
    return names.indices.flatMap { category in
      let labelled = names.indices.map { label in
        names.indices.reduce(0) { $0 + counts[[$1, label], default: 0] }
      }
      let inside = names.indices.map { counts[[category, $0], default: 0] }
      let used = names.indices.filter { labelled[$0] > 0 }
      let archive = Archive(
        labelled: used.map { labelled[$0] }, inside: used.map { inside[$0] },
        isCategory: used.map { $0 == category })
      return [50, 100, 200, 400].map { codes in
        Cell(
          name: "\(short): \(names[category])", classifier: "out of fold", codes: codes,
          prevalence: Double(archive.truth) / Double(all), tweets: all
        ) { _ in archive }
      }
    }
  }
}
