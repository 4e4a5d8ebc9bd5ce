internal import HTTPTypes
internal import Hummingbird

/// Lets in who has the key, from this machine's own pages only, and says to the browser what a page may do.
///
/// - A foreign `Host` is a name that somebody has pointed at this machine (DNS rebinding).
/// - A foreign `Origin` is a form or a script of another site. What changes anything must name its origin.
/// - The key comes once, in the first address, and from then on as a cookie that no script can read and no other
///   site can send.
struct Gate: RouterMiddleware {
  let key: AccessKey

  func handle(
    _ request: Request, context: BasicRequestContext,
    next: (Request, BasicRequestContext) async throws -> Response
  ) async throws -> Response {
    var response: Response
    do {
      if let answer = try answer(atGate: request) {
        response = answer
      } else {
        response = try await next(request, context)
      }
    } catch {
      response = Refusal(error).response(to: request)
    }
    for (name, value) in Self.headers where response.headers[name] == nil {
      response.headers[name] = value
    }
    return response
  }

  /// The answer to who brings the key; nil for who may come in.
  ///
  /// - Throws: ``Refusal`` for all others.
  private func answer(atGate request: Request) throws -> Response? {
    guard let host = request.head.authority, Self.isLocal(host) else { throw Refusal.foreignHost }
    if let origin = request.headers[.origin] {
      guard origin == "http://\(host)" else { throw Refusal.foreignOrigin }
    } else if request.method != .get && request.method != .head {
      throw Refusal.foreignOrigin
    }
    guard request.method == .get || request.method == .head || request.method == .post else {
      throw Refusal.badMethod
    }
    if let given = request.uri.queryParameters["key"] {
      guard key.matches(given) else { throw Refusal.noKey }
      return Response(
        status: .seeOther,
        headers: [
          .location: request.uri.path,
          .setCookie: "\(key.cookieName)=\(key.text); Path=/; HttpOnly; SameSite=Strict",
        ])
    }
    guard let cookie = request.cookies[key.cookieName]?.value, key.matches(cookie) else {
      throw Refusal.noKey
    }
    return nil
  }

  private static func isLocal(_ host: String) -> Bool {
    let name = host.hasPrefix("[") ? host : String(host.prefix { $0 != ":" })
    return ["127.0.0.1", "localhost"].contains(name)
  }

  /// What every answer says to the browser.
  static let headers: [(HTTPField.Name, String)] = [
    (
      .contentSecurityPolicy,
      """
      default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; \
      form-action 'self'; base-uri 'none'; frame-ancestors 'none'
      """
    ),
    (.xContentTypeOptions, "nosniff"),
    // Forms must say where they come from, and nobody else is told.
    (HTTPField.Name("Referrer-Policy")!, "same-origin"),
    (HTTPField.Name("Cross-Origin-Opener-Policy")!, "same-origin"),
    (HTTPField.Name("Cross-Origin-Resource-Policy")!, "same-origin"),
    (.cacheControl, "no-store"),
  ]
}
