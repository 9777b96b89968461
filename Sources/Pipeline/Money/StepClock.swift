import Synchronization

/// Divides a machine's time among the steps that run on it side by side.
///
/// A machine is paid by the hour, not by the step: while two steps run, each uses half of every second. So what all steps
/// use together is the time that any of them ran, to the second.
final class StepClock: Sendable {
  private struct State {
    var used: [Int: Double] = [:]
    var last = 0.0
    var next = 0
  }

  private let now: @Sendable () -> Double
  private let state = Mutex(State())

  /// - Parameter now: Seconds on a clock that never goes back.
  init(now: @escaping @Sendable () -> Double) { self.now = now }

  /// A step begins.
  func begin() -> Int {
    let now = now()
    return state.withLock { state in
      Self.advance(&state, to: now)
      state.next += 1
      state.used[state.next] = 0
      return state.next
    }
  }

  /// Seconds of the machine that a running step has used.
  func used(_ step: Int) -> Double {
    let now = now()
    return state.withLock { state in
      Self.advance(&state, to: now)
      return state.used[step] ?? 0
    }
  }

  /// What all running steps have used.
  var running: Double {
    let now = now()
    return state.withLock { state in
      Self.advance(&state, to: now)
      return state.used.values.reduce(0, +)
    }
  }

  /// A step ends.
  /// - Returns: Seconds it used.
  func end(_ step: Int) -> Double {
    let now = now()
    return state.withLock { state in
      Self.advance(&state, to: now)
      return state.used.removeValue(forKey: step) ?? 0
    }
  }

  private static func advance(_ state: inout State, to now: Double) {
    defer { state.last = max(state.last, now) }
    guard !state.used.isEmpty, now > state.last else { return }
    let share = (now - state.last) / Double(state.used.count)
    for step in state.used.keys { state.used[step]! += share }
  }
}
