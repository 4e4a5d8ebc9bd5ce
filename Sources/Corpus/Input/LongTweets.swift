/// The long tweets of an account's archive, which cuts their text in its files of tweets.
///
/// The archive numbers them apart from tweets, so that a long tweet is known by its beginning, and
/// among those of one beginning by the moment.
final class LongTweets {
  /// The bytes of a text's beginning by which it is looked up.
  private static let keyLength = 24
  /// The most that two records of one tweet differ in time, in seconds.
  private static let tolerance: Int64 = 120

  private struct Note {
    let text: [UInt8]
    let createdAt: Int64?
  }

  private var notes: [[UInt8]: [Note]] = [:]

  /// Adds the tweets that `reader` gives.
  func add(_ reader: inout any TweetReader) throws(CorpusError) {
    var batch = TweetBatch()
    while try reader.read(into: &batch, upTo: 1000) {
      for index in 0..<batch.count {
        let text = batch.withBytes(.text, of: index) { $0.array }
        let note = Note(text: text, createdAt: batch.createdAt(of: index))
        notes[Array(text.prefix(Self.keyLength)), default: []].append(note)
      }
      batch.removeAll()
    }
  }

  /// The whole text of a tweet whose text ends with `…`, or with that and a link; nil where it is
  /// not cut, or no long tweet begins like it.
  func whole(_ text: Span<UInt8>, createdAt: Int64?) -> [UInt8]? {
    let end = text.cutAt
    guard end >= 1, end < text.count else { return nil }
    var start = 0
    // An answer's text names those addressed, its long text does not.
    while true {
      let stem = text.extracting(start..<end)
      if let found = note(stem, createdAt: createdAt) {
        return text.extracting(0..<start).array + found.text
      }
      guard stem.count > 1, stem[0] == UInt8(ascii: "@") else { return nil }
      start = min(end, start + stem.position(of: .space) + 1)
    }
  }

  private func note(_ stem: Span<UInt8>, createdAt: Int64?) -> Note? {
    guard stem.count >= Self.keyLength else { return nil }
    let key = stem.extracting(0..<Self.keyLength).array
    let bytes = stem.array
    return notes[key]?.first { note in
      guard note.text.starts(with: bytes) else { return false }
      guard let createdAt, let noted = note.createdAt else { return true }
      return abs(createdAt - noted) <= Self.tolerance
    }
  }
}
