internal import Corpus
internal import Statistics

/// The block on how the report was made: for this very report, with a text and a citation to copy.
extension ReportHTML {
  private var numbers: NumberStyle { prose.numbers }

  /// Records that are named one by one.
  private static let namedLosses = 50

  var methodBlock: Block {
    Block(
      id: "method", finding: prose.say("Cara laporan ini dibuat", "How this report was made"),
      lead: """
        <p>\(methodParagraph)</p>
        <h3>\(prose.say("Rujukan", "Citation"))</h3>
        <p class="copy">\(Citation.text(version: contents.provenance.version))</p>
        """,
      more: """
        \(provenanceTable.markup)
        <h3>\(prose.say("Yang dibaca dan yang tidak", "What was read and what was not"))</h3>
        \(contents.inputs.isEmpty ? "" : inputTable.markup)
        \(losses)
        """)
  }

  // MARK: The paragraph

  private var methodParagraph: Markup {
    let version = contents.provenance.version
    var sentences = [reading, labelling]
    if let corrected = contents.corrected {
      sentences.append(corrected.sentence(in: prose.language, version: version))
      sentences += [corrected.coverage(prose), corrected.agreement.map(agreement)].compactMap(
        \.self)
    } else {
      sentences.append(
        prose.say(
          "Bagian konten layanan adalah jumlah tweet berlabel layanan dibagi jumlah tweet berlabel; "
            + "kesalahan label belum dikoreksi (textmine \(version)).",
          "The share of service content is the number of tweets with a service label divided by the number "
            + "of tweets with any label; the labels’ errors are not corrected (textmine \(version))."
        ))
    }
    return "\(sentences.joined(separator: " "))"
  }

  private var reading: String {
    let span = prose.period(figures.days)
    let copies = contents.inputs.reduce(0) { $0 + $1.duplicates }
    return prose.say(
      "\(prose.tweets(figures.tweets)) (\(span)) dianalisis; tweet dengan id yang sama dihitung sekali "
        + "(\(numbers.number(copies)) ulangan).",
      "\(prose.tweets(figures.tweets)) (\(span)) were analysed; tweets of one id count once "
        + "(\(prose.count(copies, "", "copy", "copies"))).")
  }

  private var labelling: String {
    let categories = contents.categories.count
    switch contents.provenance.annotator {
    case .codebook(let name, _):
      return prose.say(
        "Tiap tweet diberi satu dari \(categories) kategori menurut kata kunci buku kode \(name).",
        "Each tweet was given one of \(categories) categories by the keywords of the codebook \(name)."
      )
    case .model(let name, _):
      return prose.say(
        "Tiap tweet diberi satu dari \(categories) kategori oleh model \(fileName(name)), yang dilatih "
          + "dengan tweet yang dikode.",
        "Each tweet was given one of \(categories) categories by the model \(fileName(name)), which was trained "
          + "on coded tweets.")
    case .given(let name, _):
      return prose.say(
        "Tiap tweet berlabel satu dari \(categories) kategori dari program lain (\(fileName(name))).",
        "Each tweet has one of \(categories) categories that another program gave (\(fileName(name)))."
      )
    }
  }

  private func agreement(_ alpha: Double) -> String {
    let figure = numbers.number(alpha, decimals: 2)
    return prose.say(
      "Kesepakatan pengode atas konten layanan: α Krippendorff \(figure).",
      "Agreement of the coders on service content: Krippendorff’s α \(figure).")
  }

  // MARK: Tables

