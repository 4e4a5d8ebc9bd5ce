/// By what a tweet in a sheet is known again in another, whatever was done to its text.
struct SheetStage: Equatable {
  /// The most tweets of a sheet that are compared, and the fewest that tell it.
  private static let (most, fewest) = (200, 3)

  let id: String
  let username: String
  let createdAt: Int64?

  /// The first tweets of a sheet; none where they are too few, or nothing but their texts is known.
  static func first(of source: Source) throws(CorpusError) -> [SheetStage] {
    var reader = try source.reader()
    var batch = TweetBatch()
    guard try reader.read(into: &batch, upTo: most) else { return [] }
    let stages = (0..<batch.count).map {
      SheetStage(
        id: batch.string(.id, of: $0), username: batch.string(.username, of: $0),
        createdAt: batch.createdAt(of: $0))
    }
    // Numbers of rows are the same in all sheets.
    let areKnown = stages.allSatisfy { $0.createdAt != nil || $0.id.utf8.count >= 15 }
    return stages.count >= fewest && areKnown ? stages : []
  }
}
