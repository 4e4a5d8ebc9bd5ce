/// One HTML page that needs nothing else: no script, no other file, no network.
///
/// It forbids itself, by its content security policy, to load anything. Everything from outside is
/// escaped; see `Markup`.
struct Page {
  let title: String
  /// The version of textmine.
  let version: String
  let prose: Prose
  let header: Markup
  let sections: [Markup]
  let stylesheet: String

  func rendered() -> String {
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="\(prose.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="generator" content="textmine \(version)">
      <title>\(title)</title>
      <style>
      \(Markup.stylesheet(stylesheet))
      </style>
      </head>
      <body>
      <div class="page">
      \(header)
      <main>
      \(sections)
      </main>
      <footer>\(prose.madeBy) textmine \(version)</footer>
      </div>
      </body>
      </html>

      """
    return page.source
  }
}
