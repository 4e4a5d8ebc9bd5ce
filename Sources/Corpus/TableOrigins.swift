extension TableColumns {
  /// Notes which columns of `shape` give which field.
  func note(_ shape: TableShape, in fields: inout FieldCounts) {
    let found: [(TweetField, [Int?])] = [
      (.id, [id ?? link]), (.account, [account ?? link]), (.date, dates + [time, zone]),
      (.text, texts),
      (.retweets, [counts[0]]), (.likes, [counts[1]]), (.replies, [counts[2]]),
      (.quotes, [counts[3]]), (.mentions, [mentions]), (.hashtags, [hashtags]),
    ]
    for (field, columns) in found {
      for case let column? in columns { fields.note(field, from: shape.columns[column]) }
    }
  }
}
