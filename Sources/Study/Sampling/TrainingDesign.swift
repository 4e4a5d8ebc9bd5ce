/// How the tweets of a sheet were chosen for training, as the sheet itself says it in every row: so it
/// is known for what it is, no random sample, whoever finds it.
public struct TrainingDesign: Equatable, Sendable {
  /// The name of its column, that of ``SampleDesign`` too.
  public static let column = "design"

  /// The version of the choice.
  public static let version = 1

  /// What determined which tweets came up.
  public var seed: UInt64
  /// How many tweets were chosen.
  public var codes: Int
  /// How many tweets the archive had.
  public var tweets: Int
  /// The archive's checksum.
  public var archive: String
  /// What gave the labels, and its checksum.
  public var labels: String

  /// `training=1;note=no random sample;…` on one line.
  public var text: String {
    [
      "training=\(Self.version)", "note=no random sample", "seed=\(seed)", "n=\(codes)",
      "tweets=\(tweets)", "archive=\(archive)", "labels=\(labels)",
    ].joined(separator: ";")
  }

  /// Whether a cell of the design says that its tweet was chosen for training, in any version.
  public static func isNamed(in cell: String) -> Bool { cell.hasPrefix("training=") }
}
