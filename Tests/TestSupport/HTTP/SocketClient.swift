import Foundation

/// A client that sends the very bytes it is told to: what well-behaved libraries refuse to send as well.
public final class SocketClient: @unchecked Sendable {
  public struct Failure: Error, CustomStringConvertible {
    public let description: String

    public init(description: String) { self.description = description }
  }

  /// Seconds without a byte after which a wait is given up: far more than anything here takes.
  public static let patience = 60

  /// `MSG_NOSIGNAL`: a closed connection is an error, not a signal.
  private static let noSignal: Int32 = 0x4000

  private let descriptor: Int32
  private var unread: [UInt8] = []
  /// Blocking calls have threads of their own.
  private let queue = DispatchQueue(label: "test.client")

  public init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Failure(description: "no socket: \(errno)") }
    var time = timeval(tv_sec: Self.patience, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      close(descriptor)
      throw Failure(description: "cannot connect to \(port): \(errno)")
    }
  }

  deinit { close(descriptor) }

  private func blocking<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try work() }) }
    }
  }

  public func send(_ text: String) async throws { try await send(Array(text.utf8)) }

  public func send(_ bytes: [UInt8]) async throws {
    try await blocking { [self] in
      var rest = bytes[...]
      while !rest.isEmpty {
        let written = rest.withUnsafeBytes {
          Foundation.send(descriptor, $0.baseAddress, $0.count, Self.noSignal)
        }
        guard written > 0 else { throw Failure(description: "cannot send: \(errno)") }
        rest = rest.dropFirst(written)
      }
    }
  }

  /// Says that nothing more will be sent; what comes can still be read.
  public func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// A request with a head of one's own, and the answer to it.
  public func ask(
    _ method: String = "GET", _ target: String, headers: [String: String] = [:], body: [UInt8]? = nil
  ) async throws -> HTTPAnswer {
    var lines = ["\(method) \(target) HTTP/1.1", "Host: localhost"]
    lines += headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    if let body { lines.append("Content-Length: \(body.count)") }
    try await send(Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + (body ?? []))
    return try await answer(hasBody: method != "HEAD")
  }

  /// The next answer.
  public func answer(hasBody: Bool = true) async throws -> HTTPAnswer {
    try await blocking { [self] in
      let head = try read(until: "\r\n\r\n")
      var answer = try HTTPAnswer(head: head)
      guard hasBody, answer.status != 304, answer.status != 204 else { return answer }
      if let length = answer.headers["content-length"].flatMap({ Int($0) }) {
        answer.body = try read(count: length)
      } else if answer.headers["transfer-encoding"] == "chunked" {
        while let size = Int(try read(until: "\r\n").dropLast(2), radix: 16) {
          answer.body += try read(count: size)
          _ = try read(count: 2)
          if size == 0 { break }
        }
      }
      return answer
    }
  }

  /// The head of the next answer; its body is still to be read.
  public func head() async throws -> HTTPAnswer {
    try await blocking { [self] in try HTTPAnswer(head: read(until: "\r\n\r\n")) }
  }

  /// What comes until a text, the text included.
  public func text(until mark: String) async throws -> String {
    try await blocking { [self] in try read(until: mark) }
  }

  /// Whether the other side has closed: waits for it.
  public func isClosed() async throws -> Bool {
    try await blocking { [self] in
      while try more() { unread = [] }
      return true
    }
  }

  private func read(until mark: String) throws -> String {
    let mark = Array(mark.utf8)
    while true {
      if let range = unread.firstRange(of: mark) {
        let found = unread[..<range.upperBound]
        unread = Array(unread[range.upperBound...])
        return String(decoding: found, as: UTF8.self)
      }
      guard try more() else { throw Failure(description: "closed after \(String(decoding: unread, as: UTF8.self))") }
    }
  }

  private func read(count: Int) throws -> [UInt8] {
    while unread.count < count {
      guard try more() else { throw Failure(description: "closed after \(unread.count) of \(count) bytes") }
    }
    let found = Array(unread[..<count])
    unread = Array(unread[count...])
    return found
  }

  /// False at the end.
  private func more() throws -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let found = recv(descriptor, &buffer, buffer.count, 0)
    if found < 0 {
      if errno == ECONNRESET { return false }
      throw Failure(description: "nothing came: \(errno)")
    }
    unread += buffer[..<found]
    return found > 0
  }
}
