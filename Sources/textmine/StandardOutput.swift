import Corpus
import Report

/// Writes text to standard output.
func writeText(_ text: String) throws { try OutputFile(path: "-").write(Array(text.utf8)) }

/// Writes a file; it is there whole, or not at all.
func write(_ bytes: some Collection<UInt8>, to path: String) throws {
  let file = try OutputFile(path: path)
  try file.write(Array(bytes))
  try file.finish()
}
