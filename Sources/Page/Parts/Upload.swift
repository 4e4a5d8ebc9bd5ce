internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// Files that a browser sends (RFC 7578), written to a folder as they come, so that memory does not depend on them.
struct Upload {
  /// The most files of one upload.
  private static let fileLimit = 5_000
  /// The most bytes of a field that is no file, and the most such fields.
  private static let (fieldLimit, fieldCount) = (1_000, 20)

  /// The folder with the files.
  let folder: String
  /// What was sent, in a word: the file's name, or the first of several.
  private(set) var name = ""
  /// The paths of the files.
  private(set) var files: [String] = []
  /// The fields that are no files.
  private(set) var fields: [String: String] = [:]

  /// Takes the files of `request` into a new folder below `parent`.
  ///
  /// - Throws: ``Refusal``; nothing is left then.
  init(_ request: Request, into parent: String, limit: Int) async throws {
    guard let boundary = Self.boundary(request.headers[.contentType] ?? "") else {
      throw Refusal.badType
    }
    if let length = request.headers[.contentLength].flatMap({ Int($0) }),
      length > limit || length < 0
    {
      throw Refusal.tooLarge
    }
    folder = parent + "/" + UUID().uuidString
    do {
      try await receive(request, boundary, limit)
    } catch {
      remove()
      throw error
    }
  }

  /// Takes the files away again.
  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// A text without the folder that nobody has chosen: paths as they were sent.
  func named(_ text: String) -> String {
    // JSON may write the slashes of paths in its own way.
    text.replacingOccurrences(of: folder + "/", with: "").replacingOccurrences(
      of: folder, with: name)
  }

  private mutating func receive(_ request: Request, _ boundary: String, _ limit: Int) async throws {
    var parts = MultipartParser(boundary: boundary)
    var output: FileHandle?
    var field = ""
    var received = 0
    defer { try? output?.close() }
    for try await buffer in request.body {
      received += buffer.readableBytes
      if received > limit { throw Refusal.tooLarge }
      for event in try parts.take(buffer.readableBytesView) {
        switch event {
        case .begin(let name, let fileName):
          try output?.close()
          output = try fileName.flatMap { try open($0) }
          field = fileName == nil ? name : ""
          if fields.count > Self.fieldCount { throw Refusal.badForm }
        case .bytes(let bytes):
          try output?.write(contentsOf: bytes)
          if field.isEmpty { continue }
          let value = fields[field, default: ""] + String(decoding: bytes, as: UTF8.self)
          if value.utf8.count > Self.fieldLimit { throw Refusal.badForm }
          fields[field] = value
        }
      }
    }
    guard parts.isAtEnd else { throw Refusal.badForm }
  }

  /// A file for what is called `name`; nil for one without a name, as an empty form sends it.
  private mutating func open(_ name: String) throws -> FileHandle? {
    let parts = name.replacingOccurrences(of: "\\", with: "/").split(separator: "/").map {
      Self.safe(String($0))
    }
    .filter { !$0.isEmpty }
    guard let last = parts.last, files.count < Self.fileLimit else {
      if parts.isEmpty { return nil }
      throw Refusal.tooLarge
    }
    if files.isEmpty { self.name = parts.count > 1 ? parts[0] : last }
    let directory = ([folder] + parts.dropLast()).joined(separator: "/")
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    let path = directory + "/" + last
    guard FileManager.default.createFile(atPath: path, contents: nil) else { throw Refusal.badForm }
    files.append(path)
    return FileHandle(forWritingAtPath: path)
  }

  /// A part of a path that stays in its folder.
  static func safe(_ part: String) -> String {
    let kept = part.unicodeScalars.filter { $0.value >= 0x20 && $0 != "\u{7F}" }
    let text = String(String.UnicodeScalarView(kept)).trimmingCharacters(in: .whitespaces)
    if text.allSatisfy({ $0 == "." }) { return "" }
    // File systems take 255 bytes; the ending tells formats.
    var bytes = Array(text.utf8)
    if bytes.count > 200 { bytes = Array(bytes.suffix(200)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func boundary(_ type: String) -> String? {
    guard type.lowercased().hasPrefix("multipart/form-data"), let at = type.range(of: "boundary=")
    else { return nil }
    let text = type[at.upperBound...].prefix { $0 != ";" }.trimmingCharacters(in: ["\"", " "])
    return (1...70).contains(text.count) ? text : nil
  }
}

/// Splits what a form sends into its parts, block by block.
struct MultipartParser {
  enum Event {
    /// A part begins: the name of its field, and of its file, nil where it is none.
    case begin(name: String, fileName: String?)
    /// Some of its bytes.
    case bytes(Data)
  }

  private enum State { case preamble, head, body, end }

  /// The most bytes of the lines before a part.
  private static let headLimit = 16 << 10

  private let delimiter: [UInt8]
  private var held: [UInt8]
  private var state = State.preamble

  init(boundary: String) {
    delimiter = Array("\r\n--\(boundary)".utf8)
    // The first delimiter has no line before it.
    held = [0x0D, 0x0A]
  }

  /// Whether the closing delimiter has come.
  var isAtEnd: Bool { state == .end }

  /// Takes the next bytes.
  mutating func take(_ bytes: some Collection<UInt8>) throws -> [Event] {
    held.append(contentsOf: bytes)
    var events: [Event] = []
    while try step(&events) {}
    return events
  }

  /// Takes as much of the held bytes as is certain; false where more must come.
  private mutating func step(_ events: inout [Event]) throws -> Bool {
    switch state {
    case .end:
      held = []
      return false
    case .head:
      guard let end = held.firstRange(of: [0x0D, 0x0A, 0x0D, 0x0A]) else {
        if held.count > Self.headLimit { throw Refusal.badForm }
        return false
      }
      let head = String(decoding: held[..<end.lowerBound], as: UTF8.self)
      events.append(
        .begin(
          name: Self.value(of: " name=", in: head) ?? "",
          fileName: Self.value(of: " filename=", in: head)))
      held.removeSubrange(..<end.upperBound)
      state = .body
      return true
    case .preamble, .body:
      guard let at = held.firstRange(of: delimiter) else {
        let certain = held.count - delimiter.count
        if certain > 0 {
          if state == .body { events.append(.bytes(Data(held[..<certain]))) }
          held.removeSubrange(..<certain)
        }
        return false
      }
      guard held.count >= at.upperBound + 2 else { return false }
      if state == .body, at.lowerBound > 0 { events.append(.bytes(Data(held[..<at.lowerBound]))) }
      let isLast =
        held[at.upperBound] == UInt8(ascii: "-") && held[at.upperBound + 1] == UInt8(ascii: "-")
      held.removeSubrange(..<(at.upperBound + 2))
      state = isLast ? .end : .head
      return true
    }
  }

  /// What a head says in quotes behind `name`.
  private static func value(of name: String, in head: String) -> String? {
    guard let at = head.range(of: name + "\"", options: .caseInsensitive) else { return nil }
    return String(head[at.upperBound...].prefix { $0 != "\"" }).replacing("%22", with: "\"")
  }
}
