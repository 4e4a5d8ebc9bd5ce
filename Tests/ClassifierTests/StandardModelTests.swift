import Foundation
import Hashing
import Lexicon
import Testing

@testable import Classifier

@Suite("The model konten") struct StandardModelTests {
  private func model() throws -> Model { try #require(try Model.standard("konten")) }

  @Test("comes with textmine and gives the categories of its codebook, calibrated")
  func standard() throws {
    let model = try model()
    let codebook = try #require(try Codebook.standard("konten"))
    #expect(model.categories.map(\.id) == codebook.categories.map(\.id))
    #expect(model.isCalibrated)
    #expect(model.summary.tweets > 1000)
    #expect(try Model.standard("lain") == nil)
  }

  @Test("gives texts that are analysed one behind the other the labels that each has by itself")
  func inTurns() throws {
    var model = try model()
    model.use(AnalysisOptions())
    let texts = [
      "Pendaftaran dibuka pukul 08.00 WIB #PelayananPublik", "", "Apel pagi di halaman kantor",
      "Waspada hujan lebat disertai petir", "pemda mendaftarkan lagi apel pagi", "Apel pagi",
    ]
    for source in [
      LabelSource.model(model, name: "konten"),
      try LabelSource(#require(try Codebook.standard("konten")), AnalysisOptions()),
    ] {
      var single = try Labeller(source)
      let wanted = texts.map { text in
        single.label(text)
        return single.explanation()
      }
      for count in 0...texts.count {
        var labeller = try Labeller(source)
        var found: [Explanation] = []
        labeller.analyze(count) { index, analyze in
          let bytes = Array(texts[index].utf8)
          analyze(bytes.span)
        } body: { labeller, index in
          #expect(index == found.count)
          labeller.label(by: 0)
          found.append(labeller.explanation())
        }
        #expect(found == Array(wanted.prefix(count)))
      }
    }
  }

  @Test("has its checksum beside it")
  func checksum() throws {
    let model = try model()
    #expect(model.checksum == Checksum.hex(of: model.encoded))
  }

  @Test("is small, and depends on no list of root words")
  func size() throws {
    let model = try model()
    #expect(model.encoded.count < 3_000_000)
    #expect(model.takesAnyRoots)
  }

  @Test("holds no word that few have used and no name of an account")
  func privacy() throws {
    let model = try model()
    #expect(model.header.summary.options?.isShared == true)
    #expect(!model.header.featureOptions.usesMentions)
    #expect(!model.header.featureOptions.usesBigrams)
  }

  @Test("uses the keywords of its codebook as they are now, or those of another one")
  func keywords() throws {
    var model = try model()
    model.use(AnalysisOptions())
    var labeller = try Labeller(.model(model, name: "konten"))
    labeller.label("Pendaftaran dibuka pukul 08.00 WIB")
    #expect(labeller.explanation().label == "layanan")
    #expect(labeller.explanation().evidence.contains { $0.text == "konten:layanan" })
    let other = try Codebook(
      parsing: """
        name: sendiri
        fallback: lainnya
        categories:
          - {id: covid, keywords: [{match: pendaftaran, weight: 30}]}
          - id: lainnya
        """, file: "sendiri.yml")
    model.use(other)
    labeller = try Labeller(.model(model, name: "konten"))
    labeller.label("Pendaftaran dibuka pukul 08.00 WIB")
    #expect(labeller.explanation().label == "covid")
  }

  @Test("knows texts again whatever their case, spaces, punctuation and links")
  func fingerprints() {
    func fingerprint(_ text: String) -> UInt64 { TextFingerprint.of(Array(text.utf8).span) }
    let one = fingerprint("Loket buka pukul 08.00 WIB! https://t.co/abc")
    #expect(one == fingerprint("loket  BUKA pukul 0800 wib https://t.co/xyz #"))
    #expect(one != fingerprint("Loket buka pukul 09.00 WIB"))
    #expect(fingerprint("http") == fingerprint("HTTP"))
  }
}
