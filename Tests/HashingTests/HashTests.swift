import Hashing
import Testing

@Suite("hash64") struct Hash64Tests {
  @Test("is XXH3 by its published values")
  func published() {
    #expect(hash64(Span()) == 0x2D06_8005_38D3_94C2)
    // 99AA06D3014798D8 6001C324468D497F, the higher half first.
    #expect(
      hash128(UnsafeRawBufferPointer(start: nil, count: 0)) == [
        0x7F, 0x49, 0x8D, 0x46, 0x24, 0xC3, 0x01, 0x60, 0xD8, 0x98, 0x47, 0x01, 0xD3, 0x06, 0xAA,
        0x99,
      ])
  }

  @Test("hashes two numbers as their 16 bytes, least significant first")
  func numbers() {
    let bytes: [UInt8] = [1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]
    #expect(hash64(1, 2) == hash64(bytes.span))
    #expect(hash64(1, 2, seed: 7) == hash64(bytes.span, seed: 7))
    #expect(hash64(1, 2) != hash64(2, 1))
  }

  @Test("gives two numbers what the library gives their bytes, whatever they are")
  func sameAsLibrary() {
    var generator = SystemRandomNumberGenerator()
    let edges: [UInt64] = [0, 1, .max, 1 << 63, 0x6782_737B_EA42_39B9, 0xAF56_BC3B_0996_523A]
    let numbers = edges + (0..<50).map { _ in generator.next() }
    for first in numbers {
      for second in numbers {
        for seed in [0, 3, .max] as [UInt64] {
          let bytes = [first, second].flatMap { number in
            (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
          }
          #expect(hash64(first, second, seed: seed) == hash64(bytes.span, seed: seed))
        }
      }
    }
  }

  @Test("gives up to eight bytes of a number what the library gives those bytes")
  func fewBytes() {
    var generator = SystemRandomNumberGenerator()
    let numbers = [0, .max, 0x6E69_6E61_7561_6320] + (0..<200).map { _ in generator.next() }
    for number in numbers {
      for count in 1...8 {
        for seed in [0, 2, .max] as [UInt64] {
          let bytes = (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
          #expect(hash64(number, count: count, seed: seed) == hash64(bytes.span, seed: seed))
        }
      }
    }
  }

  @Test("differs by seed")
  func seeds() {
    let word = Array("puskesmas".utf8)
    #expect(hash64(word.span, seed: 1) != hash64(word.span, seed: 2))
  }
}

@Suite("A checksum") struct ChecksumTests {
  @Test("is SHA-256 by its published example")
  func sha256() {
    #expect(
      Checksum.hex(of: "abc".utf8)
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}

@Suite("MinHash") struct MinHashTests {
  /// The hashes of the numbers in `range`, as elements of a set.
  private func set(_ range: Range<UInt64>) -> [UInt64] { range.map { hash64($0, 99) } }

  /// Two sets of 200 with `shared` elements in common have the similarity shared / (400 − shared).
  @Test(
    "gives least hashes that agree as often as the sets' Jaccard similarity",
    arguments: [0, 80, 140, 180, 200] as [UInt64])
  func similarity(shared: UInt64) {
    let minHash = MinHash(bands: 500, rows: 4)
    let one = minHash.signature(of: set(0..<200))
    let other = minHash.signature(of: set(200 - shared..<400 - shared))
    let agreeing = zip(one, other).count { $0 == $1 }
    let expected = Double(shared) / Double(400 - shared)
    // Four standard errors of a share of 2000.
    let error = 4 * (expected * (1 - expected) / 2000).squareRoot()
    #expect(abs(Double(agreeing) / 2000 - expected) <= error)
  }

  @Test("does not depend on order or duplicates")
  func order() {
    let minHash = MinHash(bands: 2, rows: 3)
    let elements = set(0..<20)
    #expect(
      minHash.signature(of: elements) == minHash.signature(of: elements.reversed() + elements))
  }

  @Test("gives equal sets the same keys, and other sets other keys")
  func keys() {
    let minHash = MinHash(bands: 8, rows: 4)
    let one = minHash.bandKeys(of: minHash.signature(of: set(0..<20)))
    #expect(one == minHash.bandKeys(of: minHash.signature(of: set(0..<20))))
    #expect(Set(one).count == 8)
    #expect(Set(one).isDisjoint(with: minHash.bandKeys(of: minHash.signature(of: set(50..<70)))))
  }
}
