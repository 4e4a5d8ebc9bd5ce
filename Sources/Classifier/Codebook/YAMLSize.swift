internal import CYaml

/// How many values a YAML text unfolds to, counted without unfolding it.
///
/// Ten lists, each of ten aliases of the one before, are half a page of text and ten thousand million
/// values. Yams shares what an alias stands for, but whatever walks over its tree meets every one,
/// be it Yams's own comparison of keys. So what libyaml finds is counted before Yams composes it.
struct YAMLSize {
  private let limit: Int
  /// The sizes of what has an anchor.
  private var sizes: [String: Int] = [:]
  /// The lists and mappings that are open, the innermost last; the document itself is the first.
  private var open: [(anchor: String?, size: Int)] = [(nil, 0)]

  private init(limit: Int) { self.limit = limit }

  /// The line and column, from 1, of the alias in `yaml` that takes it beyond `limit` values; nil where
  /// none does. What is no YAML is left to the parser to complain of.
  static func excess(in yaml: String, limit: Int) -> (line: Int, column: Int)? {
    // Without an anchor no alias can stand for anything.
    guard yaml.utf8.contains(UInt8(ascii: "&")) else { return nil }
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { return nil }
    defer { yaml_parser_delete(&parser) }
    let bytes = Array(yaml.utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
      var size = YAMLSize(limit: limit)
      var event = yaml_event_t()
      while yaml_parser_parse(&parser, &event) == 1, event.type != YAML_STREAM_END_EVENT {
        defer { yaml_event_delete(&event) }
        if !size.add(event) { return (event.start_mark.line + 1, event.start_mark.column + 1) }
      }
      return nil
    }
  }

  /// Counts what `event` tells of; false where that is too much.
  private mutating func add(_ event: yaml_event_t) -> Bool {
    switch event.type {
    case YAML_SCALAR_EVENT:
      if let anchor = Self.text(event.data.scalar.anchor) { sizes[anchor] = 1 }
      return add(1)
    case YAML_ALIAS_EVENT:
      return add(Self.text(event.data.alias.anchor).flatMap { sizes[$0] } ?? 1)
    case YAML_SEQUENCE_START_EVENT:
      open.append((Self.text(event.data.sequence_start.anchor), 1))
    case YAML_MAPPING_START_EVENT:
      open.append((Self.text(event.data.mapping_start.anchor), 1))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      let (anchor, size) = open.removeLast()
      if let anchor { sizes[anchor] = size }
      return add(size)
    default: break
    }
    return true
  }

  private mutating func add(_ size: Int) -> Bool {
    open[open.count - 1].size += size
    return open[open.count - 1].size <= limit
  }

  private static func text(_ start: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    start.map { String(cString: $0) }
  }
}
