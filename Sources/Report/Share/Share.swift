public import Classifier

/// The share of public-service content among labelled tweets, as the labels have it: the labels'
/// errors are not corrected.
public struct Share: Equatable, Sendable {
  /// Tweets with a label that counts as service content.
  public let service: Int
  /// Tweets with any label.
  public let labelled: Int

  /// Makes the share of `service` in `labelled` tweets.
  public init(service: Int, labelled: Int) {
    self.service = service
    self.labelled = labelled
  }

  /// Makes the share of those of `categories` that are service content in counts by label.
  public init(labels: Tally.Counts, categories: [Category]) {
    service = categories.filter(\.isService).reduce(0) { $0 + labels[$1.id, default: 0] }
    labelled = labels.values.reduce(0, +)
  }

  /// The share, 0 to 1; nil if no tweet has a label.
  public var estimate: Double? {
    labelled > 0 ? Double(service) / Double(labelled) : nil
  }
}
