import Foundation
import Synchronization

/// Where tests make things go wrong: every write, sync and rename of this program's own goes past here, and so do the steps
/// of a commit and of a training. Nothing of it costs more than a look at a flag unless it was switched on: by the
/// environment variable `FULLCOURT_FAULT`, or by a test of this process.
package enum Faults {
  private static let environment = FaultPlan.fromEnvironment()
  private static let plans = Mutex<[Int: FaultPlan]>([:])
  private static let isArmed = Atomic<Bool>(environment != nil)
  private static let next = Atomic<Int>(1)

  /// A step that is no operation of the disk: a test may end the process here.
  package static func reach(_ point: StaticString) {
    guard isArmed.load(ordering: .relaxed) else { return }
    switch verdict(FaultPlace(point: "\(point)", path: "")) {
    case .kill: die()
    case .hold: wait()
    case .signal(let number): kill(getpid(), number)
    case .go, .fail: break
    }
  }

  /// What is to become of an operation of the disk.
  static func verdict(_ operation: StaticString, _ path: String) -> FaultVerdict {
    guard isArmed.load(ordering: .relaxed) else { return .go }
    return verdict(FaultPlace(point: "\(operation)", path: path))
  }

  private static func verdict(_ place: FaultPlace) -> FaultVerdict {
    let asked = plans.withLock { Array($0.values) } + (environment.map { [$0] } ?? [])
    for plan in asked where plan.concerns(place) {
      let verdict = plan.verdict(place)
      if verdict != .go { return verdict }
    }
    return .go
  }

  /// Switches a plan on while the body runs. Threads that the body starts are concerned too; other tests are not, as long as
  /// the plan names a folder of its own.
  package static func with<Value>(_ plan: FaultPlan, _ body: () throws -> Value) rethrows -> Value {
    let number = next.add(1, ordering: .relaxed).newValue
    plans.withLock { $0[number] = plan }
    isArmed.store(true, ordering: .relaxed)
    defer { plans.withLock { $0[number] = nil } }
    return try body()
  }

  /// As the kernel ends a process that is killed: no destructor, no handler, no flush.
  static func die() -> Never {
    kill(getpid(), SIGKILL)
    wait()
  }

  static func wait() -> Never { while true { pause() } }
}
