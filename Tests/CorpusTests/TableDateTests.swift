import Testing

@testable import Corpus

@Suite("Dates of a whole table") struct TableDateTests {
  private func tweets(_ dates: [String], _ ids: [String]? = nil) throws -> [Tweet] {
    let rows = dates.enumerated().map { "\(ids?[$0] ?? "\($0)"),\($1),teks" }
    return try read(text: table("id,date,text", rows)).tweets
  }

  private func days(_ tweets: [Tweet]) -> [String] {
    tweets.map { tweet in
      var out: [UInt8] = []
      if let seconds = tweet.createdAt { Timestamp.append(seconds, to: &out) }
      return String(decoding: out.prefix(10), as: UTF8.self)
    }
  }

  @Test("begin with the month if a row far behind shows it") func late() throws {
    let filler = String(repeating: "keterangan panjang ", count: 100)
    let rows =
      (0..<200).map { "5/\($0 / 20 + 1)/2022 8:10,\(filler)" } + ["5/17/2022 8:10,\(filler)"]
    let found = try read(text: table("waktu,tweet", rows)).tweets
    #expect(days(found).first == "2022-05-01" && days(found).last == "2022-05-17")
    #expect(days(found)[25] == "2022-05-02")
  }

  @Test("begin with the day where nothing shows otherwise, or as the user says")
  func order() throws {
    #expect(try days(tweets(["5/6/2022 8:10"])) == ["2022-06-05"])
    var options = ReadingOptions()
    options.dateOrder = .monthFirst
    let found = try read(text: "date,text\n5/6/2022 8:10,a\n", options).tweets
    #expect(days(found) == ["2022-05-06"])
  }

  @Test("begin with the month if the ids say so") func byIDs() throws {
    // 2019-04-02T01:05:00Z and after.
    let ids = ["1112885323922359329", "1113285323922359329", "1113985323922359329"]
    let dates = ids.map { id -> String in
      let day = CivilDay(daysSince1970: Int(Snowflake.seconds(Array(id.utf8).span)! / 86_400))
      let time = Int(Snowflake.seconds(Array(id.utf8).span)! % 86_400)
      return
        "\(day.month)/\(day.day)/\(day.year) \(time / 3600):\(String(time / 60 % 60 + 100).dropFirst())"
    }
    #expect(try days(tweets(dates, ids)) == ["2019-04-02", "2019-04-03", "2019-04-05"])
  }

  @Test("that are hours ahead of their ids are set right, which is counted") func zone() throws {
    let ids = (0..<5).map { "\(1_400_000_000_001_234_567 + $0 * 7_654_321_000_000)" }
    let moments = ids.map { Snowflake.seconds(Array($0.utf8).span)! }
    let rows = zip(ids, moments).map { id, moment in
      var local: [UInt8] = []
      Timestamp.append(moment + 8 * 3600, to: &local)
      return "\(id),\(String(decoding: local.dropLast(), as: UTF8.self)),teks"
    }
    let found = try read(text: table("id,date,text", rows))
    #expect(found.tweets.map(\.createdAt) == moments)
    #expect(found.summary.files[0].dateOffsets == [8 * 3600])
  }

  @Test("may name their zone in the column") func column() throws {
    for name in ["created_at_wib", "Created At (WIB)", "published_at_wib"] {
      let found = try read(text: "\(name),text\n2025-06-10 08:15,a\n").tweets
      #expect(found.map(\.createdAt) == [1_749_518_100])
    }
  }

  @Test(
    "know summer time",
    arguments: [
      ("2019-07-10 12:00:00 W. Europe Standard Time", "2019-07-10T10:00:00Z"),
      ("2019-01-10 12:00:00 W. Europe Standard Time", "2019-01-10T11:00:00Z"),
      ("2019-07-10 12:00:00 GMT Standard Time", "2019-07-10T11:00:00Z"),
      ("2019-07-10 12:00:00 Europe/London", "2019-07-10T11:00:00Z"),
      ("2019-12-10 12:00:00 Europe/London", "2019-12-10T12:00:00Z"),
      ("10 Juli 2019 12.00 Asia/Makassar", "2019-07-10T04:00:00Z"),
      ("2019-07-10 12:00:00 Eastern Standard Time", "2019-07-10T16:00:00Z"),
      ("Wed Jul 10 2019 12:00:00 GMT+0700 (Western Indonesia Time)", "2019-07-10T05:00:00Z"),
    ])
  func summer(_ written: String, _ expected: String) throws {
    let found = Timestamp.seconds(Array(written.utf8).span)
    let seconds = try #require(found)
    var out: [UInt8] = []
    Timestamp.append(seconds, to: &out)
    #expect(String(decoding: out, as: UTF8.self) == expected)
  }
}
