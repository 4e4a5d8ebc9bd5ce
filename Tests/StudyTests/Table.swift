import Classifier
import Corpus
import Foundation

/// Writes a table with this header for as long as `body` runs, and opens it.
func withTable<Result>(
  _ header: String, _ rows: [String], _ body: (TweetInput) async throws -> Result
) async throws -> Result {
  let path = NSTemporaryDirectory() + "study-\(UUID().uuidString).csv"
  defer { try? FileManager.default.removeItem(atPath: path) }
  try Data(([header] + rows).joined(separator: "\n").utf8).write(to: URL(filePath: path))
  return try await body(TweetInput(inputs: [path], options: ReadingOptions()))
}

/// A codebook whose keywords are loket and antre for service content, rapat for all else.
func tinyCodebook() throws -> Codebook {
  try Codebook(
    parsing: """
      name: tiny
      fallback: lainnya
      categories:
        - {id: layanan, service: true, keywords: [loket, antre]}
        - {id: lainnya, keywords: [rapat]}
      """, file: "tiny.yml")
}
