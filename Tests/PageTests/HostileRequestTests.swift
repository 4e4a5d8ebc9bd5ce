import Foundation
import Report
import StudyFile
import Testing

@testable import Page

/// What no page of ours sends: each is refused with a plain answer, and nothing is written.
@Suite("Hostile requests", .serialized)
struct HostileRequestTests {
  private static let form = "Content-Type: application/x-www-form-urlencoded"

  @Test("with a foreign host are refused, as of a name that was pointed at this machine")
  func foreignHost() async throws {
    let served = try await Served()
    for host in [
      "evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "[::ffff:127.0.0.1]",
    ] {
      let answer = try await served.send("GET / HTTP/1.1", ["Cookie: \(served.cookie)"], host: host)
      #expect(answer.status == 421 || answer.status == 400, "\(host)")
      #expect(!answer.body.contains("upload"))
    }
  }

  @Test("of another origin, or of none, change nothing")
  func foreignOrigin() async throws {
    let served = try await Served.example()
    for origin in [
      "Origin: http://evil.example", "Origin: null", "Origin: http://127.0.0.1:1", "X: y",
    ] {
      let answer = try await served.send(
        "POST /tweet/3 HTTP/1.1", ["Cookie: \(served.cookie)", origin, Self.form],
        Data("category=right&right=7".utf8))
      #expect(answer.status == 403, "\(origin)")
    }
    #expect(try served.site.study.corrections() == nil)
  }

