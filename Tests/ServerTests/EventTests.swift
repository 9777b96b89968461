import Foundation
import Registry
import TestSupport
import Testing

@testable import Pipeline
@testable import Server

@Suite(.enabled(if: ServedWorkspace.isPossible, ServedWorkspace.absence))
struct EventTests {
  private func event(_ text: String, _ name: String) throws -> [String: Any] {
    let lines = text.split(separator: "\n")
    try #require(lines.first == "event: \(name)")
    let data = try #require(lines.first { $0.hasPrefix("data: ") }).dropFirst(6)
    return try #require(try JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any])
  }

  @Test func whoListensIsToldHowThingsStandAndWhatChanges() async throws {
    let folder = try await ServedWorkspace.copy()
    try await TestServer.run(folder.url) { server in
      let client = try server.client()
      try await client.send("GET /v1/events HTTP/1.1\r\nHost: x\r\n\r\n")
      let head = try await client.head()
      #expect(head.status == 200 && head.headers["content-type"] == "text/event-stream")
      // Chunked: a line with the size, then the event and an empty line.
      _ = try await client.text(until: "\r\n")
      let first = try event(try await client.text(until: "\n\n"), "status")
      let windows = try #require(first["windows"] as? [String: String])
      #expect(windows.count == 27 && windows["1947-1949"] == "missing")
      #expect((first["training"] as? [String: Any])?["running"] as? Bool == false)
      _ = try await client.text(until: "\r\n")

      // Another process takes the lease and says how far it is.
      let other = try ServedWorkspace.session(folder.url)
      let lease = try other.lease(purpose: "windows train")
      other.journal.record(.planned(title: "windows", steps: [.init(name: "2022-2024", seconds: 10)], jobs: 1))
      other.journal.settle()
      await server.look()
      _ = try await client.text(until: "\r\n")
      let second = try event(try await client.text(until: "\n\n"), "status")
      let training = try #require(second["training"] as? [String: Any])
      #expect(training["running"] as? Bool == true)
      #expect((training["holder"] as? [String: Any])?["what"] as? String == "windows train")
      _ = try await client.text(until: "\r\n")
      _ = try await client.text(until: "\r\n")
      let progress = try event(try await client.text(until: "\n\n"), "progress")
      #expect(progress["what"] as? String == "windows train" && progress["of"] as? Int == 1)
      #expect(progress["done"] as? Int == 0 && progress["step"] is NSNull)
      _ = try await client.text(until: "\r\n")

      lease.release()
      await server.look()
      _ = try await client.text(until: "\r\n")
      let last = try event(try await client.text(until: "\n\n"), "status")
      #expect((last["training"] as? [String: Any])?["running"] as? Bool == false)
    }
  }

  @Test func aStreamEndsWithTheServer() async throws {
    let folder = try ServedWorkspace.Folder()
    let client = try await TestServer.run(folder.url) { server in
      let client = try server.client()
      try await client.send("GET /v1/events HTTP/1.1\r\nHost: x\r\n\r\n")
      _ = try await client.text(until: "\n\n")
      return client
    }
    #expect(try await client.isClosed())
  }
}
