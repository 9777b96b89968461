import Foundation
import Logging
import Pipeline
import Synchronization
import TestSupport

@testable import Server

/// A server on a free port of this machine, for as long as a test needs it.
struct TestServer: Sendable {
  let server: FullcourtServer
  /// The workspace.
  let folder: URL
  let port: Int
  let log: KeptLog

  func client() throws -> SocketClient { try SocketClient(port: port) }

  /// One request over a connection of its own.
  func ask(
    _ method: String = "GET", _ target: String, headers: [String: String] = [:], body: [UInt8]? = nil
  ) async throws -> HTTPAnswer {
    var headers = headers
    headers["Connection"] = "close"
    return try await client().ask(method, target, headers: headers, body: body)
  }

  /// Looks at the registry now, and waits for what follows from it.
  func look() async { await RegistryWatch(engine: server.engine, hub: server.hub, every: 3_600).look() }

  /// - Parameter folder: The workspace.
  static func run<Value: Sendable>(
    _ folder: URL, with change: ServerChange = ServerChange { _ in },
    _ body: (TestServer) async throws -> Value
  ) async throws -> Value {
    var options = ServerOptions()
    options.port = 0
    options.rate = 0
    // Tests look when they want to.
    options.lookEvery = 3_600
    change.make(&options)
    let log = KeptLog()
    let server = FullcourtServer(options, log: Logger(label: "test") { _ in log }) {
      try ServedWorkspace.session(folder, isReadOnly: true)
    }
    let (ports, told) = AsyncStream.makeStream(of: Int.self)
    let running = Task {
      defer { told.finish() }
      try await server.run(signals: []) { told.yield($0) }
    }
    var iterator = ports.makeAsyncIterator()
    guard let port = await iterator.next() else {
      try await running.value
      throw SocketClient.Failure(description: "the server did not start")
    }
    let test = TestServer(server: server, folder: folder, port: port, log: log)
    await test.look()
    let value: Value
    do {
      value = try await body(test)
    } catch {
      running.cancel()
      _ = await running.result
      throw error
    }
    running.cancel()
    _ = await running.result
    return value
  }
}

/// What a test wants otherwise.
struct ServerChange {
  let make: (inout ServerOptions) -> Void

  init(_ make: @escaping (inout ServerOptions) -> Void) { self.make = make }
}

/// A log that can be read.
final class KeptLog: LogHandler, Sendable {
  private let kept = Mutex<[String]>([])

  var lines: [String] { kept.withLock { $0 } }

  var metadata: Logger.Metadata {
    get { [:] }
    set {}
  }
  var logLevel: Logger.Level {
    get { .info }
    set {}
  }
  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { nil }
    set {}
  }

  func log(event: LogEvent) {
    let pairs = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    kept.withLock { $0.append((["\(event.message)"] + pairs).joined(separator: " ")) }
  }
}
