internal import CYaml

/// A value of a YAML text, and where it begins.
struct YAMLNode {
  /// What a value can be. A mapping keeps its order.
  enum Value {
    case scalar(String)
    case sequence([YAMLNode])
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  let value: Value
  /// The line and the column, from 1.
  let line: Int
  let column: Int

  /// The text of a scalar; nil for a list or a mapping.
  var text: String? {
    if case .scalar(let text) = value { text } else { nil }
  }
}

/// Why a text is no YAML that can be used, and where.
struct YAMLError: Error {
  enum Problem {
    /// The parser's own words.
    case malformed(String)
    case nestedTooDeeply
    /// Aliases stand for more values than the limit.
    case unfoldsTooFar
  }

  let problem: Problem
  let line: Int
  let column: Int
}

/// Makes a tree of the events that libyaml finds in a text.
///
/// Values are texts here, whatever they look like: `yes` and `08.00` are for the reader of the tree to
/// understand. Yams, whose tree knows numbers and dates, takes twelve times as long for it.
///
/// Ten lists, each of ten aliases of the one before, are half a page of text and ten thousand million
/// values. The tree shares what an alias stands for, but whatever walks over it meets every value, so
/// the composer counts what the text unfolds to and stops at a limit.
///
/// A class, since libyaml remembers where its state lies.
final class YAMLComposer {
  private var parser = yaml_parser_t()
  private let limit: Int
  /// What has an anchor, with the number of values that it unfolds to.
  private var anchors: [String: Sized] = [:]

  private typealias Sized = (node: YAMLNode, size: Int)

  /// The only document of a YAML text; nil when there is none.
  ///
  /// - Parameter limit: the most values that the text may unfold to.
  static func compose(_ yaml: String, limit: Int) throws(YAMLError) -> YAMLNode? {
    let bytes = Array(yaml.utf8)
    return try bytes.withUnsafeBufferPointer { bytes throws(YAMLError) in
      try YAMLComposer(bytes, limit: limit).onlyDocument()
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) {
    self.limit = limit
    yaml_parser_initialize(&parser)
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
  }

  deinit { yaml_parser_delete(&parser) }

  private func onlyDocument() throws(YAMLError) -> YAMLNode? {
    _ = try next()  // the start of the stream
    if try next().kind == YAML_STREAM_END_EVENT { return nil }
    let root = try node(of: try next()).node
    _ = try next()  // the end of the document
    let last = try next()
    if last.kind != YAML_STREAM_END_EVENT {
      throw last.error(.malformed("but found another document"))
    }
    return root
  }

  /// The value that begins with `event`.
  private func node(of event: Event) throws(YAMLError) -> Sized {
    let found: Sized
    switch event.kind {
    case YAML_ALIAS_EVENT:
      guard let anchored = event.anchor.flatMap({ anchors[$0] }) else {
        throw event.error(.malformed("found undefined alias"))
      }
      return anchored
    case YAML_SEQUENCE_START_EVENT: found = try sequence(event)
    case YAML_MAPPING_START_EVENT: found = try mapping(event)
    default: found = (event.node(.scalar(event.text)), 1)
    }
    if let anchor = event.anchor { anchors[anchor] = found }
    return found
  }

  private func sequence(_ start: Event) throws(YAMLError) -> Sized {
    var nodes: [YAMLNode] = []
    var size = 1
    var event = try next()
    while event.kind != YAML_SEQUENCE_END_EVENT {
      nodes.append(try node(of: event, addingTo: &size))
      event = try next()
    }
    return (start.node(.sequence(nodes)), size)
  }

  private func mapping(_ start: Event) throws(YAMLError) -> Sized {
    var pairs: [(key: YAMLNode, value: YAMLNode)] = []
    var texts: Set<String> = []
    var size = 1
    var event = try next()
    while event.kind != YAML_MAPPING_END_EVENT {
      let key = try node(of: event, addingTo: &size)
      let value = try node(of: try next(), addingTo: &size)
      if let text = key.text, !texts.insert(text).inserted {
        throw YAMLError(
          problem: .malformed("key \"\(text)\" stands twice"), line: key.line, column: key.column)
      }
      pairs.append((key, value))
      event = try next()
    }
    return (start.node(.mapping(pairs)), size)
  }

  private func node(
    of event: Event, addingTo size: inout Int
  ) throws(YAMLError) -> YAMLNode {
    let found = try node(of: event)
    size += found.size
    if size > limit { throw event.error(.unfoldsTooFar) }
    return found.node
  }

  /// What libyaml finds next, copied out of its memory.
  private func next() throws(YAMLError) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(&parser, &event) == 1 else { throw failure }
    defer { yaml_event_delete(&event) }
    return Event(event)
  }

  private var failure: YAMLError {
    let reason = parser.problem.map { String(cString: $0) } ?? "the file cannot be parsed"
    if parser.error == YAML_READER_ERROR {
      return YAMLError(problem: .malformed(reason), line: 1, column: 1)
    }
    // libyaml's words for this one name a function of its own.
    let isTooDeep = reason.hasPrefix("Maximum nesting level reached")
    return YAMLError(
      problem: isTooDeep ? .nestedTooDeeply : .malformed(reason),
      line: parser.problem_mark.line + 1, column: parser.problem_mark.column + 1)
  }

  /// An event of libyaml: the beginning or end of something, a scalar or an alias.
  private struct Event {
    let kind: yaml_event_type_t
    /// The text of a scalar.
    var text = ""
    /// The anchor that a value has or an alias names.
    var anchor: String?
    let line: Int
    let column: Int

    init(_ event: yaml_event_t) {
      kind = event.type
      line = event.start_mark.line + 1
      column = event.start_mark.column + 1
      switch kind {
      case YAML_SCALAR_EVENT:
        let scalar = event.data.scalar
        text = String(
          decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
        anchor = scalar.anchor.map { String(cString: $0) }
      case YAML_ALIAS_EVENT: anchor = event.data.alias.anchor.map { String(cString: $0) }
      case YAML_SEQUENCE_START_EVENT:
        anchor = event.data.sequence_start.anchor.map { String(cString: $0) }
      case YAML_MAPPING_START_EVENT:
        anchor = event.data.mapping_start.anchor.map { String(cString: $0) }
      default: break
      }
    }

    func node(_ value: YAMLNode.Value) -> YAMLNode {
      YAMLNode(value: value, line: line, column: column)
    }

    func error(_ problem: YAMLError.Problem) -> YAMLError {
      YAMLError(problem: problem, line: line, column: column)
    }
  }
}
