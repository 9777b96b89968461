/// What becomes of an operation.
package enum FaultVerdict: Sendable, Equatable {
  case go
  /// It is refused: half of a write, and an error, as of a full or broken disk.
  case fail
  /// The process dies in it.
  case kill
  /// The process is sent a signal and goes on.
  case signal(Int32)
  /// It never comes back, and the thread that asked for it waits.
  case hold
}
