import Synchronization

/// Counts what several threads have finished.
final class ProgressCount: Sendable {
  private let total: Int
  private let done = Mutex(0)
  private let report: @Sendable (Double) -> Void

  init(total: Int, report: @escaping @Sendable (Double) -> Void) {
    self.total = total
    self.report = report
  }

  func advance() {
    let share = done.withLock { done in
      done += 1
      return Double(done) / Double(max(1, total))
    }
    report(share)
  }
}
