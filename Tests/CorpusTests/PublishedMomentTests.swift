import Foundation
import Testing

@testable import Corpus

/// Kinds of faults that files which strangers published have shown: what dates and ids say of when tweets were written.
@Suite("Moments as people publish them") struct PublishedMomentTests {
  /// The id of a tweet of this second.
  private func id(at seconds: Int64) -> Int64 { (seconds * 1000 + 500 - 1_288_834_974_657) << 22 }

  /// Twelve moments of one day, of no steps that zones have.
  private let moments = (0..<12).map { 1_447_880_000 + Int64($0) * 3_333 }

  private func text(_ place: Int) -> String { PublishedFiles.texts[place % 6] }

  @Test(
    "are told by the ids where the dates are when somebody collected the tweets",
    arguments: ["csv", "json"])
  func collected(ending: String) throws {
    let rows = moments.enumerated().map { place, moment in
      let time = 1_447_990_000 + place
      return ending == "csv"
        ? "\(id(at: moment)),\(time),\"\(text(place))\"\n"
        : "{\"id\":\"\(id(at: moment))\",\"time\":\"\(time).5\",\"text\":\"\(text(place))\"}\n"
    }
    let found = try PublishedFiles.read(
      (ending == "csv" ? "id,time,text\n" : "") + rows.joined(), named: "t.\(ending)")
    #expect(found.tweets.map(\.createdAt) == moments)
    #expect(found.summary.files[0].notes.contains(.redated(12)))
  }

  @Test("are those of the dates where the ids may be of accounts, or are later")
  func otherIDs() throws {
    func dates(_ moment: (Int) -> Int64) throws -> [Int64?] {
      let rows = (0..<12).map {
        "\(id(at: moment($0))),2022-06-29 0\($0 % 10):00:00,\"\(text($0))\"\n"
      }
      return try PublishedFiles.read("id,date,text\n" + rows.joined()).tweets.map(\.createdAt)
    }
    let written = (0..<12).map { 1_656_460_800 + Int64($0 % 10) * 3600 }
    // Accounts were made over years; two days behind the date nothing was collected.
    #expect(try dates { 1_447_880_000 + Int64($0) * 9_999_999 } == written)
    #expect(try dates { 1_656_700_000 + Int64($0) * 1_111 } == written)
  }

  @Test(
    "have a zone in JSON that only the ids tell, however the dates are written",
    arguments: ["h:mm a - d MMM yyyy", "MMM d, yyyy h:mm:ss a", "yyyy-MM-dd HH:mm:ss"])
  func zone(written: String) throws {
    let rows = moments.map { moment in
      // 7 hours behind, in minutes.
      let date = Date(timeIntervalSince1970: Double(moment / 60 * 60 - 7 * 3600))
      let format = DateFormatter()
      format.locale = Locale(identifier: "en_US_POSIX")
      format.timeZone = TimeZone(identifier: "UTC")
      format.dateFormat = written
      return
        "{\"id\":\"\(id(at: moment))\",\"time\":\"\(format.string(from: date))\",\"text\":\"\(text(1))\"}"
    }
    let found = try PublishedFiles.read("[\(rows.joined(separator: ","))]", named: "t.json")
    #expect(found.tweets.map(\.createdAt) == moments.map { $0 / 60 * 60 })
    #expect(found.summary.files[0].dateOffsets == [-7 * 3600])
  }

  @Test(
    "are a day and a time of day under keys of their own in JSON, in any order",
    arguments: [true, false])
  func timeOfDay(isTimeFirst: Bool) throws {
    let rows = (1...6).map { day in
      let (time, date) = ("\"TIME\":\"16:0\(day):00\"", "\"DATE\":\"2\(day) Jun 2025\"")
      return
        "{\"full_text\":\"\(text(day))\",\(isTimeFirst ? "\(time),\(date)" : "\(date),\(time)")}"
    }
    let found = try PublishedFiles.read("[\(rows.joined(separator: ",\n"))]", named: "t.json")
    // 21 June 2025, 16:01.
    let moments = (0..<6).map { 1_750_521_660 + Int64($0) * 86_460 }
    #expect(found.tweets.map(\.createdAt) == moments)
    // A key that holds all of it comes first.
    let whole = zip(rows, moments).map { $0.dropLast() + ",\"created_at\":\"\($1 - 3600)\"}" }
    let both = try PublishedFiles.read("[\(whole.joined(separator: ",\n"))]", named: "t.json")
    #expect(both.tweets.map(\.createdAt) == moments.map { $0 - 3600 })
  }

  /// A table of tweets every ten seconds, with the id that each moment gives.
  private static func table(_ count: Int, date: (Int, Int64) -> String) -> String {
    "id,created_at,text\n"
      + (0..<count).map { number in
        let moment = 1_600_000_000 + Int64(number) * 10
        let id = (moment * 1000 - 1_288_834_974_657) << 22
        return "\(id),\(date(number, moment)),kabar nomor \(number)\n"
      }.joined()
  }

  private static func spelled(_ seconds: Int64) -> String {
    var text: [UInt8] = []
    Timestamp.append(seconds, to: &text)
    return String(decoding: text.dropLast(), as: UTF8.self)
  }

