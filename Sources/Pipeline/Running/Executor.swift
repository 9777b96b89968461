import Dispatch

/// Where work runs: on this machine. A cluster would be another implementation of the same promise; there is none.
public protocol Executor: Sendable {
  /// Does every item and returns when all are done.
  ///
  /// - Throws: The first error, once the items that were running have ended; no further item is begun after it.
  func run(_ items: [WorkItem]) throws
}
