internal import HTTPTypes
internal import Hummingbird
internal import Report

/// Why a request is turned away, as a plain page in the browser's language.
struct Refusal: Error {
  let status: HTTPResponse.Status
  let reason: Reason

  static let foreignHost = Refusal(
    status: .misdirectedRequest,
    indonesian:
      "Alamat ini bukan alamat komputer ini. Buka alamat yang ditampilkan oleh textmine serve.",
    english:
      "This is not an address of this computer. Open the address that textmine serve has shown.")
  static let foreignOrigin = Refusal(
    status: .forbidden, indonesian: "Permintaan ini datang dari halaman lain dan tidak dilayani.",
    english: "This request comes from another page and is not answered.")
  static let noKey = Refusal(
    status: .forbidden,
    indonesian: "Kuncinya tidak ada. Buka alamat lengkap yang ditampilkan oleh textmine serve.",
    english: "The key is missing. Open the whole address that textmine serve has shown.")
  static let headTooLarge = Refusal(
    status: .requestHeaderFieldsTooLarge,
    indonesian:
      "Kepala permintaan ini terlalu besar. Hapus kuki peramban untuk 127.0.0.1, lalu buka alamatnya lagi.",
    english:
      "The head of this request is too large. Delete the browser's cookies of 127.0.0.1 and open the address again."
  )
  static let badRequest = Refusal(
    status: .badRequest, indonesian: "Permintaan ini bukan HTTP yang benar.",
    english: "This request is no proper HTTP.")
  static let badMethod = Refusal(
    status: .methodNotAllowed, indonesian: "Cara ini tidak dikenal.",
    english: "This method is not known.")
  static let notFound = Refusal(
    status: .notFound, indonesian: "Halaman ini tidak ada.", english: "There is no such page.")
  static let tooLarge = Refusal(
    status: .contentTooLarge, indonesian: "Kiriman ini terlalu besar.",
    english: "This is too large.")
  static let badForm = Refusal(
    status: .badRequest, indonesian: "Isian ini tidak dapat dibaca.",
    english: "This form cannot be read.")
  static let badType = Refusal(
    status: .unsupportedMediaType, indonesian: "Jenis kiriman ini tidak dikenal.",
    english: "This kind of content is not known.")
  static let tooSlow = Refusal(
    status: .requestTimeout, indonesian: "Kiriman ini terlalu lambat.",
    english: "This came too slowly.")

  init(status: HTTPResponse.Status, indonesian: String, english: String) {
    self.init(status, Reason(indonesian: indonesian, english: english))
  }

  init(_ status: HTTPResponse.Status, _ reason: Reason) {
    (self.status, self.reason) = (status, reason)
  }

  /// What an error means for who uses the page.
  init(_ error: any Error) {
    switch error {
    case let refusal as Refusal: self = refusal
    case let error as HTTPError where error.status == .notFound: self = .notFound
    case let error as HTTPError where error.status == .contentTooLarge: self = .tooLarge
    case let error as HTTPError:
      self.init(error.status, Self.badForm.reason)
    default:
      let known = Reason(error)
      self.init(known == nil ? .internalServerError : .conflict, known ?? Reason(ofAny: error))
    }
  }

  func response(to request: Request) -> Response {
    let page = Page(self, ReportLanguage(preferredBy: request.head))
    return page.layout.response(page.body, status: status)
  }

  /// The answer to a request that no page has seen, of whose head little or nothing may be known.
  func response(toHead head: HTTPRequest?) -> (head: HTTPResponse, body: String) {
    let page = Page(
      self, head.map(ReportLanguage.init(preferredBy:)) ?? .indonesian, isBoth: head == nil)
    let body = page.layout.rendered(page.body).source
    var fields = HTTPFields()
    for (name, value) in Gate.headers { fields[name] = value }
    fields[.contentType] = Layout.contentType
    fields[.contentLength] = "\(body.utf8.count)"
    fields[.connection] = "close"
    return (HTTPResponse(status: status, headerFields: fields), body)
  }

  /// The page that tells the reason.
  private struct Page {
    let layout: Layout
    let body: Markup

    /// - Parameter isBoth: whether nothing tells the language, so that the reason stands in both.
    init(_ refusal: Refusal, _ language: ReportLanguage, isBoth: Bool = false) {
      let prose = Prose(language)
      let title = prose.say("Tidak bisa", "Not possible")
      layout = Layout(prose: prose, title: title, tab: nil, path: "/")
      let reason: Markup =
        isBoth
        ? "<p>\(refusal.reason.indonesian)</p><p lang=\"en\">\(refusal.reason.english)</p>"
        : "<p>\(refusal.reason.words(prose))</p>"
      body = """
        <h1>\(title)</h1>
        \(reason)
        <p><a href="/">\(prose.say("Ke halaman awal", "To the start"))</a></p>
        """
    }
  }
}
