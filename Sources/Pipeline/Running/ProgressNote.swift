import Dispatch
import Foundation
import Registry

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
