/// The order of day and month in a file whose first records have no date that it matters for: it is looked for in all of them
/// once such a date comes.
struct LateOrder {
  /// The order that all records show; nil where they leave it open.
  typealias Search = (DateEvidence) throws(CorpusError) -> DateOrder?

  private let search: Search
  /// Why it could not be found.
  private(set) var failure: CorpusError?

  init(_ search: @escaping Search) { self.search = search }

  /// Has `reading` know the order, of which the record of the first such date shows this.
  mutating func settle(_ record: DateEvidence, _ reading: inout DateReading) {
    do throws(CorpusError) {
      reading.settle(try search(record))
    } catch {
      failure = error
      reading.isOrderUnmet = false
    }
  }

  /// That of a pipe, which cannot be read again: the date itself shows it, or the id beside it, or it has to be named.
  static func ofPipe(_ name: String) -> LateOrder {
    LateOrder { (record) throws(CorpusError) in
      guard let order = record.order else { throw .openDateOrder(file: name) }
      return order
    }
  }
}
