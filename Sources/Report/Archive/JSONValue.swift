/// A value of JSON (RFC 8259) whose objects keep the order in which their members were put.
enum JSONValue {
  case null
  case bool(Bool)
  case integer(Int)
  /// A finite number.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  /// The value or null.
  init(_ integer: Int?) { self = integer.map(JSONValue.integer) ?? .null }

  /// The value or null.
  init(_ string: String?) { self = string.map(JSONValue.string) ?? .null }

  /// `part / whole` rounded to six decimals, or null if `whole` is 0.
  init(_ part: Int, of whole: Int) {
    guard whole > 0 else {
      self = .null
      return
    }
    let millionths = (2 * part * 1_000_000 + whole) / (2 * whole)
    self = .number(Double(millionths) / 1_000_000)
  }

  /// The value on lines indented by two spaces.
  func rendered() -> String {
    var text = ""
    write(to: &text, indent: "")
    return text
  }

  private func write(to text: inout String, indent: String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += value.description
    case .string(let value): Self.quote(value, to: &text)
    case .array(let values):
      Self.write(values, between: ("[", "]"), to: &text, indent: indent) { value, text, indent in
        value.write(to: &text, indent: indent)
      }
    case .object(let members):
      Self.write(members, between: ("{", "}"), to: &text, indent: indent) { member, text, indent in
        Self.quote(member.key, to: &text)
        text += ": "
        member.value.write(to: &text, indent: indent)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], between brackets: (open: String, close: String), to text: inout String,
    indent: String, each: (Item, inout String, String) -> Void
  ) {
    text += brackets.open
    let inner = indent + "  "
    for (index, item) in items.enumerated() {
      text += index == 0 ? "\n\(inner)" : ",\n\(inner)"
      each(item, &text, inner)
    }
    if !items.isEmpty { text += "\n\(indent)" }
    text += brackets.close
  }

  private static func quote(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}"..."\u{202E}",
        "\u{2066}"..."\u{2069}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
