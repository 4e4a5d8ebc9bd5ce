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
      ("report.json", try ReportJSON(page).rendered()),
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
      \(hasTexts ? "" : withoutTexts)

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

  private var withoutTexts: String {
    """

    en: The page then has examples of tweets, which are left out here. id: Halamannya lalu memuat contoh tweet, yang tidak \
    disertakan di sini.

    """
  }

  /// The options of `report` whose values are words that may have a `/`, and no files.
  private static let optionsOfWords: Set<String> = [
    "--title", "--note", "--author", "--time-zone", "--text-column", "--id-column", "--date-column",
    "--account-column", "--kind-column", "--code-column", "--labels-from", "--probability-column",
    "--service", "--by", "--sheet", "--account",
  ]
  /// Those of sheets, which are in a folder of the bundle, as are the other files that were used.
  private static let optionsOfSheets: Set<String> = ["--codes", "--corrections"]
  /// What says where the first report went, or in which form; whether a value follows.
  private static let optionsOfOutput = [
    "--bundle": true, "-o": true, "--output": true, "--figures": true, "--with-texts": false,
    "--json": false, "--force": false,
  ]

  /// An argument as the bundle has it; `option` is the one before it, or its own.
  private func repeated(_ argument: String, behind option: String) -> String {
    if Self.optionsOfWords.contains(option) { return argument }
    if Self.optionsOfSheets.contains(option) { return Self.name("codes", argument, ending: "csv") }
    let name = fileName(argument)
    if option.hasPrefix("-"),
      let file = used.first(where: { $0.name == argument || $0.name == "\(argument).yml" })
    {
      return "used/\(fileName(file.name))"
    }
    return argument.contains("/") ? name : argument
  }

  /// The command beside the files of the bundle, with its page and figures as outputs.
  private var repeating: String {
    var words: [String] = ["textmine"]
    var arguments = command[...]
    var option = ""
    while let argument = arguments.popFirst() {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map(String.init)
      let name = argument.hasPrefix("--") ? parts[0] : argument
      if let hasValue = Self.optionsOfOutput[name] {
        if hasValue, parts.count == 1 || name == "-o" { _ = arguments.popFirst() }
      } else if argument.hasPrefix("--"), parts.count == 2 {
        words.append("\(name)=" + repeated(parts[1], behind: name))
      } else {
        words.append(repeated(argument, behind: option))
      }
      option = name
    }
    let plain = Set("-_./,=@#:+%")
    let quoted = words.map { word in
      let isPlain =
        !word.isEmpty
        && word.allSatisfy {
          plain.contains($0) || $0.isASCII && ($0.isLetter || $0.isNumber)
        }
      return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
    return quoted.joined(separator: " ") + " -o report.html --json > report.json"
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
