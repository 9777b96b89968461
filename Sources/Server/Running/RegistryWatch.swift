import Foundation
import Hummingbird
import HummingbirdCore
import NIOPosix
import ServiceLifecycle
import UnixSignals

/// Looks at the registry now and then.
struct RegistryWatch: Sendable {
  let engine: Engine
  let hub: EventHub
  let every: Double

  /// One look, and word of what it found.
  func look() async {
    await engine.look()
    await hub.tell(await engine.standing?.pulse?.holder)
  }

  /// Until the task is cancelled.
  /// - Returns: Why there is nothing to look at any more.
  func run() async -> (any Error)? {
    while !Task.isCancelled {
      await look()
      if let failure = await engine.bundleFailure { return failure }
      try? await Task.sleep(for: .seconds(every))
    }
    return nil
  }
}
