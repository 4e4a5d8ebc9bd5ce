/// The order of day and month in a file whose first records have no date that it matters for: it is looked for in all of them
/// once such a date comes.
struct LateOrder {
  /// The order that all records show; nil where they leave it open.
  typealias Search = (Timestamp.Order) throws(CorpusError) -> DateOrder?

  private let search: Search
  private var isMet = false
  /// Why it could not be found.
  private(set) var failure: CorpusError?

  init(_ search: @escaping Search) { self.search = search }

  /// Has `reading` know the order where `date`, as it is written, is the first that it matters for; whether it is.
  mutating func settle(_ date: Span<UInt8>, _ reading: inout DateReading) -> Bool {
    if isMet { return false }
    guard let order = Timestamp.order(date) else { return false }
    isMet = true
    do throws(CorpusError) {
      let found = try search(order)
      reading.isMonthFirst = found == .monthFirst
      reading.isOrderGuessed = found == nil
    } catch {
      failure = error
    }
    return true
  }

  /// That of a pipe, which cannot be read again: the date itself shows it, or it has to be named.
  static func ofPipe(_ name: String) -> LateOrder {
    LateOrder { (order) throws(CorpusError) in
      guard case .shown(let order) = order else { throw .openDateOrder(file: name) }
      return order
    }
  }
}
