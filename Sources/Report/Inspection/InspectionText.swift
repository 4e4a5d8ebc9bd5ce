internal import Classifier
internal import Corpus
public import Study

/// What inputs hold, file by file, for a terminal.
public struct InspectionText {
  private let study: InspectionStudy
  private let words: MeasureWords
  /// Of more files only the first are shown as a whole, and as many of those that could not be read as a whole.
  private static let shownFiles = 20

  /// Makes the text of `study` in `language`.
  public init(_ study: InspectionStudy, language: ReportLanguage) {
    self.study = study
    words = MeasureWords(language)
  }

  /// The text.
  public func rendered() -> String {
    let notes = (study.fit?.notes ?? []).map { "\n\(words.say("catatan", "note")): \($0)\n" }
    let (first, others) = (
      study.files.prefix(Self.shownFiles), study.files.dropFirst(Self.shownFiles)
    )
    let incomplete = others.filter { $0.skipped > 0 || $0.error != nil }.prefix(Self.shownFiles)
    var parts = (first + incomplete).map(text)
    let more = others.count - incomplete.count
    if more > 0 {
      parts.append(
        words.say(
          "dan \(more) berkas lagi; --json menyebut semuanya\n",
          "and \(more) more files; --json names them all\n"))
    }
    if study.files.count > 1 { parts.append(sums) }
    return parts.joined(separator: "\n") + notes.joined()
  }

  /// The sums over all files.
  private var sums: String {
    var list = TextList()
    list.add(words.say("tweet", "tweets"), "\(study.tweets)")
    list.add(words.say("dilewati", "skipped"), "\(study.skipped)")
    list.add(words.say("ganda", "duplicates"), "\(study.duplicates)")
    let title = words.say("semua \(study.files.count) berkas", "all \(study.files.count) files")
    return "\(title)\n" + list.rendered(indent: 2)
  }

  private func text(_ file: Inspection) -> String {
    var list = TextList()
    if let format = file.format { add(file, format, to: &list) }
    if let error = file.error { list.add(words.say("galat", "error"), error) }
    return "\(file.name.printable)\n" + list.rendered(indent: 2)
      + (file.format == nil ? "" : fields(file).rendered(indent: 2)) + losses(file)
  }

  private func add(_ file: Inspection, _ format: String, to list: inout TextList) {
    let shapes = file.shapes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    list.add("format", ([format] + shapes.map { "\($0.key) \($0.value)" }).joined(separator: ", "))
    list.add(
      words.say("rekaman", "records"),
      words.say(
        "\(file.records) = \(file.tweets) tweet + \(file.skipped) dilewati + \(file.others) bukan tweet",
        "\(file.records) = \(file.tweets) tweets + \(file.skipped) skipped + \(file.others) that are "
          + "no tweets"))
    list.add(words.say("akun", "accounts"), accounts(file))
    list.add(
      words.say("periode", "period"),
      file.from.flatMap { from in file.until.map { "\(from) – \($0)" } } ?? NumberStyle.undefined)
    let kinds = TweetKind.allCases.compactMap { kind in
      file.kinds[kind.name].map { "\(kind.name) \($0)" }
    }
    list.add(
      words.say("jenis", "kinds"),
      kinds.isEmpty ? NumberStyle.undefined : kinds.joined(separator: ", "))
    list.add(words.say("ganda", "duplicates"), "\(file.duplicates)")
    if file.repaired > 0 { list.add(words.say("diperbaiki", "repaired"), "\(file.repaired)") }
    if !file.repairs.isEmpty {
      let named = Repair.allCases.compactMap { repair in
        file.repairs[repair.rawValue].map { "\(repair.rawValue) \($0)" }
      }
      list.add(words.say("perbaikan", "repairs"), named.joined(separator: ", "))
    }
    for note in file.notes { list.add(words.say("catatan", "note"), note) }
    if file.completed > 0 { list.add(words.say("dilengkapi", "completed"), "\(file.completed)") }
  }

  private func accounts(_ file: Inspection) -> String {
    let named = file.mostActive.map { "@\($0.account) \($0.tweets)" }.joined(separator: ", ")
    if named.isEmpty { return "\(file.accounts)" }
    return "\(file.accounts): \(named)\(file.accounts > file.mostActive.count ? ", …" : "")"
  }

  private func fields(_ file: Inspection) -> TextTable {
    var table = TextTable([
      words.say("kolom", "field"), words.say("dibaca dari", "read from"),
      words.say("tweet", "tweets"),
    ])
    for field in file.fields {
      table.add([field.field, field.from.joined(separator: ", "), "\(field.tweets)"])
    }
    return table
  }

  private func losses(_ file: Inspection) -> String {
    if file.losses.isEmpty { return "" }
    var table = TextTable([words.say("baris", "line"), words.say("alasan", "reason")])
    for loss in file.losses { table.add(["\(loss.line)", "\(loss.reason)"]) }
    let more = file.skipped - file.losses.count
    return table.rendered(indent: 2)
      + (more > 0 ? words.say("  dan \(more) lagi\n", "  and \(more) more\n") : "")
  }
}
