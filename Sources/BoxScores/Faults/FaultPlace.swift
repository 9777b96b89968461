/// A place that a running program passes.
package struct FaultPlace: Sendable, Hashable {
  /// `write`, `sync`, `rename`, `reserve` for operations of the disk; else a step such as `commit.afterIntent`.
  package let point: String
  /// What the operation is about; empty for a step.
  package let path: String
}