  private var provenanceTable: Table {
    let provenance = contents.provenance
    let (kind, name, checksum) =
      switch provenance.annotator {
      case .codebook(let name, let checksum): (prose.say("buku kode", "codebook"), name, checksum)
      case .model(let name, let checksum): (prose.say("model", "model"), fileName(name), checksum)
      case .given(let name, let checksum):
        (prose.say("label program lain:", "labels of another program:"), fileName(name), checksum)
      }
    var rows: [[Markup]] = [
      ["textmine", "\(provenance.version)"], ["ICU", "\(provenance.icuVersion)"],
      [
        "\(prose.say("Label dari", "Labels from"))",
        "\(kind) \(name), SHA-256 <code class=\"wrap\">\(checksum)</code>",
      ],
      ["\(prose.say("Zona waktu", "Time zone"))", "\(contents.clock.identifier)"],
    ]
    if let second = contents.second {
      rows.append([
        "\(prose.say("Pengodean kedua", "Second coding"))",
        "\(second.codebook), SHA-256 <code class=\"wrap\">\(second.checksum)</code>",
      ])
    }
    rows += contents.corrected.map(codeRows) ?? []
    rows += (provenance.options + contents.selection).map {
      ["<code>\($0.name)</code>", "<code class=\"wrap\">\($0.value)</code>"]
    }
    rows += contents.inputs.compactMap { input in
      input.checksum.map {
        [
          "<bdi class=\"wrap\">\(fileName(input.name))</bdi>",
          "SHA-256 <code class=\"wrap\">\($0)</code>",
        ]
      }
    }
    return Table(
      caption: prose.say("Asal-usul", "Provenance"),
      columns: [
        .init(title: prose.say("Keterangan", "Item"), isNumeric: false),
        .init(title: prose.say("Isi", "Value"), isNumeric: false),
      ],
      rows: rows)
  }

  private func codeRows(_ corrected: CorrectedShare) -> [[Markup]] {
    let files: [[Markup]] = corrected.files.map { file in
      [
        "\(prose.say("Kode", "Codes"))",
        "<bdi class=\"wrap\">\(fileName(file.name))</bdi>, SHA-256 <code class=\"wrap\">\(file.checksum)</code>",
      ]
    }
    return files + [
      ["\(prose.say("Tweet yang dikode", "Coded tweets"))", "\(numbers.number(corrected.coded))"],
      ["\(prose.say("Pengode", "Coders"))", "\(numbers.number(corrected.coders))"],
      [
        "\(prose.say("Tingkat kepercayaan", "Confidence level"))",
        "\(numbers.percent(corrected.level, decimals: Prose.decimals(of: corrected.level)))",
      ],
      [
        "\(prose.say("Tarikan, benih", "Draws, seed"))",
        "\(numbers.number(corrected.draws)), \(String(corrected.seed))",
      ],
    ]
  }

  private var inputTable: Table {
    func sum(_ part: (ReportInput) -> Int) -> Markup {
      "\(numbers.number(contents.inputs.reduce(0) { $0 + part($1) }))"
    }
    return Table(
      caption: prose.say("Masukan", "Input"),
      columns: [
        .init(title: prose.say("Berkas", "File"), isNumeric: false),
        .init(title: "Format", isNumeric: false), .init(title: prose.tweets),
        .init(title: prose.duplicates), .init(title: prose.say("Tak terbaca", "Not read")),
        .init(title: prose.repaired), .init(title: prose.say("Ukuran", "Size")),
      ],
      rows: contents.inputs.map { input in
        [
          "<bdi class=\"wrap\">\(fileName(input.name))</bdi>", "\(input.format)",
          "\(numbers.number(input.tweets))", "\(numbers.number(input.duplicates))",
          "\(numbers.number(input.skipped))", "\(numbers.number(input.repaired))",
          "\(input.bytes.map(numbers.size) ?? NumberStyle.undefined)",
        ]
      },
      total: contents.inputs.count < 2
        ? nil
        : [
          "\(prose.all)", "", sum(\.tweets), sum(\.duplicates), sum(\.skipped), sum(\.repaired), "",
        ])
  }

  private var losses: Markup {
    guard contents.skipped > 0 else {
      return .paragraph(
        prose.say(
          "Semua catatan dalam masukan terbaca.", "Every record of the input could be read."),
        style: "soft")
    }
    let named = contents.losses.prefix(Self.namedLosses)
    let unnamed = contents.skipped - named.count
    let table = Table(
      caption: prose.say("Tak terbaca", "Not read"),
      columns: [
        .init(title: prose.say("Tempat", "Place"), isNumeric: false),
        .init(title: prose.say("Sebab", "Reason"), isNumeric: false),
      ],
      rows: named.map { loss in
        [
          "<bdi class=\"wrap\">\(fileName(loss.file)):\(loss.line)</bdi>",
          "<bdi class=\"wrap\">\(loss.reason)</bdi>",
        ]
      })
    return """
      <p>\(prose.lost(contents.skipped))</p>
      \(table.markup)
      \(Markup.paragraph(unnamed > 0 ? prose.more(unnamed) : nil, style: "soft"))
      """
  }
}
