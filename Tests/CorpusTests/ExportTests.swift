import Testing

@testable import Corpus

@Suite("An export") struct ExportTests {
  /// Id, account, kind, seconds since 1970 and text of each tweet.
  private func rows(_ table: String) throws -> [String] {
    let (tweets, summary) = try read(text: table)
    #expect(summary.skipped == 0)
    return tweets.map {
      "\($0.id)|\($0.username)|\($0.kind.name)|\($0.createdAt.map { "\($0)" } ?? "–")|\($0.text)"
    }
  }

  @Test("of twarc-csv")
  func twarc() throws {
    let table = """
      id,conversation_id,referenced_tweets.replied_to.id,referenced_tweets.retweeted.id,\
      referenced_tweets.quoted.id,author_id,in_reply_to_user_id,retweeted_user_id,quoted_user_id,\
      created_at,text,lang,source,public_metrics.like_count,public_metrics.quote_count,\
      public_metrics.reply_count,public_metrics.retweet_count,entities.hashtags,\
      entities.mentions,author.id,author.username,author.name,author.created_at,__twarc.url
      1501,1400,1400,,,7,8,,,2022-03-10T01:02:03.000Z,@warga siap,in,Web,3,0,1,2,\
      "[{""start"": 0, ""tag"": ""siaga""}, {""tag"": ""Banjir""}]",\
      "[{""username"": ""warga"", ""id"": ""8""}]",7,dinas,Dinas,2010-01-01T00:00:00.000Z,x
      1502,1502,,1490,,7,,9,,2022-03-10T01:02:03.000Z,RT @a: b,in,Web,0,0,0,2,,,7,dinas,Dinas,,x
      1503,1503,,,1480,7,,,9,2022-03-10T01:02:03.000Z,lihat,in,Web,0,0,0,2,,,7,dinas,Dinas,,x
      """
    #expect(
      try rows(table) == [
        "1501|dinas|reply|1646874123|@warga siap", "1502|dinas|retweet|1646874123|RT @a: b",
        "1503|dinas|quote|1646874123|lihat",
      ])
    let tweet = try read(text: table).tweets[0]
    #expect(tweet.counts == Counts(retweets: 2, likes: 3, replies: 1, quotes: 0))
    #expect(tweet.hashtags == "siaga Banjir" && tweet.mentions == "warga")
    #expect(tweet.language == "in")
  }

  @Test("of Twint, with 36 columns and with 34")
  func twint() throws {
    let late = """
      id\tconversation_id\tcreated_at\tdate\ttime\ttimezone\tuser_id\tusername\tname\tplace\ttweet\
      \tlanguage\tmentions\turls\tphotos\treplies_count\tretweets_count\tlikes_count\thashtags\
      \tcashtags\tlink\tretweet\tquote_url\tvideo\tthumbnail\tnear\tgeo\tsource\tuser_rt_id\
      \tuser_rt\tretweet_id\treply_to\tretweet_date\ttranslate\ttrans_src\ttrans_dest
      12\t11\t2021-01-31 23:59:58 SE Asia Standard Time\t2021-01-31\t23:59:58\t+0700\t5\tdinas\tD\t\
      \tbalas\tin\t[{'screen_name': 'warga', 'name': 'W', 'id': '8'}]\t[]\t[]\t1\t2\t3\
      \t['siaga', 'banjir']\t[]\thttps://twitter.com/dinas/status/12\tFalse\t\t0\t\t\t\t\t\t\t\
      \t[{'screen_name': 'warga', 'name': 'W', 'id': '8'}]\t\t\t\t
      """
    #expect(try rows(late) == ["12|dinas|reply|1612112398|balas"])
    let tweet = try read(text: late).tweets[0]
    #expect(tweet.counts == Counts(retweets: 2, likes: 3, replies: 1))
    #expect(tweet.mentions == "warga" && tweet.hashtags == "siaga banjir")
    let early = """
      id,conversation_id,created_at,date,time,timezone,user_id,username,name,place,tweet,mentions,\
      urls,photos,replies_count,retweets_count,likes_count,hashtags,cashtags,link,retweet,quote_url,\
      video,near,geo,source,user_rt_id,user_rt,retweet_id,reply_to,retweet_date,translate,trans_src,\
      trans_dest
      12,12,1612112398000,2021-01-31,23:59:58,WIB,5,dinas,D,,apel,['warga'],[],[],1,2,3,['#siaga'],\
      [],https://twitter.com/dinas/status/12,False,,0,,,,,,,\
      "[{'user_id': '5', 'username': 'dinas'}]",,,,
      13,13,1612112398000,2021-01-31,23:59:58,WIB,5,dinas,D,,kutip,[],[],[],1,2,3,[],[],x,False,\
      https://twitter.com/a/status/1,0,,,,,,,"[{'user_id': '5', 'username': 'dinas'}]",,,,
      """
    #expect(
      try rows(early) == ["12|dinas|tweet|1612112398|apel", "13|dinas|quote|1612112398|kutip"])
  }

  @Test("of snscrape, with the account as a structure or a link")
  func snscrape() throws {
    let table = """
      url,date,rawContent,id,user,replyCount,retweetCount,likeCount,quoteCount,conversationId,lang,\
      retweetedTweet,quotedTweet,inReplyToTweetId,inReplyToUser,mentionedUsers,hashtags
      https://twitter.com/dinas/status/12,2021-09-02 01:39:05+00:00,apel,12,\
      "User(username='dinas', id=5, displayname='D')",1,2,3,0,12,in,,,,,"[User(username='a', id=1), User(username='b', id=2)]","['x']"
      x,2021-09-02 01:39:05+00:00,balas,13,"{'username': 'dinas', 'id': 5}",1,2,3,0,12,in,,,12.0,,,
      x,2021-09-02 01:39:05+00:00,balas,14,https://twitter.com/dinas,1,2,3,0,12,in,,"Tweet(id=1)",,,,
      """
    #expect(
      try rows(table) == [
        "12|dinas|tweet|1630546745|apel", "13|dinas|reply|1630546745|balas",
        "14|dinas|quote|1630546745|balas",
      ])
    #expect(try read(text: table).tweets[0].mentions == "a b")
  }

  @Test("of TAGS and of tweet-harvest")
  func tagsAndHarvest() throws {
    #expect(
      try rows(
        """
        from_user,text,created_at,time,in_reply_to_screen_name,status_url
        dinas,apel,Sun Apr 19 19:22:23 +0000 2020,19/04/2020 20:22:23,,http://twitter.com/dinas/statuses/12
        """) == ["12|dinas|tweet|1587324143|apel"])
    #expect(
      try rows(
        """
        "conversation_id_str","created_at","favorite_count","full_text","id_str","image_url",\
        "in_reply_to_screen_name","lang","tweet_url","user_id_str","username"
        "11","Fri Apr 12 03:56:28 +0000 2024","1","siap","12","","warga","in","https://x.com/dinas/status/12","5","dinas"
        """) == ["12|dinas|reply|1712894188|siap"])
  }

  @Test("of 4CAT")
  func fourCAT() throws {
    #expect(
      try rows(
        """
        id,thread_id,timestamp,unix_timestamp,link,subject,body,author,author_fullname,author_id,source,\
        language_guess,retweet_count,reply_count,like_count,quote_count,is_retweet,retweeted_user,\
        is_quote_tweet,quoted_user,is_reply,replied_user,hashtags,urls,images,mentions
        12,12,2021-09-02 01:39:05,1630546745,https://x.com/dinas/status/12,,apel,dinas,D,5,Web,in,1,2,3,4,no,,no,,no,,"a,b",,,"c,d"
        13,12,2021-09-02 01:39:05,1630546745,x,,teruskan,dinas,D,5,Web,in,1,2,3,4,yes,warga,no,,no,,,,,
        14,12,2021-09-02 01:39:05,1630546745,x,,balas,dinas,D,5,Web,in,1,2,3,4,no,,no,,yes,warga,,,,
        15,12,2021-09-02 01:39:05,1630546745,x,,kutip,dinas,D,5,Web,in,1,2,3,4,no,,yes,warga,no,,,,,
        """) == [
          "12|dinas|tweet|1630546745|apel", "13|dinas|retweet|1630546745|teruskan",
          "14|dinas|reply|1630546745|balas", "15|dinas|quote|1630546745|kutip",
        ])
  }

  @Test("of Brandwatch, with what was searched for before the table")
  func brandwatch() throws {
    let table = """
      Report:,"Bulk mentions, download"
      Brand:,Dinas
      From:,01/01/2021
      To:,31/12/2021

      Label:,"a
      b"

      Query Id,Query Name,Date,Title,Snippet,Url,Page Type,Language,Thread Entry Type,Author,\
      Full Name,Full Text,X Author ID,X Reply to,X Retweet of,X Likes,X Reposts,Hashtags,\
      Mentioned Authors,Resource Id
      1,Dinas,2021-09-02 01:39:05.0,apel,apel,http://twitter.com/dinas/statuses/12,twitter,id,post,\
      dinas,D,apel pagi,5,,,3,2,#siaga,@warga,
      1,Dinas,2021-09-02 01:39:05.0,,potongan,http://twitter.com/dinas/statuses/13,twitter,id,share,\
      dinas,D,,5,,http://twitter.com/a/statuses/1,3,2,,,
      """
    #expect(
      try rows(table) == [
        "12|dinas|tweet|1630546745|apel pagi", "13|dinas|retweet|1630546745|potongan",
      ])
  }

  @Test("of Facebook and Instagram, in English and Indonesian")
  func meta() throws {
    #expect(
      try rows(
        """
        Post ID,Page ID,Page name,Title,Description,Duration (sec),Publish time,Caption type,Permalink,\
        Is crosspost,Is share,Post type,Languages,Custom labels,Funded content status,Data comment,Date,\
        Reach,"Reactions, Comments and Shares",Reactions,Comments,Shares
        101,7,Dinas,Judul saja,,0,09/02/2021 01:39,,https://facebook.com/1,0,0,Photos,,,,,Lifetime,9,6,3,2,1
        102,7,Dinas,,Keterangan,0,09/22/2021 01:39,,https://facebook.com/2,0,0,Photos,,,,,Lifetime,9,6,3,2,1
        """) == ["101|Dinas|tweet|1630546740|Judul saja", "102|Dinas|tweet|1632274740|Keterangan"])
    #expect(
      try rows(
        """
        ID Postingan,ID Akun,Nama pengguna akun,Nama akun,Deskripsi,Durasi (dtk),Waktu publikasi,\
        Tautan permanen,Jenis postingan,Tanggal,Tayangan,Jangkauan,Suka,Kali dibagikan,Komentar
        101,7,dinas,Dinas,Apel pagi,0,09/22/2021 01:39,https://instagram.com/p/1,Gambar IG,Seumur hidup,9,8,3,1,2
        """) == ["101|dinas|tweet|1632274740|Apel pagi"])
  }

  @Test("of academictwitteR, rtweet and minet, whose user_name is the name that is shown")
  func researchTools() throws {
    let academic = """
      tweet_id,user_username,text,created_at,lang,sourcetweet_type,sourcetweet_text,user_name,\
      retweet_count,like_count
      15,dinas,RT @a: apel pa…,2021-03-04T05:06:07.000Z,in,retweeted,"apel ""pagi"" &amp; sore",Dinas,1,2
      16,dinas,apel pa…,2021-03-04T05:06:07.000Z,in,quoted,kutipan,Dinas,1,2
      """
    #expect(
      try rows(academic) == [
        "15|dinas|retweet|1614834367|RT @a: apel \"pagi\" & sore",
        "16|dinas|quote|1614834367|apel pa…",
      ])
    #expect(try read(text: academic).summary.files[0].completed == 1)
    let rtweet = """
      user_id,status_id,created_at,screen_name,text,is_quote,is_retweet,hashtags,\
      mentions_screen_name,retweet_text
      x7,x15,2021-03-04T05:06:07Z,dinas,terus…,FALSE,TRUE,a b,camat,teruskan semua
      """
    #expect(try rows(rtweet) == ["15|dinas|retweet|1614834367|teruskan semua"])
    let minet = """
      query,id,timestamp_utc,local_time,user_screen_name,text,retweet_count,like_count,to_username,\
      to_tweetid,user_name,user_description,retweeted_id,mentioned_names,hashtags
      q,15,1614834367,2021-03-04T05:06:07,dinas,balas,1,2,warga,5,Dinas Kota,isi,,warga|camat,a|b
      """
    #expect(try rows(minet) == ["15|dinas|reply|1614834367|balas"])
    #expect(try read(text: minet).tweets[0].mentions == "warga camat")
  }

  @Test("of Octoparse, Talkwalker and the platform's own statistics, with the account in the link")
  func scrapedTables() throws {
    let octoparse = """
      Keyword,Tweet_Website,Author_Name,Author_Web_Page_URL,Tweet_Timestamp,Tweet_Content,\
      Tweet_Number_of_Reviews,Tweet_Number_of_Reposts,Tweet_Number_of_Likes
      x,https://twitter.com/dinas/status/15,Dinas,https://twitter.com/dinas,2021-03-04T05:06:07.000Z,buka,1,2,3
      """
    #expect(try rows(octoparse) == ["15|dinas|tweet|1614834367|buka"])
    #expect(
      try read(text: octoparse).tweets[0].counts == Counts(retweets: 2, likes: 3, replies: 1))
    let talkwalker = """
      url;published;title_snippet;content_snippet;lang;extra_author_attributes.short_name
      http://twitter.com/dinas/statuses/15;2021-03-04 05:06:07.000;;Loket buka;id;dinas
      """
    #expect(try rows(talkwalker) == ["15|dinas|tweet|1614834367|Loket buka"])
    let statistics = """
      "Tweet id","Tweet permalink","Tweet text","time","retweets","replies","likes"
      "15","https://twitter.com/dinas/status/15","Loket buka","2021-03-04 05:06 +0000","1.0","2.0","3.0"
      "16","https://x.com/i/web/status/16","Loket tutup","2021-03-04 05:06 +0000","1.0","2.0","3.0"
      """
    #expect(
      try rows(statistics) == [
        "15|dinas|tweet|1614834360|Loket buka", "16||tweet|1614834360|Loket tutup",
      ])
  }

  @Test("of NVivo")
  func nvivo() throws {
    #expect(
      try rows(
        """
        Row ID,Tweet ID,Username,Tweet,Time,Tweet Type,Retweeted By,Number of Retweets,Hashtags,Mentions,\
        Name,Location,Web,Bio,Number of Tweets,Number of Followers,Number Following,Location Coordinates
        1,12,dinas,apel pagi,2/09/2021 1:39:05 AM,Tweet,,4,siaga,warga,D,,,,1,2,3,
        2,13,warga,RT @dinas: apel,2/09/2021 1:39:05 PM,Retweet,warga,4,,dinas,W,,,,1,2,3,
        """) == [
          "12|dinas|tweet|1630546745|apel pagi", "13|warga|retweet|1630589945|RT @dinas: apel",
        ])
  }

  @Test(
    "has ids behind what keeps them from being numbers, and none where they are rounded",
    arguments: [
      ("x1251954312772812801", "1251954312772812801"),
      ("'1251954312772812801", "1251954312772812801"),
      ("\"=\"\"1251954312772812801\"\"\"", "1251954312772812801"),
      ("=\"1251954312772812801\"", "1251954312772812801"), ("1.25195E+18", "9"), ("abc", "abc"),
      ("c93038768fd70a01", "c93038768fd70a01"), ("12e45", "12e45"), ("\"1,25195E+18\"", "9"),
      ("", "9"),
    ])
  func ids(field: String, id: String) throws {
    let (tweets, summary) = try read(
      text: "id,text,url\n\(field),a,https://x.com/a/status/9\n")
    #expect(tweets.map(\.id) == [id])
    #expect(summary.files[0].rounded == (field.contains("E+") ? 1 : 0))
  }

  @Test("behind sep=; has that delimiter")
  func namedDelimiter() throws {
    #expect(try rows("sep=;\r\nid;text\r\n1;a,b\r\n") == ["1||tweet|–|a,b"])
  }

  @Test("takes a description for the text only beside more of a tweet")
  func describes() {
    #expect(
      failure("a.csv", Array("id,name,description\nlayanan,Layanan,x\n".utf8)) != nil)
    #expect(failure("a.csv", Array("id,description\n1,x\n".utf8)) != nil)
    #expect(failure("a.csv", Array("post id,date,description\n1,,x\n".utf8)) == nil)
  }
}
