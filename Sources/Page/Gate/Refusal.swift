internal import Classifier
internal import Corpus
internal import HTTPTypes
internal import Hummingbird
internal import Lexicon
internal import Report
internal import Study
internal import StudyFile

/// Why a request is turned away, as a plain page in the browser's language.
struct Refusal: Error {
  let status: HTTPResponse.Status
  let indonesian: String
  let english: String

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
    (self.status, self.indonesian, self.english) = (status, indonesian, english)
  }

  /// What an error means for who uses the page.
  init(_ error: any Error) {
    switch error {
    case let refusal as Refusal: self = refusal
    case let error as HTTPError where error.status == .notFound: self = .notFound
    case let error as HTTPError where error.status == .contentTooLarge: self = .tooLarge
    case let error as HTTPError:
      self.init(
        status: error.status, indonesian: Self.badForm.indonesian, english: Self.badForm.english)
    case is SavedStudyError, is CodeError, is CodebookError, is StudyError, is CorpusError,
      is LexiconError:
      self.init(status: .conflict, indonesian: "\(error)", english: "\(error)")
    default:
      self.init(
        status: .internalServerError, indonesian: "Kesalahan program: \(error)",
        english: "A fault: \(error)")
    }
  }

  func response(to request: Request) -> Response {
    let language = ReportLanguage(preferredBy: request)
    let prose = Prose(language)
    let layout = Layout(
      prose: prose, title: prose.say("Tidak bisa", "Not possible"), tab: nil, path: "/")
    let body: Markup = """
      <h1>\(prose.say("Tidak bisa", "Not possible"))</h1>
      <p>\(prose.say(indonesian, english))</p>
      <p><a href="/">\(prose.say("Ke halaman awal", "To the start"))</a></p>
      """
    return layout.response(body, status: status)
  }
}
