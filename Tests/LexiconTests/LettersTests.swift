import Testing

@testable import Lexicon

@Suite("The letters of a word") struct LettersTests {
  @Test("lose what stands before or behind a root")
  func parts() {
    let word = letters("dibacakan")
    #expect(text(word.dropFirst(2)) == "bacakan" && text(word.dropFirst(2).dropLast(3)) == "baca")
    #expect(text(word.prefix(4)) == "diba" && word.dropFirst(2).prefix(2).count == 2)
    #expect(word.starts(with: "di") && word.dropFirst(2).starts(with: "ba"))
    #expect(word.ends(with: "kan") && !word.dropLast(1).ends(with: "kan"))
    #expect(word.dropFirst(2)[0] == UInt8(ascii: "b") && !word.contains(UInt8(ascii: "z")))
  }

  @Test("take a swallowed consonant back")
  func consonant() {
    #expect(text(letters("menyapu").replacingFirst(4, by: UInt8(ascii: "s"))) == "sapu")
    #expect(text(letters("mengaku").replacingFirst(4, by: UInt8(ascii: "k"))) == "kaku")
  }

  @Test("are never fewer than none")
  func beyond() {
    let word = letters("di")
    #expect(text(word.dropFirst(9)) == "" && text(word.dropLast(9)) == "")
    #expect(text(word.prefix(9)) == "di" && !word.starts(with: "dik") && !word.ends(with: "adi"))
  }

  @Test("are too many for affixes beyond a limit, and such a word stands for itself")
  func most() throws {
    let longest = [UInt8](repeating: UInt8(ascii: "a"), count: Letters.most)
    let longer = longest + [UInt8(ascii: "a")]
    #expect(Letters(longest.span)?.count == Letters.most && Letters(longer.span) == nil)
    let terms = IndonesianTerms(try roots("ada"))
    #expect(terms.find(longer).term == longer)
  }
}
