import Glibc
import Testing

@testable import Corpus

@Suite("A check of outputs") struct OutputCheckTests {
  private let folder = TemporaryFolder()

  private var labelled: String { folder.write("out.csv", "id,label,evidence\n1,a,b\n") }

  @Test("refuses an input, whatever name the output has")
  func refusesInputs() throws {
    let input = folder.write("a.csv", "id,text\n1,a\n")
    let link = "\(folder.path)/b.csv"
    symlink(input, link)
    let hard = "\(folder.path)/c.csv"
    Glibc.link(input, hard)
    for path in [input, "\(folder.path)/./a.csv", link, hard] {
      for replaces in [false, true] {
        var check = OutputCheck(inputs: [input], replaces: replaces)
        #expect(throws: CorpusError.isInput(file: path, input: input)) { try check.check(path) }
      }
    }
  }

  @Test("lets a table be replaced by itself, and says so")
  func replacesItself() throws {
    let input = folder.write("a.csv", "id,text\n1,a\n")
    var check = OutputCheck(inputs: [input], replaces: false)
    #expect(try check.check(input, over: [input]))
  }

  @Test("refuses the file of another output, there or not")
  func refusesOtherOutputs() throws {
    var check = OutputCheck(inputs: [], replaces: true)
    try check.check("\(folder.path)/x.csv")
    #expect(throws: CorpusError.self) { try check.check("\(folder.path)/./x.csv") }
    let there = labelled
    try check.check(there)
    #expect(throws: CorpusError.isInput(file: there, input: there)) { try check.check(there) }
  }

  @Test("lets files be replaced that this program made")
  func replacesOwn() throws {
    let page = folder.write(
      "a.html", "<!DOCTYPE html><meta name=\"generator\" content=\"textmine 1\">")
    let model = folder.write("a.model", "textmine model 2\n")
    let lines = folder.write("a.jsonl", "{\"id\":\"1\",\"label\":\"a\",\"evidence\":\"b\"}\n")
    let prefixed = folder.write("b.csv", "label,textmine_label,evidence\n")
    let empty = folder.write("c.csv", "")
    for path in [page, model, lines, labelled, prefixed, empty, "/dev/null", "-"] {
      var check = OutputCheck(inputs: [], replaces: false)
      #expect(try !check.check(path, own: .columns(["label", "evidence"])))
    }
  }

  @Test("lets labels be replaced by those of other codebooks, and a result by one of its kind")
  func replacesOtherLabels() throws {
    let one = "label,probability,service,evidence"
    let two =
      "a_label,a_probability,a_service,a_evidence,b_label,b_probability,b_service,b_evidence"
    let again = "label,textmine_label,probability,service,evidence"
    for columns in [one, two, again] {
      let path = folder.write("out.csv", "id,text,\(columns)\n")
      var check = OutputCheck(inputs: [], replaces: false)
      try check.check(path, own: .labels)
    }
    let lines = folder.write(
      "a.jsonl",
      "{\"text\":\"\(String(repeating: "panjang ", count: 2000))\",\"a_label\":\"x\","
        + "\"a_probability\":1,\"a_service\":true,\"a_evidence\":\"\"}\n")
    var check = OutputCheck(inputs: [], replaces: false)
    try check.check(lines, own: .labels)
    let result = folder.write("a.json", "{\n  \"tweets\" : 3\n}\n")
    try check.check(result, own: .json(like: Array("{\n  \"tweets\" : 70\n}\n".utf8)))
    let other = folder.write("b.json", "{\"rapat\": \"Senin\"}\n")
    #expect(throws: CorpusError.exists(file: other)) {
      try check.check(other, own: .json(like: Array("{\n  \"tweets\" : 70\n}\n".utf8)))
    }
    let coded = folder.write("c.csv", "id,text,label,evidence\n")
    #expect(throws: CorpusError.exists(file: coded)) { try check.check(coded, own: .labels) }
  }

  @Test("refuses files that this program did not make, unless told to replace them")
  func refusesOthers() throws {
    for content in ["id,label\n1,a\n", "catatan penting", "<html>", "{\"id\":1}\n", "\0\u{1}\u{2}"]
    {
      let path = folder.write("a.csv", content)
      var check = OutputCheck(inputs: [], replaces: false)
      #expect(throws: CorpusError.exists(file: path)) {
        try check.check(path, own: .columns(["label", "evidence"]))
      }
      var forced = OutputCheck(inputs: [], replaces: true)
      try forced.check(path, own: .columns(["label", "evidence"]))
    }
  }

  @Test("refuses a sheet in which somebody has coded, and no other")
  func refusesCodes() throws {
    for (row, isRefused) in [("1,ya", true), ("1, ", false), ("1,", false)] {
      let path = folder.write("sheet.csv", "id,code\n1,\n\(row)\n")
      var check = OutputCheck(inputs: [], replaces: false)
      if isRefused {
        #expect(throws: CorpusError.holdsCodes(file: path, column: "code")) {
          try check.check(path, own: .columns(["id", "code"]), codes: "code")
        }
      } else {
        try check.check(path, own: .columns(["id", "code"]), codes: "code")
      }
    }
  }
}
