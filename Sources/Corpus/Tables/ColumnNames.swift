/// The names that columns have in exports, as ``plain(_:)`` writes them. Of several columns that
/// could serve, that of the first name here does.
enum ColumnNames {
  /// A name in lower case without spaces, underscores, hyphens, dots and the like.
  static func plain(_ name: String) -> String {
    let plain = String(
      String.UnicodeScalarView(
        name.lowercased().unicodeScalars.filter {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        }))
    // The short form of `jumlah`, number.
    return plain.hasPrefix("jml") ? "jumlah" + plain.dropFirst(3) : plain
  }

  static let texts = [
    "embeddedtext", "fulltext", "text", "tweettext", "rawcontent", "content", "tweetcontent",
    "tweetfulltext",
    "legacyfulltext", "tweet", "tweets", "message", "body", "tweetbody", "posttext", "postcontent",
    "postmessage", "statustext", "hitsentence", "contentsnippet", "contents", "postsnippet", "teks",
    "isi", "isitweet",
    "isitwit", "isicuitan",
    "tekstweet", "cuitan", "kicauan", "twit", "pesan", "konten", "isipostingan", "kalimat",
  ]
  /// Of these names, columns of numbers are called so, too.
  static let textsOrCounts: Set<String> = [
    "tweet", "tweets", "post", "mention", "comment", "komentar", "message",
  ]
  /// Columns of tables of accounts, whose descriptions are no posts.
  static let ofUsers: Set<String> = [
    "followerscount", "followers", "followercount", "followingcount", "following", "friendscount",
    "friends", "tweetcount", "tweetscount", "statusescount", "publicmetricsfollowerscount",
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
    "commenttext", "comment", "komentar", "ulasan", "post", "mention",
  ]
  static let ids = [
    "idstr", "id", "tweetid", "tweetidstr", "statusid", "statusidstr", "idtweet", "idtwit",
    "idcuitan", "postid", "xpostid", "idpostingan", "idpost", "twitterid", "messageid", "dataid",
    "restid", "itemid", "resourceid", "documentid", "importedid",
  ]
  static let links = [
    "tweeturl", "statusurl", "tweetlink", "tweetpermalink", "tweetpermalinkpath", "posturl",
    "postlink", "url", "link", "permalink", "permalinkurl", "permanenturl", "twitterurl", "tautan",
    "tautanpermanen", "linktweet", "urltweet", "tautantweet", "tweetwebsite",
    "twitterpagefortweet", "postpermalink", "articleurl",
  ]
  static let dates = [
    "createdat", "tweetcreatedat", "legacycreatedat", "createdatutc", "datetime", "tweetedat",
    "publishtime", "publishedat", "publisheddate", "publicationdate", "dateofpublication",
    "postedat", "postedtime", "posttime", "postdate", "dateposted", "postcreated",
    "postcreateddate", "tweetdate", "date", "dateutc", "utcdate", "tanggal", "tgl", "createddate",
    "datecreated", "createdtime",
    "creationdate", "creationtime", "tweettime", "tweettimestamp", "published", "pubdate",
    "localtime", "waktupublikasi",
    "waktudipublikasikan", "waktuterbit", "tanggalpublikasi", "tanggaldibuat", "tanggaltweet",
    "tanggalposting", "tanggalwaktu", "waktutweet", "dibuatpada", "time", "waktu", "posted",
    "created", "timestamp", "timestamputc", "timestampms", "unixtimestamp", "publishdate",
    "tweetcreatetime", "tweetcreatedtime", "postpublished", "tglposting",
    "tgltweet", "tweetdateutc", "relationshipdateutc",
  ]
  /// Columns that hold the time of day beside a date.
  static let times = [
    "time", "waktu", "jam", "pukul", "timeofday", "tweettime", "posttime", "hour",
  ]
  static let zones = ["timezone", "zonawaktu", "zona", "utcoffset", "tz"]
  /// `user_name` is the name that is shown where a table has `user_username` or `screen_name` too.
  static let accounts = [
    "userscreenname", "userusername", "authorscreenname", "authorusername", "screenname",
    "username", "fromuser", "fromusername", "accountusername",
    "extraauthorattributesshortname", "legacyscreenname", "handle",
    "authorhandle", "userhandle", "twitterhandle", "xhandle", "twitterscreenname",
    "namapenggunaakun", "namapengguna", "user", "account", "author", "pengguna", "akun",
    "accountname", "pagename", "namaakun", "namahalaman", "tweetby", "tweetedby", "postedby",
    "penulis", "influencer", "profile", "authorwebpageurl", "accounturl", "from", "sender",
    "ownerusername", "postownerusername", "usertweet", "senderscreenname", "nickname", "userposted",
    "vertex1",
  ]
  /// Names in some tables, numbers in others.
  static let accountsOrNumbers = ["authorid", "userid"]
  static let kinds = [
    "kind", "tweettype", "tweetkind", "engagementtype", "threadentrytype", "referencedtweetstype",
    "referencedtweettype",
    "sourcetweettype",
    "type", "jenistweet", "jeniscuitan", "jenis", "tipe", "tipetweet", "posttype",
    "messagetype",
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
    "balasanke", "membalas", "inresponsetotweetid", "inreplytotweettweetid",
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
    "retweetdate", "retweetedstatusresultresultrestid", "retweettweetid", "retweetedstatusfulltext",
    "retweetedstatustext",
  ]
  static let quotes: Set<String> = [
    "quotedid", "quotedstatusid", "quotedstatusidstr", "quotedtweet", "quotedtweetid",
    "quoteduser", "quoteduserid", "quotedusername", "quotedscreenname", "quotedstatus", "quoteurl",
    "quoteid", "quoteof", "twitterquoteof", "xquoteof", "referencedtweetsquotedid",
    "isquotestatus", "isquote", "isquotetweet", "isquoted", "quotedtweettweetid",
    "quotedstatusfulltext", "quotedstatustext",
  ]
  /// Columns that hold `true` and `false` in some exports and counts in others.
  static let passedOn = ["retweet", "retweeted"]
  static let retweetCounts = [
    "retweetcount", "retweetscount", "publicmetricsretweetcount", "nretweets", "retweets",
    "numberofretweets", "tweetnumberofreposts", "tweetretweetcount", "twitterretweets", "xreposts",
    "reposts",
    "repostcount", "repostscount", "statisticssharecount", "sharescountfb", "jumlahretweet",
    "jumlahretwit", "retweet", "shares", "sharecount",
    "sharescount", "kalidibagikan", "dibagikan", "jumlahdibagikan",
  ]
  static let likeCounts = [
    "favoritecount", "favouritecount", "likecount", "likescount", "publicmetricslikecount",
    "favoritescount", "nlikes", "likes", "favorites", "favourites", "numberoflikes",
    "tweetnumberoflikes",
    "twitterlikes", "xlikes", "jumlahsuka", "jumlahlike", "suka", "like", "reactions", "favs",
    "statisticslikecount", "statisticsreactioncount", "reactionscountfb",
    "likescountfb",
    "reactioncount", "reaksi", "tanggapan",
  ]
  static let replyCounts = [
    "replycount", "repliescount", "publicmetricsreplycount", "nreplies", "replies",
    "numberofreplies", "tweetnumberofreviews", "twitterreplycount", "xreplies", "jumlahbalasan",
    "balasan", "comments",
    "commentcount", "commentscount", "numberofcomments", "komentar", "jumlahkomentar",
    "statisticscommentcount", "commentscountfb", "jumlahreply", "reply",
  ]
  static let quoteCounts = [
    "quotecount", "quotescount", "publicmetricsquotecount", "nquotes", "quotes",
    "numberofquotes", "jumlahkutipan",
  ]
  static let metrics = ["publicmetrics"]
  static let references = ["referencedtweets"]
  static let mentionLists = [
    "mentions", "usermentions", "entitiesmentions", "entitiesusermentions", "mentionedusers",
    "mentionednames", "mentionedauthors", "mentionedscreennames", "mentionsscreenname", "sebutan",
    "penyebutan",
  ]
  static let hashtagLists = ["hashtags", "hashtag", "entitieshashtags", "tagar", "tags"]
}
