internal import Corpus
internal import Foundation

/// Where a figure leads on a page that can list tweets: to those behind it.
package struct TweetLinks: Sendable {
  private let base: String

  /// Makes the addresses of lists below `base`.
  package init(base: String) { self.base = base }

  func category(_ id: String) -> String { address("category", id) }
  func account(_ name: String) -> String { address("account", name) }
  func word(_ word: String) -> String { address("q", word) }

  /// Nil for a period that is no quarter, of which there is no list.
  func period(_ period: Period) -> String? {
    period.step == .quarter ? address("quarter", period.code) : nil
  }

  private func address(_ field: String, _ value: String) -> String {
    "\(base)?\(field)=\(Self.encoded(value))"
  }

  /// A value as it stands in an address.
  package static func encoded(_ value: String) -> String {
    value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}

extension Markup {
  /// The same as a link; nil is no link. What has no text of its own needs a label.
  func linked(to address: String?, label: String? = nil) -> Markup {
    let named: Markup = label.map { " aria-label=\"\($0)\"" } ?? ""
    return address.map { "<a href=\"\($0)\"\(named)>\(self)</a>" } ?? self
  }
}
