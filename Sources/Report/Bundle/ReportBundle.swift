internal import Hashing
public import Study

/// What a reviewer needs to repeat a report: codes, codebooks, options, versions, checksums, figures and tables. No
/// texts of tweets are in it unless they are asked for, and no folders of whoever made it.
public struct ReportBundle {
  /// A file of the bundle: its name, with folders in the bundle, and its bytes.
  public typealias File = (name: String, content: [UInt8])

  /// The name of the file that tells how to repeat the report; it tells a bundle from other folders.
  public static let guideName = "repeat.md"

  private let contents: ReportContents
  private let language: ReportLanguage
  private let command: [String]
  /// The sheets of codes and of corrections.
  private let sheets: [CodeSheet]
  /// The codebooks, models and tables that were used.
  private let used: [File]
  private let hasTexts: Bool

  /// Makes a bundle.
  ///
  /// - Parameters:
  ///   - contents: what the report says.
  ///   - language: of the page.
  ///   - command: the arguments that the report was made by.
  ///   - sheets: what people coded or put right.
  ///   - used: codebooks, models and tables that were used.
  ///   - withTexts: whether texts of tweets may be in it.
  public init(
    _ contents: ReportContents, language: ReportLanguage, command: [String], sheets: [CodeSheet],
    used: [File], withTexts: Bool
  ) {
    var contents = contents
    if !withTexts { contents.dropTexts() }
    self.contents = contents
    self.language = language
    self.command = command
    self.sheets = sheets
    self.used = used
    hasTexts = withTexts
  }

  /// All files, the checksums last.
  public func files() throws -> [File] {
    let page = ReportHTML(contents, language: language)
    var texts = [
      (Self.guideName, guide), ("report.html", page.rendered()),
      ("report.json", try ReportJSON(contents).rendered()),
    ]
    texts += page.files.map { ("figures/\($0.name)", $0.content) }
    texts += sheets.map { (Self.name("codes", $0.name, ending: "csv"), csv($0)) }
    let files: [File] =
      texts.map { ($0.0, Array($0.1.utf8)) }
      + used.map { ("used/\(fileName($0.name))", $0.content) }
    // For `sha256sum -c`.
    let sums = files.map { "\(Checksum.hex(of: $0.content))  \($0.name)\n" }
    return files + [("sha256sums.txt", Array(sums.joined().utf8))]
  }

  private static func name(_ folder: String, _ path: String, ending: String) -> String {
    let name = fileName(path)
    let stem = name.split(separator: ".").dropLast().joined(separator: ".")
    return "\(folder)/\(stem.isEmpty ? name : stem).\(ending)"
  }

  /// Columns that hold no texts: a sheet with these alone can be given to the program again.
  private static let plainColumns: Set<String> = Set(
    ["id", "tweet_id", "created_at", "username", "account", "akun"] + CodeSheet.codeColumns
      + SampleDesign.columns + [TrainingDesign.column])

  private func csv(_ sheet: CodeSheet) -> String {
    let coded = try? sheet.codeColumn(nil)
    let kept = sheet.columns.indices.filter {
      hasTexts || $0 == coded || Self.plainColumns.contains(sheet.columns[$0].lowercased())
    }
    let rows = [sheet.columns] + sheet.rows.map(\.cells)
    return rows.map { row in
      kept.map { DataTable.quoted(row[$0]) }.joined(separator: ",") + "\r\n"
    }.joined()
  }

  // MARK: The guide

  private var guide: String {
    let provenance = contents.provenance
    let inputs = contents.inputs.map { input in
      "- \(fileName(input.name)): \(input.tweets) tweets"
        + (input.bytes.map { ", \($0) bytes" } ?? "")
        + (input.checksum.map { ", SHA-256 \($0)" } ?? "")
    }
    let options = (provenance.options + contents.selection).map { "- \($0.name) \($0.value)" }
    let labels =
      switch provenance.annotator {
      case .codebook(let name, let checksum): "codebook \(name), SHA-256 \(checksum)"
      case .model(let name, let checksum): "model \(fileName(name)), SHA-256 \(checksum)"
      case .given(let name, let checksum):
        "labels of another program, \(fileName(name)), SHA-256 \(checksum)"
      }
    return """
      <!-- made by textmine -->
      # How to repeat this report · Cara mengulang laporan ini

      en: Install textmine \(provenance.version), put the inputs below beside this file, and run the command. It \
      gives report.html and report.json again, but for the day on which it is run.

      id: Pasang textmine \(provenance.version), letakkan berkas masukan di bawah di samping berkas ini, lalu jalankan \
      perintahnya. Hasilnya report.html dan report.json yang sama, kecuali tanggal pembuatannya.

      ```sh
      \(repeating)
      ```

      ## Versions · Versi
      - textmine \(provenance.version)
      - ICU \(provenance.icuVersion)

      ## Labels · Label
      - \(labels)

      ## Options · Pilihan
      \(options.joined(separator: "\n"))

      ## Inputs · Masukan
      \(inputs.joined(separator: "\n"))

      ## Files · Berkas
      - report.html, report.json: the report · laporannya
      - figures/: pictures and tables · gambar dan tabel
      - codes/: what people coded\(hasTexts ? "" : ", without texts") · kode\(hasTexts ? "" : ", tanpa teks")
      - used/: codebooks and tables · buku kode dan tabel
      - sha256sums.txt: check with · periksa dengan `sha256sum -c sha256sums.txt`

      """
  }

  /// The options of `report` whose values are words that may have a `/`, and no files.
  private static let optionsOfWords: Set<String> = [
    "--title", "--note", "--author", "--time-zone", "--text-column", "--id-column", "--date-column",
    "--account-column", "--kind-column", "--code-column", "--labels-from", "--probability-column",
    "--service", "--by", "--sheet", "--account",
  ]

  /// An argument without folders, if it names a file; `option` is the argument before it.
  private static func withoutFolders(_ argument: String, behind option: String) -> String {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    if argument.hasPrefix("--"), parts.count == 2 {
      return "\(parts[0])=" + withoutFolders(String(parts[1]), behind: String(parts[0]))
    }
    let isFile = argument.contains("/") && !optionsOfWords.contains(option)
    return isFile ? fileName(argument) : argument
  }

  /// The command, without folders and without what only the bundle needs.
  private var repeating: String {
    var words: [String] = ["textmine"]
    var arguments = command[...]
    var option = ""
    while let argument = arguments.popFirst() {
      defer { option = argument }
      if argument == "--bundle" {
        _ = arguments.popFirst()
      } else if argument != "--with-texts", !argument.hasPrefix("--bundle=") {
        words.append(Self.withoutFolders(argument, behind: option))
      }
    }
    let plain = Set("-_./,=@#:+%")
    return words.map { word in
      let isPlain =
        !word.isEmpty
        && word.allSatisfy {
          plain.contains($0) || $0.isASCII && ($0.isLetter || $0.isNumber)
        }
      return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }.joined(separator: " ")
  }
}

extension ReportContents {
  /// Leaves the texts of tweets out.
  fileprivate mutating func dropTexts() {
    tally.examples = [:]
    tally.warnings.completeExamples = TweetSample(limit: 0)
    tally.warnings.otherExamples = TweetSample(limit: 0)
  }
}
