import Foundation

/// Lets calls that want the same number of threads run side by side and those that want another wait their turn.
///
/// LightGBM keeps the number of threads in one variable for the whole process and sizes buffers by it: were it changed
/// while another call runs, that call would write past its buffers. Calls pass in the order of their arrival, so nobody
/// waits for ever.
final class ThreadGate: @unchecked Sendable {
  // All state is guarded by the condition's lock.
  private let condition = NSCondition()
  private var current = 0
  private var inside = 0
  private var nextTicket: UInt64 = 0
  private var serving: UInt64 = 0

  /// Runs `body` while no call with another number of threads is inside; `change` is told first when the number changes.
  func pass<Value>(_ threads: Int, onChange change: (Int) -> Void, _ body: () -> Value) -> Value {
    condition.lock()
    let ticket = nextTicket
    nextTicket += 1
    while ticket != serving || (inside > 0 && current != threads) { condition.wait() }
    if current != threads {
      change(threads)
      current = threads
    }
    inside += 1
    serving += 1
    condition.broadcast()
    condition.unlock()
    defer {
      condition.lock()
      inside -= 1
      condition.broadcast()
      condition.unlock()
    }
    return body()
  }
}
