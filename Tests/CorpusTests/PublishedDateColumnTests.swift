import Testing

@testable import Corpus

/// Kinds of faults that files which strangers published have shown: which columns date the tweets.
@Suite("Columns of dates as people publish them") struct PublishedDateColumnTests {
  @Test("have dates that are not those of the tweets, as their ids tell")
  func otherDates() throws {
    // The ids are of 29 June 2022.
    let rows = (0..<4).map { ("154198080519807795\($0)", PublishedFiles.texts[$0]) }
    func read(_ header: String, _ dates: String) throws -> (tweets: [Tweet], summary: ReadSummary) {
      try PublishedFiles.read(
        "id,\(header),text\n" + rows.map { "\($0.0),\(dates),\"\($0.1)\"\n" }.joined())
    }
    for date in ["2024-12-24 08:00", "1735000000"] {
      let found = try read("publication_date", date)
      #expect(found.summary.files[0].notes.contains(.otherDates), "\(date)")
    }
    // A day without a time, and another zone, are no contradiction.
    for date in ["2022-06-29", "2022-06-29T15:04:07"] {
      let found = try read("created_at", date)
      #expect(!found.summary.files[0].notes.contains(.otherDates), "\(date)")
    }
    // Numbers of posts elsewhere tell no moment, though they look as if.
    let posts = (0..<4).map {
      "1785649861815604\($0),2023-02-01 08:00,\(PublishedFiles.texts[4])\n"
    }
    let elsewhere = try PublishedFiles.read("id,timestamp,caption\n" + posts.joined())
    #expect(!elsewhere.summary.files[0].notes.contains(.otherDates))
    // The column that the ids confirm comes first, wherever it stands.
    let both = try read("created_at,date", "2024-12-24 08:00,2022-06-29 03:04:07")
    #expect(both.tweets.map(\.createdAt) == Array(repeating: 1_656_471_847, count: 4))
    #expect(!both.summary.files[0].notes.contains(.otherDates))
  }

  @Test("have a day, a month and a year each", arguments: ["8", "08", "Agustus", "Aug"])
  func dateParts(month: String) throws {
    let rows = PublishedFiles.texts.enumerated().map {
      "\(17 + $0),\(month),2021,\"\($1)\",09:30\n"
    }
    let found = try PublishedFiles.read("tanggal,bulan,tahun,tweet,jam\n" + rows.joined())
    // 17 August 2021, 09:30.
    let moments = (0..<6).map { day -> Int64? in 1_629_192_600 + 86_400 * Int64(day) }
    #expect(found.tweets.map(\.createdAt) == moments)
    let whole = try PublishedFiles.read(
      "year,month,date,text\n2020,1,2021-08-17,loket\n2020,1,2021-08-18,pagi\n")
    #expect(whole.tweets[0].createdAt == 1_629_158_400)
    let absurd = try PublishedFiles.read("year,month,day,text\n2021,2,30,loket\n2021,13,1,pagi\n")
    #expect(absurd.tweets.allSatisfy { $0.createdAt == nil })
  }

  @Test(
    "have times of day under the name of dates, and the days in another",
    arguments: ["Hari", "Ket"])
  func daysElsewhere(name: String) throws {
    let rows = PublishedFiles.texts.map { "\"Selasa, 17 Agustus 2021\",09:30,\"\($0)\"\n" }
    let found = try PublishedFiles.read("\(name),Waktu,Isi\n" + rows.joined())
    #expect(found.tweets.map(\.createdAt) == Array(repeating: 1_629_192_600, count: 6))
    #expect(found.summary.files[0].taken.map(\.field) == [.date])
    // A column of the name that holds some dates stays the one.
    let own = try PublishedFiles.read(
      "waktu,ket,isi\n2021-08-17,2020-01-01,a\nkemarin,2020-01-02,b\nnanti,2020-01-03,c\n")
    #expect(own.tweets.map(\.createdAt) == [1_629_158_400, nil, nil])
  }

  @Test("are of dates in rows without a header, beside two that all rows have")
  func constantDates() throws {
    let rows = (0..<12).map {
      "2019-09-\($0 + 10) 19:47:11;\(PublishedFiles.texts[$0 % 6]);dinkes_\($0);2020-04-26 08:33:05;2020-04-26 08:33:05"
    }
    let found = try PublishedFiles.read(rows.joined(separator: "\n"))
    #expect(found.tweets.first?.createdAt == 1_568_144_831 && found.tweets.count == 12)
  }

  @Test("have dates of one month, or of one day in many")
  func datesOfOneMonth() throws {
    func days(_ dates: [String]) throws -> [Int64?] {
      let rows = dates.enumerated().map {
        "\($1) 23:40,\(PublishedFiles.texts[$0 % 6].prefix(11))\n"
      }
      let found = try PublishedFiles.read("created,text\n" + rows.joined())
      return found.tweets.map { $0.createdAt.map { $0 / 86_400 - 18_718 } }
    }
    // Days since 1 April 2021.
    #expect(try days((5...10).map { "4/\($0)/2021" }) == [4, 5, 6, 7, 8, 9])
    #expect(try days((5...10).map { "\($0)/4/2021" }) == [4, 5, 6, 7, 8, 9])
    #expect(try days(["4/5/2021", "4/7/2021"]) == [33, 94])
  }
}
