internal import Foundation
internal import Hummingbird
internal import Report
internal import StudyFile
internal import Synchronization

/// Opening: what the study holds, and the way to add an archive.
extension Site {
  func archivePage(_ visit: Visit) throws -> Response {
    let archives = try study.archives()
    let adding = self.adding.withLock { $0 }
    let isRunning = adding.map { !$0.isDone } ?? false
    let say = visit.say
    let list: [Markup] = archives.reversed().map { article($0, visit) }
    let total = try study.tweetCount()
    let next: Markup =
      total == 0 || isRunning
      ? ""
      : """
      <p class="next">\(visit.prose.tweets(total)). \
      <a class="button" href="/report">\(say("Lihat laporan", "See the report"))</a> \
      <a href="/code">\(say("Kode sampel", "Code a sample"))</a></p>
      """
    return visit.page(
      say("Arsip", "Archives"), tab: .archives, scripts: ["upload.js"],
      refresh: isRunning ? 1 : nil,
      """
      <h1>\(say("Arsip", "Archives"))</h1>
      \(state(adding, visit))
      \(next)
      \(isRunning ? "" : uploadForm(visit))
      \(list)
      """)
  }

  private func uploadForm(_ visit: Visit) -> Markup {
    let say = visit.say
    return """
      <form class="drop" id="upload" method="post" action="/archives" enctype="multipart/form-data">
      <p><strong>\(say("Seret arsip ke sini", "Drop an archive here"))</strong></p>
      <p class="soft">\(say(
        "Arsip akun X (zip), CSV, Excel, atau JSON; juga beberapa berkas atau satu folder. Semua tetap di komputer ini.",
        "An archive of an X account (zip), CSV, Excel or JSON; several files or a folder, too. All stays on this computer."))</p>
      <p><label for="files">\(say("atau pilih berkas", "or choose files"))</label>
      <input type="file" id="files" name="archive" multiple required></p>
      <p><button>\(say("Baca", "Read"))</button></p>
      <p role="status" id="progress"></p>
      </form>
      """
  }

  /// What is going on, or why it did not go on.
  private func state(_ adding: Adding?, _ visit: Visit) -> Markup {
    guard let adding else { return "" }
    if let problem = adding.problem {
      return """
        <div class="caveats" role="alert"><p><bdi>\(adding.name)</bdi> \
        \(visit.say("tidak dapat dibaca:", "could not be read:"))</p><p><bdi>\(problem.words(visit.prose))</bdi></p></div>
        """
    }
    if adding.isDone { return "" }
    return """
      <p role="status" class="working">\(visit.say("Membaca", "Reading")) <bdi>\(adding.name)</bdi>: \
      \(visit.prose.tweets(adding.tweets))…</p>
      """
  }

  private func article(_ archive: StoredArchive, _ visit: Visit) -> Markup {
    let say = visit.say
    let findings = ArchiveFindings(archive, visit.prose)
    let known = archive.tweets - archive.fresh
    let fresh: Markup =
      known > 0
      ? "<p>\(say("\(visit.prose.numbers.number(archive.fresh)) tweet baru; \(visit.prose.numbers.number(known)) sudah ada.", "\(visit.prose.numbers.number(archive.fresh)) new tweets; \(visit.prose.numbers.number(known)) were there already."))</p>"
      : ""
    return """
      <section class="archive">
      <h2><bdi>\(archive.name)</bdi></h2>
      \(fresh)
      \(findings.markup)
      </section>
      """
  }

  // MARK: Adding

  /// Takes an upload, and adds it while the page tells how far it is.
  func addArchive(_ visit: Visit) async throws -> Response {
    let upload = try await Upload(visit.request, into: uploads, limit: limits.upload)
    guard !upload.files.isEmpty else {
      upload.remove()
      throw Refusal.badForm
    }
    let isFree = adding.withLock { adding in
      if let adding, !adding.isDone { return false }
      adding = Adding(name: upload.name)
      return true
    }
    guard isFree else {
      upload.remove()
      throw SavedStudyError.adding
    }
    Task.detached { await self.add(upload) }
    return Visit.redirect(to: "/")
  }

  /// Adds files of this machine before anything is served.
  ///
  /// - Throws: `CorpusError` where they cannot be used.
  public func add(_ paths: [String]) async throws {
    for path in paths {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      _ = try await study.add(
        [path], name: name, labels: program.source, clock: clock,
        rename: { $0.replacingOccurrences(of: path, with: name) })
    }
  }

  private func add(_ upload: Upload) async {
    var problem: Reason?
    do {
      _ = try await study.add(
        [upload.folder], name: upload.name, labels: program.source, clock: clock,
        rename: upload.named
      ) { count in
        self.adding.withLock { $0?.tweets += count }
      }
    } catch {
      problem = Reason(ofAny: error).renamed(upload.named)
    }
    upload.remove()
    // So that the first list does not wait for it.
    _ = try? currentLists()
    let end = problem
    adding.withLock {
      $0?.problem = end
      $0?.isDone = true
    }
    if end == nil { await figures.prepare() }
  }
}
