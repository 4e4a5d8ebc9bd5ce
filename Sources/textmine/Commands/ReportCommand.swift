import ArgumentParser
import Classifier
import Corpus
import Lexicon
import Report
import Study
import StudyFile

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Report an archive's share of service content, and what else is in it.",
    discussion: """
      Prints a summary and writes one HTML page that needs nothing else. Tweets of one id are \
      counted once. The share is what the labels say, not corrected for wrong ones, unless --codes \
      gives the codes of a sample ("textmine sample"): then it has an interval. A study of "textmine \
      serve" has its codes and corrections in it.

      Examples:
        textmine report archive.zip
        textmine report archive.zip --codes codes.xlsx --lang en -o report.html
      """)

  @Option(name: [.short, .long], help: .value("OUT.html", "The page to write.")) var output: String?

  @Flag(help: "Print the figures as JSON; write a page only where -o asks for one.")
  var json = false

  @Option(help: .value("language", "The language of summary and page."))
  var lang = ReportLanguage.indonesian

  @Flag(help: "Keep all words, hashtags and accounts, whatever memory they take.") var exact = false

  @OptionGroup var zone: ClockArguments
  @OptionGroup(title: "Page") var page: PageArguments
  @OptionGroup(title: "Parts") var parts: PartArguments
  @OptionGroup(title: "Accounts") var accounts: AccountArguments
  @OptionGroup(title: "Codes") var coding: CodeArguments
  @OptionGroup(title: "Codes") var correcting: CorrectionArguments
  @OptionGroup var intervals: IntervalArguments
  @OptionGroup(title: "Labels") var annotators: AnnotatorArguments
  @OptionGroup(title: "Analysis") var analysis: AnalysisArguments
  @OptionGroup(title: "Labels of another program") var otherLabels: GivenLabelArguments
  @Option(
    help: .value(
      "name|FILE", "A second codebook, counted apart: fang tells who deals with whom."))
  var secondCodebook: String?

  @Option(help: .value("FILE", "A table of events (time, match): how soon tweets told of each."))
  var events: String?

  @OptionGroup(title: "Output") var outputs: OutputArguments
  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Selection") var choice: SelectionArguments
  @OptionGroup var running: RunArguments

  private var archive: ArchiveArguments { ArchiveArguments(input, choice, running) }

  private var labels: LabelArguments { LabelArguments(annotators, analysis, otherLabels) }

  func run() async throws {
    let target = output ?? (json ? nil : "textmine-report.html")
    if let target { try OutputArguments.requireEnding(target, [".html", ".htm"]) }
    let clock = try zone.clock()
    if let tallies = try TallyFile.paths(archive.input.inputs) {
      return try reportTallies(tallies, clock, to: target)
    }
    let study = try archive.input.study()
    let labels = try labels.origin(archive.input, of: study)
    let codes = try codes(labels, of: study)
    let archive = try archive.open(clock, sumsFiles: true, isPart: codes != nil, study)
    let column = try parts.column(of: archive.tweets)
    let correction = correction(codes, archive.selection.part, column, clock)
    let corrections = try correcting.corrections(of: labels.categories, in: study)
    var check = outputs.check(
      reading: archive.files, self.labels.files, coding.codes,
      [correcting.corrections, secondCodebook, events, accounts.accountTable])
    if let target { try check.check(target) }
    for folder in [page.figureFolder, page.bundleFolder] {
      try folder?.check(replaces: outputs.force)
    }
    var plan = ArchiveCount.Plan(clock: clock)
    (plan.censuses, plan.corrections) = (correction?.plans ?? [], corrections)
    plan.second = try labels.second(named: secondCodebook)
    plan.events = try events.map { try EventList(path: $0, clock: clock, labels.options) }
    if exact { plan.capacity = nil }
    plan.column = column
    let count = try await archive.read { onRead in
      try await ArchiveCount(
        of: archive.tweets, by: labels, plan, selection: archive.selection,
        threads: archive.threads, onRead: onRead)
    }
    if column == nil { try requireTweets(of: parts.compare?.pair, in: count) }
    noteDaysOutside(count, clock)
    let provenance = Provenance(labels, analysis, clock)
    var contents = ReportContents(
      of: try ArchivePart(count, of: archive, self.archive.choice.given, provenance, labels),
      count.tally, labels, clock, provenance)
    contents.corrected = try corrected(correction, count, labels, archive.tweets.summary)
    contents.correctedLabels = count.corrected
    contents.second = plan.second.flatMap { SecondCoding($0) }
    contents.column = column?.name
    contents.events = plan.events
    try write(shown(contents), to: target)
  }

  /// Says which of the periods' first days lie outside the archive, as after a slip of the pen.
  private func noteDaysOutside(_ count: ArchiveCount, _ clock: LocalClock) {
    guard !archive.quiet, let first = count.tally.first, let last = count.tally.last else { return }
    let (begin, end) = (clock.day(at: first), clock.day(at: last))
    for day in parts.periods where day <= begin || day > end {
      StandardError.print(
        "--periods \(day.iso): no period begins there, since the tweets are of \(begin.iso) to \(end.iso)"
      )
    }
  }

  /// Refuses a comparison of accounts that have no tweets.
  private func requireTweets(
    of pair: (first: ReportPart, second: ReportPart)?, in count: ArchiveCount
  ) throws {
    for part in pair.map({ [$0.first, $0.second] }) ?? [] {
      guard case .account(let name) = part,
        count.tally.accounts.count(of: AccountSpelling.folded(name)) == 0
      else { continue }
      throw Failure(
        .data, "--compare: no tweet is of @\(name); \"inspect\" shows the accounts with most tweets"
      )
    }
  }

  /// Reports what was counted before; these options need the tweets.
  private func reportTallies(_ paths: [String], _ clock: LocalClock, to target: String?) throws {
    try refuse(
      [
        ("--codes", !coding.codes.isEmpty), ("--corrections", correcting.corrections != nil),
        ("--second-codebook", secondCodebook != nil), ("--events", events != nil),
        ("--labels-from", labels.given.areGiven), ("--by COLUMN", parts.needsColumn),
        ("--exact", exact),
        (archive.choice.given.first?.name ?? "", !archive.choice.given.isEmpty),
      ], "needs the tweets; a report on tallies has counts only")
    var check = outputs.check(reading: paths, labels.files, [accounts.accountTable])
    if let target { try check.check(target) }
    for folder in [page.figureFolder, page.bundleFolder] {
      try folder?.check(replaces: outputs.force)
    }
    let origin = LabelOrigin.program(try labels.source())
    let provenance = Provenance(origin, analysis, clock)
    guard let part = try ArchivePart.sum(paths, provenance, origin, of: "this report") else {
      return
    }
    let tally = try part.figures(file: paths[0])
    try write(shown(ReportContents(of: part, tally, origin, clock, provenance)), to: target)
  }

  /// The contents with what their reader asked to see.
  private func shown(_ counted: ReportContents) throws -> ReportContents {
    var contents = counted
    (contents.step, contents.cuts, contents.pair) = (parts.step, parts.periods, parts.compare?.pair)
    contents.similarity = (accounts.similarity, accounts.threshold)
    let table = try accounts.table()
    contents.sorts = AccountSorts(table)
    contents.reach =
      try table.map {
        try AccountReach.all(in: $0, population: accounts.population)
      } ?? []
    (contents.showsHandles, contents.showsCloud) = (page.showHandles, page.cloud)
    contents.cover = try page.cover(contents.clock)
    return contents
  }

  /// The codes of sheets or of a study; nil where nobody has coded.
  private func codes(_ labels: LabelOrigin, of study: SavedStudy?) throws -> CodeSet? {
    if let study { return try coding.found(in: study, labels) }
    return coding.codes.isEmpty ? nil : try coding.set(labels)
  }

  /// How codes are used for the shares; nil where nobody has coded.
  private func correction(
    _ codes: CodeSet?, _ part: TweetSelection.Criteria?, _ column: Grouping?, _ clock: LocalClock
  ) -> ShareCorrection? {
    guard let codes else { return nil }
    var correction = ShareCorrection(
      codes, claim: coding.claim, intervals: intervals.options, clock: clock)
    (correction.part, correction.step, correction.cuts) = (part, parts.step, parts.periods)
    correction.column = column
    correction.pair = parts.compare?.pair
    return correction
  }

  /// The shares that codes make of the labels.
  private func corrected(
    _ correction: ShareCorrection?, _ count: ArchiveCount, _ labels: LabelOrigin,
    _ reading: ReadSummary
  ) throws -> CorrectedShare? {
    guard let correction else { return nil }
    var (shares, caveats) = try correction.shares(of: count, labels, reading: reading)
    if !archive.quiet { for caveat in caveats { StandardError.print(caveat.text) } }
    shares?.files = coding.codes.compactMap { file in
      FileSum(ofFile: file).map { CorrectedShare.File(name: file, checksum: $0.checksum) }
    }
    return shares
  }

  private func write(_ contents: ReportContents, to target: String?) throws {
    let html = ReportHTML(contents, language: lang)
    if let target { try textmine.write(html.rendered().utf8, to: target) }
    try page.figureFolder?.write(html.files.map { ($0.name, Array($0.content.utf8)) })
    try page.bundleFolder?.write(bundle(of: contents).files())
    if json {
      try writeText(ReportJSON(html).rendered())
    } else if !archive.quiet, target != "-" {
      try writeText(ReportText(html).rendered())
    }
    if let target, target != "-", !archive.quiet {
      StandardError.print("\(lang == .indonesian ? "Laporan" : "Report"): \(target)")
    }
  }

  private func bundle(of contents: ReportContents) throws -> ReportBundle {
    let sheets = try (coding.codes + [correcting.corrections].compactMap(\.self)).map {
      try CodeSheet(file: $0)
    }
    let codebooks = annotators.codebook + [secondCodebook].compactMap(\.self)
    let named = try codebooks.map { name in
      (name.hasSuffix(".yml") ? name : "\(name).yml", Array(try Codebook.named(name).source.utf8))
    }
    let model = annotators.model.flatMap { Model.standardNames.contains($0) ? nil : $0 }
    let files = try [
      model, accounts.accountTable, events, labels.given.labels, page.logo,
      analysis.stopwords.flatMap { ["default", "none"].contains($0) ? nil : $0 }, analysis.roots,
    ].compactMap(\.self).map { ($0, try WholeFile($0).bytes()) }
    return ReportBundle(
      contents, language: lang, command: Array(CommandLine.arguments.dropFirst()), sheets: sheets,
      used: named + files, withTexts: page.withTexts)
  }
}
