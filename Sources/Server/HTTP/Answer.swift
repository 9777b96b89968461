import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// What a route answers: bytes that are there, or a stream that goes on.
struct Answer: Sendable {
  var status = HTTPResponse.Status.ok
  var headers: HTTPFields = [:]
  var body: ResponseBody

  static let json = "application/json; charset=utf-8"

  init(_ bytes: ByteBuffer, type: String, status: HTTPResponse.Status = .ok) {
    body = ResponseBody(byteBuffer: bytes)
    headers[.contentType] = type
    self.status = status
  }

  init(_ text: String, type: String, status: HTTPResponse.Status = .ok) {
    self.init(ByteBuffer(string: text), type: type, status: status)
  }

  init(_ long: LongAnswer, type: String) {
    let pieces = long.pieces
    body = ResponseBody(contentLength: long.count) { writer in
      for piece in pieces { try await writer.write(piece) }
      try await writer.finish(nil)
    }
    headers[.contentType] = type
  }

  init(stream: ResponseBody, type: String) {
    body = stream
    headers[.contentType] = type
  }

  static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Answer {
    Answer(try JSONBytes.encode(value), type: json, status: status)
  }

  /// Nothing but a status and headers.
  static func empty(_ status: HTTPResponse.Status, headers: HTTPFields = [:]) -> Answer {
    var answer = Answer(ByteBuffer(), type: json, status: status)
    answer.headers = headers
    answer.body = ResponseBody()
    return answer
  }

  static func problem(_ problem: Problem) -> Answer {
    // A problem is texts and a number: it can be encoded.
    let bytes = (try? JSONBytes.encode(problem)) ?? ByteBuffer()
    var answer = Answer(
      bytes, type: "application/problem+json", status: HTTPResponse.Status(code: problem.status))
    for field in problem.headers { answer.headers.append(field) }
    return answer
  }
}
