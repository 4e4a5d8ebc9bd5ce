import Testing

@testable import Corpus

/// Gives its pieces one at a time, as a pipe does, and notes how many were asked for.
private final class Pieces: ByteSource {
  let name = "standard input"
  private var pieces: [[UInt8]]
  private(set) var given = 0

  init(_ pieces: [String]) { self.pieces = pieces.filter { !$0.isEmpty }.map { Array($0.utf8) } }

  func read(into target: UnsafeMutableRawBufferPointer) -> Int {
    guard given < pieces.count else { return 0 }
    let piece = pieces[given].prefix(target.count)
    pieces[given].removeFirst(piece.count)
    target.copyBytes(from: piece)
    if pieces[given].isEmpty { given += 1 }
    return piece.count
  }
}

@Suite("A stream of lines of JSON") struct LineStreamTests {
  private func lines(_ pieces: String...) throws -> [LineStream.Line] {
    var options = ReadingOptions()
    options.documentLimit = 1000
    var stream = LineStream(Pieces(pieces), name: "standard input", options: options)
    var (batch, lines) = (TweetBatch(), [LineStream.Line]())
    while try stream.read(into: &batch, upTo: 2) {
      #expect(stream.firstNumber == lines.count + 1)
      lines += stream.lines
    }
    return lines
  }

  @Test("hands on what has come in before it asks for more")
  func pauses() throws {
    let source = Pieces(["{\"text\":\"a\"}\n{\"te", "xt\":\"b\"}\n", "{\"text\":\"c\"}"])
    var stream = LineStream(source, name: "standard input")
    var batch = TweetBatch()
    for (text, pieces) in [("a", 1), ("b", 2), ("c", 3)] {
      #expect(try stream.read(into: &batch, upTo: 100))
      #expect(batch.count == 1)
      #expect(batch.string(.text, of: 0) == text)
      #expect(source.given == pieces)
    }
    #expect(try !stream.read(into: &batch, upTo: 100))
  }

  @Test("tells of every line what it held, wherever the pieces end")
  func eachLine() throws {
    let text = """
      {"text":"a"}
      {"text":null}

      [{"text":"a"},{"text":"b"}]
      {"text":"a"} {"text":"b"}
      {"text":"\\ud800"}
      """
    let expected: [LineStream.Line] = [
      .tweets(1), .tweets(0), .bad(.notJSON), .tweets(2), .bad(.notJSON), .tweets(1),
    ]
    #expect(try lines(text) == expected)
    #expect(try lines(text + "\n") == expected)
    for cut in text.indices {
      #expect(try lines(String(text[..<cut]), String(text[cut...])) == expected)
    }
  }

  @Test("costs a line that is too long only itself")
  func tooLong() throws {
    let long = "{\"text\":\"\(String(repeating: "a", count: 2000))\"}"
    let expected: [LineStream.Line] = [.tweets(1), .bad(.tooLong(limit: 1000)), .tweets(1)]
    let text = "{\"text\":\"a\"}\n\(long)\n{\"text\":\"b\"}"
    #expect(try lines(text) == expected)
    let middle = text.index(text.startIndex, offsetBy: 1500)
    #expect(try lines(String(text[..<middle]), String(text[middle...])) == expected)
    #expect(try lines("{\"text\":\"a\"}\n\(long)") == Array(expected.dropLast()))
  }
}
