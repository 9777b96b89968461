import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// The way of every request: read strictly, let in or refused, answered, measured and written down.
struct Gate: HTTPResponder {
  typealias Context = ServerContext

  let routes: RouteTable
  let pages: Pages
  let token: AccessToken?
  let limits: ClientLimits
  let metrics: ServerMetrics
  let log: Logger
  let clock = ContinuousClock()
  let start = ContinuousClock.now

  func respond(to request: Request, context: ServerContext) async throws -> Response {
    let began = clock.now
    var name = "other"
    var answer: Answer
    do {
      try limits.enter(context.client, at: (began - start) / .seconds(1))
      defer { limits.leave(context.client) }
      answer = try await self.answer(request, &name)
    } catch {
      let problem = Problem(error)
      if problem.status == 500 { log.error("failed", metadata: ["route": "\(name)", "error": "\(error)"]) }
      answer = .problem(problem)
    }
    let seconds = (clock.now - began) / .seconds(1)
    metrics.request(route: name, method: request.method, status: answer.status.code, seconds: seconds)
    log.info(
      "request",
      metadata: [
        "method": "\(Self.method(request.method))", "route": "\(name)", "status": "\(answer.status.code)",
        "ms": "\((seconds * 1e5).rounded() / 100)", "bytes": "\(answer.body.contentLength ?? 0)",
        "client": "\(context.client)",
      ])
    return response(answer, isHead: request.method == .head)
  }

  private func answer(_ request: Request, _ name: inout String) async throws -> Answer {
    let target = try RequestTarget(request.head.path ?? "/")
    if let page = try pages.answer(request.method, target.path, request.headers) {
      name = page.name
      return page.answer
    }
    switch routes.find(request.method, target.path) {
    case .none:
      throw Problem(404, "request.path", "there is nothing here", mend: "/openapi.json lists what can be asked")
    case .wrongMethod(let allowed):
      let methods = allowed.map(\.rawValue).joined(separator: ", ")
      throw Problem(
        405, "request.method", "\(Self.method(request.method)) is not answered here", expected: methods,
        headers: [.allow: methods])
    case .route(let route, let captured):
      name = route.path
      if !route.isOpen { try token?.check(request.headers) }
      var call = try Call(route, captured: captured, query: target.query, headers: request.headers)
      if let body = route.body { call.body = try await self.body(body, request) }
      return try await route.handle(call)
    }
  }

  private func body(_ body: Route.Body, _ request: Request) async throws -> ByteBuffer {
    let refused = Problem(
      413, "request.body", "the body is too large", expected: "at most \(body.mostBytes) bytes")
    let length = request.headers[.contentLength].flatMap { Int($0) }
    if let length, length > body.mostBytes { throw refused }
    let type = (request.headers[.contentType] ?? "").prefix { $0 != ";" }.lowercased()
      .trimmingCharacters(in: .whitespaces)
    guard body.content[type] != nil else {
      throw Problem(
        415, "request.contentType", type.isEmpty ? "no Content-Type was sent" : "Content-Type is not one of this route",
        expected: body.content.keys.sorted().joined(separator: " or "))
    }
    let cutOff = Problem(
      400, "request.body", "the body ended before it was whole", expected: "as many bytes as were announced")
    let bytes: ByteBuffer
    do {
      bytes = try await request.body.collect(upTo: body.mostBytes)
    } catch is NIOTooManyBytesError {
      throw refused
    } catch {
      throw cutOff
    }
    // A connection that breaks off looks like the end of a body.
    if let length, bytes.readableBytes < length { throw cutOff }
    return bytes
  }

  private func response(_ answer: Answer, isHead: Bool) -> Response {
    var headers = answer.headers
    if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
    headers[.xContentTypeOptions] = "nosniff"
    headers[Self.referrer] = "no-referrer"
    headers[.contentSecurityPolicy] = Pages.policy
    if answer.status.code == 408 || answer.status.code == 413 { headers[.connection] = "close" }
    var response = Response(status: answer.status, headers: headers, body: answer.body)
    if isHead { response = response.createHeadResponse() }
    return response
  }

  private static let referrer = HTTPField.Name("Referrer-Policy")!

  /// A method of its own making is a client's text: it is not repeated at length.
  private static func method(_ method: HTTPRequest.Method) -> String { String(method.rawValue.prefix(16)) }
}
