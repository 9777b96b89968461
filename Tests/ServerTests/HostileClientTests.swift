import Foundation
import TestSupport
import Testing

@testable import Server

/// Clients that mean no good, or know no better: each gets a clear answer or is let go of, and the server goes on.
struct HostileClientTests {
  private func serving<Value: Sendable>(
    with change: ServerChange = ServerChange { _ in }, _ body: (TestServer) async throws -> Value
  ) async throws -> Value {
    let folder = try ServedWorkspace.Folder()
    defer { withExtendedLifetime(folder) {} }
    return try await TestServer.run(folder.url, with: change) { server in
      let value = try await body(server)
      // Nothing that a client left behind is held.
      try await server.waitUntilNobodyIsConnected()
      #expect(try await server.isServing())
      #expect(!server.log.lines.contains { $0.hasPrefix("failed ") })
      return value
    }
  }

  private func problem(_ answer: HTTPAnswer, _ status: Int, _ code: String) throws {
    #expect(answer.status == status && answer.headers["content-type"] == "application/problem+json")
    let json = try answer.json()
    #expect(json["code"] as? String == code && json["status"] as? Int == status)
    #expect((json["detail"] as? String)?.isEmpty == false)
  }

  // MARK: - Slow clients

  @Test func halfAHeadIsNotWaitedForForEver() async throws {
    try await serving(with: ServerChange { $0.deadlines.head = .milliseconds(300) }) { server in
      for bytes in ["", "G", "GET /healthz HTTP/1.1\r\nHost: x\r\nX-Sl"] {
        let client = try server.client()
        try await client.send(bytes)
        #expect(try await client.isClosed(), "\(bytes)")
      }
    }
  }

