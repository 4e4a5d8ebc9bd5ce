import Classifier
import DocumentedCode
import Lexicon
import Testing

@Suite("The example of Classifier's documentation") struct DocumentationTests {
  @Test("is this code, and does what it says")
  func example() throws {
    // Example begin
    let codebook = try Codebook(
      parsing: """
        name: desa
        fallback: lain
        categories:
          - {id: layanan, service: true, keywords: [loket, daftar]}
          - {id: lain}
        """, file: "desa.yml")
    let source = try LabelSource(codebook, AnalysisOptions())
    var labeller = try Labeller(source)
    labeller.label("Pendaftaran di loket 2 dibuka pukul 08.00 WIB")
    print(labeller.explanation().label)  // layanan
    for reason in labeller.explanation().evidence {
      print(reason.text, reason.weight)  // loket 1.0, daftar 1.0
    }

    let coded = [("Loket buka", "layanan"), ("Selamat pagi", "lain"), ("Loket tutup", "layanan")]
    var set = try TrainingSet(AnalysisOptions())
    for (text, code) in coded { set.add(Array(text.utf8).span, code: code) }
    let model = try Model.train(on: set)
    var other = try Labeller(.model(model, name: "desa.model"))
    other.label("Loket mana yang buka?")
    print(other.explanation().label)  // layanan
    // Example end
    #expect(labeller.explanation().label == "layanan")
    #expect(Set(labeller.explanation().evidence.map(\.text)) == ["loket", "daftar"])
    #expect(other.explanation().label == "layanan")
    #expect(
      try DocumentedCode("Example").stands(in: "Sources/Classifier/Classifier.docc/Classifier.md"))
  }
}
