extension CodeSet {
  /// The tweets as an evaluation takes them.
  ///
  /// - Parameters:
  ///   - sheets: the sheets that the codes are from.
  ///   - secondCoder: the column with the codes of a second person; nil for none.
  ///   - part: the column whose values labels are measured by, such as the kind of account.
  /// - Throws: ``CodeError/noColumn(sheet:names:columns:use:)``.
  public func evaluated(
    in sheets: [CodeSheet], secondCoder: String? = nil, part: String? = nil
  ) throws(CodeError) -> [EvaluationStudy.Tweet] {
    var seconds: [String: String] = [:]
    var parts: [String: String] = [:]
    for sheet in sheets {
      for (name, isCode) in [(secondCoder, true), (part, false)] {
        guard let name else { continue }
        let column = try sheet.column(name, for: isCode ? .secondCoder : .part)
        for row in sheet.rows {
          let key = sheet.place(row).description
          if isCode { seconds[key] = row.cells[column] } else { parts[key] = row.cells[column] }
        }
      }
    }
    let known = Dictionary(
      categories.map { (CodeVocabulary.key($0), $0) }, uniquingKeysWith: { first, _ in first })
    return tweets.map { tweet in
      let place = tweet.place.description
      let second = CodeVocabulary.key(seconds[place] ?? "")
      return EvaluationStudy.Tweet(
        id: tweet.id, text: tweet.text, code: code(of: tweet), group: tweet.group,
        secondCode: CodeVocabulary.missing.contains(second) ? "" : known[second] ?? second,
        part: parts[place] ?? "")
    }
  }
}
