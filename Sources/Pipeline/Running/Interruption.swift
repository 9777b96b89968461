import Synchronization

/// The wish to stop. Long work asks `isRequested` between units that can be resumed, and throws `Interrupted`.
public final class Interruption: Sendable {
  private let requested = Atomic<Bool>(false)

  public init() {}

  /// Can be asked on any thread.
  public var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// Asks to stop, on any thread; it cannot be taken back.
  public func request() { requested.store(true, ordering: .relaxed) }

  /// - Throws: `Interrupted` once stopping was asked for.
  public func check(resume: String) throws(Interrupted) {
    if isRequested { throw Interrupted(resume: resume) }
  }
}
