import Foundation
import Testing

import Corpus

@Suite("The example in the documentation of Corpus") struct DocumentationExampleTests {
  @Test("is this code, and counts tweets")
  func example() throws {
    let folder = TemporaryFolder()
    let path = folder.write("tweets.csv", "date,text\n2021-04-08,a\n,b\nc\n")
    // example begin
    let input = try TweetInput(inputs: [path], options: ReadingOptions())
    var dated = 0
    try input.forEachBatch { batch in
      for index in 0..<batch.count where batch.createdAt(of: index) != nil { dated += 1 }
    }
    print("\(input.summary.tweets) tweets, \(dated) with a date, \(input.summary.skipped) skipped")
    // example end
    #expect(input.summary.tweets == 2 && dated == 1 && input.summary.skipped == 1)
    #expect(try Self.documentation.contains(Self.code))
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  private static var documentation: String {
    get throws {
      let file = root.appending(path: "Sources/Corpus/Corpus.docc/Corpus.md")
      return String(decoding: try Data(contentsOf: file), as: UTF8.self)
    }
  }

  /// This file's lines between the marks, without indentation.
  private static var code: String {
    get throws {
      let file = String(decoding: try Data(contentsOf: URL(filePath: #filePath)), as: UTF8.self)
      let parts = file.components(separatedBy: "// example begin\n")[1]
      let body = parts.components(separatedBy: "    // example end")[0]
      return body.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.hasPrefix("    ") ? String($0.dropFirst(4)) : String($0) }
        .joined(separator: "\n")
    }
  }
}
