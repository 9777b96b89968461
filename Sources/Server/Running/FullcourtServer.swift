import Forecasting
import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import Pipeline
import ServiceLifecycle
import UnixSignals

/// The HTTP interface and the dashboard over a workspace or a bundle. It writes nothing into either.
public struct FullcourtServer: Sendable {
  let engine: Engine
  let gate: Gate
  let hub: EventHub
  let options: ServerOptions
  let log: Logger

  /// - Parameters:
  ///   - session: Makes a session of the workspace that looks only; not asked with `options.bundle`.
  ///   - log: Where each request is written down.
  public init(
    _ options: ServerOptions, log: Logger, session: @escaping @Sendable () throws -> WorkspaceSession
  ) {
    self.options = options
    self.log = log
    let metrics = ServerMetrics()
    let origin: Engine.Origin =
      if let bundle = options.bundle {
        .bundle(bundle, threads: options.threads)
      } else {
        .workspace(session, variant: options.variant)
      }
    let engine = Engine(origin, settings: options.engine, metrics: metrics, log: log)
    self.engine = engine
    let pages = Pages(options.dashboard)
    if let absence = pages.absence { log.warning("no dashboard", metadata: ["reason": "\(absence)"]) }
    let interface = Interface(engine, metrics)
    hub = interface.hub
    gate = Gate(
      routes: interface.table, pages: pages, token: options.token,
      limits: ClientLimits(.init(rate: options.rate, burst: max(1, options.rate * 2))), metrics: metrics, log: log)
  }

  /// Serves until it is asked to stop (SIGINT or SIGTERM, or the cancellation of the task): then no new connection is taken,
  /// requests under way are answered and event streams are ended. What is not answered after `ServerOptions.grace` is cut
  /// off; so is everything when a second signal comes.
  ///
  /// - Parameter ready: Told the port once connections are taken.
  /// - Throws: `ServerError.cannotListen`; what loading the bundle throws.
  @discardableResult
  public func run(
    signals: [UnixSignal] = [.sigterm, .sigint], ready: @escaping @Sendable (Int) -> Void
  ) async throws -> ServerEnding {
    // What is no bundle at all is refused before anybody can ask.
    if let bundle = options.bundle { _ = try BundleArchive.manifest(ofUnchecked: bundle) }
    let deadlines = options.deadlines
    let application = Application(
      responder: gate,
      server: .http1(
        configuration: HTTP1Channel.Configuration(
          additionalChannelHandlers: [ConnectionGuard(deadlines)],
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 8 << 10, maxHeaderListSize: 16 << 10, maxHeaderFieldCount: 100))),
      configuration: ApplicationConfiguration(
        address: .hostname(options.host, port: options.port), serverName: nil,
        availableConnectionsDelegate: .maximum(options.connections, logger: quiet)),
      onServerRunning: { channel in ready(channel.localAddress?.port ?? 0) },
      logger: quiet)
    // Not one of the group's services: nobody waits for a model that is being loaded when the server ends.
    let watch = RegistryWatch(engine: engine, hub: hub, every: options.lookEvery)
    let watching = Task { await watch.run() }
    defer { watching.cancel() }
    do {
      let ending = try await ServerLife(
        group: ServiceGroup(configuration: .init(services: [application], logger: quiet)), grace: options.grace,
        log: log
      ).run(signals, unless: watching)
      await engine.close()
      return ending == .whole && engine.isLoading ? .cutOff(atOnce: false) : ending
    } catch let error as IOError {
      throw ServerError.cannotListen(
        host: options.host, port: options.port, reason: String(cString: strerror(error.errnoCode)))
    }
  }

  /// The framework's own lines say nothing that a request's line does not.
  private var quiet: Logger {
    var logger = log
    logger.logLevel = .error
    return logger
  }
}
