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
  /// Requests that were begun and not answered.
  private var open = 0
  /// The body of the newest request is still to come.
  private var isReading = false
  /// An answer has begun and has not ended.
  private var isAnswering = false
  /// The answer says that it is the last one.
  private var isLast = false
  /// What the connection ends with, once the requests before it are answered.
  private var farewell: Problem?
  private var isOver = false

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
    // What comes after the end is not looked at.
    guard !isOver, farewell == nil else { return }
    switch unwrapInboundIn(data) {
    case .head:
      open += 1
      isReading = true
      if !isAnswering { schedule(deadlines.body, context) }
    case .body: break
    case .end:
      isReading = false
      // The server's own time now.
      if !isAnswering { timer?.cancel() }
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head):
      isAnswering = true
      isLast = head.headerFields[.connection] == "close"
      timer?.cancel()
      if head.headerFields[.contentType] != EventStream.contentType { schedule(deadlines.answer, context) }
      context.write(data, promise: promise)
    case .body: context.write(data, promise: promise)
    case .end:
      isAnswering = false
      open -= 1
      guard isLast || farewell != nil else {
        context.write(data, promise: promise)
        return waitForMore(context)
      }
      context.writeAndFlush(data, promise: promise)
      if isLast { close(context) } else if let farewell { end(with: farewell, context) }
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard !isOver else { return }
    switch error {
    case HTTPParserError.headerOverflow:
      end(
        with: Problem(
          431, "request.headers", "the request's headers are too large", expected: "at most 16 KiB of headers"),
        context)
    case let error as HTTPParserError:
      end(with: Problem(400, "request.http", "this is no HTTP request: \(error)", expected: "HTTP/1.1"), context)
    default: context.fireErrorCaught(error)
    }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable, !isAnswering, !isOver { waitForMore(context) }
    context.fireChannelWritabilityChanged()
  }

  /// The time that the client has now.
  private func waitForMore(_ context: ChannelHandlerContext) {
    if !context.channel.isWritable {
      // Answers lie here that it does not take.
      schedule(deadlines.answer, context)
    } else if isReading {
      schedule(deadlines.body, context)
    } else if open == 0 {
      schedule(deadlines.idle, context)
    } else {
      timer?.cancel()
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
    guard farewell == nil, !isAnswering, isReading, open > 0 else { return close(context) }
    end(
      with: Problem(
        408, "request.timeout", "the request did not arrive in time",
        expected: "a whole request in \(deadlines.body.nanoseconds / 1_000_000_000) s"),
      context)
  }

  /// Refuses the newest request, or what should have been one, when the ones before it are answered: answers come in the
  /// order of the requests.
  private func end(with problem: Problem, _ context: ChannelHandlerContext) {
    let isBroken = isReading && open > 0
    if isAnswering || open > (isBroken ? 1 : 0) {
      farewell = problem
    } else if isReading, !isBroken {
      // It was answered before it was whole.
      close(context)
    } else {
      refuse(problem, context)
      // Whoever reads the body must not take what came for all of it.
      if isBroken { context.fireErrorCaught(BrokenOff()) }
    }
  }

  /// The end of a request's bytes that is not the end of the request.
  private struct BrokenOff: Error {}

  private func refuse(_ problem: Problem, _ context: ChannelHandlerContext) {
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
    isOver = true
    timer?.cancel()
    context.close(promise: nil)
  }
}
