import Foundation

/// A stretch of a test that a document shows, so that the document's example compiles and does what it says.
public struct DocumentedCode {
  /// The lines between `// MARK begin` and `// MARK end`, without indentation.
  public let text: String

  /// Reads the stretch between two marks of a test's file.
  ///
  /// - Precondition: the file has both marks, in a function of a suite.
  public init(_ mark: String, in file: String = #filePath) throws {
    let source = String(decoding: try Data(contentsOf: URL(filePath: file)), as: UTF8.self)
    let behind = source.components(separatedBy: "    // \(mark) begin\n")[1]
    text = behind.components(separatedBy: "    // \(mark) end")[0]
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("    ") ? String($0.dropFirst(4)) : String($0) }
      .joined(separator: "\n")
  }

  /// Whether a document shows it.
  ///
  /// - Parameter document: its path in the package.
  public func stands(in document: String) throws -> Bool {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let page = try Data(contentsOf: root.appending(path: document).standardizedFileURL)
    return String(decoding: page, as: UTF8.self).contains(text)
  }
}
