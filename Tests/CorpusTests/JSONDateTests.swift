import Testing

@testable import Corpus

@Suite("Dates in JSON") struct JSONDateTests {
  /// Records with these dates, as an array or a line each.
  private func records(_ dates: [String], _ ids: [String]? = nil, lines: Bool = false) -> String {
    let records = dates.enumerated().map {
      "{\"id\":\"\(ids?[$0] ?? "\($0)")\",\"created_at\":\"\($1)\",\"text\":\"teks\"}"
    }
    return lines
      ? records.map { $0 + "\n" }.joined() : "[\(records.joined(separator: ",\n"))]"
  }

  private func days(_ tweets: [Tweet]) -> [String] {
    tweets.map { tweet in
      var out: [UInt8] = []
      if let seconds = tweet.createdAt { Timestamp.append(seconds, to: &out) }
      return String(decoding: out.prefix(10), as: UTF8.self)
    }
  }

  @Test("begin with the month if one far behind shows it", arguments: [true, false])
  func late(lines: Bool) throws {
    let dates = (0..<2500).map { "6/\($0 / 500 + 1)/2022 8:10" } + ["6/15/2022 8:10"]
    let found = try readBothWays(records(dates, lines: lines)).tweets
    #expect(found.count == 2501)
    #expect(days(found).first == "2022-06-01" && days(found).last == "2022-06-15")
    #expect(days(found)[600] == "2022-06-02")
  }

  @Test("begin with the day where nothing shows otherwise, or as the user says")
  func order() throws {
    let text = records(["5/6/2022 8:10"])
    #expect(try days(read(text: text).tweets) == ["2022-06-05"])
    var options = ReadingOptions()
    options.dateOrder = .monthFirst
    #expect(try days(read(text: text, options).tweets) == ["2022-05-06"])
  }

  @Test(
    "that are hours ahead of their ids are set right, which is counted", arguments: [true, false])
  func zone(lines: Bool) throws {
    let ids = (0..<5).map { "\(1_400_000_000_001_234_567 + $0 * 7_654_321_000_000)" }
    let moments = ids.map { Snowflake.seconds(Array($0.utf8).span)! }
    let dates = moments.map { moment in
      var local: [UInt8] = []
      Timestamp.append(moment + 7 * 3600, to: &local)
      return String(decoding: local.dropLast(), as: UTF8.self)
    }
    let found = try read(text: records(dates, ids, lines: lines))
    #expect(found.tweets.map(\.createdAt) == moments)
    #expect(found.summary.files[0].dateOffsets == [7 * 3600])
    // With their zone nothing is to be set right.
    let named = try read(text: records(dates.map { $0 + "+07:00" }, ids, lines: lines))
    #expect(named.tweets.map(\.createdAt) == moments)
    #expect(named.summary.files[0].dateOffsets == [])
  }
}
