import NIOCore

/// The form of server-sent events (the HTML standard, section 9.2).
enum EventStream {
  static let contentType = "text/event-stream"

  /// A comment: nothing happened, and the connection lives.
  static let keepAlive = ByteBuffer(string: ": keep-alive\n\n")

  static func event(_ name: String, _ value: some Encodable) throws -> ByteBuffer {
    let data = String(buffer: try JSONBytes.encode(value))
    return ByteBuffer(string: "event: \(name)\ndata: \(data)\n\n")
  }
}
