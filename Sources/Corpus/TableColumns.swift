/// Which column of a table holds what, found by the columns' names.
struct TableColumns: Equatable {
  var text = 0
  var id: Int?
  /// A column of links to the tweets, for tables without ids.
  var link: Int?
  var date: Int?
  /// Whether dates such as `10/11/2018` begin with the month, which only their sequence tells.
  var isMonthFirst = false
  var account: Int?
  var kind: Int?
  /// Columns that are filled in replies only, in retweets only, in quotes only.
  var reply: [Int] = []
  var retweet: [Int] = []
  var quote: [Int] = []
  var counts: [Int?] = [nil, nil, nil, nil]
  var mentions: Int?
  var hashtags: Int?

  /// A column `retweet`, which holds `true` and `false` in some exports and counts in others.
  var passedOn: Int?

  /// Finds the columns of `shape`; what the user named comes first.
  init(_ shape: TableShape, _ options: ReadingOptions, file: String) throws(CorpusError) {
    let names = shape.columns.map(Self.plain)
    func first(_ spellings: [String]) -> Int? {
      for spelling in spellings {
        if let found = names.firstIndex(of: spelling) { return found }
      }
      return nil
    }
    func named(_ name: String?, _ option: String, _ known: [String]) throws(CorpusError) -> Int? {
      guard let name else { return first(known) }
      if let found = shape.columns.firstIndex(of: name) ?? names.firstIndex(of: Self.plain(name)) {
        return found
      }
      throw .noSuchColumn(file: file, column: name, option: option, columns: shape.columns)
    }
    guard let text = try named(options.textColumn, "--text-column", Self.texts) else {
      throw .noTextColumn(file: file, columns: shape.columns)
    }
    self.text = text
    id = try named(options.idColumn, "--id-column", Self.ids)
    date = try named(options.dateColumn, "--date-column", Self.dates)
    account = try named(options.accountColumn, "--account-column", Self.accounts)
    kind = try named(options.kindColumn, "--kind-column", Self.kinds)
    link = first(Self.links)
    reply = names.indices.filter { Self.replies.contains(names[$0]) }
    retweet = names.indices.filter { Self.retweets.contains(names[$0]) }
    quote = names.indices.filter { Self.quotes.contains(names[$0]) }
    passedOn = first(["retweet"])
    counts = Self.received.map(first)
    mentions = first(Self.mentionLists)
    hashtags = first(Self.hashtagLists)
  }

  /// Finds out by the first rows whether dates begin with the month.
  mutating func learnDateOrder(_ shape: TableShape, _ rows: Span<UInt8>) {
    guard let date else { return }
    var splitter = RowSplitter(delimiter: shape.delimiter)
    var position = 0
    var balance = 0
    while case .row(_, let next) = splitter.split(rows, from: position, isWhole: false) {
      position = next
      guard splitter.count == shape.columns.count else { continue }
      if let shown = Timestamp.showsMonthFirst(rows.extracting(splitter.fields[date].range)) {
        balance += shown ? 1 : -1
      }
    }
    isMonthFirst = balance > 0
  }

  /// A name without regard to case, spaces, underscores and hyphens.
  private static func plain(_ name: String) -> String {
    name.lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "-" }
  }

  // Of several columns that could serve, the first spelling here wins.

  private static let texts = [
    "fulltext", "text", "tweettext", "rawcontent", "content", "tweetcontent", "tweet", "tweets",
    "message", "teks", "isi", "isitweet", "isicuitan", "cuitan", "twit", "pesan", "konten",
  ]
  private static let ids = ["idstr", "id", "tweetid", "tweetidstr", "statusid", "idtweet"]
  private static let links = [
    "tweeturl", "statusurl", "tweetlink", "url", "link", "permalink", "permanenturl", "tautan",
  ]
  private static let dates = [
    "createdat", "datetime", "date", "tanggal", "timestamp", "timestampms", "tweetdate",
    "dateposted", "time", "waktu",
  ]
  private static let accounts = [
    "username", "screenname", "fromuser", "author.username", "user.username", "user.screenname",
    "userusername", "userscreenname", "authorusername", "user", "account", "author", "handle",
    "namapengguna", "pengguna", "akun",
  ]
  private static let kinds = ["kind", "tweettype", "tweetkind", "type", "jenis", "jenistweet"]
  private static let replies: Set<String> = [
    "inreplytostatusid", "inreplytostatusidstr", "inreplytoscreenname", "inreplytouserid",
    "inreplytouseridstr", "replyto", "inreplytotweetid", "inreplytousername", "inreplytouser",
    "referencedtweets.repliedto.id", "isreply",
  ]
  private static let retweets: Set<String> = [
    "retweetedid", "retweetedstatusid", "retweetedstatusidstr", "retweeteduserid",
    "retweetedtweet", "retweetedby", "referencedtweets.retweeted.id", "isretweet", "retweetid",
  ]
  private static let quotes: Set<String> = [
    "quotedid", "quotedstatusid", "quotedstatusidstr", "quotedtweet", "quoteurl",
    "referencedtweets.quoted.id", "isquotestatus", "isquote", "quotedtweetid",
  ]
  private static let received = [
    [
      "retweetcount", "retweetscount", "publicmetrics.retweetcount", "nretweets", "retweets",
      "numberofretweets", "jumlahretweet", "retweet",
    ],
    [
      "favoritecount", "favouritecount", "likecount", "likescount", "publicmetrics.likecount",
      "favoritescount", "nlikes", "likes", "favorites", "favourites", "jumlahsuka", "suka",
    ],
    [
      "replycount", "repliescount", "publicmetrics.replycount", "nreplies", "replies",
      "jumlahbalasan", "balasan",
    ],
    ["quotecount", "quotescount", "publicmetrics.quotecount", "nquotes", "quotes"],
  ]
  private static let mentionLists = ["mentions", "usermentions", "sebutan"]
  private static let hashtagLists = ["hashtags", "hashtag", "tagar", "tags"]
}
