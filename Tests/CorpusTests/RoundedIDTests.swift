import Testing

@testable import Corpus

@Suite("Ids that a program took for numbers") struct RoundedIDTests {
  private let ids = ["1660424514040759329", "1660426275648439330", "1660428037256119331"]

  private func rows(_ round: (String) -> String, link: Bool) -> String {
    let header = link ? "id,text,url" : "id,text"
    return table(
      header,
      ids.map { id in
        "\(round(id)),Loket buka" + (link ? ",https://x.com/dinas/status/\(id)" : "")
      })
  }

  @Test("come from the link", arguments: [15, 16, 17]) func link(digits: Int) throws {
    let text = rows({ $0.prefix(digits) + String(repeating: "0", count: 19 - digits) }, link: true)
    let found = try read(text: text)
    #expect(found.tweets.map(\.id) == ids)
    #expect(found.summary.files[0].rounded == 3)
  }

  @Test("that are doubles in full come from the link, too") func doubles() throws {
    let found = try read(text: rows({ String(UInt64(Double($0)!)) }, link: true))
    #expect(found.tweets.map(\.id) == ids)
    #expect(found.summary.files[0].rounded == 3)
  }

  @Test("are none without a link") func none() throws {
    let many = (0..<6).map { "16604245140407\($0)0000,Loket buka" }
    let found = try read(text: table("id,text", many))
    #expect(found.tweets.map(\.id) == Array(repeating: "", count: 6))
    #expect(found.summary.files[0].rounded == 6)
  }

  @Test(
    "are known however the exponent is written",
    arguments: ["1.66042451404076E+18", "1.66042451404075904E18", "1,66042E+18", "1.66042e+018"])
  func exponents(_ spelling: String) throws {
    let found = try read(text: "id;text\n\(spelling);Loket buka\n")
    #expect(found.tweets.map(\.id) == [""] && found.summary.files[0].rounded == 1)
    // A word is none.
    #expect(try read(text: "id;text\n12e5a;Loket buka\n").tweets[0].id == "12e5a")
  }

  @Test("are counted in JSON") func json() throws {
    let found = try read(
      text:
        #"[{"id":1.6604245140407593e+18,"text":"a","created_at":"2020-01-01","url":"https://x.com/d/status/1660424514040759329"}]"#
    )
    #expect(found.tweets.map(\.id) == ["1660424514040759329"])
    #expect(found.summary.files[0].rounded == 1)
  }
}
