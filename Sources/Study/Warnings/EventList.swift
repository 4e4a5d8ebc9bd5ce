public import Classifier
public import Corpus
public import Lexicon

/// Events whose time is known, to see how soon an account told of them.
public struct EventList: Sendable {
  /// An event.
  public struct Event: Equatable, Sendable {
    /// What it is called.
    public let name: String
    /// When it was, in seconds since 1970 UTC.
    public let time: Int64
    /// What its tweets are known by: words as in a codebook.
    public let match: String

    /// Makes an event.
    public init(name: String, time: Int64, match: String) {
      (self.name, self.time, self.match) = (name, time, match)
    }
  }

  /// What was written of an event.
  public struct Seen: Codable, Equatable, Sendable {
    /// When the first tweet was written, in seconds since 1970 UTC.
    public var first: Int64
    /// How many tweets there were.
    public var tweets: Int

    /// Makes the account of an event.
    public init(first: Int64, tweets: Int) { (self.first, self.tweets) = (first, tweets) }

    /// Adds what else was written.
    public mutating func add(_ other: Seen) {
      first = min(first, other.first)
      tweets += other.tweets
    }
  }

  /// Tweets later than this, in seconds, are not counted for an event.
  public static let longest: Int64 = 3 * 86_400

  private static let timeNames = ["time", "waktu", "date", "tanggal"]
  private static let matchNames = ["match", "keyword", "kata", "kata_kunci"]
  private static let nameNames = ["name", "event", "nama", "kejadian"]

  /// The events, in the order of the table.
  public let events: [Event]
  /// What looks for their words.
  public let source: LabelSource

  /// Makes a list of `events`.
  ///
  /// - Throws: `LexiconError` when ICU or the stemmer cannot be opened.
  public init(_ events: [Event], _ options: AnalysisOptions) throws {
    self.events = events
    source = try LabelSource(Codebook(name: "events", looksFor: events.map(\.match)), options)
  }

  /// Reads the table at `path`, with the columns `time` and `match`, and `name` where events have one.
  ///
  /// - Parameters:
  ///   - path: of the table; `-` for standard input.
  ///   - clock: the zone of times that name none.
  ///   - options: how texts are analysed.
  /// - Throws: `CorpusError` where it is no table, ``StudyError`` where a column or a cell cannot be used.
  public init(path: String, clock: LocalClock, _ options: AnalysisOptions) throws {
    let table = try Table(path: path, expecting: Self.timeNames + Self.matchNames)
    func column(_ names: [String]) -> Int? { names.lazy.compactMap(table.column).first }
    guard let time = column(Self.timeNames), let match = column(Self.matchNames) else {
      throw StudyError.noEvents(file: table.name, columns: table.columns)
    }
    let name = column(Self.nameNames) ?? match
    var events: [Event] = []
    while let row = try table.next() {
      guard let moment = clock.moment(of: row.cells[time]) else {
        throw StudyError.badEventTime(row.cells[time], file: table.name, row: row.number)
      }
      if Pattern(text: row.cells[match]).isEmpty {
        throw StudyError.badEventMatch(row.cells[match], file: table.name, row: row.number)
      }
      events.append(Event(name: row.cells[name], time: moment, match: row.cells[match]))
    }
    try self.init(events, options)
  }

  /// The events that a tweet is about, as indices into ``events``.
  ///
  /// - Parameters:
  ///   - keywords: the keywords of ``source`` that were found in it.
  ///   - written: when it was written, in seconds since 1970 UTC.
  public func told(_ keywords: [Int], written: Int64) -> [Int] {
    keywords.filter { (0...Self.longest).contains(written - events[$0].time) }
  }
}
