import Glibc
import Hashing
import Testing

@testable import Corpus

@Suite("A packed file") struct ContainerTests {
  private static let lines = (0..<300).map { "{\"id\":\"\($0)\",\"text\":\"teks \($0 * 7919)\"}\n" }
  private static let text = Array(lines.joined().utf8)

  @Test("may lie in a zip, in folders, and beside others", arguments: Packing.allCases)
  func liesInZip(packing: Packing) throws {
    let inner = pack([("dalam.jsonl", Self.text)], packing)
    let name = packing == .zip ? "dalam.zip" : "dalam.jsonl.gz"
    let zip = pack(
      [("a/b/c.csv", Array("text\nc\n".utf8)), ("a/\(name)", inner), ("z.jpg", [1, 2])], .zip)
    let folder = TemporaryFolder()
    let (tweets, summary) = try read([folder.write("a.zip", zip)])
    #expect(tweets.count == 301 && summary.files.map(\.tweets).sorted() == [1, 300])
    let names = summary.files.map(\.name)
    let expected = packing == .zip ? "a.zip:a/dalam.zip:dalam.jsonl" : "a.zip:a/dalam.jsonl.gz"
    #expect(names.contains { $0.hasSuffix(expected) })
  }

  @Test("in a zip may have the name of another, as programs that append to one leave them")
  func sharesName() throws {
    let files = ["1,a\n", "2,b\n", "3,c\n"].map { ("x/a.csv", Array("id,text\n\($0)".utf8)) }
    let folder = TemporaryFolder()
    let (tweets, summary) = try read([folder.write("a.zip", pack(files, .zip))])
    #expect(tweets.map(\.id) == ["1", "2", "3"])
    #expect(
      summary.files.map { $0.name.split(separator: "/a.zip:").last }
        == ["x/a.csv", "x/a (2).csv", "x/a (3).csv"])
  }

  @Test("may be one of a thousand in a zip, and the zip one of a thousand in a folder")
  func isOneOfMany() throws {
    let folder = TemporaryFolder()
    let file = { (number: Int) in ("\(number).csv", Array("id,text\n\(number),a\n".utf8)) }
    let zip = pack((1000..<2000).map(file), .zip)
    #expect(try read([folder.write("a.zip", zip)]).tweets.count == 1000)
    for number in 0..<1100 {
      folder.write(
        "zips/\(number).zip", number == 0 ? pack([file(0)], .zip) : pack([file(number)], .zip))
    }
    #expect(try read(["\(folder.path)/zips"]).tweets.count == 1100)
  }

  @Test("has the strings of a spreadsheet counted against the limit of what it unpacks to")
  func countsSharedStrings() throws {
    let long = String(repeating: "x", count: 300_000)
    var parts = SheetParts(sheets: [
      ("a", "<row><c t=\"str\"><v>text</v></c></row><row><c t=\"s\"><v>12</v></c></row>")
    ])
    parts.strings = ["<t>a</t>"] + Array(repeating: "<t>\(long)</t>", count: 12)
    let folder = TemporaryFolder()
    let path = folder.write("a.xlsx", parts.zipped)
    var options = ReadingOptions(expansionLimit: 3)
    options.expansionFloor = 1 << 10
    #expect(throws: CorpusError.expandsTooFar(file: path, limit: 3)) { try read([path], options) }
  }

  @Test("may be packed once more", arguments: Packing.allCases)
  func isPackedTwice(packing: Packing) throws {
    let folder = TemporaryFolder()
    let once = pack([("a.jsonl", Self.text)], packing)
    for outer in [Packing.gzip, .xz, .zstd, .bzip2] {
      let twice = pack([("b", once)], outer)
      #expect(try read([folder.write("a", twice)]).tweets.count == 300)
    }
  }

  @Test("is summed as it lies on the disk, read in one go or not", arguments: Packing.allCases)
  func isSummed(packing: Packing) throws {
    let folder = TemporaryFolder()
    let packed = pack([("a.jsonl", Self.text)], packing)
    let path = folder.write("a.packed", packed)
    var options = ReadingOptions()
    #expect(try read([path], options).summary.files.map(\.sum) == [nil])
    options.sumsFiles = true
    let sum = FileSum(bytes: packed.count, checksum: Checksum.hex(of: packed))
    #expect(try read([path], options).summary.files.map(\.sum) == [sum])
    #expect(try read([path, path], options).summary.files.map(\.sum) == [sum, sum])
  }

  @Test("of gzip may have several members, and nothing but padding behind them")
  func readsMembers() throws {
    let folder = TemporaryFolder()
    let member = pack([("a", Self.text)], .gzip)
    #expect(try read([folder.write("a", member + member)]).tweets.count == 600)
    #expect(try read([folder.write("a", member + [0, 0, 0, 0])]).tweets.count == 300)
  }

  // A zstd need not have a checksum, and libarchive writes none.
  @Test("with a wrong checksum is damaged", arguments: [Packing.gzip, .xz, .bzip2, .zip])
  func verifiesChecksums(packing: Packing) throws {
    let packed = pack([("a.jsonl", Self.text)], packing)
    var changed = packed
    switch packing {
    case .gzip: changed[changed.count - 6] ^= 1
    case .bzip2: changed[changed.count - 3] ^= 1
    // The others' checksums lie where only their formats know.
    default:
      for index in stride(from: packed.count / 3, to: packed.count / 2, by: 7) {
        changed[index] ^= 0x55
      }
    }
    let found = failure("a", changed)
    #expect(found?.hasPrefix("a") == true)
    #expect(found?.hasSuffix("is cut short or damaged; download it again") == true)
  }

  @Test("that unpacks to far more than its size is refused, unless the user allows it")
  func refusesBombs() throws {
    var small = ReadingOptions()
    small.expansionFloor = 1 << 19
    var large = small
    large.expansionLimit = 100_000
    let line = Array("{\"id\":\"1\",\"text\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}\n".utf8)
    let text = (0..<40_000).flatMap { _ in line }
    let folder = TemporaryFolder()
    for packing in Packing.allCases {
      let bomb = folder.write("bom", pack([("a.jsonl", text)], packing))
      let name = packing == .zip ? "\(bomb):a.jsonl" : bomb
      #expect(throws: CorpusError.expandsTooFar(file: name, limit: 200)) { try read([bomb], small) }
      #expect(try read([bomb], large).tweets.count == 40_000)
    }
    // In many small files, and in a zip within.
    let part = (0..<4000).flatMap { _ in line }
    let many = pack((0..<10).map { ("\($0).jsonl", part) }, .zip)
    for zip in [many, pack([("dalam.zip", many)], .zip)] {
      let bomb = folder.write("bom", zip)
      let found = failure("bom", contents(bomb), small)
      #expect(found?.contains("unpacks to more than 200 times its size") == true)
    }
  }

  @Test("may hold paths that climb out, which are names and nothing else")
  func namesClimbingPaths() throws {
    let folder = TemporaryFolder()
    let names = ["../../keluar.jsonl", "/etc/keluar.jsonl", "a/../../b.jsonl", "c\u{1B}[2J.jsonl"]
    let zip = folder.write("x/a.zip", pack(names.map { ($0, Self.text) }, .zip))
    let (tweets, summary) = try read([zip])
    #expect(tweets.count == 1200)
    #expect(summary.files.allSatisfy { !$0.name.contains("\u{1B}") })
    #expect(folder.names == ["x"] && TemporaryFolder.names(in: "\(folder.path)/x") == ["a.zip"])
  }

  @Test("lies in no more than four zips")
  func refusesDeepZips() throws {
    var zip = pack([("a.jsonl", Self.text)], .zip)
    let folder = TemporaryFolder()
    for _ in 0..<4 { zip = pack([("b.zip", zip)], .zip) }
    #expect(try read([folder.write("a.zip", zip)]).tweets.count == 300)
    let found = failure("a.zip", pack([("b.zip", zip)], .zip))
    #expect(
      found?.hasSuffix("lies in more than 4 zips; unpack the outer ones first") == true)
  }

  @Test("in a folder that leads back to itself is read once")
  func readsLoopsOnce() throws {
    let folder = TemporaryFolder()
    folder.write("x/a.jsonl", Self.text)
    #expect(symlink("\(folder.path)/x", "\(folder.path)/x/lagi") == 0)
    #expect(try read(["\(folder.path)/x"]).tweets.count == 300)
    unlink("\(folder.path)/x/lagi")
  }
}
