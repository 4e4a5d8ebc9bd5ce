/// What the names of a table's columns look like: whether they are names at all.
extension TableShape {
  /// Whether the name of the one column is rather a text.
  var looksLikeText: Bool { columns[0].split(separator: " ").count > 4 }

  /// Whether any column has a name that is known.
  var hasKnownNames: Bool { columns.contains { ColumnName.isKnown($0) } }

  /// Whether the name of the one column may be a text: it has several words and is known as no name.
  var mayBeText: Bool { columns[0].split(separator: " ").count > 3 && !hasKnownNames }

  /// Whether several columns have names, and all of these are words, and few.
  var looksLikeNames: Bool {
    !isTitle && !looksLikeRow
      && columns.allSatisfy {
        $0.isEmpty || $0.contains(where: \.isLetter) && $0.split(separator: " ").count <= 3
      }
  }

  /// Whether the names of several columns may be one text that was cut at the commas in it.
  var looksLikeCutText: Bool {
    !hasKnownNames && columns.reduce(0) { $0 + $1.split(separator: " ").count } > 4
  }

  /// Whether the name of the one column is one as programs give them, such as `clean_text`.
  var looksLikeName: Bool {
    columns[0].contains("_") && columns[0].allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }

  /// Whether the name of the one column is a single word.
  var isOneWord: Bool { !columns[0].isEmpty && columns[0].allSatisfy(\.isLetter) }

  /// Whether at most one column has a name, as under a title with empty cells behind it.
  var isTitle: Bool { columns.count { !$0.isEmpty } <= 1 }

  /// The most bytes of a name: questions of a survey are long.
  private static let longestName = 140

  /// Whether the names of the columns are rather the cells of a tweet: an id, a date, a link, a sentence.
  var looksLikeRow: Bool {
    var (isMarked, hasSentence, words) = (false, false, 0)
    for name in columns {
      let bytes = Array(name.utf8)
      let cell = bytes.span
      if cell.isTweetID || !cell.statusNumber.isEmpty { return true }
      let isDate = cell.count >= 8 && cell.count <= 40 && Timestamp.seconds(cell) != nil
      if isDate, !cell.isNumber { return true }
      if cell.isNumber && !cell.isEmpty || cell.starts(with: "@") { isMarked = true }
      if cell.startsAsRetweet || cell.retweetPrefix > 0 { isMarked = true }
      if cell.count > Self.longestName { isMarked = true }
      words = max(words, name.split(separator: " ").count)
      hasSentence = hasSentence || words > 4
    }
    // A name such as `text of the article or tweet` stands beside that of a date.
    let isName = !isMarked && columns.contains { ColumnName.isDate(ColumnName.plain($0)) }
    return hasSentence && !isName && (isMarked || !columns.contains("")) || isMarked && words > 2
  }

  /// Whether a program has made up the names of all columns since it found none: `Column1`, `Unnamed: 0`.
  var hasMadeUpNames: Bool {
    columns.allSatisfy { name in
      ["column", "unnamed: ", "field"].contains { start in
        let number = name.lowercased().dropFirst(start.count)
        return name.lowercased().hasPrefix(start) && Int(number) != nil
      }
    }
  }
}
