import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Ends connections that take their time, and answers bytes that are no HTTP.
///
/// A client may be slow on purpose: one byte now and then is not idle. So each part has a deadline of its own, whatever
/// arrives before it: the first request's head, a request's body, the next request, and the taking of an answer.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  struct Deadlines: Sendable, Hashable {
    /// From the connection to the end of the first request's head.
    var head = TimeAmount.seconds(10)
    /// From a request's head to its end.
    var body = TimeAmount.seconds(30)
    /// From an answer to the next request's head.
    var idle = TimeAmount.seconds(75)
    /// From the head of an answer to its end; event streams have none.
    var answer = TimeAmount.seconds(60)
  }

  private let deadlines: Deadlines
  private var timer: Scheduled<Void>?
  /// An answer has begun and has not ended.
  private var isAnswering = false
  /// A request has begun and was not answered.
  private var isAsked = false

  init(_ deadlines: Deadlines) { self.deadlines = deadlines }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { schedule(deadlines.head, context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    schedule(deadlines.head, context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      isAsked = true
      if !isAnswering { schedule(deadlines.body, context) }
    case .body: break
    case .end:
      // The server's own time now.
      if !isAnswering { timer?.cancel() }
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head):
      isAnswering = true
      timer?.cancel()
      if head.headerFields[.contentType] != EventStream.contentType { schedule(deadlines.answer, context) }
    case .body: break
    case .end:
      isAnswering = false
      isAsked = false
      schedule(deadlines.idle, context)
    }
    context.write(data, promise: promise)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard !isAnswering else { return close(context) }
    switch error {
    case HTTPParserError.headerOverflow:
      refuse(
        Problem(431, "request.headers", "the request's headers are too large", expected: "at most 16 KiB of headers"),
        context)
    case let error as HTTPParserError:
      refuse(Problem(400, "request.http", "this is no HTTP request: \(error)", expected: "HTTP/1.1"), context)
    default: context.fireErrorCaught(error)
    }
  }

  private func schedule(_ time: TimeAmount, _ context: ChannelHandlerContext) {
    timer?.cancel()
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    timer = context.eventLoop.scheduleTask(in: time) {
      let (guardian, context) = bound.value
      guardian.late(context)
    }
  }

  private func late(_ context: ChannelHandlerContext) {
    guard isAsked, !isAnswering else { return close(context) }
    refuse(
      Problem(
        408, "request.timeout", "the request did not arrive in time",
        expected: "a whole request in \(deadlines.body.nanoseconds / 1_000_000_000) s"),
      context)
  }

  private func refuse(_ problem: Problem, _ context: ChannelHandlerContext) {
    isAnswering = true
    let bytes = (try? JSONBytes.encode(problem)) ?? ByteBuffer()
    let head = HTTPResponse(
      status: .init(code: problem.status),
      headerFields: [
        .contentType: "application/problem+json", .connection: "close", .contentLength: "\(bytes.readableBytes)",
      ])
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(bytes)), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    close(context)
  }

  private func close(_ context: ChannelHandlerContext) {
    timer?.cancel()
    context.close(promise: nil)
  }
}
