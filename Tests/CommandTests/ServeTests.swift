import Foundation
import TestSupport
import Testing

/// `serve` as it is started and stopped, where there is no workspace: no model is needed for that.
struct ServeTests {
  @Test(arguments: ["0.0.0.0", "::", "192.0.2.1"])
  func whereOthersCanAskATokenIsNeeded(host: String) throws {
    let folder = try TemporaryFolder()
    let tool = Tool(workspace: folder.url.appendingPathComponent("w"))
    let arguments = ["serve", "--host", host, "--port", "0"]
    let refused = try tool.run(arguments, environment: ["FULLCOURT_TOKEN": ""])
    #expect(refused.code == 64 && refused.output == "")
    #expect(
      refused.log == """
        error: on host '\(host)' others than this machine can ask, and no token was set. Set one in the environment \
        (FULLCOURT_TOKEN, 16 characters or more), or listen on 127.0.0.1.

        """)
    let weak = try tool.run(arguments, environment: ["FULLCOURT_TOKEN": "short"])
    #expect(weak.code == 64 && weak.output == "")
    #expect(weak.log.hasPrefix("error: the token in FULLCOURT_TOKEN has 5 characters: expected 16 or more"))
    #expect(!weak.log.contains("short"))
    #expect(!FileManager.default.fileExists(atPath: tool.workspace.path))
  }

  @Test func aPortThatIsTakenIsSaid() async throws {
    let folder = try TemporaryFolder()
    let tool = Tool(workspace: folder.url)
    let first = try await ServedTool(tool)
    let second = try tool.run("serve", "--port", "\(first.port)")
    #expect(second.code == 69 && second.output == "")
    #expect(
      second.log.hasSuffix(
        "error: cannot listen on 127.0.0.1, port \(first.port): Address already in use. Name another port with --port.\n"
      ))
    let nowhere = try tool.run(
      "serve", "--host", "192.0.2.1", "--port", "0", environment: ["FULLCOURT_TOKEN": longToken])
    #expect(nowhere.code == 69 && nowhere.log.contains("error: cannot listen on 192.0.2.1, port 0: "))
    #expect(try await first.ask("/healthz").status == 200)
    #expect(try await first.end(SIGTERM).code == 0)
  }

  private let longToken = "0123456789abcdefghij"

  @Test func itAnswersWithoutAWorkspaceAndSaysWhatToDo() async throws {
    let folder = try TemporaryFolder()
    let tool = Tool(workspace: folder.url.appendingPathComponent("w"))
    let served = try await ServedTool(tool, environment: ["FULLCOURT_TOKEN": longToken])
    #expect(try await served.ask("/healthz").text == #"{"status":"ok"}"#)
    let page = try await served.ask("/")
    #expect(page.status == 200 && page.text.hasPrefix("<!doctype html>"))
    #expect(try await served.ask("/v1/forecasts").status == 401)
    let headers = ["Authorization": "Bearer \(longToken)"]
    let refused = try await served.ask("/v1/forecasts", headers: headers)
    #expect(refused.status == 503)
    #expect((try refused.json()["do"] as? String)?.contains("data import PATH") == true)
    let outcome = try await served.end(SIGINT)
    #expect(outcome.code == 0)
    #expect(outcome.log.contains(" notice stopping grace=\"20 s\"\n") && !outcome.log.contains(longToken))
    #expect(!FileManager.default.fileExists(atPath: tool.workspace.path), "nothing is written")
  }

  /// A request whose head the server has, and whose body is still on its way.
  private func halfRequest(_ served: ServedTool) async throws -> SocketClient {
    let client = try served.client()
    // The answer to the first says that the second has begun: both came in one piece.
    try await client.send(
      "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nPOST /v1/lines/analyze HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\n"
        + "Content-Length: 8\r\n\r\nhalf")
    #expect(try await client.answer().status == 200)
    return client
  }

  @Test func aRequestUnderWayIsAnsweredBeforeTheEnd() async throws {
    let folder = try TemporaryFolder()
    let served = try await ServedTool(Tool(workspace: folder.url))
    let client = try await halfRequest(served)
    let listener = try served.client()
    try await listener.send("GET /v1/events HTTP/1.1\r\nHost: x\r\n\r\n")
    _ = try await listener.head()
    served.signal(SIGTERM)
    try await served.waitUntil { $0.contains(" notice stopping ") }
    // The event stream ends, and with it its connection; the request has all the time it needs.
    #expect(try await listener.isClosed())
    try await client.send("half")
    let answer = try await client.answer()
    #expect(answer.status == 503)
    #expect(try answer.json()["code"] as? String == "workspace.empty")
    #expect(try await client.isClosed())
    let outcome = try await served.ended()
    #expect(outcome.code == 0)
    #expect(outcome.log.contains("route=/v1/lines/analyze status=503") && !outcome.log.contains("cut off"))
    #expect(throws: SocketClient.Failure.self) { try served.client() }
  }

  @Test func aSecondSignalEndsItAtOnce() async throws {
    let folder = try TemporaryFolder()
    let served = try await ServedTool(Tool(workspace: folder.url))
    let client = try await halfRequest(served)
    served.signal(SIGTERM)
    try await served.waitUntil { $0.contains(" notice stopping ") }
    served.signal(SIGTERM)
    let outcome = try await served.ended()
    #expect(outcome.code == 130)
    #expect(outcome.log.contains(" warning \"cut off\" after=\"a second signal\"\n"))
    #expect(try await client.isClosed())
  }

  @Test func descriptorsAreGivenBack() async throws {
    let folder = try TemporaryFolder()
    let served = try await ServedTool(Tool(workspace: folder.url))
    func visit() async throws {
      for target in ["/", "/healthz", "/readyz", "/metrics", "/openapi.json", "/v1/status", "/nowhere", "/%2e%2e/"] {
        _ = try await served.ask(target)
      }
      for bytes in ["", "GET", "GET / HTTP/1.1\r\n", "NONSENSE\r\n\r\n", "GET /v1/events HTTP/1.1\r\nHost: x\r\n\r\n"] {
        let client = try served.client()
        try await client.send(bytes)
      }
    }
    try await visit()
    try await served.waitUntil { $0.contains("route=/v1/events status=200") }
    let before = try served.descriptors()
    for _ in 0..<30 { try await visit() }
    // A connection ends a moment after its client; a leak would hold this up for ever.
    while try served.descriptors() > before { try await Task.sleep(for: .milliseconds(10)) }
    #expect(try await served.ask("/healthz").status == 200)
    #expect(try await served.end(SIGTERM).code == 0)
  }
}
