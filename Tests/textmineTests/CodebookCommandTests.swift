import Testing

@Suite("textmine codebook check") struct CodebookCheckTests {
  private let scratch = Scratch()
  private let book = """
    name: uji
    fallback: lain
    categories:
      - {id: layanan, keywords: [loket, daftar, tarif]}
      - {id: kegiatan, keywords: [rapat]}
      - id: lain
    """

  private func check(_ table: String, _ more: [String] = []) throws -> Program.Run {
    let file = try scratch.write("uji.yml", book)
    let tweets = try scratch.write("t.csv", table)
    return try Program.run(["codebook", "check", file, tweets] + more)
  }

  @Test("counts for each keyword the tweets it hits, alone and against another category")
  func counts() throws {
    let run = try check("text\nloket satu\nloket daftar\nrapat loket\nrapat\nhalo\n")
    #expect(run.status == 0)
    #expect(
      run.output.hasSuffix(
        """

        5 tweets

        category  keyword  tweets  alone  against
        layanan   loket         3      1        1
        layanan   daftar        1      0        0
        kegiatan  rapat         2      1        1

        never found, layanan (1): tarif

        """))
  }

  @Test("gives precision where there are codes")
  func precision() throws {
    let run = try check(
      "text,kelas\nloket satu,layanan\nloket dua,kegiatan\nrapat,kegiatan\nrapat,\n",
      ["--code-column", "Kelas"])
    #expect(run.output.contains("4 tweets, 3 of them coded"))
    #expect(run.output.contains("layanan   loket         2      2        0      2       0.50"))
    #expect(run.output.contains("kegiatan  rapat         2      2        0      1       1.00"))
  }

  @Test("names the column that is not there")
  func noColumn() throws {
    let run = try check("text\nloket\n", ["--code-column", "kode"])
    #expect(run.status == 65)
    #expect(
      run.errors.contains(
        "no column \"kode\"; the columns are \"text\"; name one with --code-column"))
  }

  @Test("takes dictionaries of quanteda and LIWC")
  func dictionaries() throws {
    for (name, text) in [
      ("a.yml", "senang: [gembira]\n"), ("a.dic", "%\n1 senang\n%\ngembira 1\n"),
    ] {
      let file = try scratch.write(name, text)
      let run = try Program.run(["codebook", "check", file])
      #expect(run.output.hasPrefix("a: "))
      #expect(run.output.contains("senang  1 keywords  senang\n"))
    }
  }
}
