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
      #expect(try !check.check(path, own: ["label", "evidence"]))
    }
  }

  @Test("refuses files that this program did not make, unless told to replace them")
  func refusesOthers() throws {
    for content in ["id,label\n1,a\n", "catatan penting", "<html>", "{\"id\":1}\n", "\0\u{1}\u{2}"]
    {
      let path = folder.write("a.csv", content)
      var check = OutputCheck(inputs: [], replaces: false)
      #expect(throws: CorpusError.exists(file: path)) {
        try check.check(path, own: ["label", "evidence"])
      }
      var forced = OutputCheck(inputs: [], replaces: true)
      try forced.check(path, own: ["label", "evidence"])
    }
  }

  @Test("refuses a sheet in which somebody has coded, and no other")
  func refusesCodes() throws {
    for (row, isRefused) in [("1,ya", true), ("1, ", false), ("1,", false)] {
      let path = folder.write("sheet.csv", "id,code\n1,\n\(row)\n")
      var check = OutputCheck(inputs: [], replaces: false)
      if isRefused {
        #expect(throws: CorpusError.holdsCodes(file: path, column: "code")) {
          try check.check(path, own: ["id", "code"], codes: "code")
        }
      } else {
        try check.check(path, own: ["id", "code"], codes: "code")
      }
    }
  }
}
