import Synchronization

/// A clock that goes on when it is told to.
final class FakeClock: Sendable {
  private let seconds = Mutex(0.0)

  var now: @Sendable () -> Double { { [self] in seconds.withLock { $0 } } }

  func advance(_ by: Double) { seconds.withLock { $0 += by } }
}
