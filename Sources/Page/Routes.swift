internal import Foundation
internal import Hummingbird
internal import HTTPTypes
internal import Logging
internal import NIOCore
internal import Report

extension Site {
  /// The server: loopback only, whatever the machine's other addresses are.
  ///
  /// - Parameters:
  ///   - port: 0 for any that is free.
  ///   - onRunning: is told the port.
  func application(
    port: Int, onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
  ) -> some ApplicationProtocol {
    var logger = Logger(label: "textmine")
    logger.logLevel = .critical
    return Application(
      router: router,
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [EarlyRefusals()],
          idleTimeout: .seconds(Int64(limits.silence)),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))),
      configuration: ApplicationConfiguration(
        address: .hostname("127.0.0.1", port: port), serverName: nil, reuseAddress: true),
      onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? port) },
      logger: logger)
  }

  /// Serves until the program is told to stop (Ctrl-C, SIGTERM).
  ///
  /// - Parameters:
  ///   - port: 0 for any that is free.
  ///   - onRunning: is told the port.
  public func run(port: Int, onRunning: @escaping @Sendable (Int) async -> Void) async throws {
    // So that the first list does not wait for it; where it fails, so does the list, and says why.
    Task { _ = try? currentLists() }
    try await application(port: port, onRunning: onRunning).runService()
  }

  /// The address to open first, with the key in it.
  public func address(port: Int) -> String { "http://127.0.0.1:\(port)/?key=\(key.text)" }

  /// What answers which address.
  var router: Router<BasicRequestContext> {
    let router = Router()
    router.add(middleware: Gate(key: key))
    func get(_ path: RouterPath, _ handle: @escaping @Sendable (Visit) async throws -> Response) {
      router.get(path) { request, context in
        try self.followLabels()
        return try await handle(Visit(request, context))
      }
    }
    func post(_ path: RouterPath, _ handle: @escaping @Sendable (Visit) async throws -> Response) {
      router.post(path) { request, context in
        try self.followLabels()
        return try await handle(Visit(request, context))
      }
    }
    // Whatever labels the tweets, these stay.
    router.get("/assets/:name") { _, context in
      try Asset.response(context.parameters.require("name"))
    }
    post("/language") { try await Self.chooseLanguage($0) }
    get("/") { try self.archivePage($0) }
    post("/archives") { try await self.addArchive($0) }
    get("/report") { try await self.reportPage($0) }
    get("/tweets") { try await self.tweetPage($0) }
    get("/tweet/:number") { try await self.whyPage($0) }
    post("/tweet/:number") { try await self.correct($0) }
    get("/code") { try await self.samplePage($0) }
    post("/code/draw") { try await self.draw($0) }
    post("/code/sheets") { try await self.takeSheets($0) }
    get("/code/live") { try await self.livePage($0) }
    get("/code/:coder") { try self.codingPage($0) }
    post("/code/:coder") { try await self.code($0) }
    get("/agree") { try self.agreePage($0) }
    post("/agree/:number") { try await self.settle($0) }
    get("/codebook") { try await self.codebookPage($0) }
    get("/codebook/edit") { try self.codebookEditor($0) }
    post("/codebook/edit") { try await self.draftCodebook($0) }
    get("/codebook/effect") { try await self.codebookEffect($0) }
    post("/codebook/save") { try await self.saveCodebook($0) }
    get("/codebook/train") { try await self.trainingPage($0) }
    post("/codebook/train") { try await self.train($0) }
    post("/codebook/train/use") { try await self.useTrained($0) }
    get("/share") { try await self.sharePage($0) }
    get("/download/:name") { try await self.download($0) }
    return router
  }

  private static func chooseLanguage(_ visit: Visit) async throws -> Response {
    let form = try await visit.form(limit: 16 << 10)
    guard let language = ReportLanguage(rawValue: form["language"]) else { throw Refusal.badForm }
    // Only within this page: an address of another site begins with two slashes or a name.
    let back = form["back"]
    var response = Visit.redirect(
      to: back.hasPrefix("/") && !back.hasPrefix("//") && !back.contains("\\") ? back : "/")
    response.headers[.setCookie] =
      "\(ReportLanguage.cookieName)=\(language.rawValue); Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict"
    return response
  }
}
