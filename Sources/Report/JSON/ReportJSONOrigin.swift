internal import Corpus
internal import Study

/// What was read, and how the figures were made.
extension ReportJSON {
  struct Period: Encodable {
    @OrNull var firstDay: String?
    @OrNull var lastDay: String?
    @OrNull var firstSecond: Int64?
    @OrNull var lastSecond: Int64?

    init(_ tally: Tally, _ days: (first: CivilDay, last: CivilDay)?) {
      firstDay = days?.first.iso
      lastDay = days?.last.iso
      firstSecond = tally.first
      lastSecond = tally.last
    }
  }

  struct Input: Encodable {
    let name: String
    let format: String
    let tweets: Int
    let duplicates: Int
    let skipped: Int
    let others: Int
    let repaired: Int
    @OrNull var bytes: Int?
    @OrNull var sha256: String?

    init(_ input: ReportInput) {
      name = input.name
      format = input.format
      tweets = input.tweets
      duplicates = input.duplicates
      skipped = input.skipped
      others = input.others
      repaired = input.repaired
      bytes = input.bytes
      sha256 = input.checksum
    }
  }

  struct Origin: Encodable {
    struct Annotator: Encodable {
      let kind: String
      let name: String
      let sha256: String
    }

    let textmine: String
    let icu: String
    let annotator: Annotator
    @OrNull var fallback: String?
    let options: [Provenance.Option]

    init(_ provenance: Provenance, fallback: String?, options: [Provenance.Option]) {
      textmine = provenance.version
      icu = provenance.icuVersion
      annotator =
        switch provenance.annotator {
        case .codebook(let name, let checksum):
          Annotator(kind: "codebook", name: name, sha256: checksum)
        case .model(let name, let checksum): Annotator(kind: "model", name: name, sha256: checksum)
        case .given(let name, let checksum): Annotator(kind: "labels", name: name, sha256: checksum)
        }
      self.fallback = fallback
      self.options = options
    }
  }
}
