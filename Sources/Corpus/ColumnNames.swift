/// The names that columns have in exports, as ``plain(_:)`` writes them. Of several columns that
/// could serve, that of the first name here does.
enum ColumnNames {
  /// A name in lower case without spaces, underscores, hyphens, dots and the like.
  static func plain(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.lowercased().unicodeScalars.filter {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        }))
  }

  static let texts = [
    "fulltext", "text", "tweettext", "rawcontent", "content", "tweetcontent", "tweetfulltext",
    "legacyfulltext", "tweet", "tweets", "message", "body", "tweetbody", "posttext", "postcontent",
    "postmessage", "statustext", "hitsentence", "contentsnippet", "teks", "isi", "isitweet",
    "isitwit", "isicuitan",
    "tekstweet", "cuitan", "kicauan", "twit", "pesan", "konten", "isipostingan", "kalimat",
  ]
  /// Texts of the tweet that a retweet passes on, for texts that are cut.
  static let passedTexts = [
    "retweetedstatusextendedtweetfulltext", "retweetedstatusfulltext", "retweetedstatustext",
    "retweetedtweetrawcontent", "retweetedtweettext", "retweetedtext", "retweettext",
    "sourcetweettext", "originaltweettext", "originaltext",
  ]
  /// Texts that stand in for one that is empty.
  static let otherTexts = [
    "fulltext", "text", "rawcontent", "content", "tweettext", "body", "snippet", "message",
  ]
  /// Texts where the table has a date, an account or a link as well, and none of the names above:
  /// those of posts on other platforms. Elsewhere they describe something else.
  static let postTexts = [
    "description", "caption", "title", "snippet", "deskripsi", "keterangan", "judul", "posttitle",
    "commenttext", "comment", "komentar", "ulasan",
  ]
  static let ids = [
    "idstr", "id", "tweetid", "tweetidstr", "statusid", "statusidstr", "idtweet", "idtwit",
    "idcuitan", "postid", "xpostid", "idpostingan", "idpost", "twitterid", "messageid", "dataid",
    "restid", "itemid", "resourceid", "documentid",
  ]
  static let links = [
    "tweeturl", "statusurl", "tweetlink", "tweetpermalink", "tweetpermalinkpath", "posturl",
    "postlink", "url", "link", "permalink", "permalinkurl", "permanenturl", "twitterurl", "tautan",
    "tautanpermanen", "linktweet", "urltweet", "tautantweet", "tweetwebsite",
  ]
  static let dates = [
    "createdat", "tweetcreatedat", "legacycreatedat", "createdatutc", "datetime", "tweetedat",
    "publishtime", "publishedat", "publisheddate", "publicationdate", "dateofpublication",
    "postedat", "postedtime", "posttime", "postdate", "dateposted", "postcreated",
    "postcreateddate", "tweetdate", "date", "dateutc", "utcdate", "tanggal", "tgl", "timestamp",
    "timestamputc", "timestampms", "unixtimestamp", "createddate", "datecreated", "createdtime",
    "creationdate", "creationtime", "tweettime", "tweettimestamp", "published", "pubdate",
    "localtime", "waktupublikasi",
    "waktudipublikasikan", "waktuterbit", "tanggalpublikasi", "tanggaldibuat", "tanggaltweet",
    "tanggalposting", "tanggalwaktu", "waktutweet", "dibuatpada", "time", "waktu", "posted",
  ]
  /// Columns that hold the time of day beside a date.
  static let times = ["time", "waktu", "jam", "pukul", "timeofday", "tweettime", "posttime"]
  static let zones = ["timezone", "zonawaktu", "zona", "utcoffset", "tz"]
  /// `user_name` is the name that is shown where a table has `user_username` or `screen_name` too.
  static let accounts = [
    "userscreenname", "userusername", "authorscreenname", "authorusername", "screenname",
    "username", "fromuser", "fromusername", "accountusername",
    "extraauthorattributesshortname", "legacyscreenname", "handle",
    "authorhandle", "userhandle", "twitterhandle", "xhandle", "twitterscreenname",
    "namapenggunaakun", "namapengguna", "user", "account", "author", "pengguna", "akun",
    "accountname", "pagename", "namaakun", "namahalaman", "tweetby", "tweetedby", "postedby",
    "penulis", "influencer", "profile", "authorwebpageurl", "from", "sender",
  ]
  static let kinds = [
    "kind", "tweettype", "tweetkind", "engagementtype", "threadentrytype", "referencedtweetstype",
    "referencedtweettype",
    "sourcetweettype",
    "type", "jenistweet", "jeniscuitan", "jenis", "tipe", "tipetweet", "posttype",
  ]
  static let languages = [
    "lang", "language", "tweetlang", "tweetlanguage", "languageguess", "languagecode", "bahasa",
  ]
  static let replies: Set<String> = [
    "inreplytostatusid", "inreplytostatusidstr", "inreplytoscreenname", "inreplytouserid",
    "inreplytouseridstr", "inreplytotweetid", "inreplytousername", "inreplytouser",
    "inreplytotweetidstr", "inreplyto", "replytostatusid", "replytouserid", "replytoscreenname",
    "replytotweetid", "replytousername", "referencedtweetsrepliedtoid", "isreply",
    "twitterreplyto", "xreplyto", "repliedto", "replieduser", "totweetid", "touserid",
    "balasanke", "membalas",
  ]
  /// A list of those a tweet answers, in which some exports name the author of any tweet.
  static let answered = ["replyto"]
  static let conversations = ["conversationid", "conversationidstr", "threadid"]
  static let retweets: Set<String> = [
    "retweetedid", "retweetedstatusid", "retweetedstatusidstr", "retweetedtweetid",
    "retweeteduserid", "retweeteduser", "retweetedusername", "retweetedscreenname",
    "retweeteduserscreenname", "retweetedtweet", "retweetedstatus", "retweetedby",
    "retweetedfrom", "retweetstatusid", "retweetscreenname", "retweetuserid", "retweetof",
    "twitterretweetof", "xretweetof", "xrepostof", "repostof", "repostedby",
    "referencedtweetsretweetedid", "isretweet", "isrepost", "retweetid", "userrt", "userrtid",
    "retweetdate", "retweetedstatusresultresultrestid",
  ]
  static let quotes: Set<String> = [
    "quotedid", "quotedstatusid", "quotedstatusidstr", "quotedtweet", "quotedtweetid",
    "quoteduser", "quoteduserid", "quotedusername", "quotedscreenname", "quotedstatus", "quoteurl",
    "quoteid", "quoteof", "twitterquoteof", "xquoteof", "referencedtweetsquotedid",
    "isquotestatus", "isquote", "isquotetweet",
  ]
  /// Columns that hold `true` and `false` in some exports and counts in others.
  static let passedOn = ["retweet", "retweeted"]
  static let retweetCounts = [
    "retweetcount", "retweetscount", "publicmetricsretweetcount", "nretweets", "retweets",
    "numberofretweets", "tweetnumberofreposts", "tweetretweetcount", "twitterretweets", "xreposts",
    "reposts",
    "repostcount", "jumlahretweet", "jumlahretwit", "retweet", "shares", "sharecount",
    "sharescount", "kalidibagikan", "dibagikan", "jumlahdibagikan",
  ]
  static let likeCounts = [
    "favoritecount", "favouritecount", "likecount", "likescount", "publicmetricslikecount",
    "favoritescount", "nlikes", "likes", "favorites", "favourites", "numberoflikes",
    "tweetnumberoflikes",
    "twitterlikes", "xlikes", "jumlahsuka", "jumlahlike", "suka", "like", "reactions",
    "reactioncount", "reaksi", "tanggapan",
  ]
  static let replyCounts = [
    "replycount", "repliescount", "publicmetricsreplycount", "nreplies", "replies",
    "numberofreplies", "tweetnumberofreviews", "twitterreplycount", "xreplies", "jumlahbalasan",
    "balasan", "comments",
    "commentcount", "commentscount", "numberofcomments", "komentar", "jumlahkomentar",
  ]
  static let quoteCounts = [
    "quotecount", "quotescount", "publicmetricsquotecount", "nquotes", "quotes",
    "numberofquotes", "jumlahkutipan",
  ]
  static let mentionLists = [
    "mentions", "usermentions", "entitiesmentions", "entitiesusermentions", "mentionedusers",
    "mentionednames", "mentionedauthors", "mentionedscreennames", "mentionsscreenname", "sebutan",
    "penyebutan",
  ]
  static let hashtagLists = ["hashtags", "hashtag", "entitieshashtags", "tagar", "tags"]
}
