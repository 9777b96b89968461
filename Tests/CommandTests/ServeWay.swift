import Foundation
import TestSupport
import Testing

/// The server through the built command, on a league whose models are trained: from the workspace, and from a bundle alone.
struct ServeWay {
  let tool: Tool
  /// A night to come.
  let night: String

  func run() async throws {
    let own = try tool.run("predict", "--date", night, "--json").json()
    try await fromTheWorkspace(own)
    try await fromABundle(own)
  }

  private func forecasts(_ json: [String: Any]) throws -> [[String: Any]] {
    try #require(json["forecasts"] as? [[String: Any]])
  }

  /// What is served of each player is what `predict` prints of him.
  private func same(_ served: HTTPAnswer, _ own: [String: Any]) throws {
    #expect(served.status == 200)
    let (found, expected) = (try forecasts(served.json()), try forecasts(own))
    #expect(found.count == expected.count && !found.isEmpty)
    for (one, other) in zip(found, expected) {
      for key in ["personId", "player", "gameDate", "team", "opponent", "stats"] {
        #expect(one[key] as? NSObject == other[key] as? NSObject, "\(key)")
      }
    }
  }

  private func fromTheWorkspace(_ own: [String: Any]) async throws {
    let served = try await ServedTool(tool)
    try await served.waitUntilReady()
    try same(try await served.ask("/v1/forecasts?date=\(night)"), own)
    #expect(try await served.ask("/v1/plan").json()["steps"] != nil)
    let outcome = try await served.end(SIGTERM)
    #expect(outcome.code == 0 && outcome.log.contains(" notice \"model in force\" "))
    #expect(!outcome.log.contains(" error "))
  }

  private func fromABundle(_ own: [String: Any]) async throws {
    let file = tool.workspace.appendingPathComponent("serve.tar")
    #expect(try tool.run("bundle", "export", "--out", file.path).code == 0)
    let elsewhere = Tool(workspace: tool.workspace.appendingPathComponent("nowhere-to-serve"))
    let temporary = try TemporaryFolder()
    let served = try await ServedTool(
      elsewhere, ["--bundle", file.path], environment: ["TMPDIR": temporary.url.path])
    try await served.waitUntilReady()
    try same(try await served.ask("/v1/forecasts?date=\(night)"), own)
    let status = try await served.ask("/v1/status").json()
    let facts = try #require(status["bundle"] as? [String: Any])
    #expect(status["source"] as? String == "bundle" && (facts["sha256"] as? String)?.count == 64)
    let refused = try await served.ask("/v1/plan")
    #expect(refused.status == 404)
    #expect(try refused.json()["code"] as? String == "server.bundle")
    #expect(try await served.end(SIGTERM).code == 0)
    #expect(!FileManager.default.fileExists(atPath: elsewhere.workspace.path), "a bundle needs no workspace")
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.url.path) == [])

    let absent = try elsewhere.run("serve", "--port", "0", "--bundle", "\(file.path).absent")
    #expect(absent.code == 66 && absent.output == "")
    #expect(absent.log.hasPrefix("error: \(file.path).absent is refused: "))
    // Damage that only a whole reading finds ends the server, with what `predict` says of it.
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: file)
    let damaged = try elsewhere.run("serve", "--port", "0", "--bundle", file.path)
    #expect(damaged.code == 76 && damaged.log.contains("\nerror: \(file.path) is refused: "))
  }
}
