import Foundation
import TestSupport
import Testing

@testable import Server

/// What holds of every request, whatever it asks: no model is needed for it.
struct InterfaceTests {
  private func empty<Value: Sendable>(
    with change: ServerChange = ServerChange { _ in }, _ body: (TestServer) async throws -> Value
  ) async throws -> Value {
    let folder = try ServedWorkspace.Folder()
    defer { withExtendedLifetime(folder) {} }
    return try await TestServer.run(folder.url, with: change, body)
  }

  @Test func withoutAWorkspaceItSaysWhatToDoAndPagesWork() async throws {
    try await empty { server in
      #expect(try await server.ask("GET", "/healthz").text == #"{"status":"ok"}"#)
      let ready = try await server.ask("GET", "/readyz")
      #expect(ready.status == 503)
      let reason = try ready.json()
      #expect(reason["ready"] as? Bool == false)
      #expect((reason["reason"] as? String)?.hasPrefix("there is no workspace yet: cannot read ") == true)
      #expect(reason["do"] as? String == "fullcourt data import PATH..., then 'fullcourt plan' says what comes next")
      for target in ["/v1/forecasts", "/v1/days", "/v1/players?q=x", "/v1/windows", "/v1/plan", "/v1/backtests"] {
        let refused = try await server.ask("GET", target)
        #expect(refused.status == 503, "\(target)")
        #expect(try refused.json()["code"] as? String == "workspace.empty", "\(target)")
      }
      let status = try await server.ask("GET", "/v1/status").json()
      #expect(status["ready"] as? Bool == false && status["champion"] is NSNull)
      let page = try await server.ask("GET", "/")
      #expect(page.status == 200 && page.headers["content-type"] == "text/html; charset=utf-8")
      #expect(!FileManager.default.fileExists(atPath: server.folder.appendingPathComponent("registry.sqlite").path))
    }
  }

  @Test func pagesAreNamedByTheirContent() async throws {
    try await empty { server in
      for path in ["/", "/tonight", "/players/2544", "/evidence", "/budget", "/analyzer"] {
        let page = try await server.ask("GET", path)
        #expect(page.status == 200, "\(path)")
        let policy = try #require(page.headers["content-security-policy"])
        #expect(policy.contains("script-src 'self';") && policy.contains("object-src 'none'"))
        #expect(page.headers["x-content-type-options"] == "nosniff")
        #expect(page.headers["referrer-policy"] == "no-referrer")
      }
      let page = try await server.ask("GET", "/")
      let tag = try #require(page.headers["etag"])
      let again = try await server.ask("GET", "/", headers: ["If-None-Match": tag])
      #expect(again.status == 304 && again.body.isEmpty)
      let head = try await server.ask("HEAD", "/")
      #expect(head.status == 200 && head.headers["content-length"] == "\(page.body.count)")
      #expect(try await server.ask("GET", "/assets/nothing.js").status == 404)
      #expect(try await server.ask("POST", "/").status == 405)
    }
  }

