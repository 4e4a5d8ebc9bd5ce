import Foundation
import Testing

@testable import Lexicon

/// The root list of Debian's hunspell-id, where it is installed.
enum Hunspell {
  static let file = URL(filePath: "/usr/share/hunspell/id_ID.dic")
  static let isThere = FileManager.default.fileExists(atPath: file.path)
  static let absence: Comment = "skipped: hunspell-id is not installed"

  static func roots() throws -> RootWords {
    let bytes = [UInt8](try Data(contentsOf: file))
    return try RootWords(bytes.span, checksum: "hunspell-id")
  }
}

/// A list of roots, one between spaces.
func roots(_ words: String, checksum: String = "test") throws -> RootWords {
  let bytes = Array(words.split(separator: " ").joined(separator: "\n").utf8)
  return try RootWords(bytes.span, checksum: checksum)
}

/// The root that the rules find for `word`, or the word.
func stem(_ word: String, _ list: RootWords) -> String {
  let found = ConfixStripper(roots: list).stem(letters(word))
  return text(found?.root) ?? word
}

/// A word's letters, of which there are few enough.
func letters(_ word: String) -> Letters {
  let bytes = Array(word.utf8)
  return Letters(bytes.span)!
}

/// The word of these letters.
func text(_ letters: Letters?) -> String? {
  letters.map { String(decoding: $0.array, as: UTF8.self) }
}
