import Dispatch
import Foundation
import Registry
import Synchronization

/// How far a training is, as another process reads it off the lease.
public struct ProgressNote: Sendable, Hashable, Codable {
  /// The step that runs, the one furthest of those side by side; nil between two steps.
  public var step: String?
  /// Steps done, and in all.
  public var done: Int
  public var of: Int
  /// Of all steps, 0 to 1.
  public var fraction: Double
  /// Nil where it cannot be told.
  public var secondsLeft: Double?
  /// What the step is at.
  public var note: String

  /// Nil where the holder said nothing, or something else.
  public init?(_ holder: LeaseHolder?) {
    guard let text = holder?.progress,
      let note = try? JSONDecoder().decode(ProgressNote.self, from: Data(text.utf8))
    else { return nil }
    self = note
  }

  init(_ timing: ProgressTiming, at now: Double) {
    let running = timing.running.max { $0.fraction < $1.fraction }
    step = running?.name
    done = timing.done
    of = timing.total
    fraction = timing.fraction
    secondsLeft = timing.secondsLeft(at: now).map { ($0 * 10).rounded() / 10 }
    note = String((running?.note ?? "").prefix(200))
  }
}

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
