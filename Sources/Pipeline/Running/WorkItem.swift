import Dispatch

/// A piece of work that depends on no other piece of the same batch.
public struct WorkItem: Sendable {
  public let name: String
  /// Does the work with so many threads, and commits its result itself.
  public let work: @Sendable (_ threads: Int) throws -> Void

  public init(name: String, work: @escaping @Sendable (_ threads: Int) throws -> Void) {
    self.name = name
    self.work = work
  }
}
