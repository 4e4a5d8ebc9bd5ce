internal import Classifier
internal import Corpus
internal import Report
internal import Study
internal import StudyFile

/// Which tweets a list shows, as the address says it: so a view can be linked and gone back to.
struct TweetAddress {
  var quarter = ""
  var account = ""
  var category = ""
  var kind = ""
  var query = ""
  var isExpression = false
  var isCorrected = false
  var page = 1
  /// How many tweets an expression was looked for in before this page.
  var from = 0

  init(_ visit: Visit) {
    quarter = visit.query("quarter") ?? ""
    account = visit.query("account") ?? ""
    category = visit.query("category") ?? ""
    kind = visit.query("kind") ?? ""
    query = visit.query("q") ?? ""
    isExpression = visit.query("regex") == "1"
    isCorrected = visit.query("corrected") == "1"
    from = min(max(0, visit.query("from").flatMap { Int($0) } ?? 0), 1_000_000_000)
    page = min(max(1, visit.query("page").flatMap { Int($0) } ?? 1), 1_000_000)
  }

  /// The address, of another page of the list where one is named.
  func text(page: Int? = nil, from: Int? = nil) -> String {
    let fields = [
      ("quarter", quarter), ("account", account), ("category", category), ("kind", kind),
      ("q", query),
      ("regex", isExpression ? "1" : ""), ("corrected", isCorrected ? "1" : ""),
      ("from", from.map(String.init) ?? ""),
      ("page", (page ?? self.page) > 1 ? "\(page ?? self.page)" : ""),
    ].filter { !$0.1.isEmpty }
    if fields.isEmpty { return "/tweets" }
    return "/tweets?" + fields.map { "\($0.0)=\(TweetLinks.encoded($0.1))" }.joined(separator: "&")
  }

  /// What is asked of the study.
  ///
  /// - Throws: ``Refusal`` where the address names what there is not.
  func filter(_ categories: [Classifier.Category], _ words: WordQuery) async throws -> TweetFilter {
    var filter = TweetFilter()
    if !quarter.isEmpty {
      guard let quarter = Quarter(code: quarter) else { throw Refusal.notFound }
      filter.quarter = quarter
    }
    filter.account = account.isEmpty ? nil : account
    if !category.isEmpty {
      guard let index = categories.firstIndex(where: { $0.id == category }) else {
        throw Refusal.notFound
      }
      filter.category = index
    }
    if !kind.isEmpty {
      guard let kind = TweetKind.allCases.first(where: { $0.name == kind }) else {
        throw Refusal.notFound
      }
      filter.kind = kind
    }
    filter.isCorrected = isCorrected
    if isExpression {
      filter.expression = query.isEmpty ? nil : query
    } else {
      filter.words = await words.question(query)
    }
    return filter
  }

  /// Where what was looked for stands in texts.
  func marks(in texts: [String], _ explainer: Explainer) async throws -> [[Range<Int>]] {
    if query.isEmpty { return texts.map { _ in [] } }
    if isExpression {
      return try texts.map { try PhraseMarker.ranges(ofExpression: query, in: $0) }
    }
    return try await explainer.marks(of: WordQuery.phrases(in: query), in: texts)
  }
}
