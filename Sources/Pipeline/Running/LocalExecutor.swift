import Dispatch
import Synchronization

/// Runs items in this process, several at a time, each with its share of the threads.
///
/// Boosters of this size gain little from a second thread, so two jobs with one thread each finish sooner than one after
/// the other with two.
public struct LocalExecutor: Executor {
  /// Threads that the items running at a time share.
  public let threads: Int
  /// Items at a time.
  public let jobs: Int

  /// - Parameter jobs: As many as there are threads when nil. More jobs than threads have a thread each.
  public init(threads: Int, jobs: Int? = nil) {
    self.threads = max(1, threads)
    self.jobs = max(1, jobs ?? threads)
  }

  public func run(_ items: [WorkItem]) throws {
    guard !items.isEmpty else { return }
    let jobs = min(jobs, items.count)
    let share = max(1, threads / jobs)
    let next = Mutex(0)
    let failure = Mutex<(any Error)?>(nil)
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      while let item = take(items, next, unless: failure) {
        do {
          try item.work(share)
        } catch {
          failure.withLock { $0 = $0 ?? error }
        }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
  }

  private func take(
    _ items: [WorkItem], _ next: borrowing Mutex<Int>, unless failure: borrowing Mutex<(any Error)?>
  ) -> WorkItem? {
    guard failure.withLock({ $0 == nil }) else { return nil }
    return next.withLock { index in
      guard index < items.count else { return nil }
      defer { index += 1 }
      return items[index]
    }
  }
}