  @Test func missingResourcesAreSaidClearly() async throws {
    let place = DashboardPlace.missing(looked: [URL(filePath: "/nowhere/Dashboard")])
    try await empty(with: ServerChange { $0.dashboard = place }) { server in
      let page = try await server.ask("GET", "/")
      #expect(page.status == 503)
      #expect(
        try page.json()["detail"] as? String
          == "the dashboard's files are not beside the program; looked at /nowhere/Dashboard")
      #expect(try await server.ask("GET", "/healthz").status == 200)
      #expect(server.log.lines.contains { $0.hasPrefix("no dashboard reason=") })
    }
  }

  private static let ways = [
    "/../etc/passwd", "/assets/../../../etc/passwd", "/assets/%2e%2e/%2e%2e/etc/passwd",
    "/assets/%252e%252e/etc/passwd",
    "/assets/..\\..\\etc\\passwd", "/assets/index.html%00.png", "/v1/players/..%2f..", "//etc/passwd",
  ]

  @Test func noPathLeavesTheDashboard() async throws {
    try await empty { server in
      for path in Self.ways {
        let answer = try await server.ask("GET", path)
        #expect(answer.status == 400 && answer.headers["content-type"] == "application/problem+json", "\(path)")
        #expect(try answer.json()["code"] as? String == "request.path", "\(path)")
        #expect(!answer.text.contains("root:"), "\(path)")
      }
    }
  }

  @Test func bytesThatAreNoHTTPAreAnswered() async throws {
    try await empty { server in
      for bytes in ["NONSENSE\r\n\r\n", "GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n"] {
        let client = try server.client()
        try await client.send(bytes)
        let answer = try await client.answer()
        #expect(answer.status == 400, "\(bytes)")
        #expect(try answer.json()["code"] as? String == "request.http")
        #expect(try await client.isClosed())
      }
      let client = try server.client()
      try await client.send("GET / HTTP/1.1\r\nHost: x\r\nX-Long: \(String(repeating: "x", count: 40_000))\r\n\r\n")
      let answer = try await client.answer()
      #expect([400, 431].contains(answer.status))
      #expect(try await client.isClosed())
      #expect(try await server.ask("GET", "/healthz").status == 200)
    }
  }

  @Test func whatDoesNotExistIsSaid() async throws {
    try await empty { server in
      let none = try await server.ask("GET", "/v2/forecasts")
      #expect(none.status == 404)
      #expect(try none.json()["do"] as? String == "/openapi.json lists what can be asked")
      let wrong = try await server.ask("DELETE", "/v1/status")
      #expect(wrong.status == 405 && wrong.headers["allow"] == "GET, HEAD")
      let long = try await server.ask("GET", "/v1/status?x=" + String(repeating: "y", count: 9_000))
      #expect([414, 400, 431].contains(long.status))
    }
  }

  @Test func aTokenIsAskedForWhereOneWasSet() async throws {
    let token = "0123456789abcdefghij"
    try await empty(with: ServerChange { $0.token = AccessToken(token) }) { server in
      for target in ["/v1/status", "/v1/forecasts", "/metrics"] {
        let refused = try await server.ask("GET", target)
        #expect(refused.status == 401 && refused.headers["www-authenticate"] == "Bearer realm=\"fullcourt\"")
      }
      for target in ["/", "/healthz", "/openapi.json"] { #expect(try await server.ask("GET", target).status == 200) }
      let asked = try await server.ask("GET", "/v1/status", headers: ["Authorization": "Bearer \(token)"])
      #expect(asked.status == 200)
      #expect(!server.log.lines.joined().contains(token))
    }
  }

  @Test func aClientIsHeldBack() async throws {
    try await empty(with: ServerChange { $0.rate = 1 }) { server in
      var found: [Int] = []
      for _ in 0..<6 { found.append(try await server.ask("GET", "/healthz").status) }
      // A burst of two, and what a second or so gives back.
      #expect(found.first == 200 && found.contains(429))
    }
  }

  @Test func requestsAreCountedAndWrittenDown() async throws {
    try await empty { server in
      _ = try await server.ask("GET", "/healthz")
      _ = try await server.ask("GET", "/v1/players?q=secret")
      _ = try await server.ask("GET", "/nowhere/at/all")
      let text = try await server.ask("GET", "/metrics").text
      #expect(text.contains("# TYPE fullcourt_requests_total counter\n"))
      #expect(text.contains("fullcourt_requests_total{route=\"/healthz\",method=\"GET\",status=\"200\"} 1\n"))
      #expect(text.contains("fullcourt_requests_total{route=\"other\",method=\"GET\",status=\"404\"} 1\n"))
      #expect(text.contains("fullcourt_request_duration_seconds_bucket{route=\"/healthz\",le=\"+Inf\"} 1\n"))
      #expect(text.contains("fullcourt_ready 0\n") && text.contains("process_resident_memory_bytes "))
      let lines = server.log.lines.filter { $0.hasPrefix("request ") }
      #expect(lines.contains { $0.contains("method=GET") && $0.contains("route=/healthz status=200") })
      #expect(!lines.joined().contains("secret"))
    }
  }

  @Test func everyRouteIsDescribedAndNothingElse() async throws {
    try await empty { server in
      let document = try await server.ask("GET", "/openapi.json").json()
      #expect(document["openapi"] as? String == "3.1.0")
      let paths = try #require(document["paths"] as? [String: [String: Any]])
      let described = Set(paths.flatMap { path, item in item.keys.map { "\($0.uppercased()) \(path)" } })
      let routes = server.server.gate.routes.routes
      #expect(described == Set(routes.map { "\($0.method.rawValue) \($0.path)" }))
      #expect(Set(routes.map(\.operation)).count == routes.count)
      let schemas = try #require((document["components"] as? [String: Any])?["schemas"] as? [String: Any])
      for route in routes {
        #expect(schemas[route.schema] != nil, "\(route.path)")
        let item = try #require(paths[route.path]?[route.method.rawValue.lowercased()] as? [String: Any])
        let names = (item["parameters"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
        #expect(names == route.parameters.map(\.name))
        #expect(
          route.segments.count { if case .parameter = $0 { true } else { false } }
            == route.parameters.count { $0.place == .path })
      }
      // Every reference leads somewhere.
      let text = try await server.ask("GET", "/openapi.json").text
      for match in text.matches(of: /#\/components\/schemas\/(\w+)/) { #expect(schemas[String(match.1)] != nil) }
    }
  }
}
