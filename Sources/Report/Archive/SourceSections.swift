internal import Corpus

/// The sections on what was read and how the report was made.
extension ReportHTML {
  private var numbers: NumberStyle { prose.numbers }

  /// Losses that are named one by one.
  private static let namedLosses = 50

  // MARK: Input

  var inputs: Markup {
    """
    <section id="inputs">
    <h2>\(prose.inputsHeading)</h2>
    \(contents.inputs.isEmpty ? Markup.paragraph(prose.noInputs) : inputTable.markup)
    \(accountTable)
    \(lossTable)
    </section>
    """
  }

  private var inputTable: Table {
    func sum(_ part: (ReportInput) -> Int) -> Markup {
      "\(numbers.number(contents.inputs.reduce(0) { $0 + part($1) }))"
    }
    return Table(
      caption: prose.files,
      columns: [
        .init(title: prose.file, isNumeric: false), .init(title: prose.format, isNumeric: false),
        .init(title: prose.tweets), .init(title: prose.duplicates), .init(title: prose.skipped),
        .init(title: prose.repaired), .init(title: prose.size),
      ],
      rows: contents.inputs.map { input in
        [
          "<bdi class=\"wrap\">\(input.name)</bdi>", "\(input.format)",
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

  /// The busiest accounts, where there are several.
  private var accountTable: Markup {
    guard figures.accounts.count > 1 else { return "" }
    return Table(
      caption: prose.account,
      columns: [
        .init(title: prose.account, isNumeric: false), .init(title: prose.tweets),
        .init(title: prose.share),
      ],
      rows: figures.accounts.prefix(20).map { account in
        [
          "<bdi>@\(account.name)</bdi>", "\(numbers.number(account.tweets))",
          "\(numbers.percent(account.tweets, of: figures.tweets))",
        ]
      }
    ).markup
  }

  private var lossTable: Markup {
    let skipped = contents.skipped
    guard skipped > 0 else {
      return .paragraph(contents.inputs.isEmpty ? nil : prose.allRead, style: "soft")
    }
    let named = contents.losses.prefix(Self.namedLosses)
    let unnamed = skipped - named.count
    let table = Table(
      caption: prose.skipped,
      columns: [
        .init(title: prose.place, isNumeric: false), .init(title: prose.reason, isNumeric: false),
      ],
      rows: named.map { loss in
        [
          "<bdi class=\"wrap\">\(loss.file):\(loss.line)</bdi>",
          "<bdi class=\"wrap\">\(loss.reason)</bdi>",
        ]
      })
    return """
      <h3>\(prose.skipped)</h3>
      <p>\(prose.lost(skipped))</p>
      \(table.markup)
      \(Markup.paragraph(unnamed > 0 ? prose.more(unnamed) : nil, style: "soft"))
      """
  }

  // MARK: Method

  var method: Markup {
    let provenance = contents.provenance
    var rows: [[Markup]] = [
      ["textmine", "\(provenance.version)"], ["ICU", "\(provenance.icuVersion)"], annotator,
      ["\(prose.timeZone)", "\(contents.clock.identifier)"],
    ]
    rows += provenance.options.map { ["<code>\($0.name)</code>", "<code>\($0.value)</code>"] }
    rows += contents.inputs.compactMap { input in
      input.checksum.map {
        ["<bdi class=\"wrap\">\(input.name)</bdi>", "SHA-256 <code class=\"wrap\">\($0)</code>"]
      }
    }
    let table = Table(
      caption: prose.methodHeading,
      columns: [
        .init(title: prose.option, isNumeric: false), .init(title: prose.value, isNumeric: false),
      ],
      rows: rows)
    return """
      <section id="method">
      <h2>\(prose.methodHeading)</h2>
      <p>\(prose.method)</p>
      \(table.markup)
      </section>
      """
  }

  private var annotator: [Markup] {
    let (kind, name, checksum) =
      switch contents.provenance.annotator {
      case .codebook(let name, let checksum): (prose.codebook, name, checksum)
      case .model(let name, let checksum): (prose.model, name, checksum)
      case .given(let name, let checksum): (prose.givenLabels, name, checksum)
      }
    return [
      "\(prose.labelledBy)",
      "\(kind) \(name), SHA-256 <code class=\"wrap\">\(checksum)</code>",
    ]
  }
}
