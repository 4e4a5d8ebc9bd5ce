public import Corpus

extension CodingSheet {
  /// A sheet of the tweets that several coders have coded, each coder's code in a column of his or her
  /// own, and `code` with what all of them gave: empty where they differ, for somebody to settle. Of a
  /// sample it keeps how each tweet was drawn, so that its codes still make a share.
  ///
  /// - Parameters:
  ///   - ofAll: all tweets with a code, else only those on which coders differ.
  ///   - choices: the codes to choose from.
  public init(_ codes: CodeSet, ofAll: Bool, choices: [Choice]) {
    let isSample = codes.tweets.contains { $0.membership != nil }
    self.init(
      columns: ["id", "text"] + codes.coders + ["code"] + (isSample ? SampleDesign.columns : []))
    for tweet in codes.tweets {
      let given = Set(tweet.given)
      guard ofAll ? !given.isEmpty : given.count > 1 else { continue }
      let agreed = given.count == 1 ? codes.categories[given.first!] : ""
      let design = tweet.membership?.cells ?? SampleDesign.columns.map { _ in "" }
      add(
        [tweet.id, String(decoding: tweet.text, as: UTF8.self)]
          + tweet.codes.map { $0.map { codes.categories[$0] } ?? "" } + [agreed]
          + (isSample ? design : []))
    }
    self.choices = choices
    choiceColumn = 2 + codes.coders.count
    if isSample { firstHiddenColumn = choiceColumn! + 1 }
  }
}
