import ServiceLifecycle
import UnixSignals

/// How a server ended.
public enum ServerEnding: Sendable, Hashable {
  /// Nothing goes on.
  case whole
  /// Work goes on that nobody waits for: a request that was cut off, a model being loaded. Whoever ends the process now must
  /// not wait for it, and must not run the farewells of libraries that it is in the middle of.
  ///
  /// - Parameter atOnce: A second signal asked for it.
  case cutOff(atOnce: Bool)
}
