import Classifier
import Corpus
import DocumentedCode
import Foundation
import Lexicon
import Statistics
import Study
import Testing

@Suite("The README's example of a study") struct StudyReadmeTests {
  @Test("is this code, and gives the share of the example archive with its interval")
  func example() async throws {
    let tweets = Self.root.appending(path: "Examples/kabupaten.csv").path
    let sheet = Self.root.appending(path: "Examples/kabupaten-codes.csv").path
    // README begin
    let konten = try Codebook.standard("konten")!
    let labels = LabelOrigin.program(try LabelSource(konten, AnalysisOptions()))
    let codes = try CodeSet(share: [CodeSheet(file: sheet)], categories: labels.categories)
    let archive = try TweetInput(inputs: [tweets], options: ReadingOptions())
    let census = try await ArchiveCensus(of: archive, by: labels, ShareStudy.plan(for: codes))
    let study = try ShareStudy(census, codes, labels)
    let share = study.share(of: study.service!).corrected!
    print(share.value, share.interval!.lower, share.interval!.upper)
    // README end
    #expect(study.isSample && census.tweets == 332)
    // The example's own codes: 81 of 332 tweets are service content.
    #expect(share.interval!.contains(81.0 / 332) && share.interval!.width < 0.2)
    #expect(try DocumentedCode("README").stands(in: "README.md"))
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL
}
