public import Corpus

/// What its maker puts on a report.
public struct Cover: Equatable, Sendable {
  /// A picture, such as an office's sign.
  public struct Logo: Equatable, Sendable {
    /// The kinds of pictures that browsers show.
    public enum Format: String, CaseIterable, Sendable {
      case png = "image/png"
      case jpeg = "image/jpeg"
      case svg = "image/svg+xml"
      case webp = "image/webp"
    }

    /// Its kind.
    public let format: Format
    /// Its file's content.
    public let bytes: [UInt8]

    /// Makes a picture of its file's content; nil where that is none that browsers show.
    public init?(_ bytes: [UInt8]) {
      let start = String(decoding: bytes.prefix(512), as: UTF8.self)
      if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
        format = .png
      } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
        format = .jpeg
      } else if bytes.starts(with: Array("RIFF".utf8)),
        bytes.dropFirst(8).starts(with: Array("WEBP".utf8))
      {
        format = .webp
      } else if start.contains("<svg") {
        format = .svg
      } else {
        return nil
      }
      self.bytes = bytes
    }
  }

  /// The title; nil for the names of the accounts.
  public var title: String?
  /// A note below the head.
  public var note: String?
  /// Who made the report.
  public var author: String?
  /// A picture above the title.
  public var logo: Logo?
  /// The day on which it was made; nil where it is not to be told.
  public var madeOn: CivilDay?

  /// Makes an empty cover.
  public init() {}
}
