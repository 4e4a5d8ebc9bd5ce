/// Columns whose names say what is not in them: accounts that are not the authors', and signs of replies that tell none.
struct MisleadingColumns {
  /// Names that are shown, and the account that is the same throughout while numbers of users differ: it was searched for.
  let accounts: [Int]
  /// Columns for replies that say nothing where several texts begin as replies do.
  let replies: [Int]

  init(_ names: NamedColumns, _ sample: TableSample, text: Int?) {
    let shown = names.all([.author, .user]).filter { sample[$0].holdsShownNames }
    let numbers = names.all([.authorID])
    let hasSeveralUsers = numbers.contains { sample[$0].isNumeric && sample[$0].differs }
    let searched = names.all(ExportField.accounts).filter {
      hasSeveralUsers && sample[$0].isOneThroughout && !numbers.contains($0)
    }
    accounts = shown + searched
    replies =
      text.map { text in
        names.all([.reply]).filter { sample.concealsReplies($0, text: text) }
      } ?? []
  }

  /// Whether columns may mislead, by one row of them: several must be looked at.
  static func mayBe(_ names: NamedColumns, _ sample: TableSample) -> Bool {
    let numbers = names.all([.authorID])
    let named = names.all(ExportField.accounts).filter { !numbers.contains($0) }
    return names.all([.reply]).contains { sample[$0].holdsTruths }
      || names.all([.author, .user]).contains { sample[$0].holdsShownNames }
      || named.contains { sample[$0].isFilled } && numbers.contains { sample[$0].isNumeric }
  }
}
