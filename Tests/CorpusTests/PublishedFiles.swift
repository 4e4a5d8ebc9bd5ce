import Corpus

/// What the tests of published files have in common.
enum PublishedFiles {
  /// Texts of our own, in the place of those that strangers published.
  static let texts = [
    "Loket buka sampai jam 15, bawa kartu keluarga ya",
    "Jalan Kenanga ditutup besok, lewat Jalan Melati",
    "Air mati di Desa Randu sampai sore, mohon maaf",
    "Vaksinasi gratis di puskesmas, datang pagi ya",
    "Bupati meresmikan jembatan baru di Karangwulu", "Selamat pagi warga, jaga kesehatan selalu",
  ]

  /// Reads a file of this text.
  static func read(
    _ text: String, named name: String = "t.csv", _ options: ReadingOptions = ReadingOptions()
  ) throws -> (tweets: [Tweet], summary: ReadSummary) {
    let folder = TemporaryFolder()
    return try CorpusTests.read([folder.write(name, text)], options)
  }
}
