/// The code that an export has for a tweet's language, of up to eight bytes such as `in` or `zh-CN`.
struct LanguageCode: Equatable, Sendable {
  static let unknown = LanguageCode("")

  /// The bytes, the first lowest; zero where there are no more.
  private let bytes: UInt64

  /// The code that stands in `field`; unknown where it is longer than any.
  init(_ field: Span<UInt8>) {
    let code = field.extracting(field.trimmed)
    var bytes: UInt64 = 0
    if code.count <= 8 {
      for index in code.indices { bytes |= UInt64(code[index]) << (UInt64(index) * 8) }
    }
    self.bytes = bytes
  }

  init(_ code: String) {
    let bytes = Array(code.utf8)
    self.init(bytes.span)
  }

  /// The code as text.
  var code: String {
    var rest = bytes
    var text: [UInt8] = []
    while rest != 0 {
      text.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
    return String(decoding: text, as: UTF8.self)
  }
}
