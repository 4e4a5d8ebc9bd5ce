import Classifier
import Corpus
import Lexicon
import Statistics
import Study

/// An archive whose truth is known: tweets with a label, wrong in every sixth, and a true category.
struct InventedArchive {
  static let categories = ["layanan", "kegiatan", "ucapan"].map { id in
    Classifier.Category(
      id: id, title: Wording(indonesian: "Judul \(id)", english: "Title \(id)"),
      definition: Wording(indonesian: "", english: ""), isService: id == "layanan")
  }

  /// What would give such labels; texts are not read here, since the labels are given.
  static let source: LabelSource = {
    let text = """
      name: uji
      title: {id: uji, en: trial}
      fallback: ucapan
      categories:
      \(categories.map { category in
        """
          - id: \(category.id)
            title: {id: Judul \(category.id), en: Title \(category.id)}
            definition: {id: x, en: x}
            service: \(category.isService)
            keywords: [\(category.id)]
        """
      }.joined(separator: "\n"))
      """
    return try! LabelSource(Codebook(parsing: text, file: "uji.yml"), AnalysisOptions())
  }()

  private(set) var batch = TweetBatch()
  private(set) var labels: [Int] = []
  /// The true category of each id.
  private(set) var truth: [String: Int] = [:]

  init(tweets: Int = 600, seed: UInt64 = 1, from first: Int = 0) {
    var generator = SeededGenerator(seed: seed)
    for number in first..<first + tweets {
      let category = [0, 1, 1, 1, 2, 1, 0, 2, 1, 1][generator.integer(below: 10)]
      let isWrong = generator.integer(below: 6) == 0
      labels.append(isWrong ? (category + 1) % 3 : category)
      let id = "\(1000 + number)"
      truth[id] = category
      batch.append(
        Tweet(
          id: id, username: number % 3 == 0 ? "dinas_b" : "dinas_a", text: "cuitan \(number)",
          createdAt: 1_600_000_000 + Int64(number) * 40_000))
    }
  }

  /// The true share of service content, of one account or of all.
  func share(of account: String? = nil) -> Double {
    let indices = (0..<batch.count).filter {
      account == nil || batch.string(.username, of: $0) == account
    }
    let service = indices.count { truth[batch.string(.id, of: $0)] == 0 }
    return Double(service) / Double(indices.count)
  }

  func census(_ plan: ArchiveCensus.Plan, _ range: Range<Int>? = nil) -> ArchiveCensus {
    var census = ArchiveCensus(plan)
    for index in range ?? 0..<batch.count {
      census.count(index, of: batch, TweetLabel(category: labels[index], band: 1))
    }
    return census
  }

  func draw(_ codes: Int, by grouping: Grouping? = nil, seed: UInt64 = 1) -> SampleDraw {
    var plan = ArchiveCensus.Plan(grouping: grouping)
    plan.candidates = codes
    plan.seed = seed
    let census = census(plan)
    return SampleDraw(
      codes, of: census, PlannedPrecision(census, Self.categories),
      labels: LabelOrigin.program(Self.source).identity)
  }

  /// The sheet of a draw, each tweet with its true code.
  func sheet(_ draw: SampleDraw, name: String = "codes.csv") -> CodeSheet {
    sheet(
      draw.items.map { item in
        [item.tweet.id, Self.categories[truth[item.tweet.id]!].id] + item.membership.cells
      }, name: name)
  }

  /// A sheet of cells: id, code and the columns of the design.
  func sheet(_ rows: [[String]], name: String = "codes.csv") -> CodeSheet {
    CodeSheet(
      name: name, columns: Array((["id", "code"] + SampleDesign.columns).prefix(rows[0].count)),
      rows: rows.enumerated().map { index, cells in
        CodeSheet.Row(number: index + 2, id: cells[0], text: Array("cuitan".utf8), cells: cells)
      })
  }

  func study(
    _ sheets: [CodeSheet], by grouping: Grouping? = nil,
    intervals: IntervalOptions = IntervalOptions(draws: 400), claim: ShareStudy.Claim = .none
  ) throws -> ShareStudy {
    let codes = try CodeSet(share: sheets, categories: Self.categories)
    let plan = ShareStudy.plan(for: codes, by: grouping, claim: claim)
    return try ShareStudy(
      census(plan), codes, .program(Self.source), by: grouping, intervals: intervals,
      claim: claim)
  }
}
