import Corpus
import Foundation
import Report
import StudyFile
import Synchronization
import Testing

@testable import Page

/// A page that is served on loopback, and who asks it: bytes on a socket, so that a test can ask what no browser would.
final class Served: Sendable {
  let folder: String
  let site: Site
  let port: Int
  private let task: Task<Void, any Error>

  init(_ limits: Site.Limits = Site.Limits()) async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/textmine-page-\(UUID().uuidString)"
    let site = try Site(
      SavedStudy(folder: folder), folder: folder, version: Release.version,
      limits: limits)
    (self.folder, self.site) = (folder, site)
    let (ports, running) = AsyncStream.makeStream(of: Int.self)
    task = Task { try await site.run(port: 0) { running.yield($0) } }
    port = await ports.first { _ in true }!
  }

  deinit {
    task.cancel()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// A page with the tweets of the example.
  static func example(_ name: String = "kabupaten.csv") async throws -> Served {
    let served = try await Served()
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../Examples/\(name)")
    try await served.site.add([path.standardized.path])
    await served.site.figures.prepare()
    return served
  }

  /// What the command line prints, on the study or on anything else.
  func textmine(_ arguments: [String]) async throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "textmine")
    process.arguments = arguments
    let path = folder + "/printed-\(UUID().uuidString)"
    try Data().write(to: URL(filePath: path))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: path))
    try await withCheckedThrowingContinuation {
      (continuation: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in continuation.resume() }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    #expect(process.terminationStatus == 0, "\(arguments)")
    return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  struct Answer {
    let status: Int
    let head: String
    let body: String

    /// The value of a line of the head.
    func header(_ name: String) -> String? {
      head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
        .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
    }
  }

  var cookie: String { "\(site.key.cookieName)=\(site.key.text)" }

  /// Asks as the page's own browser does.
  func get(_ path: String, language: String = "en", key: Bool = true, headers: [String] = [])
    async throws -> Answer
  {
    try await send(
      "GET \(path) HTTP/1.1",
      ["Accept-Language: \(language)"] + (key ? ["Cookie: \(cookie)"] : []) + headers)
  }

  /// Asks until what is made in the background is there.
  func ready(_ path: String) async throws -> Answer {
    for _ in 0..<1200 {
      let page = try await get(path)
      if !page.body.contains("http-equiv=\"refresh\"") { return page }
      try await Task.sleep(for: .milliseconds(50))
    }
    Issue.record("\(path) was not ready within a minute")
    return try await get(path)
  }

  /// Sends a form as the page's own browser does.
  func post(_ path: String, _ fields: [String: String]) async throws -> Answer {
    let body = fields.map { "\($0.key)=\(TweetLinks.encoded($0.value))" }.sorted().joined(
      separator: "&")
    return try await send(
      "POST \(path) HTTP/1.1",
      [
        "Cookie: \(cookie)", "Origin: http://127.0.0.1:\(port)",
        "Content-Type: application/x-www-form-urlencoded",
      ],
      Data(body.utf8))
  }

  /// Sends a file as the page's own browser does.
  func upload(
    _ content: Data, named name: String, to path: String = "/archives",
    fields: [String: String] = [:]
  ) async throws -> Answer {
    var body = Data(
      "--limit\r\nContent-Disposition: form-data; name=\"archive\"; filename=\"\(name)\"\r\n\r\n"
        .utf8)
    body += content
    for (field, value) in fields {
      body += Data(
        "\r\n--limit\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)".utf8)
    }
    body += Data("\r\n--limit--\r\n".utf8)
    return try await send(
      "POST \(path) HTTP/1.1",
      [
        "Cookie: \(cookie)", "Origin: http://127.0.0.1:\(port)", "Accept-Language: en",
        "Content-Type: multipart/form-data; boundary=limit",
      ], body)
  }

  /// Sends a request with a head of one's own.
  func send(_ line: String, _ headers: [String], _ body: Data = Data(), host: String? = nil)
    async throws -> Answer
  {
    let length = body.isEmpty ? [] : ["Content-Length: \(body.count)"]
    let head =
      ([line, "Host: \(host ?? "127.0.0.1:\(port)")", "Connection: close"] + headers + length)
      .joined(separator: "\r\n")
    return try await exchange(Data("\(head)\r\n\r\n".utf8) + body)
  }

  /// Sends bytes and reads until the server closes, on a thread of its own: the server needs those of the tasks.
  func exchange(_ bytes: Data) async throws -> Answer {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try self.exchangeNow(bytes) }) }
    }
  }

  private func exchangeNow(_ bytes: Data) throws -> Answer {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(connected == 0)
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.send(socket, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { break }  // the server has refused what it has read so far
      sent += count
    }
    var patience = timeval(tv_sec: 200, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var answer = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      if count <= 0 { break }
      answer += buffer[..<count]
    }
    let text = String(decoding: answer, as: UTF8.self)
    let end = text.range(of: "\r\n\r\n")
    let head = String(text[..<(end?.lowerBound ?? text.endIndex)])
    let status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return Answer(
      status: status, head: head, body: end.map { String(text[$0.upperBound...]) } ?? "")
  }

  /// Waits until an upload is read.
  func waitForArchive() async throws {
    for _ in 0..<600 {
      if site.adding.withLock({ $0?.isDone ?? true }) { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    Issue.record("the archive was not read within 30 seconds")
  }
}
