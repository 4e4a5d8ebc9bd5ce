internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Report

/// The frame of every page: head, navigation, and the language to choose.
struct Layout {
  /// The parts of the page.
  enum Tab: String, CaseIterable {
    case archives = "/"
    case report = "/report"
    case tweets = "/tweets"
    case code = "/code"
    case agree = "/agree"
    case share = "/share"
    case codebook = "/codebook"

    func name(_ prose: Prose) -> String {
      switch self {
      case .archives: prose.say("Arsip", "Archives")
      case .report: prose.say("Laporan", "Report")
      case .tweets: "Tweet" + prose.say("", "s")
      case .code: prose.say("Kode", "Code")
      case .agree: prose.say("Kesepakatan", "Agreement")
      case .share: prose.say("Bagian", "Share")
      case .codebook: prose.say("Buku kode", "Codebook")
      }
    }
  }

  let prose: Prose
  let title: String
  let tab: Tab?
  /// The address, to come back to when another language is chosen.
  let path: String
  /// The scripts of this page.
  var scripts: [String] = []
  /// The seconds after which the page is asked for again; nil for never.
  var refresh: Int?

  static let contentType = "text/html; charset=utf-8"

  func response(_ body: Markup, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: Self.contentType],
      body: ResponseBody(byteBuffer: ByteBuffer(string: rendered(body).source)))
  }

  /// The whole page.
  func rendered(_ body: Markup) -> Markup {
    let scripts: [Markup] = self.scripts.map {
      "<script type=\"module\" src=\"/assets/\($0)\"></script>"
    }
    let refresh: Markup =
      self.refresh.map { "<meta http-equiv=\"refresh\" content=\"\($0)\">" } ?? ""
    return """
      <!DOCTYPE html>
      <html lang="\(prose.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      \(refresh)
      <title>\(title) – textmine</title>
      <link rel="icon" href="data:,">
      <link rel="stylesheet" href="/assets/report.css">
      <link rel="stylesheet" href="/assets/page.css">
      \(scripts)
      </head>
      <body>
      <a class="skip" href="#content">\(prose.say("Ke isi halaman", "To the content"))</a>
      <nav aria-label="\(prose.say("Bagian halaman", "Parts of the page"))">
      <ul>\(tabs)</ul>
      \(languages)
      </nav>
      <main class="page" id="content">
      \(body)
      </main>
      </body>
      </html>

      """
  }

  private var tabs: [Markup] {
    Tab.allCases.map { tab in
      let current: Markup = tab == self.tab ? " aria-current=\"page\"" : ""
      return "<li><a href=\"\(tab.rawValue)\"\(current)>\(tab.name(prose))</a></li>"
    }
  }

  private var languages: Markup {
    let other: ReportLanguage = prose.language == .indonesian ? .english : .indonesian
    let name = other == .english ? "English" : "Bahasa Indonesia"
    return """
      <form method="post" action="/language">
      <input type="hidden" name="back" value="\(path)">
      <button class="quiet" name="language" value="\(other.rawValue)" lang="\(other.rawValue)">\(name)</button>
      </form>
      """
  }
}
