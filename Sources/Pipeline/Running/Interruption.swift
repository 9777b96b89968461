import Synchronization

/// The wish to stop. Long work asks `isRequested` between units that can be resumed, and throws `Interrupted`.
public final class Interruption: Sendable {
  private let requested = Atomic<Bool>(false)

  public init() {}

  public var isRequested: Bool { requested.load(ordering: .relaxed) }

  public func request() { requested.store(true, ordering: .relaxed) }

  /// - Throws: `Interrupted` once stopping was asked for.
  public func check(resume: String) throws(Interrupted) {
    if isRequested { throw Interrupted(resume: resume) }
  }
}
