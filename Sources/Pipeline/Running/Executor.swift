import Dispatch

/// Where work runs. The local machine is the default; a cluster is another implementation of the same promise.
public protocol Executor: Sendable {
  /// Does every item and returns when all are done.
  ///
  /// - Throws: The first error, once the items that were running have ended; no further item is begun after it.
  func run(_ items: [WorkItem]) throws
}
