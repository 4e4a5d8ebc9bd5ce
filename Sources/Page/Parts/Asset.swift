internal import HTTPTypes
internal import Hummingbird
internal import Report
internal import Resources

/// The style sheets and scripts of the page, which are compiled in.
enum Asset {
  private static let types = ["css": "text/css", "js": "text/javascript"]

  static func response(_ name: String) throws -> Response {
    guard let type = types[name.split(separator: ".").last.map(String.init) ?? ""],
      let text = text(of: name)
    else { throw Refusal.notFound }
    return Response(
      status: .ok, headers: [.contentType: "\(type); charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  private static func text(of name: String) -> String? {
    if name == "report.css" { return Stylesheet.text }
    let found = textmine_resource("page/\(name)")
    guard let bytes = found.bytes else { return nil }
    return String(decoding: UnsafeBufferPointer(start: bytes, count: found.count), as: UTF8.self)
  }
}
