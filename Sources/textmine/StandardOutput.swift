import Corpus
import Report

/// Writes text to standard output.
func writeText(_ text: String) throws { try OutputFile(path: "-").write(Array(text.utf8)) }

/// Writes a value to standard output as JSON.
func writeJSON(_ value: some Encodable) throws { try writeText(JSONText().rendered(value)) }
