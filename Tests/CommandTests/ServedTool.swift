import Foundation
import TestSupport
import Testing

/// `fullcourt serve`, running on a free port until it is told to end.
final class ServedTool {
  private let running: Tool.Running
  let port: Int

  /// Returns when connections are taken.
  init(_ tool: Tool, _ arguments: [String] = [], environment: [String: String] = [:]) async throws {
    var environment = environment
    // Of the test, not of whoever runs it.
    for name in ["FULLCOURT_TOKEN", "FULLCOURT_DASHBOARD"] where environment[name] == nil { environment[name] = "" }
    let running = try tool.start(
      ["serve", "--port", "0", "--rate", "0", "--json"] + arguments, environment: environment)
    self.running = running
    var told: [String: Any]?
    try await Self.wait(running) {
      told = (try? JSONSerialization.jsonObject(with: Data(running.outputSoFar.utf8))) as? [String: Any]
      return told != nil
    }
    port = try #require(told?["port"] as? Int)
    #expect(told?["url"] as? String == "http://127.0.0.1:\(port)/")
  }

  deinit {
    if running.process.isRunning { kill(running.process.processIdentifier, SIGKILL) }
  }

  func client() throws -> SocketClient { try SocketClient(port: port) }

  /// One request over a connection of its own.
  func ask(_ target: String, headers: [String: String] = [:]) async throws -> HTTPAnswer {
    try await client().ask("GET", target, headers: headers.merging(["Connection": "close"]) { $1 })
  }

  /// Returns when forecasts can be given.
  func waitUntilReady() async throws {
    while try await ask("/readyz").status != 200 { try await Task.sleep(for: .milliseconds(20)) }
  }

  /// Returns when the log holds what is waited for.
  func waitUntil(_ holds: (String) -> Bool) async throws { try await Self.wait(running) { holds(running.logSoFar) } }

  func signal(_ number: Int32) { kill(running.process.processIdentifier, number) }

  func end(_ number: Int32) async throws -> Tool.Outcome {
    signal(number)
    return try await ended()
  }

  /// Returns when the process has ended by itself.
  func ended() async throws -> Tool.Outcome {
    let deadline = Date().addingTimeInterval(Self.patience)
    while running.process.isRunning {
      try #require(Date() < deadline, "the server did not end")
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(running.process.terminationReason == .exit)
    return running.outcome()
  }

  /// Open descriptors of the process.
  func descriptors() throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: "/proc/\(running.process.processIdentifier)/fd").count
  }

  /// Far longer than anything here takes.
  private static let patience = 120.0

  private static func wait(_ running: Tool.Running, until holds: () -> Bool) async throws {
    let deadline = Date().addingTimeInterval(patience)
    while !holds() {
      try #require(Date() < deadline && running.process.isRunning, "\(running.logSoFar)")
      try await Task.sleep(for: .milliseconds(5))
    }
  }
}
