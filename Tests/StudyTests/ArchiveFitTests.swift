import Classifier
import Lexicon
import Study
import Testing

@Suite("How an archive fits the model") struct ArchiveFitTests {
  private let source: LabelSource

  init() throws {
    var model = try #require(try Model.standard("konten"))
    model.use(AnalysisOptions(stemmer: .snowballIndonesian))
    source = .model(model, name: "konten")
  }

  /// So many tweets of ten words each.
  private func fit(
    _ tweets: Int, unknown: Int = 1, doubtful: Int = 0, languages: [String] = []
  ) -> ArchiveFit {
    var fit = ArchiveFit(source)
    for tweet in 0..<tweets {
      var words = WordFamiliarity()
      (words.words, words.unknown) = (10, unknown)
      fit.count(
        probability: tweet < doubtful ? 0.4 : 0.9, words,
        languageCode: languages.isEmpty ? "" : languages[tweet % languages.count])
    }
    return fit
  }

  @Test("is told by the shares of unknown words, doubtful labels and other languages")
  func shares() {
    let fit = fit(100, unknown: 2, doubtful: 7, languages: ["in", "id", "en", "und", ""])
    #expect(fit.unknownWordShare == 0.2 && fit.doubtfulShare == 0.07)
    #expect(fit.withLanguage == 60 && abs(fit.foreignShare - 1.0 / 3) < 1e-12)
  }

  @Test("differs from the highest usual shares on")
  func differences() {
    #expect(fit(100).differences.isEmpty)
    let words = Int(ArchiveFit.mostUnknownWords * 10) + 1
    #expect(fit(100, unknown: words).differences == [.words(Double(words) / 10)])
    let doubtful = Int(ArchiveFit.mostDoubtful * 100) + 1
    #expect(fit(100, doubtful: doubtful).differences == [.doubtful(Double(doubtful) / 100)])
    #expect(fit(100, languages: ["en", "id"]).differences == [.languages(0.5)])
  }

  @Test("is not told of few tweets")
  func few() {
    #expect(fit(ArchiveFit.fewestTweets - 1, unknown: 9, doubtful: 40).notes.isEmpty)
    #expect(fit(ArchiveFit.fewestTweets, unknown: 9).notes.count == 2)
    #expect(fit(ArchiveFit.fewestTweets).notes.isEmpty)
  }

  @Test("adds up over parts")
  func adds() {
    var sum = fit(60, doubtful: 10, languages: ["en"])
    sum.add(fit(40, languages: ["id"]))
    #expect(sum.tweets == 100 && sum.doubtful == 10 && sum.words == 1_000)
    #expect(sum.foreignShare == 0.6 && sum.unknownWordShare == 0.1)
  }

  @Test("counts words that the model has not met, but no numbers, names and links")
  func words() throws {
    var labeller = try Labeller(source)
    labeller.label("Jadwal pelayanan SIM keliling hari ini 08.00 @polresta https://t.co/abc")
    #expect(
      labeller.prediction.familiarity.words == 6 && labeller.prediction.familiarity.unknown == 0)
    labeller.label("Jadwal zwqkvx")
    #expect(
      labeller.prediction.familiarity.words == 2 && labeller.prediction.familiarity.unknown == 1)
    var keywords = try Labeller(try LabelSource(tinyCodebook(), AnalysisOptions()))
    keywords.label("loket buka")
    #expect(keywords.prediction.familiarity == WordFamiliarity())
  }
}