  @Test("are those of one tweet or two, whose dates differ by a zone")
  func fewTweets() throws {
    for count in [1, 2] {
      let found = try PublishedFiles.read(Self.table(count) { Self.spelled($1 - 5 * 3600) })
      #expect(found.tweets[0].createdAt == 1_600_000_000)
      #expect(found.summary.files[0].dateOffsets == [-5 * 3600])
    }
    // Other differences are none of a zone.
    let other = try PublishedFiles.read(Self.table(1) { Self.spelled($1 - 5 * 3600 - 901) })
    #expect(other.tweets[0].createdAt == 1_599_981_099)
  }

  @Test("are of several zones, of which some come far behind")
  func laterZones() throws {
    let found = try PublishedFiles.read(
      Self.table(4_000) { Self.spelled($1 + ($0 < 3_000 ? 8 : 9) * 3600) })
    #expect(found.tweets.enumerated().allSatisfy { $1.createdAt == 1_600_000_000 + Int64($0) * 10 })
    #expect(found.summary.files[0].dateOffsets == [8 * 3600, 9 * 3600])
  }

  @Test("have parts of a second if a program wrote them down", arguments: ["csv", "json"])
  func fractions(ending: String) throws {
    func note(_ fraction: (Int) -> String, ids: Bool = false) throws -> Bool {
      let rows = (0..<12).map { number in
        let date = "2025-10-06 03:42:\(number + 10)\(fraction(number))"
        let id =
          ids ? "\((1_759_722_120_500 + Int64(number + 10) * 1000 - 1_288_834_974_657) << 22)" : ""
        return ending == "csv"
          ? "\(id),\(date),kabar \(number)"
          : #"{"id": "\#(id)", "created_at": "\#(date)", "text": "kabar \#(number)"}"#
      }
      let text = (ending == "csv" ? ["id,created_at,text"] : []) + rows
      let found = try PublishedFiles.read(text.joined(separator: "\n") + "\n", named: "t.\(ending)")
      return found.summary.files[0].notes.contains(.datesOfPrograms)
    }
    #expect(try note { ".88618\($0 % 9 + 1)" })
    #expect(try !note { _ in ".000" } && !note { _ in "" } && !note { $0 < 4 ? ".25" : "" })
    // Ids that confirm them say that they are the tweets'.
    #expect(try !note({ _ in ".5" }, ids: true))
  }

  @Test("are all that tells when tweets were made, which is said otherwise than of some dates")
  func noDates() throws {
    let ids = try PublishedFiles.read("id,text\n1541980805198077950,halo warga\n")
    #expect(ids.summary.files[0].notes.contains(.datedByIDs(1, haveDates: false)))
    let some = try PublishedFiles.read(Self.table(6) { $0 == 2 ? "kemarin" : Self.spelled($1) })
    #expect(some.summary.files[0].notes.contains(.datedByIDs(1, haveDates: true)))
  }

  @Test("have the time of day beside the date under any name")
  func timesOfDay() throws {
    let texts = PublishedFiles.texts
    let rows = texts.indices.map {
      "\(texts[$0].replacing(",", with: "")),2023-04-1\($0),13:45:0\($0)"
    }
    let table = try PublishedFiles.read(
      "tweet_text,tweet_date,time_time\n" + rows.joined(separator: "\n") + "\n")
    let records = texts.indices.map {
      #"{"text": "\#(texts[$0])", "date": "2023-04-1\#($0)", "jam_kirim": "13:45:0\#($0)"}"#
    }
    let json = try PublishedFiles.read(records.joined(separator: "\n"), named: "t.json")
    let wanted = texts.indices.map { Int64(1_681_134_300 + $0 * 86_401) }
    #expect(table.tweets.map(\.createdAt) == wanted && json.tweets.map(\.createdAt) == wanted)
    // Other times are not, nor such that not every row has, or that ids contradict.
    for header in ["durasi", "jam_buka", "video_time", "waktu_gempa", "catatan"] {
      let other = try PublishedFiles.read(
        "tweet_text,tweet_date,\(header)\n" + rows.joined(separator: "\n") + "\n")
      #expect(
        other.tweets.allSatisfy { $0.createdAt.map { $0 % 86_400 == 0 } == true }, "\(header)")
    }
    let some = try PublishedFiles.read(
      "tweet_text,tweet_date,time_time\n"
        + rows.map { $0.hasSuffix("3") ? $0 : String($0.dropLast(8)) }.joined(separator: "\n"))
    #expect(some.tweets.allSatisfy { $0.createdAt.map { $0 % 86_400 == 0 } == true })
    let known = try PublishedFiles.read(
      "id,tweet_text,tweet_date,time_time\n"
        + rows.enumerated().map { "154198080519807795\($0),\($1)" }.joined(separator: "\n"))
    #expect(known.tweets.allSatisfy { $0.createdAt.map { $0 % 86_400 == 49_504 } != true })
    // Of two columns of times neither is known to be the tweet's.
    let two = try PublishedFiles.read(
      "tweet_text,tweet_date,buka,tutup\n"
        + rows.map { $0 + ",15:00:00" }.joined(separator: "\n") + "\n")
    #expect(two.tweets[0].createdAt == 1_681_084_800)
  }

  @Test("have the hour 0 beside AM and PM for 12")
  func hourZero() throws {
    let found = try PublishedFiles.read(
      "Date,Time,text\n10/14/2012,AM 0:7:13,loket buka\n10/14/2012,PM 0:07,apel\n10/14/2012,AM 12:07:13,air mati\n"
        + "10/14/2012,PM 6:52:54,jalan\n")
    #expect(
      found.tweets.map(\.createdAt) == [
        1_350_173_233, 1_350_216_420, 1_350_173_233, 1_350_240_774,
      ])
  }
}
