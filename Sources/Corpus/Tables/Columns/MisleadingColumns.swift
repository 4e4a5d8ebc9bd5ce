/// Columns whose names say what is not in them: accounts that are not the authors', and signs of replies that tell none.
struct MisleadingColumns {
  /// Names that are shown, the account that is the same throughout while numbers of users differ, since it was searched for, and
  /// those of whom the texts answer.
  var accounts: [Int] { shown + searched + answered }
  /// Those with names that are shown.
  let shown: [Int]
  private let searched: [Int]
  private let answered: [Int]
  /// Columns for replies that say nothing where several texts begin as replies do.
  let replies: [Int]

  init(_ names: NamedColumns, _ sample: TableSample, text: Int?) {
    shown = Self.shown(names, sample)
    let numbers = names.all([.authorID])
    let hasSeveralUsers = numbers.contains { sample[$0].isNumeric && sample[$0].differs }
    searched = names.all(ExportField.accounts).filter {
      hasSeveralUsers && sample[$0].isOneThroughout && !numbers.contains($0)
    }
    answered = Self.answered(names, sample, text)
    replies =
      text.map { text in
        names.all([.reply]).filter { sample.concealsReplies($0, text: text) }
      } ?? []
  }

  /// The columns for accounts that hold names that are shown. Those of pages are the accounts of posts, but not of tweets.
  private static func shown(_ names: NamedColumns, _ sample: TableSample) -> [Int] {
    let areTweets =
      names.all(ExportField.ids).contains { sample[$0].holdsTweetNumbers }
      || names.all([.link]).contains { sample[$0].holdsLinks }
    return names.all(ExportField.accounts.subtracting([.authorID])).filter {
      sample[$0].holdsShownNames && (areTweets || !names.isOfPages($0))
    }
  }

  /// The columns for accounts that name those whom the texts answer, and nobody in other rows, beside links that name the
  /// authors.
  private static func answered(
    _ names: NamedColumns, _ sample: TableSample, _ text: Int?
  ) -> [Int] {
    guard let text, names.all([.link]).contains(where: { sample[$0].linksNameAccounts }) else {
      return []
    }
    return names.all(ExportField.accounts).filter {
      sample[$0].hasGaps && sample.namesAnswered($0, text: text)
    }
  }

  /// The column with the text, as far as it is told before others are known.
  static func text(_ names: NamedColumns, _ sample: TableSample) -> Int? {
    let texts = names.all(ExportField.texts.union(ExportField.postTexts))
    return texts.first { sample[$0].holdsSentences } ?? texts.first
  }

  /// Whether columns may mislead, by a few rows of them: more must be looked at.
  static func mayBe(_ names: NamedColumns, _ sample: TableSample) -> Bool {
    if !answered(names, sample, text(names, sample)).isEmpty { return true }
    let numbers = names.all([.authorID])
    let named = names.all(ExportField.accounts).filter { !numbers.contains($0) }
    return names.all([.reply]).contains { sample[$0].holdsTruths }
      || !shown(names, sample).isEmpty
      || named.contains { sample[$0].isFilled } && numbers.contains { sample[$0].isNumeric }
  }
}
