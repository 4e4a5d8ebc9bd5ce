import Foundation
import Testing

@testable import Lexicon

@Suite("tmp") struct Tmp {
  @Test func pairs() throws {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: "/usr/share/hunspell/id_ID.dic")))
    let roots = try RootWords(bytes.span, checksum: "x")
    let s = ConfixStripper(roots: roots)
    for line in try String(contentsOfFile: "/work/shared/conformance/stems-id.tsv", encoding: .utf8).split(separator: "\n") {
      let p = line.split(separator: "\t")
      let got = s.stem(fold(Array(p[0].utf8).span)).map { String(decoding: $0, as: UTF8.self) } ?? String(p[0])
      if got != p[1] { print("MISS", p[0], p[1], got) }
    }
  }
}
