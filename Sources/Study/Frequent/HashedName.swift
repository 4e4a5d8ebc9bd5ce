internal import Hashing

/// A name with its hash, which is worked out once: a dictionary then hashes a number each time and no text.
struct HashedName: Hashable, Sendable {
  let text: String
  let hash: UInt64

  init(_ text: String) {
    self.text = text
    var text = text
    hash = text.withUTF8 { hash64($0.span) }
  }

  static func == (a: HashedName, b: HashedName) -> Bool { a.hash == b.hash && a.text == b.text }

  func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
