import Dispatch
import Foundation
import Registry
import Synchronization

/// Writes how far a training is onto its lease, now and then: a line of a few hundred bytes, at most every two seconds, off
/// the threads that train. A line that cannot be written is not missed.
final class ProgressJournal: Sendable {
  /// Seconds between two lines.
  static let pace = 2.0

  private struct State {
    var lease: Lease?
    var timing = ProgressTiming()
    var last = -Double.infinity
  }

  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "fullcourt.journal", qos: .utility)
  private let now: @Sendable () -> Double

  init(now: @escaping @Sendable () -> Double = WorkspaceSession.uptime) { self.now = now }

  /// The lease to write on from now on.
  func attach(_ lease: Lease) {
    state.withLock { state in
      state.lease = lease
      state.last = -.infinity
    }
  }

  /// A handler that is told what another one is told, and keeps the journal.
  func watching(_ progress: @escaping ProgressHandler) -> ProgressHandler {
    { [self] event in
      record(event)
      progress(event)
    }
  }

  func record(_ event: ProgressEvent) {
    let time = now()
    let line = state.withLock { state -> (Lease, ProgressNote)? in
      state.timing.apply(event, at: time)
      guard let lease = state.lease, time - state.last >= Self.pace else { return nil }
      state.last = time
      return (lease, ProgressNote(state.timing, at: time))
    }
    guard let (lease, note) = line, let data = try? JSONEncoder().encode(note) else { return }
    queue.async { try? lease.say(String(decoding: data, as: UTF8.self)) }
  }

  /// Returns once everything that was to be written is written.
  func settle() { queue.sync {} }
}
