internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Report

/// A request with what handlers ask of it.
struct Visit {
  let request: Request
  let parameters: Parameters
  let prose: Prose

  init(_ request: Request, _ context: BasicRequestContext) {
    self.request = request
    parameters = context.parameters
    prose = Prose(ReportLanguage(preferredBy: request.head))
  }

  /// A value of the address; nil where it is missing or empty.
  func query(_ name: String) -> String? {
    request.uri.queryParameters[Substring(name)].map(String.init).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The address, to come back to.
  var address: String { request.uri.string }

  func say(_ indonesian: String, _ english: String) -> String { prose.say(indonesian, english) }

  /// A whole page.
  func page(
    _ title: String, tab: Layout.Tab?, scripts: [String] = [], refresh: Int? = nil, _ body: Markup
  ) -> Response {
    var layout = Layout(prose: prose, title: title, tab: tab, path: address)
    layout.scripts = scripts
    layout.refresh = refresh
    return layout.response(body)
  }

  /// Sends the browser to another page, which it asks for anew.
  static func redirect(to address: String) -> Response {
    Response(status: .seeOther, headers: [.location: address])
  }

  /// The fields of a form that was sent.
  func form(limit: Int) async throws -> Form {
    guard request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true
    else {
      throw Refusal.badType
    }
    let body: ByteBuffer
    do {
      body = try await request.body.collect(upTo: limit)
    } catch is NIOTooManyBytesError {
      throw Refusal.tooLarge
    }
    return try Form(String(buffer: body))
  }
}

/// The fields of a form.
struct Form {
  private var fields: [String: String] = [:]

  init(_ text: String) throws {
    for pair in text.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(parts[0]),
        let value = Self.decoded(parts.count > 1 ? parts[1] : "")
      else { throw Refusal.badForm }
      fields[name] = value
    }
  }

  private static func decoded(_ text: Substring) -> String? {
    text.replacing("+", with: " ").removingPercentEncoding
  }

  /// A field; empty where it is missing.
  subscript(name: String) -> String { fields[name] ?? "" }

  /// A field with a whole number, which must be in `range`.
  func number<Number: FixedWidthInteger>(_ name: String, in range: ClosedRange<Number>) throws
    -> Number
  {
    guard let number = Number(self[name]), range.contains(number) else { throw Refusal.badForm }
    return number
  }
}

extension ReportLanguage {
  /// The cookie that remembers which language was chosen.
  static let cookieName = "textmine-language"

  /// The language that was chosen, else the first of the browser's that the page has; Indonesian where it has none.
  init(preferredBy head: HTTPRequest) {
    if let chosen = Cookies(from: head.headerFields[values: .cookie])[Self.cookieName].flatMap({
      ReportLanguage(rawValue: $0.value)
    }) {
      self = chosen
      return
    }
    let wanted = (head.headerFields[.acceptLanguage] ?? "").split(separator: ",").map { item in
      let parts = item.split(separator: ";")
      let weight = parts.dropFirst().lazy.compactMap { part in
        part.split(separator: "=").last.flatMap { Double($0.trimmingCharacters(in: .whitespaces)) }
      }.first
      let name = parts.first?.trimmingCharacters(in: .whitespaces).prefix(2).lowercased() ?? ""
      return (name: name, weight: weight ?? 1)
    }
    let known = wanted.enumerated().sorted {
      ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
    }
    .lazy.compactMap { ReportLanguage(rawValue: $0.element.name == "in" ? "id" : $0.element.name) }
    self = known.first ?? .indonesian
  }
}
