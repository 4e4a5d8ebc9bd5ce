import Foundation
import Testing

@Suite("textmine network") struct NetworkCommandTests {
  private let scratch = Scratch()

  private func archive() throws -> String {
    try scratch.write(
      "t.csv",
      "id,created_at,username,text\n1,2021-01-01,a,hai @b\n2,2021-02-01,a,@b @c\n3,2021-03-01,b,@a\n"
        + "4,2021-03-02,c,RT @a: hai @b\n5,2021-03-03,c,tagar #x\n6,2021-03-03,b,#X lagi\n")
  }

  @Test("prints the accounts that are mentioned most, and writes no file")
  func text() throws {
    let run = try Program.run(["network", try archive(), "--lang", "en"], in: scratch.url)
    #expect(run.status == 0 && scratch.names == ["t.csv"])
    #expect(run.output.contains("accounts     3\n") && run.output.contains("ties         3\n"))
    #expect(run.output.contains("@b        2    1"))
  }

  @Test("writes the format that the name of the file tells, with what a table knows of accounts")
  func formats() throws {
    let (archive, table) = (try archive(), try scratch.write("k.csv", "account,type\n@A,dinas\n"))
    for (name, sign) in [
      ("n.graphml", "attr.name=\"type\""), ("n.gexf", "title=\"type\""),
      ("n.dot", "\"type\"=\"dinas\""),
    ] {
      let run = try Program.run(
        ["network", archive, "--account-table", table, "-o", name], in: scratch.url)
      #expect(run.status == 0)
      #expect(try scratch.text(name).contains(sign))
    }
    let run = try Program.run(["network", archive, "-o", "n.csv"], in: scratch.url)
    #expect(run.status == 0)
    #expect(
      try scratch.text("n.csv")
        == "source,target,weight,first,last\r\na,b,2,2021-01-01,2021-02-01\r\n"
        + "a,c,1,2021-02-01,2021-02-01\r\nb,a,1,2021-03-01,2021-03-01\r\n")
    #expect(try scratch.text("n-accounts.csv").hasPrefix("account,tweets,in_degree,"))
  }

  @Test(
    "joins accounts by what --of says",
    arguments: [("retweets", "c,a,1"), ("hashtags", "b,c,1"), ("replies", "source,target")])
  func ties(tie: String, line: String) throws {
    let run = try Program.run(
      ["network", try archive(), "--of", tie, "-o", "n.csv", "--quiet"], in: scratch.url)
    #expect(run.status == 0)
    #expect(try scratch.text("n.csv").contains(line))
  }

  @Test("replaces its own files, but nothing else, and knows no other formats")
  func outputs() throws {
    let archive = try archive()
    _ = try scratch.write("n.gexf", "mine")
    #expect(try Program.run(["network", archive, "-o", "n.gexf"], in: scratch.url).status != 0)
    #expect(try scratch.text("n.gexf") == "mine")
    for _ in 0..<2 {
      #expect(try Program.run(["network", archive, "-o", "n.dot"], in: scratch.url).status == 0)
    }
    #expect(try Program.run(["network", archive, "-o", "n.png"], in: scratch.url).status == 64)
    #expect(try Program.run(["network", archive, "-o", archive], in: scratch.url).status != 0)
  }

  @Test("names what is wrong with a table of accounts")
  func wrongTable() throws {
    let table = try scratch.write("k.csv", "nama,type\nA,dinas\n")
    let run = try Program.run(
      ["network", try archive(), "--account-table", table], in: scratch.url)
    #expect(run.status == 65)
    #expect(run.errors.contains("no column \"account\"; the columns are \"nama\", \"type\""))
  }
}