  @Test(
    "without the key get nothing",
    arguments: ["/", "/report", "/assets/page.css", "/?key=0123", "/tweet/1"])
  func noKey(path: String) async throws {
    let served = try await Served()
    let answer = try await served.get(path, key: false)
    #expect(answer.status == 403 && answer.header("Set-Cookie") == nil)
    #expect(
      try await served.send("GET / HTTP/1.1", ["Cookie: \(served.site.key.cookieName)=0"]).status
        == 403)
  }

  @Test("that climb out of a folder find nothing, and files stay in theirs")
  func climbing() async throws {
    let served = try await Served()
    for path in [
      "/assets/../Package.swift", "/assets/..%2f..%2fetc%2fpasswd", "/assets/%2e%2e/x",
      "/../../etc/passwd",
    ] {
      let status = try await served.get(path).status
      #expect(status == 404 || status == 400, "\(path)")
    }
    let answer = try await served.upload(
      Data("id,text\n1,halo\n".utf8), named: "../../../climbed.csv")
    #expect(answer.status == 303)
    try await served.waitForArchive()
    let parent = URL(filePath: served.folder).deletingLastPathComponent().path
    #expect(!FileManager.default.fileExists(atPath: parent + "/climbed.csv"))
    #expect(try served.site.study.archives().map(\.name) == ["climbed.csv"])
  }

  @Test("with a huge head are refused")
  func hugeHead() async throws {
    let served = try await Served()
    let answer = try await served.get(
      "/", headers: ["X-Long: " + String(repeating: "a", count: 200_000)])
    #expect(answer.status == 431 && answer.header("Connection") == "close")
    // Nothing is known of its language, so the reason stands in both.
    #expect(answer.body.contains("terlalu besar") && answer.body.contains("too large"))
    #expect(answer.header("Content-Security-Policy") != nil)
    let many = (0..<200).map { "X-\($0): a" }
    #expect(try await served.get("/", headers: many).status == 431)
    #expect(try await served.get("/").status == 200)
  }

  @Test("that are no HTTP are told so")
  func noHTTP() async throws {
    let served = try await Served()
    let answer = try await served.exchange(Data("EHLO mail\r\n\r\n".utf8))
    #expect(answer.status == 400 && answer.body.contains("no proper HTTP"))
  }

  @Test(
    "that come too slowly are told so and cut off, and others are served meanwhile",
    arguments: [("en", "too slowly"), ("id", "terlalu lambat")])
  func slowBody(language: String, words: String) async throws {
    var limits = Site.Limits()
    limits.silence = 1
    let served = try await Served(limits)
    let head =
      "POST /archives HTTP/1.1\r\nHost: 127.0.0.1:\(served.port)\r\nCookie: \(served.cookie)\r\n"
      + "Origin: http://127.0.0.1:\(served.port)\r\nContent-Type: multipart/form-data; boundary=x\r\n"
      + "Accept-Language: \(language)\r\n"
      + "Content-Length: 100000\r\n\r\n--x\r\n"
    let slow = Task.detached { try await served.exchange(Data(head.utf8)) }
    #expect(try await served.get("/").status == 200)
    // Without a limit this would wait for ever.
    let answer = try await slow.value
    #expect(answer.status == 408 && answer.body.contains(words))
    #expect(try served.site.study.archives().isEmpty)
  }

  @Test("with another kind of content are refused")
  func contentType() async throws {
    let served = try await Served.example()
    for type in [
      "application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary=",
    ] {
      for path in ["/tweet/3", "/archives"] {
        let answer = try await served.send(
          "POST \(path) HTTP/1.1",
          [
            "Cookie: \(served.cookie)", "Origin: http://127.0.0.1:\(served.port)",
            "Content-Type: \(type)",
          ],
          Data("{\"category\":\"right\",\"right\":7}".utf8))
        #expect(answer.status == 415, "\(type) \(path)")
      }
    }
    #expect(try served.site.study.corrections() == nil)
  }

  @Test("with a zip bomb are refused, and leave nothing")
  func zipBomb() async throws {
    let served = try await Served()
    let folder = served.folder + "/bomb"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let zip = Process()
    zip.executableURL = URL(filePath: "/usr/bin/python3")
    // 400 MB of spaces before a tweet, in 400 kB.
    zip.arguments = [
      "-c",
      """
      import zipfile
      with zipfile.ZipFile("\(folder)/b.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as z:
          with z.open("tweets.json", "w") as f:
              f.write(b"[")
              for _ in range(400): f.write(b" " * 1000000)
              f.write(b'{"id_str":"1","full_text":"x"}]')
      """,
    ]
    try zip.run()
    zip.waitUntilExit()
    let answer = try await served.upload(
      Data(contentsOf: URL(filePath: folder + "/b.zip")), named: "b.zip")
    #expect(answer.status == 303)
    try await served.waitForArchive()
    #expect(try await served.get("/").body.contains("could not be read"))
    #expect(try served.site.study.archives().isEmpty && served.site.study.tweetCount() == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: served.site.uploads).isEmpty)
  }

  @Test("with script in every field inject nothing anywhere")
  func script() async throws {
    let served = try await Served()
    let evil = "\"'><script>alert(1)</script>"
    let quoted = evil.replacing("\"", with: "\"\"")
    let rows = (1...30).map { "\($0),2021-01-01,\"\(quoted)\",\"\(quoted) layanan loket \($0)\"\n" }
      .joined()
    #expect(
      try await served.upload(
        Data("id,created_at,username,text\n\(rows)".utf8),
        named: evil.replacing("\"", with: "%22") + ".csv"
      ).status == 303)
    try await served.waitForArchive()
    await served.site.figures.prepare()
    #expect(
      try await served.post(
        "/code/draw", ["codes": "5", "coders": evil.replacing("\n", with: ""), "overlap": "0"]
      ).status == 303)
    let sample = try #require(try served.site.study.sample())
    let task = try #require(try served.site.study.nextTask(of: sample.coders[0].id, in: sample))
    _ = try await served.post(
      "/code/\(sample.coders[0].id)",
      [
        "tweet": "\(task.tweet.id)", "seen": "0", "choice": " unclear",
        "note": evil + "</textarea>",
      ])
    let encoded = TweetLinks.encoded(evil)
    let paths = [
      "/", "/report", "/tweets", "/tweets?q=\(encoded)", "/tweets?account=\(encoded)",
      "/tweets?category=\(encoded)",
      "/tweet/1", "/tweet/\(encoded)", "/code", "/codebook", "/codebook/edit", "/share", "/agree",
      "/code/\(sample.coders[0].id)?tweet=\(task.tweet.id)", "/\(encoded)",
    ]
    for path in paths {
      let page = try await served.get(path)
      #expect(!page.body.contains("<script>alert"), "\(path)")
      #expect(!page.head.contains("alert(1)</script>"), "\(path)")
    }
  }

  @Test("with negative or senseless sizes are refused")
  func sizes() async throws {
    let served = try await Served.example()
    for length in ["-1", "99999999999999999999", "1e3"] {
      let answer = try await served.exchange(
        Data(
          "POST /tweet/3 HTTP/1.1\r\nHost: 127.0.0.1:\(served.port)\r\nConnection: close\r\nCookie: \(served.cookie)\r\nOrigin: http://127.0.0.1:\(served.port)\r\n\(Self.form)\r\nContent-Length: \(length)\r\n\r\ncategory=right&right=7"
            .utf8))
      #expect(answer.status == 400 || answer.status == 0, "\(length)")
    }
    for fields in [
      ["codes": "-5"], ["codes": "0"], ["codes": "99999999999"], ["margin": "-3"],
      ["margin": "nan"],
    ] {
      let form = fields.merging(["coders": "Ani", "overlap": "0"]) { $1 }
      #expect(try await served.post("/code/draw", form).status == 400, "\(fields)")
    }
    #expect(
      try await served.post("/code/draw", ["codes": "5", "coders": "Ani", "overlap": "-1"]).status
        == 400)
    #expect(try await served.get("/tweets?page=-7").status == 200)
    #expect(try await served.get("/tweet/-1").status == 404)
    #expect(try served.site.study.sample() == nil && served.site.study.corrections() == nil)
  }

  @Test("larger than may be are refused before they are read")
  func tooLarge() async throws {
    var limits = Site.Limits()
    (limits.upload, limits.form) = (1_000, 1_000)
    let served = try await Served(limits)
    #expect(
      try await served.upload(Data(repeating: 65, count: 5_000), named: "x.csv").status == 413)
    #expect(
      try await served.post("/code/draw", ["coders": String(repeating: "a", count: 5_000)]).status
        == 413)
    #expect(!FileManager.default.fileExists(atPath: served.site.uploads + "/x.csv"))
  }
}
