internal import HTTPTypes
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypes

/// Answers what never becomes a request that a page could answer: a head that is too large or no HTTP, and a body that
/// stops coming. Without it such connections are cut off, or get an answer without words.
///
/// It stands between the decoder and what closes silent connections: an error of the one and a close by the other come
/// through here.
final class EarlyRefusals: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// The head of the request whose body is still to come.
  private var unfinished: HTTPRequest?
  /// Whether the last request is being answered.
  private var isAnswered = false

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): (unfinished, isAnswered) = (head, false)
    case .body: break
    case .end: unfinished = nil
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .head(let head) = unwrapOutboundIn(data), head.status.kind != .informational {
      isAnswered = true
    }
    context.write(data, promise: promise)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? HTTPParserError, unfinished == nil || !isAnswered else {
      return context.fireErrorCaught(error)
    }
    answer(error == .headerOverflow ? .headTooLarge : .badRequest, context)
    context.close(promise: nil)
  }

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    // Who has sent a whole request is never closed for silence before it is answered.
    if mode == .all, unfinished != nil, !isAnswered { answer(.tooSlow, context) }
    context.close(mode: mode, promise: promise)
  }

  private func answer(_ refusal: Refusal, _ context: ChannelHandlerContext) {
    isAnswered = true
    let response = refusal.response(toHead: unfinished)
    context.write(wrapOutboundOut(.head(response.head)), promise: nil)
    context.write(
      wrapOutboundOut(.body(context.channel.allocator.buffer(string: response.body))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
  }
}
