extension TableColumns {
  /// Notes which columns of `shape` give which field.
  func note(_ shape: TableShape, in fields: inout FieldCounts) {
    let found: [(TweetField, [Int?])] = [
      (.id, [id ?? link]), (.account, [accounts.first ?? link]), (.date, dates + [time, zone]),
      (.text, texts),
      (.retweets, [counts[0] ?? metrics]), (.likes, [counts[1] ?? metrics]),
      (.replies, [counts[2] ?? metrics]), (.quotes, [counts[3] ?? metrics]),
      (.mentions, [mentions]), (.hashtags, [hashtags]),
    ]
    for (field, columns) in found {
      for case let column? in columns { fields.note(field, from: shape.columns[column]) }
    }
  }
}
