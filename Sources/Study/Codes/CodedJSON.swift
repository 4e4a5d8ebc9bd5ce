internal import Corpus
internal import Foundation

/// Codes as programs for annotating write them in JSON: lines of doccano, or an array of Label Studio.
///
/// A record's own number is that of the program; the tweet's id is looked for among what came in with its text.
struct CodedJSON {
  /// A record that somebody annotated.
  private struct Record {
    let id: String
    let text: String
    /// The codes by who gave them; several of one person are joined by `; `.
    var codes: [String: String]
  }

  /// The columns of a record with the tweet's id, the best first, and those with its text.
  private static let idKeys = ["tweet_id", "id_str", "id"]
  private static let textKeys = ["text", "full_text", "tweet", "content", "data"]
  /// The keys of doccano with the labels of a record.
  private static let labelKeys = ["label", "labels", "cats", "category"]

  private var records: [Record] = []
  /// Who annotated, in the order of appearance.
  private var coders: [String] = []

  /// Reads the records of `bytes`; nil where they are no such JSON.
  init?(_ bytes: Data) {
    let start = bytes.first { !Character(UnicodeScalar($0)).isWhitespace }
    let values: [Any]
    if start == UInt8(ascii: "[") {
      values = (try? JSONSerialization.jsonObject(with: bytes)) as? [Any] ?? []
    } else if start == UInt8(ascii: "{") {
      values = bytes.split(separator: UInt8(ascii: "\n")).map {
        (try? JSONSerialization.jsonObject(with: Data($0))) ?? ""
      }
    } else {
      return nil
    }
    for case let value as [String: Any] in values {
      // What "label" writes is nobody's code.
      if LabelColumns.names.allSatisfy({ name in value.keys.contains { $0.hasSuffix(name) } }) {
        return nil
      }
      add(value)
    }
    if coders.isEmpty { return nil }
  }

  private mutating func add(_ value: [String: Any]) {
    let data = value["data"] as? [String: Any] ?? value
    let meta = value["meta"] as? [String: Any] ?? value["metadata"] as? [String: Any] ?? [:]
    let text = Self.textKeys.lazy.compactMap { data[$0] as? String }.first
    let ids = Self.idKeys.flatMap { [data[$0], meta[$0]] }.compactMap { $0.flatMap(Self.word) }
    var codes: [String: String] = [:]
    if let annotations = value["annotations"] as? [[String: Any]], value["data"] != nil {
      for annotation in annotations where annotation["was_cancelled"] as? Bool != true {
        let coder = annotation["completed_by"].flatMap(Self.coder) ?? ""
        codes[coder] = Self.choices(annotation["result"] as? [[String: Any]] ?? [])
      }
    } else if let labels = Self.labelKeys.lazy.compactMap({ value[$0] }).first {
      codes[""] = Self.list(labels)
    }
    guard let text else { return }
    for coder in codes.keys.sorted() where !coders.contains(coder) { coders.append(coder) }
    records.append(
      Record(id: ids.first { $0.count >= 15 } ?? "", text: text, codes: codes))
  }

  /// The choices of one person for one text.
  private static func choices(_ results: [[String: Any]]) -> String {
    results.compactMap { ($0["value"] as? [String: Any])?["choices"] as? [String] }
      .joined().joined(separator: "; ")
  }

  /// One label, or several joined by `; `; spans and relations are none.
  private static func list(_ labels: Any) -> String {
    if let words = labels as? [Any] { return words.compactMap(word).joined(separator: "; ") }
    return word(labels) ?? ""
  }

  private static func coder(_ value: Any) -> String? {
    word(value) ?? (value as? [String: Any]).flatMap { ($0["email"] ?? $0["id"]).flatMap(word) }
  }

  private static func word(_ value: Any) -> String? {
    (value as? String) ?? (value as? NSNumber)?.stringValue
  }

  /// The records as a sheet: one person's codes in a column `code`, those of several in a column each.
  func sheet(_ name: String) -> CodeSheet {
    let columns = coders.count == 1 ? ["code"] : coders.map { "coder \($0)" }
    return CodeSheet(
      name: name, columns: ["id", "text"] + columns,
      rows: records.enumerated().map { index, record in
        CodeSheet.Row(
          number: index + 1, id: record.id, text: Array(record.text.utf8),
          cells: [record.id, record.text] + coders.map { record.codes[$0] ?? "" })
      })
  }
}