  /// A byte now and then is not idle, and is no way to stay: the deadline is that of the whole head.
  @Test func aHeadByteByByteIsNotWaitedFor() async throws {
    try await serving(with: ServerChange { $0.deadlines.head = .milliseconds(300) }) { server in
      let client = try server.client()
      try await client.send("GET /healthz HTTP/1.1\r\nX-Slow: ")
      await #expect(throws: SocketClient.Failure.self) {
        // Until the connection is closed under it.
        while true {
          try await client.send("y")
          try await Task.sleep(for: .milliseconds(20))
        }
      }
    }
  }

  @Test func aBodyThatDoesNotComeIsRefused() async throws {
    try await serving(with: ServerChange { $0.deadlines.body = .milliseconds(300) }) { server in
      for head in ["Content-Length: 100\r\n\r\nhalf of it", "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"] {
        let client = try server.client()
        try await client.send("POST /v1/lines/analyze HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\n\(head)")
        try problem(try await client.answer(), 408, "request.timeout")
        #expect(try await client.isClosed())
      }
      // One that was answered before its body came does not keep the connection either.
      let client = try server.client()
      try await client.send("POST /v1/status HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf")
      try problem(try await client.answer(), 405, "request.method")
      #expect(try await client.isClosed())
    }
  }

  @Test func whoAsksNothingMoreIsLetGo() async throws {
    try await serving(with: ServerChange { $0.deadlines.idle = .milliseconds(300) }) { server in
      let client = try server.client()
      #expect(try await client.ask("GET", "/healthz").status == 200)
      #expect(try await client.isClosed())
    }
  }

  /// An answer that nobody takes: the rest of it is not kept for ever.
  @Test func whoDoesNotTakeItsAnswerIsLetGo() async throws {
    try await serving(with: ServerChange { $0.deadlines.answer = .milliseconds(300) }) { server in
      let client = try server.client()
      // More than the sockets on the way hold.
      let asked = String(repeating: "GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n", count: 400)
      try await client.send(asked)
      try await server.waitUntilNobodyIsConnected()
    }
  }

  // MARK: - Too much

  private static let tooMuch = [
    "X-Long: " + String(repeating: "x", count: 9_000) + "\r\n\r\n",
    (0..<101).map { "X-\($0): y\r\n" }.joined() + "\r\n",
    (0..<40).map { "X-\($0): " + String(repeating: "y", count: 500) + "\r\n" }.joined() + "\r\n",
    // A head that never ends.
    String(repeating: "X-Again: and again\r\n", count: 50_000),
    "X-Endless: " + String(repeating: "z", count: 1 << 20),
  ]

  @Test(arguments: tooMuch.indices)
  func headsThatAreTooLargeAreRefused(index: Int) async throws {
    try await serving { server in
      let client = try server.client()
      // The server may have refused before all of it was sent.
      try? await client.send("GET /healthz HTTP/1.1\r\nHost: x\r\n" + Self.tooMuch[index])
      try problem(try await client.answer(), 431, "request.headers")
      #expect(try await client.isClosed())
    }
  }

  @Test func aBodyThatIsTooLargeIsRefused() async throws {
    try await serving { server in
      let most = LinesRoutes.mostBytes
      let head = "POST /v1/lines/analyze HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\n"
      // Said beforehand: refused before a byte of it.
      let client = try server.client()
      try await client.send(head + "Content-Length: \(most + 1)\r\n\r\n")
      let answer = try await client.answer()
      try problem(answer, 413, "request.body")
      #expect(try answer.json()["expected"] as? String == "at most \(most) bytes")
      #expect(answer.headers["connection"] == "close")
      #expect(try await client.isClosed())
      // Not said: refused when it is.
      let other = try server.client()
      let chunk = "10000\r\n" + String(repeating: "a", count: 0x10000) + "\r\n"
      try await other.send(head + "Transfer-Encoding: chunked\r\n\r\n")
      for _ in 0...(most / 0x10000) { try? await other.send(chunk) }
      try problem(try await other.answer(), 413, "request.body")
      #expect(try await other.isClosed())
      // More digits than a number has.
      let third = try server.client()
      try await third.send(head + "Content-Length: 99999999999999999999999\r\n\r\n")
      #expect([400, 413].contains(try await third.answer().status))
      #expect(try await third.isClosed())
    }
  }

  @Test func aBodyThatBreaksOffIsNoBody() async throws {
    try await serving { server in
      for head in ["Content-Length: 100\r\n\r\nhalf", "Transfer-Encoding: chunked\r\n\r\n5\r\nhel"] {
        let client = try server.client()
        try await client.send("POST /v1/lines/analyze HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\n\(head)")
        client.endSending()
        try problem(try await client.answer(), 400, "request.http")
        #expect(try await client.isClosed())
      }
      // It was never given to the analyzer, which would have said that nothing is served here.
      #expect(!server.log.lines.contains { $0.contains("route=/v1/lines/analyze status=503") })
    }
  }

  // MARK: - Nonsense

  /// What was asked before is answered first.
  @Test(arguments: [
    "NONSENSE\r\n\r\n", "\u{0}\u{1}\u{2}\u{3}\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET /\r\n: :\r\n\r\n",
    "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  ])
  func nonsenseAfterARequestIsRefused(bytes: String) async throws {
    try await serving { server in
      let client = try server.client()
      try await client.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n" + bytes)
      #expect(try await client.answer().status == 200)
      #expect(try await client.answer().status == 404)
      let last = try await client.answer()
      #expect((400..<500).contains(last.status), "\(last.status)")
      #expect(try await client.isClosed())
    }
  }

  @Test func requestsThatCanBeReadInTwoWaysAreRefused() async throws {
    try await serving { server in
      for head in [
        "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello", "Content-Length: -1\r\n\r\n",
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        "Transfer-Encoding: xchunked\r\n\r\n", "X-Null: a\u{0}b\r\n\r\n", "X Y: z\r\n\r\n",
      ] {
        let client = try server.client()
        try await client.send("POST /v1/lines/analyze HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\n\(head)")
        let answer = try await client.answer()
        #expect((400..<500).contains(answer.status), "\(head): \(answer.status)")
        #expect(try await client.isClosed(), "\(head)")
      }
    }
  }

  @Test func noPathLeavesItsPlace() async throws {
    let leaving = [
      "..", "../..", "%2e%2e", "%2E%2E/", "%252e%252e", "..%2f..", "..%5c..", "..\\..", "%5c..%5c", "%00", "x%00.js",
      "%c0%ae%c0%ae", "%u002e", ".", "./x", "//x", ";/..", "~root", "*",
    ]
    try await serving { server in
      for place in ["/", "/assets/", "/v1/", "/v1/players/", "/players/", "/v1/backtests/"] {
        for path in leaving {
          let client = try server.client()
          let answer = try await client.ask("GET", place + path + "/etc/passwd", headers: ["Connection": "close"])
          #expect(answer.status == 400, "\(place + path): \(answer.status)")
          #expect(try answer.json()["code"] as? String == "request.path", "\(place + path)")
          #expect(!answer.text.contains("root:") && !answer.text.contains("passwd"), "\(place + path)")
        }
        // A byte that no request line may hold.
        let client = try server.client()
        try await client.send("GET \(place)\u{0} HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try await client.answer().status == 400)
      }
    }
  }

  /// Connections that are dropped at any point leave nothing behind.
  @Test func whoHangsUpIsForgotten() async throws {
    try await serving { server in
      let request = "POST /v1/lines/analyze HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nContent-Length: 20\r\n\r\n"
      for cut in stride(from: 0, through: request.utf8.count, by: 7) {
        let client = try server.client()
        try await client.send(String(request.prefix(cut)))
      }
      for _ in 0..<50 { try await server.client().send("GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n") }
    }
  }
}
