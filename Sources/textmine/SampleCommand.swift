import ArgumentParser
import Classifier
import Corpus
import Foundation
import Lexicon
import Report
import Statistics

/// `textmine sample`: the tweets to code.
struct SampleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Draw the tweets that people are to code.",
    discussion: """
      Writes a sheet with an empty column code. The tweets are a random sample from strata by \
      label, and by quarter, account or kind with --by; more of those whose label says less. The \
      last columns say how each tweet was drawn: leave them as they are, and "share" makes of the \
      codes a share of the whole archive with its interval. In a spreadsheet, code is a drop-down, \
      and the second sheet has the definitions. Labels are not shown, so as not to lead coders.
      """)

  @OptionGroup(title: "Input")
  var input: InputArguments

  @OptionGroup(title: "Selection")
  var choice: SelectionArguments

  @Option(
    name: [.customShort("n"), .long], help: ArgumentHelp("How many tweets.", valueName: "n"))
  var codes: Int?

  @Option(
    help: ArgumentHelp(
      "As many tweets as an interval of so much on either side needs, as in 0.03.",
      valueName: "share"))
  var halfWidth: Double?

  @Option(
    name: [.short, .long], help: ArgumentHelp("The sheet to write.", valueName: "OUT.xlsx|csv"))
  var output: String

  @Option(help: ArgumentHelp("Strata by quarter, account or kind too.", valueName: "group"))
  var by: Grouping?

  @Option(help: ArgumentHelp("Sheets to write, one for each coder.", valueName: "n"))
  var coders = 1

  @Option(
    help: ArgumentHelp("Tweets that all coders get, to measure their agreement.", valueName: "n"))
  var overlap = 0

  @Option(help: ArgumentHelp("The language of the definitions.", valueName: "language"))
  var lang = ReportLanguage.indonesian

  @Option(help: ArgumentHelp("The zone of quarters.", valueName: "Area/City"))
  var timeZone = LocalClock.jakarta.identifier

  @OptionGroup var intervals: IntervalArguments

  @OptionGroup(title: "Labels")
  var annotators: AnnotatorArguments

  @OptionGroup
  var running: RunArguments

  @OptionGroup(title: "Output")
  var outputs: OutputArguments

  func validate() throws {
    guard (codes == nil) != (halfWidth == nil) else {
      throw ValidationError("expected either -n or --half-width")
    }
    if let codes, codes < 1 { throw ValidationError("-n is \(codes); expected 1 or more") }
    if let halfWidth, !(halfWidth > 0 && halfWidth < 0.5) {
      throw ValidationError("--half-width is \(halfWidth); expected above 0 and below 0.5")
    }
    guard coders >= 1, coders <= 20 else {
      throw ValidationError("--coders is \(coders); expected 1 to 20")
    }
    if overlap < 0 { throw ValidationError("--overlap is \(overlap); expected 0 or more") }
    if overlap > 0, coders == 1 {
      throw ValidationError("--overlap is for several coders; say how many with --coders")
    }
    if let codes, overlap > codes {
      throw ValidationError("--overlap is \(overlap); expected no more than the \(codes) of -n")
    }
    if by == .label { throw ValidationError("strata are by label always; leave --by label out") }
  }

  func run() async throws {
    guard let format = OutputFormat(path: output), format != .jsonLines else {
      throw ValidationError("-o \(output): expected a name that ends in .csv or .xlsx")
    }
    let source = try annotators.source()
    let archive = try TweetInput(inputs: input.inputs, options: input.readingOptions)
    var check = outputs.check(reading: archive.files, annotators.files)
    for coder in 1...coders {
      try check.check(
        coders > 1 ? numbered(coder) : output, own: SampleCommand.columns, codes: "code")
    }
    let clock = try localClock(timeZone)
    let selection = choice.selection(clock)
    let plan = ArchiveSurvey.Plan(
      grouping: by, clock: clock, keep: codes ?? SampleCommand.mostCodes,
      seed: intervals.seed)
    let survey = try await ArchiveSurvey(archive, source, plan, selection, running)
    if survey.nameless > 0 {
      throw Failure(
        .data,
        "\(survey.nameless) of \(survey.tweets) tweets have no id, by which codes find "
          + "their tweets again; name the column with --id-column")
    }
    let outlook = Outlook(survey, source.categories)
    let wanted =
      codes
      ?? halfWidth.map {
        outlook.codes(forHalfWidth: $0, level: intervals.level, tweets: survey.tweets)
      } ?? 0
    let drawn = draw(min(wanted, survey.tweets), survey, outlook, source)
    try write(drawn, source, format)
    if !running.quiet {
      outlook.note(
        halfWidth: halfWidth, drawn: drawn.count, tweets: survey.tweets, level: intervals.level)
      selection.printNote()
      ReadNote(archive.summary).print()
    }
  }

  // MARK: Drawing

  private func draw(
    _ codes: Int, _ survey: ArchiveSurvey, _ outlook: Outlook, _ source: LabelSource
  ) -> [[String]] {
    let strata = survey.strata
    let sizes = Allocation.neyman(
      codes, tweets: strata.map { survey.parts[$0]!.tweets },
      shares: strata.map { outlook.shares[$0]! })
    let design = SampleDesign(
      grouping: by, timeZone: timeZone, seed: intervals.seed, codes: codes, tweets: survey.tweets,
      archive: survey.checksum, labels: source.identity)
    var rows: [[String]] = []
    for (place, stratum) in strata.enumerated() {
      let part = survey.parts[stratum]!
      let inclusion = Double(sizes[place]) / Double(part.tweets)
      let chosen = part.candidates.sorted { ($0.key, $0.tweet.id) < ($1.key, $1.tweet.id) }
      for candidate in chosen.prefix(sizes[place]) {
        rows.append(
          cells(of: candidate.tweet) + [
            "\(place + 1)", "\(part.tweets)", "\(inclusion)", design.text,
          ])
      }
    }
    var generator = SeededGenerator(seed: intervals.seed)
    generator.shuffle(&rows)
    return rows
  }

  /// Nobody codes more of a stratum.
  private static let mostCodes = 10_000

  private static let columns =
    ["id", "created_at", "username", "text", "link", "code"] + SampleDesign.columns

  private func cells(of tweet: Tweet) -> [String] {
    let date = tweet.createdAt.map {
      Date(timeIntervalSince1970: Double($0)).formatted(.iso8601)
    }
    let isNumber = tweet.id.utf8.allSatisfy { (0x30...0x39).contains($0) }
    let account = tweet.username.isEmpty ? "i" : tweet.username
    let link = isNumber ? "https://x.com/\(account)/status/\(tweet.id)" : ""
    return [tweet.id, date ?? "", tweet.username, tweet.text, link, ""]
  }

  private func write(
    _ rows: [[String]], _ source: LabelSource, _ format: OutputFormat
  ) throws {
    let shared = min(overlap, rows.count)
    for coder in 0..<coders {
      var own = Array(rows.prefix(coders > 1 ? shared : rows.count))
      if coders > 1 {
        own += rows.indices.dropFirst(shared).filter { ($0 - shared) % coders == coder }
          .map { rows[$0] }
        var generator = SeededGenerator(seed: intervals.seed, stream: UInt64(coder) + 1)
        generator.shuffle(&own)
      }
      var sheet = CodingSheet(columns: SampleCommand.columns)
      for row in own { sheet.add(row) }
      sheet.choices = source.categories.choices(in: lang)
      sheet.choiceColumn = SampleCommand.columns.firstIndex(of: "code")
      sheet.firstHiddenColumn = SampleCommand.columns.count - SampleDesign.columns.count
      let path = coders > 1 ? numbered(coder + 1) : output
      try sheet.write(to: path, as: format)
      if !running.quiet { StandardError.print("\(path): \(own.count) tweets to code") }
    }
  }

  /// `codes.xlsx` as `codes-2.xlsx`.
  private func numbered(_ coder: Int) -> String {
    let url = URL(filePath: output)
    let stem = output.dropLast(url.pathExtension.count + 1)
    return "\(stem)-\(coder).\(url.pathExtension)"
  }
}

