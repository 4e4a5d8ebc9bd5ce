import Corpus
import DocumentedCode
import Testing

@Suite("The example in the documentation of Corpus") struct DocumentationExampleTests {
  @Test("is this code, and counts tweets")
  func example() throws {
    let folder = TemporaryFolder()
    let path = folder.write("tweets.csv", "date,text\n2021-04-08,a\n,b\nc\n")
    // Example begin
    let input = try TweetInput(inputs: [path], options: ReadingOptions())
    var dated = 0
    try input.forEachBatch { batch in
      for index in 0..<batch.count where batch.createdAt(of: index) != nil { dated += 1 }
    }
    print("\(input.summary.tweets) tweets, \(dated) with a date, \(input.summary.skipped) skipped")
    // Example end
    #expect(input.summary.tweets == 2 && dated == 1 && input.summary.skipped == 1)
    #expect(try DocumentedCode("Example").stands(in: "Sources/Corpus/Corpus.docc/Corpus.md"))
  }
}
