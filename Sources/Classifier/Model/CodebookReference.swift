/// How a model file says which codebook's finds count.
enum CodebookReference: Codable, Sendable {
  /// The codebook itself.
  case source(String)
  /// One that comes with textmine, as it is now: its keywords may have grown since.
  case standard(String)

  /// - Parameter byName: whether a codebook that comes with textmine is only named.
  init(_ codebook: Codebook, byName: Bool) {
    self =
      byName && Codebook.standardNames.contains(codebook.name)
      ? .standard(codebook.name) : .source(codebook.source)
  }

  /// - Throws: ``CodebookError`` when the codebook is none that this version can read.
  func codebook() throws(CodebookError) -> Codebook {
    switch self {
    case .source(let source):
      return try Codebook(parsing: source, file: "the model's codebook")
    case .standard(let name):
      if let codebook = try Codebook.standard(name) { return codebook }
      throw CodebookError(
        file: "the model's codebook", line: 1, column: 1,
        problem: .unexpected(
          "\"\(name)\"", expected: Codebook.standardNames.joined(separator: " or ")))
    }
  }
}