/// What the labels let one expect before anybody has coded.
struct Outlook {
  /// For each stratum the share of service content that is expected in it; where no category is
  /// service content, the share of right labels.
  let shares: [ArchiveSurvey.Stratum: Double]
  /// The expected share in the archive.
  let share: Double
  /// The expected correlation of label and code.
  let correlation: Double

  /// What is assumed of labels that bear no probability: of service labels four in five are right,
  /// and of the others one in twenty is wrong.
  private static let assumed = (service: 0.8, other: 0.05)
  /// The part of wrong labels other than service that should have been service.
  private static let missed = 0.25

  init(_ survey: ArchiveSurvey, _ categories: [Classifier.Category]) {
    var shares: [ArchiveSurvey.Stratum: Double] = [:]
    let hasService = categories.contains(where: \.isService)
    for (stratum, part) in survey.parts {
      let right =
        part.withProbability > 0 ? part.probability / Double(part.withProbability) : nil
      shares[stratum] =
        if !hasService || categories[stratum.label].isService {
          right ?? Self.assumed.service
        } else {
          right.map { (1 - $0) * Self.missed } ?? Self.assumed.other
        }
    }
    self.shares = shares
    let all = Double(max(1, survey.tweets))
    let mean = survey.parts.reduce(0) { $0 + Double($1.value.tweets) / all * shares[$1.key]! }
    let between = survey.parts.reduce(0) { sum, item in
      let distance = shares[item.key]! - mean
      return sum + Double(item.value.tweets) / all * distance * distance
    }
    share = mean
    correlation = mean > 0 && mean < 1 ? (between / (mean * (1 - mean))).squareRoot() : 0
  }

  func codes(forHalfWidth halfWidth: Double, level: Double, tweets: Int) -> Int {
    Allocation.codes(
      forHalfWidth: halfWidth, share: share, correlation: correlation, level: level, tweets: tweets)
  }

  /// Says what precision to expect.
  func note(halfWidth: Double?, drawn: Int, tweets: Int, level: Double) {
    if drawn == tweets {
      StandardError.print("all \(tweets) tweets were drawn: their codes are the share itself")
      return
    }
    let expected =
      "expecting a share of \((100 * share).decimals(1))% and labels that correlate with codes by "
      + correlation.decimals(2)
    if let halfWidth {
      let blind = Allocation.codes(
        forHalfWidth: halfWidth, share: share, level: level, tweets: tweets)
      StandardError.print(
        "±\((100 * halfWidth).decimals(1)) percentage points at \(level.percent) confidence need "
          + "\(drawn) codes, \(expected); without labels it would be \(blind)")
    } else {
      let half = Allocation.halfWidth(
        ofCodes: drawn, share: share, correlation: correlation, level: level, tweets: tweets)
      StandardError.print(
        "\(drawn) codes give about ±\((100 * half).decimals(1)) percentage points at "
          + "\(level.percent) confidence, \(expected)")
    }
  }
}
